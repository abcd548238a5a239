// Two people at one thing, a bad network, a closed tab, a missing permission: nothing is lost, nothing happens twice.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { furnish, make } from '../fixture.js';
import { loseFirst, sitDown, stand } from '../program.js';
import { documentOf, labelOf, SAID } from '../words.js';

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

const input = (page, name) => page.locator(`[data-field="${name}"] input, [data-field="${name}"] textarea`);
const UPDATE = 'mutation($input: UpdateBranch!) { updateBranch(input: $input) { version } }';
const BRANCH = 'query($id: BranchId!) { branch(id: $id) { id code name nameBn address bin version } }';

async function fresh(code) {
  return await make(program, 'branch', { companyId: ids.company, code, name: 'Yard', address: 'Old road' });
}
async function meanwhile(id, changes) {
  const { branch } = await program.graph(BRANCH, { id }, 'checker');
  await program.graph(UPDATE, { input: { ...branch, ...changes } }, 'checker');
}
const now = async id => (await program.graph(BRANCH, { id })).branch;

test('changes of different fields are put together', async () => {
  const { id } = await fresh('YARD-1');
  const { page, wrong, open, leave } = await sitDown(browser, program, { company: ids.company });
  await open(`/branches/${id}`);
  await input(page, 'name').fill('Yard of ours');
  await meanwhile(id, { address: 'New road' });
  await page.keyboard.press('Control+s');
  await page.locator('.notice').filter({ hasText: SAID.meanwhile.en }).waitFor();
  assert.equal(await input(page, 'address').inputValue(), 'New road');
  await page.keyboard.press('Control+s');
  await page.locator('.notice').filter({ hasText: 'Saved' }).waitFor();
  const { name, address } = await now(id);
  assert.deepEqual({ name, address }, { name: 'Yard of ours', address: 'New road' });
  assert.deepEqual(wrong, []);
  await leave();
});

test('of two changes of one field somebody chooses', async () => {
  const { id } = await fresh('YARD-2');
  const { page, wrong, open, leave } = await sitDown(browser, program, { language: 'bn', company: ids.company });
  await open(`/branches/${id}`);
  await input(page, 'name').fill('Mine');
  await meanwhile(id, { name: 'Theirs' });
  await page.keyboard.press('Control+s');
  const dialog = page.getByRole('dialog');
  await dialog.filter({ hasText: SAID.both.bn }).waitFor();
  await dialog.getByRole('radio').nth(1).check();
  await dialog.getByRole('button', { name: SAID.use.bn }).click();
  assert.equal(await input(page, 'name').inputValue(), 'Theirs');
  assert.deepEqual(wrong, []);
  await leave();
});

test('what was typed is there again after the tab was closed', async () => {
  const { page, open, leave } = await sitDown(browser, program, { company: ids.company });
  await open('/branches/new');
  await input(page, 'name').fill('Half a branch');
  await page.locator('.form-kept').filter({ hasText: SAID.draft.en }).waitFor();
  await page.reload();
  await page.locator('.strip').filter({ hasText: SAID.draft.en }).waitFor();
  assert.equal(await input(page, 'name').inputValue(), 'Half a branch');
  await leave();
});

test('an answer lost on the way is asked for again under the same key: one branch, not two', async () => {
  const { page, open, leave } = await sitDown(browser, program, { company: ids.company });
  await open('/branches/new');
  await input(page, 'code').fill('LOST-1');
  await input(page, 'name').fill('Lost and found');
  const keys = await loseFirst(page, program, 'createBranch');
  await page.keyboard.press('Control+s');
  await page.getByRole('alert').filter({ hasText: SAID.unreachable.en }).waitFor();
  await page.keyboard.press('Control+s');
  await page.locator('main h1').filter({ hasText: 'LOST-1' }).waitFor();
  assert.equal(keys.length, 2);
  assert.equal(keys[0], keys[1]);
  const { branches } = await program.graph('{ branches(listing: {text: "lost-1"}) { items { id } } }');
  assert.equal(branches.items.length, 1);
  await leave();
});

test('a company in use is not closed, and the sentence says what is in it', async () => {
  const { page, open, leave } = await sitDown(browser, program, { company: ids.company });
  await open(`/companies/${ids.company}`);
  await page.locator('.acts button').first().click();
  await page.getByRole('dialog').locator('button[type="submit"]').click();
  await page
    .getByRole('alert')
    .filter({ hasText: /open branches/ })
    .waitFor();
  await leave();
});

test('several are closed at once, and what was refused says why', async () => {
  await fresh('BULK-1');
  await fresh('BULK-2');
  const { page, wrong, open, leave } = await sitDown(browser, program, { company: ids.company });
  await open('/branches?q=bulk');
  await page.getByRole('row').nth(2).waitFor();
  await page.locator('[role="grid"]').focus();
  await page.keyboard.press('x');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('x');
  await page.locator('.list-bulk button').first().click();
  await page.getByRole('dialog').locator('button[type="submit"]').click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.locator('.empty').waitFor();
  assert.deepEqual(wrong, []);
  await leave();
});

test('Escape closes what is uppermost, and only that', async () => {
  const { page, open, leave } = await sitDown(browser, program, { company: ids.company });
  await open('/companies/new');
  await page.locator('.ant-select').first().click();
  await page.locator('.ant-select-dropdown').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.ant-select-open').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  assert.match(page.url(), /companies\/new$/);
  await page.keyboard.press('Escape');
  await page.waitForURL(/\/companies$/);
  await leave();
});

test('nobody signed in is led to the door, and from there back', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${program.origin}/app/units?q=eng`);
  await page.waitForURL(url => url.pathname === '/login');
  assert.equal(new URL(page.url()).searchParams.get('next'), '/app/units?q=eng');
  await context.close();
});

test('a session that ends is renewed in place, and what was typed stays', async () => {
  const { page, open, leave } = await sitDown(browser, program, { company: ids.company });
  await open('/branches/new');
  await input(page, 'code').fill('STAY-1');
  await input(page, 'name').fill('Stays');
  await page.context().clearCookies();
  await page.keyboard.press('Control+s');
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type="password"]').waitFor();
  assert.match(page.url(), /branches\/new$/);
  assert.equal(await input(page, 'name').inputValue(), 'Stays');
  await leave();
});

test('a view is an address, kept under a name', async () => {
  const { page, open, leave } = await sitDown(browser, program, { company: ids.company });
  await open('/units?q=eng&state=all');
  await page.getByRole('row').nth(1).waitFor();
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Save this view' }).click();
  await page.getByRole('dialog').locator('input').fill('Engineers');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await open('/units');
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitemradio', { name: 'Engineers' }).click();
  await page.waitForURL(/q=eng.*state=all/);
  await leave();
});

test('the calculator reads both scripts', async () => {
  const { page, open, leave } = await sitDown(browser, program, { language: 'bn', company: ids.company });
  await open('/');
  await page.locator('main .panel').first().waitFor();
  await page.keyboard.press('Control+k');
  await page.locator('.palette-line input').fill('৫ লাখ + ১৫%');
  await page.getByRole('option', { name: '৫,৭৫,০০০' }).waitFor();
  await leave();
});

test('labels of the description are the labels on the screen', async () => {
  const { page, open, leave } = await sitDown(browser, program, { language: 'bn', company: ids.company });
  await open('/positions/new');
  await page
    .getByLabel(labelOf('position', 'key', 'bn'))
    .first()
    .waitFor();
  assert.equal(await page.locator('main h1').textContent(), documentOf('position').create.label.bn);
  await leave();
});
