// A role given for thirty days, a refusal that explains itself, and the role found again: by keyboard, in both languages.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { furnish } from '../fixture.js';
import { PEOPLE, sitDown, stand } from '../program.js';
import { actOf, LANGUAGES, SAID, WIDTHS } from '../words.js';

/** Who is given the role, by the language of the one who gives it. */
const WHO = { en: 'Rina', bn: 'Shirin' };
PEOPLE.Rina = { email: 'rina@example.com', password: 'sundarban-Tiger-77' };
PEOPLE.Shirin = { email: 'shirin@example.com', password: 'chittagong-Hill-88' };

let desk;
let browser;
let program;
before(async () => {
  desk = await stand();
  ({ browser, program } = desk);
  await furnish(program);
  for (const person of Object.values(WHO)) await program.invite(person);
});
after(() => desk?.close());

const field = (page, name) => page.locator(`[data-field="${name}"]`).locator('input, textarea').first();

/** Goes somewhere or begins something by the palette. */
async function call(page, words) {
  await page.keyboard.press('Control+k');
  await page.locator('.palette-line input').fill(words);
  await page.locator('.palette-list [role="option"][aria-selected="true"]').waitFor();
  await page.keyboard.press('Enter');
}

/** Types into a field that links, and takes what is found. */
async function choose(page, name, text) {
  await field(page, name).focus();
  await page.keyboard.type(text);
  await page.locator('[role="option"]').filter({ hasText: text }).first().waitFor();
  await page.keyboard.press('Enter');
}

for (const language of LANGUAGES) {
  const person = WHO[language];

  test(`a role for thirty days, in ${language}`, async () => {
    const owner = await sitDown(browser, program, { language });
    await owner.open('/');
    await owner.page.locator('main .panel').first().waitFor();
    await call(owner.page, SAID.give[language]);
    await choose(owner.page, 'personId', person);
    await choose(owner.page, 'role', SAID.viewer[language]);
    await owner.page.getByRole('button', { name: SAID.days30[language], exact: true }).press('Enter');
    await field(owner.page, 'reason').fill('Looks after the site');
    await owner.page.keyboard.press('Control+s');
    await owner.page
      .locator('main h1')
      .filter({ hasText: `${SAID.viewer[language]} · ${person}` })
      .waitFor();
    assert.deepEqual(owner.wrong, []);
    await owner.leave();
  });

  for (const width of WIDTHS) {
    test(`who is refused reads why, in ${language} at ${width}`, async () => {
      const { page, open, wrong, leave } = await sitDown(browser, program, { language, width, who: person });
      await open('/companies');
      await page.getByRole('row').nth(1).waitFor();
      await page.keyboard.press('n');
      await page.locator('.notice').filter({ hasText: SAID.permission[language] }).waitFor();
      await page.getByRole('button', { name: SAID.why[language] }).press('Enter');
      await page.getByRole('heading', { name: SAID.mayNot[language] }).waitFor();
      const told = page.getByText(SAID.ask[language]);
      await told.waitFor();
      assert.match(page.url(), /\/why\?permission=organization\.company\.create/);
      assert.deepEqual(wrong, []);
      await leave();
    });
  }

  test(`the owner finds it and takes it back, in ${language}`, async () => {
    const { page, open, wrong, leave } = await sitDown(browser, program, { language });
    await open('/assignments');
    await page.getByRole('row').nth(2).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type(person);
    await page.waitForFunction(() => document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount') === '2');
    await page.getByRole('grid').focus();
    await page.keyboard.press('Enter');
    await page.locator('main h1').filter({ hasText: person }).waitFor();
    await page.getByRole('button', { name: actOf('assignment', 'revoke', language) }).press('Enter');
    await field(page.getByRole('dialog'), 'reason').fill('The site is finished');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.locator('main .tag-faded').waitFor();
    assert.deepEqual(wrong, []);
    await leave();
  });
}
