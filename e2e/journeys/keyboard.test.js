// An organization set up without touching a mouse, and a change of identity that two people make.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sitDown, stand } from '../program.js';
import { actOf, documentOf, LANGUAGES, SAID, WIDTHS } from '../words.js';

/** Goes somewhere or begins something by the palette. */
async function call(page, words) {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').and(page.locator('.palette-line input')).fill(words);
  await page.locator('.palette-list [role="option"][aria-selected="true"]').waitFor();
  await page.keyboard.press('Enter');
}

const field = (page, name) => page.locator(`main [data-field="${name}"]`).locator('input, textarea').first();
const title = page => page.locator('main h1');

for (const language of LANGUAGES) {
  test(`an organization by keyboard in ${language}`, async t => {
    // A trial's plan has three companies: each language has an organization of its own.
    const desk = await stand();
    t.after(() => desk.close());
    for (const [at, width] of WIDTHS.entries()) {
      await t.test(`at ${width}`, async () => {
        const name = `Jamuna Works ${at + 1}`;
        const { page, wrong, open, leave } = await sitDown(desk.browser, desk.program, { language, width });
        await open('/');
        await page.locator('main .panel').first().waitFor();
        await company(page, language, name);
        await branches(page, language, name);
        await unitUnderAnother(page, language, name);
        await change(page, language, name, desk);
        assert.deepEqual(wrong, []);
        await leave();
      });
    }
  });
}

async function company(page, language, name) {
  await call(page, documentOf('company').create.label[language]);
  await field(page, 'name').waitFor();
  await page.keyboard.type(name);
  // A TIN in Bengali digits that is too short: told at its field, in the reader's language.
  await field(page, 'tin').fill('৮২৩৪');
  await page.keyboard.press('Control+s');
  await page.locator('[data-field="tin"] .field-wrong').waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Control+s');
  await title(page).filter({ hasText: name }).waitFor();
}

async function branches(page, language, name) {
  await call(page, documentOf('branch').create.label[language]);
  await field(page, 'code').waitFor();
  await choose(page, 'companyId', name);
  for (const code of ['DHK-0১', 'CTG-01']) {
    await field(page, 'code').fill(code);
    await field(page, 'name').fill(`Office ${code}`);
    await page.keyboard.press('Control+Enter');
    await page.waitForFunction(() => !document.querySelector('[data-field="code"] input').value);
  }
  // Escape goes back to the list, where the digits typed in Bengali are the code's own.
  await page.keyboard.press('Escape');
  await title(page)
    .filter({ hasText: documentOf('branch').many[language] })
    .waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('dhk-01');
  await page
    .getByRole('row', { name: /DHK-01/ })
    .first()
    .waitFor();
}

async function unitUnderAnother(page, language, name) {
  await call(page, documentOf('unit').create.label[language]);
  await field(page, 'code').waitFor();
  await choose(page, 'companyId', name);
  await field(page, 'code').fill('SITE');
  await field(page, 'name').fill('Site office');
  // What it stands under is not there yet: made in place, and chosen.
  await field(page, 'parentId').focus();
  await page.keyboard.press('Alt+c');
  const dialog = page.getByRole('dialog');
  await dialog.locator('[data-field="code"] input').fill('WORKS');
  await dialog.locator('[data-field="name"] input').fill('Works');
  await page.keyboard.press('Control+s');
  await dialog.waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.querySelector('[data-field="parentId"] input').value.includes('WORKS'));
  await page.keyboard.press('Control+s');
  await title(page).filter({ hasText: 'SITE' }).waitFor();
}

async function change(page, language, name, { browser, program }) {
  await call(page, documentOf('company-change').create.label[language]);
  await field(page, 'reason').waitFor();
  await choose(page, 'companyId', name);
  await field(page, 'reason').fill('New certificate');
  await field(page, 'name').fill(`${name} PLC`);
  await page.keyboard.press('Control+s');
  await press(page, actOf('company-change', 'submit', language));
  await confirm(page);
  await page
    .locator('.state-now')
    .filter({ hasText: word('SUBMITTED', language) })
    .waitFor();
  // Whoever asked does not decide: refused by the server, in a sentence.
  await press(page, actOf('company-change', 'approve', language));
  await page.getByRole('dialog').locator('button[type="submit"]').press('Enter');
  await page.getByRole('alert').filter({ hasText: SAID.yourself[language] }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const second = await sitDown(browser, program, { language, who: 'checker' });
  await second.page.goto(page.url());
  await press(second.page, actOf('company-change', 'approve', language));
  await confirm(second.page);
  await second.page
    .locator('.state-now')
    .filter({ hasText: word('APPROVED', language) })
    .waitFor();
  assert.deepEqual(second.wrong, []);
  await second.leave();
}

const word = (value, language) => {
  const { words } = documentOf('company-change').fields.find(one => one.name === 'state').kind;
  return words.find(one => one.value === value).label[language];
};

async function press(page, name) {
  const button = page.locator('.acts').getByRole('button', { name });
  await button.waitFor();
  await button.press('Enter');
}

async function confirm(page) {
  const dialog = page.getByRole('dialog');
  await dialog.locator('button[type="submit"]').press('Enter');
  await dialog.waitFor({ state: 'detached' });
}

/** Picks a link by typing. */
async function choose(page, name, words) {
  const box = field(page, name);
  // A form that has just come puts the keyboard into its first field.
  await page.waitForFunction(() => document.activeElement?.closest('[data-field]'));
  if ((await box.inputValue()).includes(words)) return;
  await box.fill(words);
  await page.getByRole('option', { name: words }).first().waitFor();
  await box.press('Enter');
  await page.waitForFunction(
    ([where, text]) => document.querySelector(`[data-field="${where}"] input`).value.includes(text),
    [name, words],
  );
}
