// The first day of an organization with hands on the keys only: the owner signs in with a second step, sets up company,
// branch, year and a colleague, who begins, is refused something and reads why; then the owner finds it all in the audit.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hands } from '../hands.js';
import { PEOPLE, stand } from '../program.js';
import { code } from '../totp.js';
import { documentOf, LANGUAGES, SAID } from '../words.js';

const PASSWORD = 'jamuna-Bridge-1998';
const NAMES = {
  company: { en: 'Karnaphuli Builders', bn: 'কর্ণফুলী বিল্ডার্স' },
  branch: { en: 'Agrabad office', bn: 'আগ্রাবাদ অফিস' },
  person: { en: 'Nasrin Akter', bn: 'নাসরিন আক্তার' },
};
const WORDS = {
  out: { en: 'Sign out', bn: 'সাইন আউট' },
  reads: { en: 'English', bn: 'বাংলা' },
  kept: { en: 'I have kept them', bn: 'রেখে দিয়েছি' },
  on: { en: 'Turn on', bn: 'চালু করুন' },
  give: { en: 'Give a role', bn: 'ভূমিকা দিন' },
  verify: { en: 'Verify', bn: 'যাচাই করুন' },
  holds: { en: /stands as it was written/, bn: /তেমনই আছে/ },
  blocks: { en: 'Seals', bn: 'সিল' },
  all: { en: 'Verify everything', bn: 'সব যাচাই করুন' },
  whole: { en: /Everything is as it was sealed/, bn: /সবকিছু সিল করার সময়ের মতোই আছে/ },
};

/** Somebody who comes with nothing but a browser. */
async function person({ browser }, language, wrong) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    locale: language === 'bn' ? 'bn-BD' : 'en-IN',
    timezoneId: 'Asia/Dhaka',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', error => wrong.push(error.message));
  page.on('console', message => {
    if (message.type() === 'error' && !/status of 401/.test(message.text())) wrong.push(message.text());
  });
  return hands(page);
}

const heading = ({ page }, text) => page.locator('main h1').filter({ hasText: text }).waitFor();
const noDialog = ({ page }) => page.getByRole('dialog').waitFor({ state: 'detached' });

/** From the door to the desk. */
async function signIn(it, tenant, { email, password }, otp) {
  // Who was here before finds the organization filled in already.
  const { id } = await it.lands({ id: /tenant|email/ });
  if (id === 'tenant') {
    await it.write(tenant);
    await it.press('Tab');
  }
  await it.write(email);
  await it.press('Tab');
  await it.type(password);
  await it.press('Enter');
  if (otp) {
    await it.page.locator('#code:focus').waitFor();
    await it.type(otp);
    await it.press('Enter');
  }
  await it.page.waitForURL(url => url.pathname.startsWith('/app'));
  await it.page.locator('main h1').waitFor();
}

for (const language of LANGUAGES) {
  test(`an organization's first day by keyboard, in ${language}`, async t => {
    const desk = await stand();
    t.after(() => desk.close());
    const { program } = desk;
    const wrong = [];
    const owner = await person(desk, language, wrong);
    await owner.page.goto(`${program.origin}/app`);
    await owner.page.waitForURL(url => url.pathname === '/login');
    await signIn(owner, program.tenant, PEOPLE.owner);
    await speak(owner, language);
    const secret = await secondStep(owner, language);
    await owner.call(WORDS.out[language]);
    await owner.page.waitForURL(url => url.pathname === '/login');
    await signIn(owner, program.tenant, PEOPLE.owner, code(secret, 1));
    await setUp(owner, language);
    const [address, email] = await invite(owner, language, program);
    await giveRole(owner, language);
    const other = await person(desk, language, wrong);
    await other.page.goto(address);
    await begin(other, program.tenant, email);
    await refused(other, language);
    await findAll(owner, language);
    assert.deepEqual(wrong, []);
  });
}

/** The account was opened in English: whoever reads Bengali says so once. */
async function speak(it, language) {
  // A new browser speaks as it is set until the account has said what it reads.
  await it.page.waitForFunction(() => localStorage.getItem('vextrus.language') === document.documentElement.lang);
  if ((await it.page.locator('html').getAttribute('lang')) === language) return;
  await it.press('Control+k');
  await it.lands({ role: 'combobox', dialog: true });
  await it.type('বাংলা');
  await it.page.locator('.palette-list [aria-selected="true"]').filter({ hasText: 'বাংলা' }).waitFor();
  await it.press('Enter');
  await it.page.locator(`html[lang="${language}"]`).waitFor();
}

async function secondStep(it, language) {
  await it.call(SAID.account[language]);
  await heading(it, SAID.account[language]);
  await it.page.locator('[aria-labelledby="second-step"]').waitFor();
  await it.button(WORDS.on[language]);
  await it.lands({ field: 'otp', dialog: true });
  const secret = (await it.page.locator('.enrol-secret code').textContent()).replaceAll(' ', '');
  await it.type(code(secret));
  await it.page.locator('.codes li').nth(9).waitFor();
  await it.lands({ dialog: true });
  await it.button(WORDS.kept[language]);
  await noDialog(it);
  // Where it was switched on it can be switched off.
  await it.lands({ tag: 'button', dialog: false });
  return secret;
}

/** A company, a branch in it, the fiscal year after the first. */
async function setUp(it, language) {
  await it.call(documentOf('company').create.label[language]);
  await it.lands({ field: 'name' });
  await it.type(NAMES.company[language]);
  await it.press('Control+s');
  await heading(it, NAMES.company[language]);
  await it.lands({ tag: /main|h1/ });

  await it.call(documentOf('branch').create.label[language]);
  await it.lands({ field: 'code' });
  await it.type('CTG-01');
  await it.tab({ field: 'name' });
  await it.type(NAMES.branch[language]);
  await it.press('Control+s');
  await heading(it, 'CTG-01');
  await it.lands({ tag: /main|h1/ });

  await it.call(documentOf('fiscal-year').create.label[language]);
  await it.page.locator('main form').waitFor();
  await it.lands({ field: /./ });
  await it.press('Control+s');
  await it.page.locator('main h1').filter({ hasText: /20|২০/ }).waitFor();
}

async function invite(it, language, program) {
  const email = `nasrin-${language}@example.com`;
  await it.call(documentOf('user').create.label[language]);
  await it.lands({ field: 'name' });
  await it.type(NAMES.person[language]);
  // In which language the new colleague reads.
  await it.tab({ field: 'language' });
  await it.type(WORDS.reads[language]);
  await it.page.locator('.ant-select-item-option-active').filter({ hasText: WORDS.reads[language] }).waitFor();
  await it.press('Enter');
  await it.tab({ field: 'email' });
  await it.type(email);
  await it.press('Control+s');
  await it.lands({ tag: 'textarea', dialog: true });
  const address = await it.page.evaluate(() => getSelection().toString() || document.activeElement.value);
  assert.ok(address.startsWith(`${program.origin}/link/`), address);
  await it.press('Escape');
  await heading(it, NAMES.person[language]);
  return [address, email];
}

/** From the new colleague's own page. */
async function giveRole(it, language) {
  await it.lands({ tag: /main|h1/ });
  await it.button(WORDS.give[language]);
  await it.lands({ field: 'role', dialog: true });
  await it.link(SAID.viewer[language]);
  await it.button(SAID.days30[language]);
  await it.tab({ field: 'reason' });
  await it.type('Looks after the site');
  await it.press('Control+Enter');
  await noDialog(it);
  await it.lands({ name: WORDS.give[language] });
  await it.page.locator('.held-one').filter({ hasText: SAID.viewer[language] }).waitFor();
}

async function begin(it, tenant, email) {
  await it.lands({ tag: 'input' });
  await it.type(PASSWORD);
  await it.press('Tab');
  await it.type(PASSWORD);
  await it.press('Enter');
  await it.page.locator('#tenant').waitFor();
  await signIn(it, tenant, { email, password: PASSWORD });
}

/** Says no, why, and whom to ask. */
async function refused(it, language) {
  await it.call(documentOf('company').create.label[language]);
  await it.page.locator('.notice-bad').filter({ hasText: SAID.permission[language] }).waitFor();
  // What was just said is a key away.
  await it.press('F8');
  await it.lands({ name: SAID.why[language] });
  await it.press('Enter');
  await it.page.getByRole('heading', { name: SAID.mayNot[language] }).waitFor();
  await it.page.getByText(SAID.ask[language]).waitFor();
}

/** Everything of this morning is in the audit, each entry and the whole verified. */
async function findAll(it, language) {
  await it.press('g', 'a');
  await it.page.getByRole('row').nth(5).waitFor();
  const search = async words => {
    await it.press('/');
    await it.lands({ tag: 'input' });
    await it.write(words);
    await it.page.getByRole('row').filter({ hasText: words }).first().waitFor();
    await it.press('Tab');
  };
  for (const words of [NAMES.company[language], NAMES.branch[language], NAMES.person[language]]) await search(words);
  await it.tab({ role: 'grid' });
  await it.press('ArrowDown', 'ArrowUp', 'Enter');
  await it.lands({ dialog: true });
  await it.button(WORDS.verify[language], { dialog: true });
  await it.page.getByText(WORDS.holds[language]).waitFor();
  await it.press('Escape');
  await noDialog(it);
  await it.lands({ role: 'grid' });
  await it.back({ name: WORDS.blocks[language], tag: 'a' });
  await it.press('Enter');
  await it.button(WORDS.all[language]);
  await it.page.getByText(WORDS.whole[language]).waitFor();
}
