// What a first look costs, and how much of a long list is drawn.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { furnish, make } from '../fixture.js';
import { sitDown, stand } from '../program.js';

const KIB = 1024;
const FIRST_LOOK = 270 * KIB;
const REQUESTS = 24;
const NODES = 600;
/** As many as a trial's plan allows, less those of the fixture. */
const UNITS = 190;

let desk;
let browser;
let program;
let ids;
before(async () => {
  desk = await stand();
  ({ browser, program } = desk);
  ids = await furnish(program);
});
after(() => desk?.close());

test('a first look at a list', async () => {
  const { page, open, leave } = await sitDown(browser, program, { company: ids.company });
  const wire = await page.context().newCDPSession(page);
  const urls = new Map();
  let bytes = 0;
  wire.on('Network.requestWillBeSent', ({ requestId, request }) => urls.set(requestId, request.url));
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const url = urls.get(requestId) ?? '';
    if (url.includes('/app/') && !url.endsWith('.woff2')) bytes += encodedDataLength;
  });
  await wire.send('Network.enable');
  await open('/companies');
  await page.getByRole('row').nth(2).waitFor();
  assert.ok(bytes > 50 * KIB, 'the bytes were counted');
  assert.ok(bytes <= FIRST_LOOK, `${(bytes / KIB).toFixed(1)} KiB`);
  assert.ok(urls.size <= REQUESTS, `${urls.size} requests`);
  await leave();
});

test('what is loaded once is not loaded again', async () => {
  const { page, open, leave } = await sitDown(browser, program, { company: ids.company });
  await open('/companies');
  await page.getByRole('row').nth(2).waitFor();
  const script = await page.locator('script[type="module"]').last().getAttribute('src');
  const head = async path =>
    (await fetch(`${program.origin}${path}`, { headers: { 'accept-encoding': 'br' } })).headers;
  assert.match((await head(script)).get('cache-control'), /immutable/);
  const index = await head('/app/');
  assert.equal(index.get('cache-control'), 'no-cache');
  assert.match(index.get('content-security-policy'), /style-src 'self';/);
  assert.doesNotMatch(index.get('content-security-policy'), /unsafe/);
  const again = await fetch(`${program.origin}/app/`, { headers: { 'if-none-match': index.get('etag') } });
  assert.equal(again.status, 304);
  await leave();
});

test('of a long tree only what is in sight is drawn', async () => {
  for (let at = 0; at < UNITS; at += 10) {
    const some = Array.from({ length: Math.min(10, UNITS - at) }, (_, n) => at + n);
    await Promise.all(
      some.map(n =>
        make(program, 'unit', {
          companyId: ids.company,
          kind: 'COST_CENTRE',
          code: `C-${n}`,
          name: `Cost centre ${n}`,
        }),
      ),
    );
  }
  const { page, wrong, open, leave } = await sitDown(browser, program, { company: ids.company });
  await open('/units');
  const grid = page.getByRole('treegrid');
  await page.waitForFunction(
    least => Number(document.querySelector('[role="treegrid"]')?.getAttribute('aria-rowcount')) > least,
    UNITS,
  );
  const drawn = () => grid.evaluate(box => box.querySelectorAll('*').length);
  assert.ok((await drawn()) <= NODES, `${await drawn()} nodes`);
  await grid.focus();
  await page.keyboard.press('End');
  await page
    .getByRole('row')
    .filter({ hasText: 'OPS' })
    .or(page.getByRole('row').filter({ hasText: 'ENG' }))
    .first()
    .waitFor();
  assert.ok((await drawn()) <= NODES, `${await drawn()} nodes at the end`);
  assert.deepEqual(wrong, []);
  await leave();
});
