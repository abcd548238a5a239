// Ways of working: a setting chosen with a reason and seen with where it comes from, a flag made and switched.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sitDown, stand } from '../program.js';
import { LANGUAGES, WIDTHS } from '../words.js';

let desk;
let browser;
let program;
before(async () => {
  desk = await stand();
  ({ browser, program } = desk);
});
after(() => desk?.close());

const SAID = {
  choose: { en: 'Choose', bn: 'ঠিক করুন' },
  on: { en: 'Switch on', bn: 'সক্রিয় করুন' },
  far: { en: 'So far', bn: 'এ পর্যন্ত' },
};
const HOURS = '[data-setting="auth.link.invitation-hours"]';
const digits = { en: text => text, bn: text => text.replace(/\d/g, digit => '০১২৩৪৫৬৭৮৯'[digit]) };
const field = (page, name) => page.locator(`[data-field="${name}"]`).locator('input, textarea').last();
const dialogOf = page => page.getByRole('dialog');
const gone = page => dialogOf(page).waitFor({ state: 'detached' });

let hours = 24;
for (const language of LANGUAGES) {
  for (const width of WIDTHS) {
    test(`a setting is chosen and a flag switched, in ${language} at ${width}`, async () => {
      const { page, wrong, open, leave } = await sitDown(browser, program, { language, width });
      hours += 1;
      await open('/configuration');
      const setting = page.locator(HOURS);
      await setting.getByRole('button', { name: SAID.choose[language] }).click();
      const dialog = dialogOf(page);
      await field(dialog, 'value').fill('999');
      await field(dialog, 'reason').fill('Site engineers are slow to answer');
      await page.keyboard.press('Control+Enter');
      await dialog.locator('[data-field="value"] .field-wrong').waitFor();
      await field(dialog, 'value').fill(digits[language](String(hours)));
      await page.keyboard.press('Control+Enter');
      await gone(page);
      await setting.getByText(digits[language](String(hours)), { exact: true }).waitFor();
      await setting.getByText('Site engineers are slow to answer').waitFor();
      await setting.getByRole('button', { name: SAID.choose[language] }).click();
      await dialog.getByText(SAID.far[language]).click();
      await dialog.locator('.so-far li').first().waitFor();
      await page.keyboard.press('Escape');
      await gone(page);

      await open('/feature-flags/new');
      await field(page, 'key').fill(`site.photos-${language}-${width}`);
      await field(page, 'name').fill(`Photos ${language} ${width}`);
      await field(page, 'percent').fill('100');
      await page.keyboard.press('Control+s');
      await page.waitForURL(/feature-flags\/[0-9a-f-]{36}$/);
      await page.getByRole('button', { name: SAID.on[language], exact: true }).click();
      await field(dialogOf(page), 'reason').fill('The pilot went well');
      await page.keyboard.press('Control+Enter');
      await gone(page);
      const mine = await program.graph('{ myFlags { key } }', {});
      assert.ok(mine.myFlags.some(flag => flag.key === `site.photos-${language}-${width}`));
      assert.deepEqual(wrong, []);
      await leave();
    });
  }
}
