// The kit as people try it: half typed, badly typed, typed by two, with a bad network; lists left and come back to; many rows.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { furnish, make } from '../fixture.js';
import { loseFirst, PEOPLE, sitDown, stand } from '../program.js';
import { actOf, documentOf, LANGUAGES, labelOf, WIDTHS } from '../words.js';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
PEOPLE.looker = { email: 'looker@example.com', password: 'surma-Ferry-Ghat-88', name: 'Salma' };

let desk;
let browser;
let program;
let ids;
before(async () => {
  desk = await stand();
  ({ browser, program } = desk);
  ids = await furnish(program);
  await program.invite('looker', 'viewer');
});
after(() => desk?.close());

const SAID = {
  noDay: { en: /April 20\d\d has 30 days/, bn: /এপ্রিল ২০\d*[০-৯]* মাসে ৩০ দিন/ },
  commas: { en: /The commas do not fit/, bn: /কমা ঠিক জায়গায় নেই/ },
  spoken: { en: '1 lakh 25 thousand', bn: '১ লাখ ২৫ হাজার' },
  draft: { en: /Your draft of/, bn: /খসড়াটি ফিরিয়ে/ },
  leftOut: { en: 'Left out: 1', bn: 'বাদ থাকবে: ১টি' },
  unread: { en: /Choose one from the list/, bn: /তালিকা থেকে একটি বেছে নিন/ },
  help: { en: 'This page', bn: 'এই পাতা' },
};
const input = (page, name) => page.locator(`[data-field="${name}"]`).locator('input, textarea').first();
const complaint = (page, name) => page.locator(`[data-field="${name}"] .field-wrong`);
const at = page => page.evaluate(() => document.activeElement.closest('[data-field]')?.dataset.field);
const rows = page => page.locator('.grid-body').getByRole('row');
const notice = (page, text) => page.locator('.notice').filter({ hasText: text });
const branch = (code, more = {}) => make(program, 'branch', { companyId: ids.company, code, name: code, ...more });
const unit = (code, more = {}) =>
  make(program, 'unit', { companyId: ids.company, kind: 'DIVISION', code, name: code, ...more });
/** So many of them, ten at a time. */
async function many(count, make) {
  for (let n = 0; n < count; n += 10) await Promise.all(Array.from({ length: 10 }, (_, i) => make(n + i)));
}
const BRANCH = 'query($id: BranchId!) { branch(id: $id) { id code name nameBn address bin version } }';
const UPDATE = 'mutation($input: UpdateBranch!) { updateBranch(input: $input) { version } }';

for (const language of LANGUAGES) {
  test(`whoever mends one field stays in it, and a day that is not there is not saved, in ${language}`, async () => {
    const { page, wrong, open, leave } = await sitDown(browser, program, { language });
    await open('/companies/new');
    await input(page, 'name').fill('Surma Works');
    await input(page, 'tin').fill('১২');
    await input(page, 'bin').fill('34');
    await page.keyboard.press('Control+s');
    await complaint(page, 'bin').waitFor();
    assert.equal(await at(page), 'tin');
    await input(page, 'bin').focus();
    await page.keyboard.press('End');
    await page.keyboard.type('567');
    assert.equal(await input(page, 'bin').inputValue(), '34567');
    for (const name of ['tin', 'bin']) await input(page, name).fill('');
    for (const press of [() => page.keyboard.press('Control+s'), () => page.keyboard.press('Enter')]) {
      await input(page, 'booksFrom').fill('৩১/৪');
      await press();
      await complaint(page, 'booksFrom').filter({ hasText: SAID.noDay[language] }).waitFor();
      assert.equal(await at(page), 'booksFrom');
    }
    assert.match(page.url(), /companies\/new$/);
    assert.deepEqual(wrong, []);
    await leave();
  });

  test(`money is typed as people write it, and said back, in ${language}`, async () => {
    const { page, wrong, open, leave } = await sitDown(browser, program, { language, width: WIDTHS.at(-1) });
    await open('/assignments/new');
    const sum = input(page, 'upTo');
    await sum.fill('৳ ১,২৫,০০০/-');
    await page.locator('.money-said').filter({ hasText: SAID.spoken[language] }).waitFor();
    await sum.blur();
    assert.match(await sum.inputValue(), language === 'bn' ? /^১,২৫,০০০.০০$/ : /^1,25,000.00$/);
    // A comma where a point is meant would make twelve hundred of twelve and a half.
    await sum.fill('12,50');
    await sum.press('Enter');
    await complaint(page, 'upTo').filter({ hasText: SAID.commas[language] }).waitFor();
    assert.deepEqual(wrong, []);
    await leave();
  });
}

test('what is typed is kept at once, and nobody’s change is overwritten unseen by an old draft', async () => {
  const { id } = await branch('DRAFT-1', { name: 'Yard', address: 'Old road' });
  const { page, wrong, open, leave } = await sitDown(browser, program, { company: ids.company });
  await open(`/branches/${id}`);
  await input(page, 'name').fill('Mine');
  await page.keyboard.press('Escape');
  await rows(page).first().waitFor();
  const { branch: now } = await program.graph(BRANCH, { id }, 'checker');
  await program.graph(UPDATE, { input: { ...now, name: 'Theirs', address: 'New road' } }, 'checker');
  await open(`/branches/${id}`);
  await page.locator('.strip').filter({ hasText: SAID.draft.en }).waitFor();
  assert.equal(await input(page, 'name').inputValue(), 'Mine');
  await page.keyboard.press('Control+s');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio').nth(1).check();
  await dialog.locator('button').filter({ hasText: 'Use these' }).click();
  assert.equal(await input(page, 'name').inputValue(), 'Theirs');
  // Taken back to what is there: no draft of it is left.
  await open(`/branches/${id}`);
  await input(page, 'name').waitFor();
  assert.equal(await page.locator('.strip').filter({ hasText: SAID.draft.en }).count(), 0);
  assert.deepEqual(wrong, []);
  await leave();
});

test('a page that is left while its answer is on the way saves once all the same', async () => {
  const { page, open, leave } = await sitDown(browser, program, { company: ids.company });
  await open('/branches/new');
  await input(page, 'code').fill('ONCE-1');
  await input(page, 'name').fill('Once only');
  const keys = await loseFirst(page, program, 'createBranch');
  await page.keyboard.press('Control+s');
  await page.getByRole('alert').first().waitFor();
  await page.reload();
  await page.locator('.strip').filter({ hasText: SAID.draft.en }).waitFor();
  // Its code is taken by itself: only the key tells that it is the same.
  await page.keyboard.press('Control+s');
  await page.locator('main h1').filter({ hasText: 'ONCE-1' }).waitFor();
  assert.equal(keys[0], keys[1]);
  await leave();
});

test('a list is come back to as it was left, and its link shows another person the same', async () => {
  await many(60, n => unit(`ROW-${String(n).padStart(3, '0')}`));
  const { page, wrong, open, leave } = await sitDown(browser, program, { company: ids.company });
  await open('/units?q=row');
  await rows(page).first().waitFor();
  await page.getByRole('grid').focus();
  for (let n = 0; n < 4; n += 1) await page.keyboard.press('PageDown');
  await page.waitForFunction(() => document.querySelector('[role="grid"]').scrollTop > 900);
  const stood = await page.getByRole('grid').evaluate(grid => grid.scrollTop);
  await page.keyboard.press('Enter');
  await input(page, 'code').waitFor();
  await page.keyboard.press('Escape');
  await page.waitForURL(/q=row/);
  await page.waitForFunction(top => document.querySelector('[role="grid"]')?.scrollTop === top, stood);
  // Columns: one away, one moved; there again after a reload.
  await page.getByRole('button', { name: 'Columns' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('[data-column="kind"] input').uncheck();
  await dialog.locator('[data-column="state"] input').focus();
  for (let n = 0; n < 3; n += 1) await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.reload();
  await rows(page).first().waitFor();
  const heads = await page.getByRole('columnheader').allTextContents();
  assert.deepEqual(
    heads.filter(Boolean),
    ['name', 'state', 'code', 'branchId'].map(name => labelOf('unit', name, 'en')),
  );
  // A view: saved, renamed, sent, deleted.
  const menu = async name => {
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  await menu('Save this view');
  await dialog.locator('input').fill('Rows');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await menu('Arrange views');
  await dialog.locator('input').fill('সারি');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitemradio', { name: 'সারি' }).waitFor();
  await page.keyboard.press('Escape');
  await menu('Copy the link');
  await notice(page, 'The link is copied').waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await menu('Arrange views');
  await dialog.getByRole('button', { name: /^Delete view/ }).click();
  await dialog.locator('button[type="submit"]').click();
  await dialog.waitFor({ state: 'detached' });
  // Whoever looks at no company yet looks at this one by the link.
  const other = await sitDown(browser, program, { language: 'bn', who: 'looker' });
  await other.page.goto(link);
  await rows(other.page).first().waitFor();
  const theirs = await other.page.getByRole('columnheader').allTextContents();
  assert.deepEqual(
    theirs.filter(Boolean),
    ['name', 'state', 'code', 'branchId'].map(name => labelOf('unit', name, 'bn')),
  );
  assert.ok(!other.page.url().includes('company='), other.page.url());
  assert.match(await other.page.locator('.token').first().textContent(), /পদ্মা/);
  assert.deepEqual([...wrong, ...other.wrong], []);
  await other.leave();
  await leave();
});

test('a row opens beside, by the mouse and by the keyboard', async () => {
  const { page, wrong, open, leave } = await sitDown(browser, program, { company: ids.company });
  await open('/units?q=row');
  await rows(page).first().waitFor();
  const beside = async act => {
    const [other] = await Promise.all([page.context().waitForEvent('page'), act()]);
    await other.waitForURL(/units\/[0-9a-f-]{36}$/);
    await other.close();
  };
  await beside(() => rows(page).first().locator('a').click({ button: 'middle' }));
  await beside(() =>
    rows(page)
      .nth(1)
      .getByRole('gridcell')
      .last()
      .click({ modifiers: ['Control'] }),
  );
  await page.getByRole('grid').focus();
  await beside(() => page.keyboard.press('Control+Enter'));
  assert.match(page.url(), /units\?q=row$/);
  assert.deepEqual(wrong, []);
  await leave();
});

test('rows are selected over searches and pages; each that is refused says which and why', async () => {
  const used = await unit('BULK-1');
  await unit('BULK-2');
  const closed = await unit('BULK-3');
  const close = 'mutation($id: UnitId!, $version: Int!) { closeOrgUnit(id: $id, version: $version) { id } }';
  await program.graph(close, closed);
  await unit('IN-USE', { kind: 'DEPARTMENT', parentId: used.id });
  const { page, wrong, open, leave } = await sitDown(browser, program, { company: ids.company });
  await open('/units?q=bulk&state=all');
  await rows(page).nth(2).waitFor();
  await page.getByRole('grid').focus();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  // They stay selected while something else is looked for.
  await page.getByPlaceholder(/^Search/).fill('row-00');
  await rows(page).nth(9).waitFor();
  await rows(page).first().getByRole('checkbox').check();
  const bar = page.getByRole('toolbar');
  await bar.filter({ hasText: '4 selected' }).waitFor();
  await bar.getByRole('button', { name: actOf('unit', 'close', 'en') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('note').filter({ hasText: SAID.leftOut.en }).filter({ hasText: 'BULK-3' }).waitFor();
  await dialog.locator('button[type="submit"]').click();
  const refused = dialog.getByRole('alert');
  await refused
    .filter({ hasText: 'BULK-1' })
    .filter({ hasText: /still stand under/ })
    .waitFor();
  assert.equal(await refused.getByRole('listitem').count(), 1);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  // What was not done is still selected.
  await bar.filter({ hasText: '2 selected' }).waitFor();
  await bar.getByRole('button', { name: 'Clear' }).click();
  await page.getByPlaceholder(/^Search/).fill('row');
  await page.locator('.list-foot').filter({ hasText: '50 rows, more below' }).waitFor();
  await page.getByRole('checkbox', { name: 'Select all shown' }).check();
  await bar.getByRole('button', { name: 'Select everything found' }).click();
  await bar.filter({ hasText: /^(59|60) selected/ }).waitFor();
  assert.deepEqual(wrong, []);
  await leave();
});

test('an export has the columns that are seen, whole and without formulas', async () => {
  for (const [n, name] of ['=1+1', '-2+3', '@SUM(A1)', '+8801', 'দোতলা, "নতুন"'].entries()) {
    await unit(`CSV-${n}`, { name });
  }
  const { page, wrong, open, leave } = await sitDown(browser, program, { company: ids.company });
  await open('/units?q=csv&columns=name,code');
  await rows(page).nth(4).waitFor();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export' }).click(),
  ]);
  const text = readFileSync(await file.path(), 'utf8');
  assert.equal(
    text,
    `\ufeff${['Name,Code', "'=1+1,CSV-0", "'-2+3,CSV-1", "'@SUM(A1),CSV-2", "'+8801,CSV-3", '"দোতলা, ""নতুন""",CSV-4', ''].join('\r\n')}`,
  );
  assert.deepEqual(wrong, []);
  await leave();
});

for (const language of LANGUAGES) {
  test(`a list is narrowed to days typed in either digits, which its address says, in ${language}`, async () => {
    const { page, wrong, open, leave } = await sitDown(browser, program, { language, company: ids.company });
    await open('/company-changes');
    await rows(page).first().waitFor();
    await page.keyboard.press('f');
    const written = labelOf('company-change', 'writtenOn', language);
    await page.getByRole('menuitem', { name: written }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.locator('[data-field="from"] input').fill('৩১/৪/২৭');
    await dialog.locator('[data-field="until"] input').press('Enter');
    await dialog.locator('[data-field="from"] .field-wrong').waitFor();
    await dialog.locator('[data-field="from"] input').fill('১/৭/২৬');
    await dialog.locator('[data-field="until"] input').fill('30 Jun 27');
    await dialog.locator('[data-field="until"] input').press('Enter');
    await page.waitForURL(/writtenOn=2026-07-01\.\.2027-06-30/);
    await rows(page).first().waitFor();
    await open('/company-changes?writtenOn=..2020-01-01&state=SUBMITTED');
    await page.locator('.empty').waitFor();
    const token = page.locator('.token').filter({ hasText: written });
    await token.filter({ hasText: language === 'bn' ? '১ জানুয়ারি ২০২০ পর্যন্ত' : 'until 1 Jan 2020' }).waitFor();
    await token.getByRole('button').last().click();
    await rows(page).first().waitFor();
    assert.deepEqual(wrong, []);
    await leave();
  });

  test(`a link is found in either script, made with what was typed, or says why not, in ${language}`, async () => {
    const { page, wrong, open, leave } = await sitDown(browser, program, { language, company: ids.company });
    await open('/units/new');
    const parent = input(page, 'parentId');
    await parent.fill('পরিচাল');
    await page.getByRole('option', { name: /OPS/ }).waitFor();
    await parent.press('Enter');
    await page.waitForFunction(() => document.querySelector('[data-field="parentId"] input').value.includes('OPS'));
    // Another company's units are not this one's: what cannot stand beside it is emptied.
    await input(page, 'companyId').fill('Meghna');
    await page.getByRole('option', { name: /Meghna|মেঘনা/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('[data-field="parentId"] input').value === '');
    await parent.fill('Nothing is called so');
    await parent.press('Tab');
    await complaint(page, 'parentId').filter({ hasText: SAID.unread[language] }).waitFor();
    await parent.focus();
    await page.keyboard.press('Alt+c');
    const dialog = page.getByRole('dialog');
    await dialog.locator('[data-field="name"] input').waitFor();
    assert.equal(await dialog.locator('[data-field="name"] input').inputValue(), 'Nothing is called so');
    await dialog.locator('[data-field="code"] input').fill('KEPT');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    assert.deepEqual(wrong, []);
    await leave();
    const looker = await sitDown(browser, program, { language, company: ids.company, who: 'looker' });
    await looker.open('/units/new');
    await input(looker.page, 'parentId').click();
    const no = looker.page.locator('[role="option"][aria-disabled="true"]');
    const make = no.filter({ hasText: documentOf('unit').create.label[language] });
    await make.waitFor();
    assert.match(await make.textContent(), language === 'bn' ? /অনুমতি লাগবে/ : /You need the permission/);
    await looker.leave();
  });

  test(`help is at hand on a telephone, and paper carries no buttons, in ${language}`, async () => {
    const { page, wrong, open, leave } = await sitDown(browser, program, {
      language,
      width: 390,
      company: ids.company,
    });
    await open('/units');
    await rows(page).first().waitFor();
    await page.locator('header.bar button').last().click();
    await page.getByRole('region', { name: SAID.help[language] }).waitFor();
    await page.keyboard.press('Escape');
    await page.emulateMedia({ media: 'print' });
    await page.locator('.paper-head').waitFor();
    assert.equal(await page.getByRole('columnheader').count(), documentOf('unit').columns.length);
    assert.equal(await page.locator('.do:visible, .side:visible, .bar:visible').count(), 0);
    assert.deepEqual(wrong, []);
    await leave();
  });
}

test('a tree of many is whole: what stands under a later row is under it', async () => {
  const root = await make(program, 'unit', {
    companyId: ids.company,
    kind: 'DIVISION',
    code: 'ZZZ',
    name: 'Last of all',
  });
  // Codes before that of what they stand under.
  await many(30, n => unit(`AA-${n}`, { kind: 'DEPARTMENT', parentId: root.id }));
  const { page, wrong, open, leave } = await sitDown(browser, program, { company: ids.company });
  await open('/units');
  await rows(page).first().waitFor();
  const tree = page.getByRole('treegrid');
  await tree.focus();
  await page.keyboard.press('End');
  const last = () =>
    tree.evaluate(grid => {
      const row = document.getElementById(grid.getAttribute('aria-activedescendant'));
      return ['aria-level', 'aria-setsize'].map(name => row?.getAttribute(name));
    });
  assert.deepEqual(await last(), ['2', '30']);
  // Folded, it is folded when one comes back.
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await rows(page).filter({ hasText: 'AA-' }).first().waitFor({ state: 'detached' });
  await page.keyboard.press('Enter');
  await input(page, 'code').waitFor();
  await page.goBack();
  await rows(page).filter({ hasText: 'ZZZ' }).waitFor();
  assert.equal(await rows(page).filter({ hasText: 'AA-' }).count(), 0);
  // Found by words, each says what it stands under.
  await page.getByPlaceholder(/^Search/).fill('aa-7');
  await page.locator('.cell-above').filter({ hasText: 'ZZZ' }).first().waitFor();
  assert.deepEqual(wrong, []);
  await leave();
});

for (const language of LANGUAGES) {
  test(`the settings say what holds and why, and a new name is on every page, in ${language}`, async () => {
    const { page, wrong, open, leave } = await sitDown(browser, program, { language });
    await open('/settings');
    await page.getByRole('meter').nth(4).waitFor();
    const slug = page.locator('[data-field="slug"]');
    await slug.locator('.lock').press('Enter');
    await slug.locator('.field-help').waitFor();
    const field = language === 'bn' ? 'nameBn' : 'name';
    const name = language === 'bn' ? 'যমুনা গ্রুপ' : 'Jamuna Group';
    await input(page, field).fill(name);
    await page.keyboard.press('Control+s');
    await page.locator('.side-name').filter({ hasText: name }).waitFor();
    await page.reload();
    await page.locator('.side-name').filter({ hasText: name }).waitFor();
    assert.deepEqual(wrong, []);
    await leave();
  });
}

test('what opens over lists and forms can be read by everybody', async () => {
  const { page, wrong, open, leave } = await sitDown(browser, program, { company: ids.company });
  await page.addInitScript({ path: axe });
  const faults = [];
  const look = async what => {
    const found = await page.evaluate(async () => (await window.axe.run(document)).violations);
    faults.push(...found.map(one => `${what}: ${one.id} ${one.nodes.map(node => node.target.join(' ')).join('; ')}`));
  };
  await open('/company-changes');
  await rows(page).first().waitFor();
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('dialog').locator('.columns').waitFor();
  await look('columns');
  await open('/company-changes?writtenOn=2026-01-01..');
  await page.locator('.token-text').click();
  await page.getByRole('dialog').locator('[data-field="until"] input').fill('soon');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').locator('.field-wrong').waitFor();
  await look('days');
  await open('/units/new');
  await input(page, 'parentId').fill('Nothing is called so');
  await input(page, 'code').focus();
  await complaint(page, 'parentId').waitFor();
  await input(page, 'branchId').click();
  await page.getByRole('option').first().waitFor();
  await look('links');
  assert.deepEqual([...faults, ...wrong], []);
  await leave();
});
