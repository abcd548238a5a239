// The country's lists come from an empty page; a party gets an address down to its union, somebody to speak to, and a bank account
// that takes two people. Keys only.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sitDown, stand } from '../program.js';
import { actOf, documentOf, LANGUAGES } from '../words.js';

let desk;
let browser;
let program;
before(async () => {
  desk = await stand();
  ({ browser, program } = desk);
});
after(() => desk?.close());

const WORDS = {
  take: { en: "Take the country's list", bn: 'দেশের তালিকা নিন' },
  taken: { en: /5,106 were taken/, bn: /৫,১০৬টি নেওয়া/ },
  banks: { en: /10,090 were taken.*3,126 routing numbers/, bn: /১০,০৯০টি নেওয়া.*৩,১২৬টি রাউটিং/ },
  address: { en: 'New address', bn: 'নতুন ঠিকানা' },
  contact: { en: 'New contact', bn: 'নতুন যোগাযোগ' },
  account: { en: 'Ask for a change', bn: 'পরিবর্তনের অনুরোধ' },
  held: { en: /No payment goes there until/, bn: /পর্যন্ত এখানে অর্থ যাবে না/ },
  show: { en: 'Show the number', bn: 'নম্বর দেখুন' },
};
const NUMBER = '2004805540017';

const field = (page, name) => page.locator(`[data-field="${name}"]`).locator('input, textarea').first();
/** In the dialog, where the page below has a field of the same name. */
const asked = (page, name) => field(page.getByRole('dialog'), name);
const press = (page, name) => page.getByRole('button', { name }).first().press('Enter');
const notice = (page, words) => page.locator('.notice').filter({ hasText: words }).waitFor();
async function link(page, name, text, found = text) {
  const box = field(page, name);
  await box.focus();
  await page.keyboard.type(text);
  await page.locator('[role="option"][aria-selected="true"]').filter({ hasText: found }).waitFor();
  await page.keyboard.press('Enter');
}

test("the country's places come from an empty page, are found in both scripts, and lead down to the union", async () => {
  const { page, wrong, open, leave } = await sitDown(browser, program, { language: 'en', width: 1440 });
  await open('/areas');
  await press(page, WORDS.take.en);
  await notice(page, WORDS.taken.en);
  await page.getByRole('row').filter({ hasText: 'Chattagram' }).first().waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('comilla');
  await page.getByRole('row').filter({ hasText: 'Cumilla' }).first().waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('সুবিল');
  const subil = page.getByRole('row').filter({ hasText: 'Subil' }).filter({ hasText: 'Debidwar' });
  await subil.waitFor();
  await page.locator('[role="grid"]').focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/areas\/[0-9a-f-]{36}$/);
  // Up to the upazila by its link, down again by what lies in it.
  await open('/areas?q=debidwar&kind=UPAZILA');
  await page.getByRole('row').filter({ hasText: 'Debidwar' }).first().waitFor();
  await page.locator('[role="grid"]').focus();
  await page.keyboard.press('Enter');
  await page.locator('.inside').getByRole('link', { name: 'Subil' }).press('Enter');
  await page.locator('h1').filter({ hasText: 'Subil' }).waitFor();
  assert.deepEqual(wrong, []);
  await leave();
});

test('banks and branches come on a phone in Bengali, and each says what is doubtful', async () => {
  const { page, wrong, open, leave } = await sitDown(browser, program, { language: 'bn', width: 390 });
  await open('/bank-branches');
  await press(page, WORDS.take.bn);
  await notice(page, WORDS.banks.bn);
  await open('/bank-branches?q=bonosree%20dhaka%20bank');
  await page.locator('[role="grid"]').filter({ hasText: 'BONOSREE' }).waitFor();
  const { bankBranches } = await program.graph('{ bankBranches(listing: { text: "085260728" }) { items { id } } }');
  await open(`/bank-branches/${bankBranches.items[0].id}`);
  const doubt = documentOf('bank-branch').fields.find(one => one.name === 'doubt');
  const lost = doubt.kind.words.find(word => word.value === 'LEADING_ZERO').label.bn;
  await page.locator('[data-field="doubt"]').filter({ hasText: lost }).waitFor();
  const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
  assert.ok(wide <= 0, `${wide} px too wide`);
  assert.deepEqual(wrong, []);
  await leave();
});

for (const language of LANGUAGES) {
  test(`a party is reached and paid, by two people, in ${language}`, async () => {
    const { createParty: party } = await program.graph(
      'mutation($input: NewParty!) { createParty(input: $input) { id } }',
      { input: { kind: 'PROPRIETORSHIP', name: `Meghna Steel ${language}` } },
    );
    const { page, wrong, open, leave } = await sitDown(browser, program, { language, width: 1440 });
    await open(`/parties/${party.id}`);
    await press(page, WORDS.address[language]);
    await field(page, 'line').fill('House 12, Bazar road');
    await link(page, 'areaId', 'subil', /Subil|সুবিল/);
    await field(page, 'postalCode').fill('৩৫৩০');
    await page.keyboard.press('Enter');
    await page
      .locator('#address')
      .locator('xpath=../..')
      .filter({ hasText: /Debidwar|দেবিদ্বার/ })
      .waitFor();
    await press(page, WORDS.contact[language]);
    await asked(page, 'name').fill('Rahima Khatun');
    await page.keyboard.press('Enter');
    // Nobody could be reached: it says so at its place.
    await page.getByRole('dialog').locator('[data-field="mobile"] .field-wrong').waitFor();
    await asked(page, 'mobile').fill('01712345678');
    await page.keyboard.press('Enter');
    await page.locator('#contact').locator('xpath=../..').filter({ hasText: 'Rahima Khatun' }).waitFor();

    await press(page, WORDS.account[language]);
    await page.waitForURL(/vendor-bank-changes\/new/);
    await field(page, 'accountName').fill(`Meghna Steel ${language}`);
    await field(page, 'accountNumber').fill(language === 'en' ? NUMBER : `${NUMBER}8`);
    await link(page, 'branchId', '085260728', /BONOSREE/);
    await field(page, 'reason').fill('Letter of 18 November, called Rahima');
    await page.keyboard.press('Control+s');
    await page.waitForURL(/vendor-bank-changes\/[0-9a-f-]{36}$/);
    const change = page.url().split('/').pop();
    const body = await page.locator('main').textContent();
    assert.ok(!body.includes(NUMBER), 'the whole number is on the screen');
    await press(page, actOf('vendor-bank-change', 'submit', language));
    await page.getByRole('dialog').getByRole('button').first().waitFor();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: actOf('vendor-bank-change', 'submit', language) })
      .press('Enter');
    await page.locator('h1').filter({ hasText: /BA-/ }).waitFor();
    const decide = 'mutation($input: DecideVendorBankChange!) { decideVendorBankChange(input: $input) { state } }';
    const input = { id: change, version: 2, approve: true };
    await assert.rejects(program.graph(decide, { input }), /data.approval.maker/);
    await program.graph(decide, { input }, 'checker');

    await open(`/parties/${party.id}`);
    await page.locator('#accounts').locator('xpath=../..').filter({ hasText: WORDS.held[language] }).waitFor();
    await press(page, WORDS.show[language]);
    await page
      .locator('#accounts')
      .locator('xpath=../..')
      .filter({ hasText: /2004805540017|২০০৪৮০৫৫৪০০১৭৮/ })
      .waitFor();

    // Another request is taken back by whoever asked; its page tells what happened to it.
    const { vendorBanks } = await program.graph(
      'query($listing: VendorBankListing!) { vendorBanks(listing: $listing) { items { id } } }',
      { listing: { partyId: party.id } },
    );
    const closing = { partyId: party.id, what: 'CLOSE', accountId: vendorBanks.items[0].id, reason: 'Letter' };
    const { createVendorBankChange: request } = await program.graph(
      'mutation($input: NewVendorBankChange!) { createVendorBankChange(input: $input) { id } }',
      { input: closing },
    );
    await program.graph('mutation($id: VendorBankChangeId!) { submitVendorBankChange(id: $id, version: 1) { id } }', {
      id: request.id,
    });
    await open(`/vendor-bank-changes/${request.id}`);
    await press(page, actOf('vendor-bank-change', 'recall', language));
    await asked(page, 'reason').fill('The letter was withdrawn');
    await page.keyboard.press('Enter');
    await page.locator('[data-field="recallReason"]').filter({ hasText: 'The letter was withdrawn' }).waitFor();
    await page.locator('.timeline .happening').nth(2).waitFor();
    assert.deepEqual(wrong, []);
    await leave();
  });
}
