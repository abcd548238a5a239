// An item as a store knows it: named as masons say it, counted in bags and kilos, priced; a project it is used in.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sitDown, stand } from '../program.js';
import { documentOf, LANGUAGES, WIDTHS } from '../words.js';

let desk;
let browser;
let program;
before(async () => {
  desk = await stand();
  ({ browser, program } = desk);
  // Units come with the organization; whoever was founded earlier takes them.
  await program.graph('mutation { takeMeasures { id } }', {});
});
after(() => desk?.close());

const SAID = {
  add: { en: 'Add a unit', bn: 'একক যোগ করুন' },
  try: { en: 'Try a conversion', bn: 'রূপান্তর করে দেখুন' },
  convert: { en: 'Convert', bn: 'রূপান্তর করুন' },
  price: { en: 'Add a price', bn: 'দর যোগ করুন' },
  ask: { en: 'Find the price', bn: 'দর দেখুন' },
};
const field = (page, name) => page.locator(`[data-field="${name}"]`).locator('input, textarea').last();
const dialogOf = page => page.getByRole('dialog');
const gone = page => dialogOf(page).waitFor({ state: 'detached' });
const section = (page, name) => page.locator(`section[aria-labelledby="${name}"]`);

/** Finds another document by a few letters, and takes the one of this code. */
async function choose(page, name, words, code = words) {
  await field(page, name).fill(words);
  const option = page.locator('[role="option"][aria-selected]').filter({ hasText: new RegExp(`^\\s*${code}( |·|$)`) });
  await option.first().click();
}

for (const language of LANGUAGES) {
  for (const width of WIDTHS) {
    test(`cement is counted in bags and priced, in ${language} at ${width}`, async () => {
      const { page, wrong, open, leave } = await sitDown(browser, program, { language, width });
      const mark = `${language}-${width}`.toUpperCase();
      await open('/items/new');
      await field(page, 'code').fill(`CEM-${mark}`);
      await field(page, 'name').fill(`Portland cement ${mark}`);
      await field(page, 'nameBn').fill('পোর্টল্যান্ড সিমেন্ট');
      await field(page, 'aliases').fill(`OPC\nছাই${width}`);
      await choose(page, 'measureId', 'kg');
      await page.keyboard.press('Control+s');
      await page.waitForURL(/items\/[0-9a-f-]{36}$/);
      const item = page.url().split('/').pop();
      await section(page, 'item-units').getByRole('button', { name: SAID.add[language] }).click();
      await choose(page, 'measureId', 'bag');
      await field(page, 'size').fill('none');
      await page.keyboard.press('Enter');
      await page.locator('[data-field="size"] .field-wrong').waitFor();
      await field(page, 'size').fill('৫০');
      await page.keyboard.press('Enter');
      await gone(page);
      await page.getByText(language === 'bn' ? '১ ব্যাগ = ৫০ কেজি' : '1 bag = 50 kg').waitFor();
      await section(page, 'item-units').getByRole('button', { name: SAID.try[language] }).click();
      await field(page, 'quantity').fill('১২');
      await dialogOf(page).getByRole('button', { name: SAID.convert[language] }).click();
      await gone(page);
      await section(page, 'item-units')
        .getByText(language === 'bn' ? /(৬০০|600) kg/ : '600 kg')
        .first()
        .waitFor();
      await priced(page, open, language, mark, item);
      await open('/items');
      await page.keyboard.press('/');
      await page.keyboard.type(`ছাই${width}`);
      await page
        .getByRole('row')
        .filter({ hasText: `CEM-${mark}` })
        .first()
        .waitFor();
      assert.deepEqual(wrong, []);
      await leave();
    });

    test(`a project and its site are set up, in ${language} at ${width}`, async () => {
      const { page, wrong, open, leave } = await sitDown(browser, program, { language, width });
      const mark = `${language}-${width}`.toUpperCase();
      await open('/dimensions/new');
      await field(page, 'code').fill(`PRJ-${mark}`);
      await field(page, 'name').fill('Padma Heights');
      await page.keyboard.press('Control+s');
      await page.waitForURL(/dimensions\/[0-9a-f-]{36}$/);
      await page
        .locator('main .tag')
        .filter({ hasText: documentOf('dimension').fields.at(-1).kind.words[0].label[language] })
        .waitFor();
      assert.deepEqual(wrong, []);
      await leave();
    });
  }
}

/** A list with a price for the item, and what it says of it. */
async function priced(page, open, language, mark, item) {
  await open('/price-lists/new');
  await field(page, 'code').fill(`BUY-${mark}`);
  await field(page, 'name').fill('Buying');
  await field(page, 'startsOn').fill('2026-07-01');
  await page.keyboard.press('Control+s');
  await page.waitForURL(/price-lists\/[0-9a-f-]{36}$/);
  await section(page, 'list-prices').getByRole('button', { name: SAID.price[language] }).click();
  await choose(page, 'itemId', `CEM-${mark}`);
  await choose(page, 'measureId', 'bag');
  await field(page, 'price').fill('520');
  await page.keyboard.press('Enter');
  await gone(page);
  await section(page, 'list-prices').getByText(`CEM-${mark}`).waitFor();
  await open(`/items/${item}`);
  await section(page, 'item-price').getByRole('button', { name: SAID.ask[language] }).click();
  await dialogOf(page).getByRole('button', { name: SAID.ask[language] }).click();
  await gone(page);
  await section(page, 'item-price')
    .getByText(/10\.40|১০\.৪০/)
    .waitFor();
  await section(page, 'item-price')
    .getByText(new RegExp(`BUY-${mark}`))
    .waitFor();
}
