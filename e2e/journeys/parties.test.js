// A party is set up twice by mistake and told; it shows its papers, and its page says what tax still asks.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { make } from '../fixture.js';
import { sitDown, stand } from '../program.js';
import { LANGUAGES, WIDTHS } from '../words.js';

const NID = '5525708146231';
/** What is looked for on the page, in the language it is read in. */
const SAYS = {
  en: { person: 'Person', psr: 'PSR (proof of return)', never: 'never shown', nid: 'NID' },
  bn: { person: 'ব্যক্তি', psr: 'পিএসআর (রিটার্ন দাখিলের প্রমাণ)', never: 'কখনো দেখায়নি', nid: 'এনআইডি' },
};

let desk;
let browser;
let program;
before(async () => {
  desk = await stand();
  ({ browser, program } = desk);
});
after(() => desk?.close());

const field = (page, name) => page.locator(`[data-field="${name}"]`).locator('input, textarea').first();
async function choose(page, name, word) {
  await field(page, name).fill(word);
  await page.locator('.ant-select-item-option-active').filter({ hasText: word }).waitFor();
  await field(page, name).press('Enter');
}

for (const language of LANGUAGES) {
  for (const width of WIDTHS) {
    test(`a party is told from one like it and says what is missing, in ${language} at ${width}`, async () => {
      const says = SAYS[language];
      const number = `0171${String(width).padStart(4, '0')}${language === 'en' ? '111' : '222'}`;
      await make(program, 'party', { kind: 'PERSON', name: `Known ${language} ${width}`, mobile: number });
      const { page, wrong, open, leave } = await sitDown(browser, program, { language, width });
      await open('/parties/new');
      await choose(page, 'kind', says.person);
      await field(page, 'name').fill(`Shahana ${language} ${width}`);
      await field(page, 'mobile').fill(number);
      await page.keyboard.press('Control+s');
      await page.locator('[data-field="despite"] .field-wrong').waitFor();
      await field(page, 'despite').fill('A shared telephone');
      await page.keyboard.press('Control+s');
      await page.locator('#proofs').waitFor();
      const missing = page.locator('.lacking li').filter({ hasText: says.psr });
      assert.match(await missing.textContent(), new RegExp(says.never));

      const id = page.url().split('/').at(-1);
      await open(`/proofs/new?partyId=${id}`);
      await choose(page, 'kind', says.nid);
      await field(page, 'number').fill(NID);
      // Each run has the same number: whoever showed it before is told, and that is another.
      await field(page, 'despite').fill('The same test');
      await page.keyboard.press('Control+s');
      await page.waitForURL(/\/proofs\/[0-9a-f-]{36}$/);
      await open(`/parties/${id}`);
      const line = page.locator('.held').filter({ hasText: '•••' });
      await line.waitFor();
      assert.ok(!(await page.content()).includes(NID.slice(0, 9)), 'the number is not in the page');
      assert.deepEqual(wrong, []);
      await leave();
    });
  }
}
