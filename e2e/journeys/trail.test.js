// What happened, and what people say about it: found in the audit and verified, told on the document, decided where it waits.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { furnish, make } from '../fixture.js';
import { sitDown, stand } from '../program.js';
import { actOf, LANGUAGES } from '../words.js';

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

const UPDATE = 'mutation($input: UpdateBranch!) { updateBranch(input: $input) { version } }';
const SUBMIT =
  'mutation($id: CompanyChangeId!, $version: Int!) { submitCompanyChange(id: $id, version: $version) { id } }';
const WORDS = {
  said: { en: /changed 2 fields of Branch/, bn: /শাখা .*-এর ২টি ঘর বদলেছেন/ },
  verify: { en: 'Verify', bn: 'যাচাই করুন' },
  holds: { en: /stands as it was written/, bn: /তেমনই আছে/ },
  broken: { en: /NOT as it was written/, bn: /তেমন নেই/ },
  all: { en: 'Verify everything', bn: 'সব যাচাই করুন' },
  whole: { en: /Everything is as it was sealed/, bn: /সবকিছু সিল করার সময়ের মতোই আছে/ },
  proof: { en: 'Take the proof along', bn: 'প্রমাণ সঙ্গে নিন' },
  comment: { en: 'Write a comment', bn: 'মন্তব্য লিখুন' },
  back: { en: 'Take back', bn: 'ফিরিয়ে নিন' },
  withdrawn: { en: /took it back/, bn: /ফিরিয়ে নিয়েছেন/ },
  none: { en: 'Nothing waits for a decision.', bn: 'সিদ্ধান্তের অপেক্ষায় কিছু নেই।' },
  unsealed: { en: /Nothing matches/, bn: /কিছু মেলেনি/ },
  place: { en: 'Place a hold', bn: 'হোল্ড দিন' },
  release: { en: 'Release', bn: 'ছেড়ে দিন' },
};

/** A branch that somebody has renamed and moved. */
async function changed(code, name) {
  const made = { companyId: ids.company, code, name: 'Yard', address: 'Old road' };
  const { id } = await make(program, 'branch', made);
  await program.graph(UPDATE, { input: { id, code, name, address: 'New road', version: 1 } });
  return id;
}

/** Entries are found once they are sealed: within a second or two. */
async function sealed(page) {
  // sleep: asks again until the sealer has been there
  for (let n = 0; n < 40; n += 1) {
    const rows = await page.locator('[role="row"][aria-rowindex="2"]').count();
    if (rows > 0) return;
    await page.waitForTimeout(250);
    await page.reload();
    await page.locator('main h1').waitFor();
    await page.waitForFunction(() => document.querySelectorAll('[aria-busy="true"]').length === 0);
  }
}

for (const language of LANGUAGES) {
  test(`a change is found in the audit and verified, in ${language}`, async () => {
    const name = `Gazipur yard ${language}`;
    const branch = await changed(`GZP-${language.toUpperCase()}`, name);
    const { page, wrong, open, leave } = await sitDown(browser, program, { language });
    await open(`/audit?q=gazipur&noun=branch&subject=${branch}`);
    await sealed(page);
    const row = page.getByRole('row').filter({ hasText: WORDS.said[language] });
    await row.waitFor();
    await page.locator('[role="grid"]').focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.locator('.diff').waitFor();
    assert.deepEqual(await dialog.locator('.diff del').allTextContents(), ['Old road', 'Yard']);
    assert.deepEqual(await dialog.locator('.diff ins').allTextContents(), ['New road', name]);
    await dialog.getByRole('button', { name: WORDS.verify[language] }).press('Enter');
    await dialog.getByText(WORDS.holds[language]).waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: WORDS.proof[language] }).press('Enter'),
    ]);
    const proof = JSON.parse(readFileSync(await file.path(), 'utf8'));
    assert.equal(proof.row.subject, branch);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await open('/audit/blocks');
    await page.getByRole('button', { name: WORDS.all[language] }).press('Enter');
    await page.getByText(WORDS.whole[language]).waitFor();
    assert.deepEqual(wrong, []);
    await leave();
  });

  test(`a comment is written, read by another, and taken back, in ${language}`, async () => {
    const branch = await changed(`SAY-${language.toUpperCase()}`, `Said ${language}`);
    const { page, wrong, open, leave } = await sitDown(browser, program, { language });
    await open(`/branches/${branch}`);
    const line = page.locator('.timeline > li');
    await line.nth(1).waitFor();
    const text = `ভাড়ার চুক্তি নবায়ন করতে হবে, ${language}`;
    await page.getByLabel(WORDS.comment[language]).fill(text);
    await page.keyboard.press('Control+Enter');
    await line.filter({ hasText: text }).waitFor();
    assert.equal(await page.getByLabel(WORDS.comment[language]).inputValue(), '');
    const other = await sitDown(browser, program, { language, who: 'checker' });
    await other.open(`/branches/${branch}`);
    const theirs = other.page.locator('.timeline > li').filter({ hasText: text });
    await theirs.waitFor();
    assert.equal(await theirs.getByRole('button').count(), 0, 'nobody takes back what another said');
    await line.filter({ hasText: text }).getByRole('button', { name: WORDS.back[language] }).press('Enter');
    await line.filter({ hasText: WORDS.withdrawn[language] }).waitFor();
    assert.equal(await line.filter({ hasText: text }).count(), 0);
    assert.deepEqual([...wrong, ...other.wrong], []);
    await other.leave();
    await leave();
  });

  test(`what waits is approved and rejected from the list, in ${language}`, async () => {
    const asked = [];
    for (const reason of ['Approve this', 'Reject this', 'And this']) {
      const change = { companyId: ids.company, reason: `${reason} ${language}`, tin: '823456789016' };
      const made = await make(program, 'change', { ...change, tin: undefined, name: `Padma ${reason} ${language}` });
      await program.graph(SUBMIT, made);
      asked.push(made.id);
    }
    const mine = await sitDown(browser, program, { language });
    await mine.open('/waiting');
    await mine.page.getByText(WORDS.none[language]).waitFor();
    await mine.leave();
    const { page, wrong, open, leave } = await sitDown(browser, program, { language, who: 'checker' });
    await open('/waiting');
    const row = words => page.getByRole('row').filter({ hasText: words });
    await row(`→ Padma Approve this ${language}`).waitFor();
    const mark = async words => await row(words).locator('input[type="checkbox"]').check();
    await mark(`Padma Reject this ${language}`);
    await mark(`Padma And this ${language}`);
    await page
      .getByRole('toolbar')
      .getByRole('button', { name: actOf('company-change', 'reject', language) })
      .press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.locator('textarea').fill('কাগজ নেই');
    await dialog.locator('button[type="submit"]').press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await row(`Padma Reject this ${language}`).waitFor({ state: 'detached' });
    await mark(`→ Padma Approve this ${language}`);
    await page
      .getByRole('toolbar')
      .getByRole('button', { name: actOf('company-change', 'approve', language) })
      .press('Enter');
    await dialog.locator('button[type="submit"]').press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await row(`→ Padma Approve this ${language}`).waitFor({ state: 'detached' });
    const states = [];
    for (const id of asked) {
      const found = await program.graph('query($id: CompanyChangeId!) { companyChange(id: $id) { state } }', { id });
      states.push(found.companyChange.state);
    }
    assert.deepEqual(states, ['APPROVED', 'REJECTED', 'REJECTED']);
    assert.deepEqual(wrong, []);
    await leave();
  });

  test(`records are held and released with reasons, in ${language}`, async () => {
    const { page, wrong, open, leave } = await sitDown(browser, program, { language });
    const reason = `Writ 12/2026 ${language}`;
    await open('/audit/keeping');
    await page.getByRole('button', { name: WORDS.place[language] }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.locator('textarea').fill(reason);
    await dialog.locator('button[type="submit"]').press('Enter');
    await dialog.waitFor({ state: 'detached' });
    const hold = page.locator('.hold').filter({ hasText: reason });
    await hold.getByRole('button', { name: WORDS.release[language] }).press('Enter');
    await dialog.locator('button[type="submit"]').press('Enter');
    await dialog.locator('.field-wrong').waitFor();
    await dialog.locator('textarea').fill('Settled');
    await dialog.locator('button[type="submit"]').press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.locator('.hold-over').filter({ hasText: reason }).waitFor();
    assert.deepEqual(wrong, []);
    await leave();
  });
}
