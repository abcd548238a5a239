// People and their accounts without touching a mouse: invited, secured, signed in, signed out; a key for a program.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PEOPLE, sitDown, stand } from '../program.js';
import { code } from '../totp.js';
import { actOf, documentOf, LANGUAGES, SAID, WIDTHS } from '../words.js';

let desk;
let browser;
let program;
before(async () => {
  desk = await stand();
  ({ browser, program } = desk);
});
after(() => desk?.close());

/** Goes somewhere or begins something by the palette. */
async function call(page, words) {
  await page.keyboard.press('Control+k');
  const line = page.locator('.palette-line input');
  await line.fill(words);
  await page.locator('.palette-list [role="option"][aria-selected="true"]').filter({ hasText: words }).waitFor();
  await line.press('Enter');
}
const field = (page, name) => page.locator(`[data-field="${name}"]`).locator('input, textarea').first();
const dialogOf = page => page.getByRole('dialog');
const gone = page => dialogOf(page).waitFor({ state: 'detached' });
const act = async (page, name, language) =>
  await page
    .locator('.acts')
    .getByRole('button', { name: actOf('user', name, language) })
    .press('Enter');
const standing = value =>
  documentOf('user')
    .fields.find(one => one.name === 'standing')
    .kind.words.find(word => word.value === value);

for (const language of LANGUAGES) {
  for (const width of WIDTHS) {
    test(`somebody is invited, begins, leaves and comes back, in ${language} at ${width}`, async () => {
      const { page, wrong, open, leave } = await sitDown(browser, program, { language, width });
      const [name, email] = [`Rahima ${language} ${width}`, `rahima-${language}-${width}@example.com`];
      await open('/');
      await page.locator('main .panel').first().waitFor();
      await call(page, documentOf('user').create.label[language]);
      await field(page, 'name').waitFor();
      await page.keyboard.type(name);
      await field(page, 'email').fill('no address');
      await page.keyboard.press('Control+s');
      await page.locator('[data-field="email"] .field-wrong').waitFor();
      await field(page, 'email').fill(email);
      await field(page, 'mobile').fill('০১৭১২৩৪৫৬৭৮');
      await page.keyboard.press('Control+s');
      // The link stands selected in its box, shown this once.
      const box = page.locator('.once-text:focus');
      await box.waitFor();
      const address = await box.inputValue();
      assert.ok(address.startsWith(`${program.origin}/link/`), address);
      assert.ok(await box.evaluate(it => it.selectionEnd > 0));
      await page.locator('.once button').press('Enter');
      await page.locator('.notice').filter({ hasText: SAID.copied[language] }).waitFor();
      assert.ok((await page.evaluate(() => navigator.clipboard.readText())).endsWith(address));
      await page.keyboard.press('Escape');
      await page.waitForURL(/users\/[0-9a-f-]{36}$/);
      await page
        .locator('.state-now')
        .filter({ hasText: standing('INVITED').label[language] })
        .waitFor();
      await gone(page);
      await call(page, documentOf('user').many[language]);
      await page.waitForURL(/users$/);
      await page.keyboard.press('/');
      await page.keyboard.type(email);
      const row = page.getByRole('row').filter({ hasText: email });
      await row.filter({ hasText: standing('INVITED').label[language] }).waitFor();
      await begin(address, email);
      await page.keyboard.press('Escape');
      await page.keyboard.press('/');
      await page.keyboard.type(email);
      await row.first().waitFor();
      await page.locator('[role="grid"]').focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/users\/[0-9a-f-]{36}$/);
      await page.reload();
      await leaveAndComeBack(page, language);
      assert.deepEqual(wrong, []);
      await leave();
    });
  }
}

/** Whoever was invited opens the link elsewhere, chooses a password, and signs in. */
async function begin(address, email) {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(address);
  await page.locator('#password:focus').waitFor();
  await page.keyboard.type('jamuna-Bridge-1998');
  await page.keyboard.press('Tab');
  await page.keyboard.type('jamuna-Bridge-1998');
  await page.keyboard.press('Enter');
  await page.locator('#tenant').waitFor();
  await page.locator('#email').fill(email);
  await page.locator('#password').fill('jamuna-Bridge-1998');
  await page.keyboard.press('Enter');
  await page.waitForURL(url => url.pathname.startsWith('/app'));
  await context.close();
}

/** Signed out by somebody else, disabled with a reason, enabled again; what cannot be done now says why. */
async function leaveAndComeBack(page, language) {
  await page
    .locator('.state-now')
    .filter({ hasText: standing('ACTIVE').label[language] })
    .waitFor();
  await act(page, 'enable', language);
  await page.locator('.notice-bad').waitFor();
  const sessions = page.locator('[aria-labelledby="signed-in"]');
  await sessions.locator('.facts-row').first().waitFor();
  await sessions.locator('.panel-head button').press('Enter');
  await dialogOf(page).locator('button[type="submit"]').press('Enter');
  await sessions.locator('.facts-row').first().waitFor({ state: 'detached' });
  await act(page, 'disable', language);
  await dialogOf(page).locator('button[type="submit"]').press('Enter');
  await dialogOf(page).locator('.field-wrong').waitFor();
  await dialogOf(page).locator('textarea').fill('Left the company');
  await dialogOf(page).locator('button[type="submit"]').press('Enter');
  await gone(page);
  await page
    .locator('.state-now')
    .filter({ hasText: standing('DISABLED').label[language] })
    .waitFor();
  await act(page, 'enable', language);
  await dialogOf(page).locator('textarea').fill('Came back');
  await dialogOf(page).locator('button[type="submit"]').press('Enter');
  await gone(page);
  await page
    .locator('.state-now')
    .filter({ hasText: standing('ACTIVE').label[language] })
    .waitFor();
}

for (const language of LANGUAGES) {
  test(`a second step is set up, asked for, and ends elsewhere what is not known, in ${language}`, async () => {
    const who = `selina-${language}`;
    PEOPLE[who] = { email: `${who}@example.com`, password: 'meghna-Launch-1971' };
    await program.invite(who, 'viewer');
    const { page, wrong, open, leave } = await sitDown(browser, program, { language, who });
    await open('/');
    await page.locator('main .panel').first().waitFor();
    await call(page, SAID.account[language]);
    const secret = await enrol(page, language);
    // A second device: the password alone no longer lets in, with the next code it does.
    const alone = { tenant: program.tenant, ...PEOPLE[who] };
    await assert.rejects(program.ask('/api/v1/auth/login', alone), /second-factor/);
    PEOPLE[who].otp = code(secret, 1);
    const other = await sitDown(browser, program, { language, who });
    await other.open('/me');
    const rows = other.page.locator('[aria-labelledby="signed-in"] .facts-row');
    await rows.nth(1).waitFor();
    assert.equal(await rows.first().locator('.tag').count(), 1, 'this one is marked, and stands first');
    await other.page.locator('[aria-labelledby="signed-in"] .panel-head button').press('Enter');
    await dialogOf(other.page).locator('button[type="submit"]').press('Enter');
    await rows.nth(1).waitFor({ state: 'detached' });
    assert.deepEqual(other.wrong, []);
    await other.leave();
    assert.deepEqual(wrong, []);
    // Here it is over: signing in is asked for in place.
    await page.keyboard.press('Control+k');
    await page.locator('.palette-line input').fill(SAID.keys[language]);
    await page.keyboard.press('Enter');
    await dialogOf(page).locator('input[type="password"]').waitFor();
    await leave();
  });
}

async function enrol(page, language) {
  const panel = page.locator('[aria-labelledby="second-step"]');
  await panel.getByRole('button').press('Enter');
  await page.locator('.picture').waitFor();
  const secret = await page.locator('.enrol-secret code').textContent();
  await field(page, 'otp').fill('000000');
  await page.locator('[data-field="otp"] .field-wrong').waitFor();
  await field(page, 'otp').fill(code(secret));
  await page.locator('.codes li').nth(9).waitFor();
  const codes = await page.locator('.codes li').allTextContents();
  assert.equal(new Set(codes).size, 10);
  await dialogOf(page).locator('.acts button').first().press('Enter');
  await page.locator('.notice').filter({ hasText: SAID.copied[language] }).waitFor();
  assert.ok((await page.evaluate(() => navigator.clipboard.readText())).includes(codes[9]));
  await dialogOf(page).locator('.dialog-foot button').press('Enter');
  await gone(page);
  await panel.locator('.tag-good').waitFor();
  return secret;
}

test('a password is changed: the rules are said, the wrong one is told at its field', async () => {
  PEOPLE.karim = { email: 'karim@example.com', password: 'buriganga-Boat-1952' };
  await program.invite('karim', 'viewer');
  const { page, wrong, open, leave } = await sitDown(browser, program, { who: 'karim' });
  await open('/me');
  await page.locator('[aria-labelledby="password"] button').press('Enter');
  assert.equal(await dialogOf(page).locator('.rules li').count(), 4);
  await field(page, 'password').fill('not this one');
  await field(page, 'newPassword').fill('karnaphuli-Tunnel-2023');
  await page.keyboard.press('Enter');
  await page.locator('[data-field="password"] .field-wrong').waitFor();
  await field(page, 'password').fill(PEOPLE.karim.password);
  await field(page, 'newPassword').fill('password1234');
  await page.keyboard.press('Enter');
  await page.locator('[data-field="newPassword"] .field-wrong').waitFor();
  await field(page, 'newPassword').fill('karnaphuli-Tunnel-2023');
  await page.keyboard.press('Enter');
  await gone(page);
  PEOPLE.karim.password = 'karnaphuli-Tunnel-2023';
  await program.ask('/api/v1/auth/login', { tenant: program.tenant, ...PEOPLE.karim });
  assert.deepEqual(wrong, []);
  await leave();
});

for (const language of LANGUAGES) {
  test(`a key for a program is made, shown once, used and revoked, in ${language}`, async () => {
    const { page, wrong, open, leave } = await sitDown(browser, program, { language });
    await open('/');
    await page.locator('main .panel').first().waitFor();
    await call(page, SAID.keys[language]);
    await page.waitForURL(/api-keys$/);
    // The page before stays until this one is here.
    await page.locator('main h1').filter({ hasText: SAID.keys[language] }).waitFor();
    await page.keyboard.press('n');
    await field(page, 'name').fill('Tally');
    await page.keyboard.press('Control+s');
    await page.locator('[data-field="permissions"] .field-wrong').waitFor();
    await field(page, 'permissions').fill('auth.user.read');
    const tick = page.locator('.may-one[title="auth.user.read"] input');
    await tick.waitFor();
    await tick.press('Space');
    // A half-filled form keeps what is chosen while something else is looked for.
    await field(page, 'permissions').fill('');
    await page.keyboard.press('Control+s');
    const box = page.locator('.once-text');
    await box.waitFor();
    const token = await box.inputValue();
    const me = () => fetch(`${program.origin}/api/v1/auth/me`, { headers: { authorization: `Bearer ${token}` } });
    assert.deepEqual((await (await me()).json()).permissions, ['auth.user.read']);
    await page.keyboard.press('Escape');
    const row = page.locator('.facts-row').filter({ hasText: 'Tally' });
    await row.getByRole('button').press('Enter');
    await dialogOf(page).locator('button[type="submit"]').press('Enter');
    await row.waitFor({ state: 'detached' });
    assert.equal((await me()).status, 401);
    assert.deepEqual(wrong, []);
    await leave();
  });
}
