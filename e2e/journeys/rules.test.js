// The rules: a row is found with its law, a case tried and kept and replayed, an own pack written by one and approved by another.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { furnish } from '../fixture.js';
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

const WORDS = {
  section: { en: 's.89, r.3(18)', bn: 'ধারা ৮৯, বিধি ৩(১৮)' },
  from: { en: 'from 1 Jul 2026', bn: '১ জুলাই ২০২৬ থেকে' },
  asks: { en: /proof of submission of return \(PSR\) is not known/i, bn: /রিটার্ন দাখিলের প্রমাণ \(পিএসআর\) জানা নেই/ },
  enter: { en: 'Enter it', bn: 'লিখুন' },
  tax: { en: '75,000.00', bn: '৭৫,০০০.০০' },
  why: {
    en: 'Income tax to withhold: 50,000.00 × 1.5 = 75,000.00.',
    bn: 'উৎসে কর্তনীয় কর: ৫০,০০০.০০ × ১.৫ = ৭৫,০০০.০০।',
  },
  keep: { en: 'Keep this evaluation', bn: 'মূল্যায়নটি সংরক্ষণ করুন' },
  none: { en: 'none', bn: 'নেই' },
  passes: { en: /tests that pass: 1/, bn: /উত্তীর্ণ পরীক্ষা: ১/ },
  wrong: {
    en: /line 15: The test “seven per cent of ten lakh”/,
    bn: /লাইন ১৫: .*“seven per cent of ten lakh” পরীক্ষা মেলেনি/,
  },
  try: { en: 'Try a case', bn: 'উদাহরণ যাচাই' },
  fill: { en: 'Fill in what the file knows', bn: 'ফাইলে যা আছে তা বসান' },
  friday: { en: '17 Jan 2027', bn: '১৭ জানুয়ারি ২০২৭' },
  moved: { en: /moved by a holiday from 15 Jan 2027/, bn: /ছুটির কারণে ১৫ জানুয়ারি ২০২৭ থেকে সরেছে/ },
  vat: { en: 'VAT', bn: 'মূসক' },
  copy: { en: 'Copy as a new pack', bn: 'নতুন প্যাক হিসেবে কপি করুন' },
  change: { en: 'Change a row of the law', bn: 'আইনের একটি সারি বদলান' },
  table: { en: 'Rate of income tax at source', bn: 'উৎসে আয়করের হার' },
  civil: { en: 'Civil work', bn: 'পূর্তকাজ' },
  exempt: { en: 'exempt', bn: 'অব্যাহতিপ্রাপ্ত' },
  yes: { en: 'yes', bn: 'হ্যাঁ' },
  tested: { en: 'Tested', bn: 'পরীক্ষিত' },
  forced: { en: 'In force', bn: 'কার্যকর' },
};
const BILL =
  'f.payment_kind=civil-work&f.residency=resident&f.bill=1000000&f.by_bank=yes&on=2026-11-20&known=2026-11-20';

const MAKE = 'mutation($input: NewOwnPack!) { it: createOwnPack(input: $input) { id version rules } }';
const step = name =>
  `mutation($id: OwnPackId!, $version: Int!) { it: ${name}(id: $id, version: $version) { id version state } }`;

const RULES = `[instruments]
own = { en = "Opinion", bn = "মতামত", source = "file 1", status = "disputed", known_from = 2026-11-01, in_force = 2026-11-01 }

[rows.tds-rate]
instrument = "own"
list = [
  { key = "s89-civil", section = "s.89", residency = "resident", payment_kind = "civil-work", rate = "7%", en = "Civil work", bn = "পূর্তকাজ" },
]

# It must give this.




[[tests]]
name = "seven per cent of ten lakh"
decide = "tds"
given = { payment_kind = "civil-work", residency = "resident", bill = "10,00,000", psr = "exempt", by_bank = true }
expect = { tds = "70,000" }
`;
const pack = (code, rules) => ({
  code,
  name: 'Our own rates',
  nameBn: 'আমাদের নিজস্ব হার',
  extends: 'BD_2026',
  asOf: '2026-11-20',
  reason: 'Opinion of our accountant',
  rules,
});

for (const language of LANGUAGES) {
  test(`a row is found by its words, with its law and both dates, in ${language}`, async () => {
    const { page, wrong, open, leave } = await sitDown(browser, program, { language });
    await open('/rules?on=2026-11-20&known=2026-11-20');
    await page.locator('.rules-entry').first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('s89-civil');
    const row = page.locator('.rulings tbody tr');
    await row.filter({ hasText: WORDS.section[language] }).first().waitFor();
    assert.match(await row.first().textContent(), new RegExp(WORDS.from[language]));
    await open('/rules?on=2026-07-02&known=2026-07-02&table=tds-rate&q=civil');
    await page.locator('.empty').waitFor();
    assert.equal(await row.count(), 0, 'in those days nobody could know');
    assert.deepEqual(wrong, []);
    await leave();
  });

  test(`a case is asked for what is missing, decided, kept and replayed, in ${language}`, async () => {
    const { page, wrong, open, leave } = await sitDown(browser, program, { language });
    await open(`/rules/try?${BILL}`);
    await page.getByText(WORDS.asks[language]).waitFor();
    await page.getByRole('button', { name: WORDS.enter[language] }).press('Enter');
    await page.keyboard.type(WORDS.none[language]);
    await page.keyboard.press('Enter');
    await page.locator('[data-result="tds"]').filter({ hasText: WORDS.tax[language] }).waitFor();
    await page.locator('.answer-lines li').filter({ hasText: WORDS.why[language] }).waitFor();
    await page.getByRole('button', { name: 'BD-2024-07', exact: true }).press('Enter');
    await page.locator('.differences .diff').waitFor();
    await page.getByRole('button', { name: WORDS.keep[language] }).press('Enter');
    await page.waitForURL(/rules\/kept\?id=/);
    await page.locator('.answer-lines li').filter({ hasText: WORDS.why[language] }).waitFor();
    await page.getByRole('button', { name: 'BD-2025-07', exact: true }).press('Enter');
    await page.locator('.differences').waitFor();
    await open('/rules/kept');
    await page.locator('[role="row"][aria-rowindex="2"]').waitFor();
    assert.deepEqual(wrong, []);
    await leave();
  });

  test(`a party's file fills a case, and what it lacks stays a question, in ${language}`, async () => {
    const { page, wrong, open, leave } = await sitDown(browser, program, { language });
    await open(`/parties/${ids.party}`);
    await page.getByRole('button', { name: WORDS.try[language], exact: true }).press('Enter');
    await page.waitForURL(/rules\/try\?party=/);
    const taken = page.locator('.try-party [data-known="residency"]');
    await taken.waitFor();
    await page.getByRole('button', { name: WORDS.fill[language] }).press('Enter');
    await page.waitForURL(/f\.residency=resident/);
    await page.locator('.try-party [data-missing="psr"], .try-party [data-known="psr"]').first().waitFor();
    // everything stands there: the button says so instead of doing it again
    await page.locator(`.do[aria-disabled="true"]`).filter({ hasText: WORDS.fill[language] }).waitFor();
    assert.deepEqual(wrong, []);
    await leave();
  });

  test(`due dates of a month say what moved them, and print, in ${language}`, async () => {
    const { page, wrong, open, leave } = await sitDown(browser, program, { language });
    await open('/rules/due?from=2027-01-01');
    const vat = page.locator('tr[data-due="vat-return"]').filter({ hasText: WORDS.friday[language] });
    await vat.first().waitFor();
    assert.match(await vat.first().textContent(), WORDS.moved[language]);
    await page.getByRole('button', { name: WORDS.vat[language], exact: true }).press('Enter');
    await page.waitForURL(/kind=VAT/);
    await page.locator('tr[data-due="withholding-return"]').first().waitFor({ state: 'detached' });
    await page.locator('[data-due="vds-certificate"]').waitFor();
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('.rules-tools').isVisible(), false, 'nothing to press on paper');
    assert.equal(await vat.first().isVisible(), true);
    assert.deepEqual(wrong, []);
    await leave();
  });

  test(`a row of the law is changed by a form, proved, and written into the text, in ${language}`, async () => {
    const code = `ROW-${language.toUpperCase()}`;
    const { it } = await program.graph(MAKE, { input: pack(code, '# nothing yet') });
    const { page, wrong, open, leave } = await sitDown(browser, program, { language });
    await open(`/own-packs/${it.id}`);
    await page.getByRole('button', { name: WORDS.change[language], exact: true }).press('Enter');
    const dialog = page.getByRole('dialog');
    const field = name => dialog.locator(`[data-field="${name}"] input`);
    const choose = async (name, word) => {
      await field(name).fill(word);
      await page.locator('.ant-select-item-option-active').filter({ hasText: word }).waitFor();
      await page.keyboard.press('Enter');
    };
    await choose('table', WORDS.table[language]);
    await choose('row', WORDS.civil[language]);
    await dialog.locator('[data-field="cells.rate"]').waitFor();
    assert.equal(await field('cells.rate').inputValue(), '5%', 'what the law says stands there');
    await field('cells.rate').fill('7%');
    await field('inForce').fill('1/11/2026');
    await page.keyboard.press('Tab');
    await field('instrument').fill('Certificate of 2 November');
    await field('source').fill('file 7');
    await field('example').fill('a bill of ten lakh');
    await field('on').fill('20/11/2026');
    await page.keyboard.press('Tab');
    await field('given.bill').fill('1000000');
    await page.keyboard.press('Tab');
    await choose('given.psr', WORDS.exempt[language]);
    await choose('given.by_bank', WORDS.yes[language]);
    await field('expect.tds').fill('71,000');
    await page.keyboard.press('Control+Enter');
    await dialog.locator('[data-field="expect.tds"] .field-wrong').waitFor();
    await field('expect.tds').fill('70,000');
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.locator('[data-row="s89-civil"]').waitFor();
    await page.getByText(WORDS.passes[language]).waitFor();
    const text = await page.locator('[data-field="rules"] textarea').inputValue();
    assert.match(text, /^# nothing yet/);
    assert.match(text, /rate = "7%"/);
    assert.deepEqual(wrong, []);
    await leave();
  });

  test(`an own pack begins another one, in ${language}`, async () => {
    const code = `OLD-${language.toUpperCase()}`;
    const { it } = await program.graph(MAKE, { input: pack(code, RULES) });
    const { page, wrong, open, leave } = await sitDown(browser, program, { language });
    await open(`/own-packs/${it.id}`);
    await page.getByRole('button', { name: WORDS.copy[language] }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.locator('[data-field="code"] input').fill(code);
    await page.keyboard.press('Control+Enter');
    await dialog.locator('[data-field="code"] .field-wrong').waitFor();
    await dialog.locator('[data-field="code"] input').fill(`${code}-2`);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: new RegExp(`${code}-2`) }).waitFor();
    // somebody else's change is shown without asking
    await program.graph(step('testOwnPack'), { id: page.url().split('/').pop(), version: 1 });
    await page.locator('.page-line').filter({ hasText: WORDS.tested[language] }).waitFor();
    assert.deepEqual(wrong, []);
    await leave();
  });

  test(`an own pack says what is wrong and where, and is approved by another, in ${language}`, async () => {
    const code = `OWN-${language.toUpperCase()}`;
    const { it } = await program.graph(MAKE, { input: pack(code, RULES.replace('70,000', '71,000')) });
    const { page, wrong, open, leave } = await sitDown(browser, program, { language });
    await open(`/own-packs/${it.id}`);
    await page.getByText(WORDS.wrong[language]).waitFor();
    const text = page.locator('[data-field="rules"] textarea');
    await text.fill(RULES);
    await page.keyboard.press('Control+s');
    await page.getByText(WORDS.passes[language]).waitFor();
    const press = async (who, name) => {
      await who.getByRole('button', { name: actOf('own-pack', name, language), exact: true }).press('Enter');
      await who.getByRole('dialog').waitFor();
      await who.keyboard.press('Control+Enter');
      await who.getByRole('dialog').waitFor({ state: 'detached' });
    };
    await press(page, 'test');
    await press(page, 'submit');
    const other = await sitDown(browser, program, { language, who: 'checker' });
    await other.open(`/own-packs/${it.id}`);
    await press(other.page, 'approve');
    await press(other.page, 'enforce');
    await other.page.locator('.state-bar, .statebar, .page-line').filter({ hasText: WORDS.forced[language] }).waitFor();
    const { tryRules } = await program.graph(
      `{ tryRules(decision: "tds", on: "2026-11-20", known: "2026-11-20", facts: [{name: "payment_kind", value: "civil-work"},
         {name: "residency", value: "resident"}, {name: "bill", value: "10,00,000"}, {name: "psr", value: "exempt"}, {name: "by_bank", value: "yes"}])
         { pack results { name value } } }`,
    );
    assert.equal(tryRules.pack, code);
    assert.equal(tryRules.results.find(one => one.name === 'tds').value, '70000.00');
    assert.deepEqual(wrong, []);
    await other.leave();
    await leave();
  });
}

test('what was tested is what is submitted', async () => {
  const { it } = await program.graph(MAKE, { input: pack('OWN-X', RULES) });
  await assert.rejects(program.graph(step('submitOwnPack'), { id: it.id, version: it.version }), /own-pack.state/);
});
