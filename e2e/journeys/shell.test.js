// What the switches above change is seen; the palette finds over all documents at once; the sheet lists what works here.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { furnish, make } from '../fixture.js';
import { askedIn, sitDown, stand } from '../program.js';
import { LANGUAGES } from '../words.js';

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

const SAID = {
  branch: { en: /^Branch:/, bn: /^শাখা:/ },
  year: { en: /You look at the fiscal year/, bn: /আপনি দেখছেন .* অর্থবছর/ },
  yearSwitch: { en: /^Fiscal year:/, bn: /^অর্থবছর:/ },
};

for (const language of LANGUAGES) {
  test(`a branch narrows a list, says so, and is taken away there, in ${language}`, async () => {
    const { page, wrong, open, leave } = await sitDown(browser, program, { language, company: ids.company });
    await open('/units');
    const rows = page.getByRole('treegrid').getByRole('row');
    await rows.filter({ hasText: 'OPS' }).waitFor();
    await page.locator('.switches').getByRole('button', { name: SAID.branch[language] }).click();
    await page.getByRole('menuitemradio', { name: /DHK-01/ }).click();
    await rows.filter({ hasText: 'OPS' }).waitFor({ state: 'detached' });
    await rows.filter({ hasText: 'ENG' }).waitFor();
    const token = page.locator('.list-tools .token').filter({ hasText: SAID.branch[language] });
    await token.getByRole('button').press('Enter');
    await rows.filter({ hasText: 'OPS' }).waitFor();
    assert.deepEqual(wrong, []);
    await leave();
  });

  test(`a document of another fiscal year says so, in ${language}`, async () => {
    const { page, wrong, open, leave } = await sitDown(browser, program, { language, company: ids.company });
    const next = 'mutation($input: OpenNextYear!) { openNextFiscalYear(input: $input) { id } }';
    const input = { companyId: ids.company };
    const { openNextFiscalYear: year } = await program.graph(next, { input });
    await open(`/fiscal-years/${year.id}`);
    const note = page.getByRole('note').filter({ hasText: SAID.year[language] });
    await note.waitFor();
    await note.getByRole('button').press('Enter');
    await note.waitFor({ state: 'detached' });
    assert.deepEqual(wrong, []);
    await leave();
  });
}

test('the palette asks once for records of every kind, and leaves out what one may not see', async () => {
  const { page, wrong, open, leave } = await sitDown(browser, program, { company: ids.company });
  await open('/');
  await page.locator('main .panel').first().waitFor();
  const asked = [];
  page.on('request', request => {
    if (request.url().endsWith('/graphql')) asked.push(askedIn(request));
  });
  await page.keyboard.press('Control+k');
  await page.locator('.palette-line input').fill('প্র');
  await page.getByRole('option', { name: /DHK-01/ }).waitFor();
  await page.getByRole('option', { name: /ENG/ }).waitFor();
  const records = asked.filter(body => body.includes('query Palette'));
  const parts = new Set(records).size;
  assert.ok(parts > 0 && records.length <= 3 * parts, `${records.length} requests for three letters`);
  assert.equal(asked.filter(body => /branches\(/.test(body) && !body.includes('query Palette')).length, 0);
  assert.deepEqual(wrong, []);
  await leave();
});

test('the sheet lists the keys of the page it is opened on, and no others', async () => {
  const { page, wrong, open, leave } = await sitDown(browser, program, { company: ids.company });
  const keys = async (path, ready) => {
    await open(path);
    await page.locator(ready).first().waitFor();
    await page.locator('main').focus();
    await page.keyboard.press('?');
    await page.getByRole('dialog').locator('kbd').first().waitFor();
    const said = await page.getByRole('dialog').locator('kbd').allTextContents();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    return said;
  };
  const list = await keys('/branches', '[role="grid"]');
  assert.ok(list.includes('N') && list.includes('X') && !list.includes('Ctrl S') && !list.includes('← →'), `${list}`);
  const tree = await keys('/units', '[role="treegrid"]');
  assert.ok(tree.includes('← →'), `${tree}`);
  const form = await keys('/branches/new', '[data-field="code"] input');
  assert.ok(form.includes('Ctrl S') && form.includes('Alt C') && !form.includes('N'), `${form}`);
  assert.deepEqual(wrong, []);
  await leave();
});

test('a tree is walked by keys as the pattern of treegrids says', async () => {
  await make(program, 'unit', { companyId: ids.company, kind: 'DIVISION', code: 'AAA', name: 'First of all' });
  const { page, wrong, open, leave } = await sitDown(browser, program, { company: ids.company });
  await open('/units');
  const grid = page.getByRole('treegrid');
  await grid.getByRole('row').filter({ hasText: 'ENG' }).waitFor();
  await grid.focus();
  const now = async () =>
    await page.evaluate(() => {
      const id = document.querySelector('[role="treegrid"]').getAttribute('aria-activedescendant');
      const row = document.getElementById(id);
      return [
        row?.textContent.includes('OPS') ? 'OPS' : row?.textContent.includes('ENG') ? 'ENG' : 'other',
        row?.getAttribute('aria-level'),
        row?.getAttribute('aria-expanded'),
      ];
    });
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  assert.deepEqual(await now(), ['OPS', '1', 'true']);
  await page.keyboard.press('ArrowRight');
  assert.deepEqual(await now(), ['ENG', '2', null]);
  await page.keyboard.press('ArrowLeft');
  assert.deepEqual(await now(), ['OPS', '1', 'true']);
  await page.keyboard.press('ArrowLeft');
  assert.deepEqual(await now(), ['OPS', '1', 'false']);
  assert.equal(await grid.getByRole('row').filter({ hasText: 'ENG' }).count(), 0);
  await page.keyboard.press('ArrowRight');
  assert.deepEqual(await now(), ['OPS', '1', 'true']);
  const counted = await grid.evaluate(one => [
    one.getAttribute('aria-rowcount'),
    [...one.querySelectorAll('[role="row"]')].map(row => row.getAttribute('aria-rowindex')),
  ]);
  assert.deepEqual(counted, ['4', ['1', '2', '3', '4']]);
  assert.deepEqual(wrong, []);
  await leave();
});
