// What a first look costs, and how much of a long list is drawn.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { furnish, make } from '../fixture.js';
import { sitDown, stand } from '../program.js';
import { documentOf, LANGUAGES } from '../words.js';

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

/** What a page takes from the server: what it weighs, and what was asked for. */
async function weigh(page) {
  const wire = await page.context().newCDPSession(page);
  const urls = new Map();
  const taken = { bytes: 0, urls };
  wire.on('Network.requestWillBeSent', ({ requestId, request }) => urls.set(requestId, request.url));
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const url = urls.get(requestId) ?? '';
    if (url.includes('/app/') && !url.endsWith('.woff2')) taken.bytes += encodedDataLength;
  });
  await wire.send('Network.enable');
  return taken;
}

/** The rooms that were furnished, each with its language: `auth.en`. */
const rooms = ({ urls }) =>
  [...urls.values()].flatMap(url => /assets\/([a-z]+\.(?:en|bn))-/.exec(url)?.[1] ?? []).sort();

/** Notes whatever is shown at the side in the other language, even for a moment. */
const watch = other => {
  window.flashed = [];
  new MutationObserver(() => {
    const side = document.querySelector('nav')?.textContent ?? '';
    if (side.includes(other)) window.flashed.push(side);
  }).observe(document, { childList: true, subtree: true, characterData: true });
};

for (const [language, other] of [LANGUAGES, LANGUAGES.toReversed()]) {
  test(`a first look at a list in ${language}: nothing of the other language, nor of other rooms`, async t => {
    for (const [path, opened] of [
      ['/companies', []],
      ['/users', ['auth', 'permissions']],
    ]) {
      const { page, wrong, open, leave } = await sitDown(browser, program, { language, company: ids.company });
      await page.addInitScript(watch, documentOf('company').many[other]);
      const taken = await weigh(page);
      await open(path);
      await page.getByRole('row').nth(2).waitFor();
      const { bytes, urls } = taken;
      t.diagnostic(`${path} in ${language}: ${(bytes / KIB).toFixed(1)} KiB in ${urls.size} requests`);
      assert.ok(bytes > 50 * KIB, 'the bytes were counted');
      assert.ok(bytes <= FIRST_LOOK, `${(bytes / KIB).toFixed(1)} KiB`);
      assert.ok(urls.size <= REQUESTS, `${urls.size} requests`);
      const expected = ['desk', 'organization', ...opened].map(room => `${room}.${language}`).sort();
      assert.deepEqual(rooms(taken), expected);
      assert.deepEqual(await page.evaluate(() => window.flashed), []);
      assert.deepEqual(wrong, []);
      await leave();
    }
  });
}

test('the other language comes when it is chosen; what was typed stays', async () => {
  const { page, wrong, open, leave } = await sitDown(browser, program, { company: ids.company });
  await open('/branches/new');
  const name = page.locator('[data-field="name"] input');
  await name.fill('Half a branch');
  const taken = await weigh(page);
  const title = language => page.locator('main h1').filter({ hasText: documentOf('branch').create.label[language] });
  const choose = async said => {
    await page.locator('.you').click();
    await page.getByRole('menuitemradio', { name: said }).click();
  };
  // Where it cannot be fetched, that is said, and everything stays as it is.
  await page.route(/\.bn-/, route => route.abort());
  await choose('বাংলা');
  await page.locator('.notice-bad').waitFor();
  await title('en').waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await page.unroute(/\.bn-/);
  await choose('বাংলা');
  await title('bn').waitFor();
  assert.equal(await name.inputValue(), 'Half a branch');
  assert.deepEqual([...new Set(rooms(taken))], ['desk.bn', 'organization.bn']);
  taken.urls.clear();
  await choose('English');
  await title('en').waitFor();
  assert.deepEqual(rooms(taken), [], 'what was here is not fetched again');
  assert.equal(await name.inputValue(), 'Half a branch');
  assert.deepEqual(
    wrong.filter(text => !/Failed to load|ERR_FAILED/.test(text)),
    [],
  );
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
