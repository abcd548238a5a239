// In and out of Vextrus: by keyboard, in both languages, with and without scripts; what is refused, and what goes on.

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { furnish } from '../fixture.js';
import { PEOPLE, sitDown, stand } from '../program.js';
import { LANGUAGES } from '../words.js';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const KIB = 1024;
const WEIGHT = 15 * KIB;
const ME = '/api/v1/auth/me';
const SAID = {
  signIn: { en: 'Sign in', bn: 'সাইন ইন' },
  refused: { en: /locked for 30 minutes/, bn: /৩০ মিনিটের জন্য বন্ধ/ },
  digits: { en: 'Six digits', bn: 'ছয়টি অঙ্ক' },
  wrongCode: { en: /The code is not right/, bn: /কোডটি সঠিক নয়/ },
  different: { en: /not the same/, bn: /দুটি এক নয়/ },
  short: { en: /10 to 128/, bn: /10 থেকে 128|১০ থেকে ১২৮/ },
  set: { en: /Your password is set/, bn: /পাসওয়ার্ড সেট হয়েছে/ },
  spent: { en: /good no more/, bn: /আর চলবে না/ },
  out: { en: /signed out/, bn: /সাইন আউট/ },
};

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

/** Somebody who comes from the street. */
async function visitor({ language = 'en', width = 1440, scripts = true, theme = 'light' } = {}) {
  const context = await browser.newContext({
    viewport: { width, height: width < 500 ? 780 : 900 },
    locale: language === 'bn' ? 'bn-BD' : 'en-IN',
    javaScriptEnabled: scripts,
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const wrong = [];
  page.on('console', message => {
    // Chromium notes each refusal's status here, and the refusals are meant.
    if (message.type() === 'error' && !/status of (401|410|422)/.test(message.text())) wrong.push(message.text());
  });
  return {
    page,
    wrong,
    go: path => page.goto(program.origin + path),
    leave: () => context.close(),
    /** Who the program takes the browser for. */
    async known() {
      const at = page.url();
      const answer = await page.goto(program.origin + ME);
      const known = answer.status() === 200 ? (await answer.json()).user.email : null;
      await page.goto(at);
      return known;
    },
  };
}

const press = (page, ...keys) =>
  keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve());

/** Types what signing in takes, with hands on the keys only. */
async function type(page, { email, password }, tenant = program.tenant) {
  await page.locator('#tenant:focus').waitFor();
  await page.keyboard.type(tenant);
  await press(page, 'Tab');
  await page.keyboard.type(email);
  await press(page, 'Tab');
  await page.keyboard.type(password);
  await press(page, 'Enter');
}

/** Somebody new, with a password. */
async function somebody(name, role = 'viewer') {
  PEOPLE[name] = { name, email: `${name}@example.com`, password: `${name}-of-many-words` };
  await program.invite(name, role);
  return PEOPLE[name];
}

for (const language of LANGUAGES) {
  for (const width of [1440, 390]) {
    test(`signing in by keyboard in ${language} at ${width}`, async () => {
      const { page, wrong, go, leave } = await visitor({ language, width });
      await go('/app/units?q=eng');
      await page.waitForURL(url => url.pathname === '/login');
      await page.locator('#tenant:focus').waitFor();
      assert.equal(await page.locator('html').getAttribute('lang'), language);
      assert.equal(await page.locator('h1').textContent(), SAID.signIn[language]);
      await type(page, PEOPLE.owner);
      await page.waitForURL(url => url.pathname === '/app/units' && url.searchParams.get('q') === 'eng');
      await page.locator('main h1').waitFor();
      const cookies = await page.context().cookies();
      const session = cookies.find(one => one.name === '__Host-vextrus');
      assert.ok(session.httpOnly && session.secure && session.sameSite === 'Lax' && session.path === '/');
      // The desk asks who is there before it leads to the door.
      assert.deepEqual(wrong, []);
      await leave();
    });
  }
}

for (const scripts of [true, false]) {
  const how = scripts ? 'with scripts' : 'without scripts';

  test(`a wrong password is said, what was typed stays, ${how}`, async () => {
    for (const language of LANGUAGES) {
      const { page, wrong, go, known, leave } = await visitor({ language, scripts });
      await go('/login?next=/docs');
      await type(page, { ...PEOPLE.owner, password: 'not-the-password' });
      await page.getByRole('alert').filter({ hasText: SAID.refused[language] }).waitFor();
      assert.equal(await page.locator('#email').inputValue(), PEOPLE.owner.email);
      assert.equal(await page.locator('#password').inputValue(), '');
      await page.locator('#password:focus').waitFor();
      await page.keyboard.type(PEOPLE.owner.password);
      await press(page, 'Enter');
      await page.waitForURL(url => url.pathname === '/docs');
      assert.equal(await known(), PEOPLE.owner.email);
      await go('/');
      assert.equal(new URL(page.url()).pathname.replace(/\/$/, ''), '/app');
      assert.deepEqual(wrong, []);
      await leave();
    }
  });

  test(`a second step asks for the code, ${how}`, async () => {
    const name = scripts ? 'salma' : 'kamal';
    const who = await somebody(name);
    const { secret } = await program.ask('/api/v1/auth/second-factor', undefined, name);
    const { codes } = await program.ask('/api/v1/auth/second-factor/confirm', { otp: code(secret) }, name);
    const language = scripts ? 'bn' : 'en';
    const { page, wrong, go, known, leave } = await visitor({ language, scripts, width: 390 });
    await go('/login?next=/docs');
    await type(page, who);
    await page.getByLabel(SAID.digits[language]).waitFor();
    assert.equal(await page.locator('input[type="password"]').count(), 0);
    await page.locator('#code:focus').waitFor();
    await page.keyboard.type('000000');
    await press(page, 'Enter');
    await page.getByText(SAID.wrongCode[language]).waitFor();
    await page.locator('button[name="switch"]').click();
    await page.locator('input[name="way"][value="recovery"]').waitFor({ state: 'attached' });
    await page.locator('#code').fill(codes[0]);
    await press(page, 'Enter');
    await page.waitForURL(url => url.pathname === '/docs');
    assert.equal(await known(), who.email);
    assert.deepEqual(wrong, []);
    await leave();
  });

  test(`a password is chosen by a link, ${how}`, async () => {
    const language = scripts ? 'en' : 'bn';
    const email = `nadia-${scripts}@example.com`;
    const { id } = await program.ask('/api/v1/users', { name: 'Nadia Islam', nameBn: 'নাদিয়া ইসলাম', email }, 'owner');
    const { address } = await program.ask(`/api/v1/users/${id}/link`, {}, 'owner');
    assert.ok(address.startsWith(`${program.origin}/link/`), address);
    const { page, wrong, known, leave } = await visitor({ language, scripts, width: 390 });
    const first = await page.goto(address);
    assert.equal(first.headers()['referrer-policy'], 'no-referrer');
    assert.equal(first.headers()['cache-control'], 'no-store');
    await page.getByText(language === 'bn' ? 'নাদিয়া ইসলাম' : 'Nadia Islam').waitFor();
    const choose = async (password, again) => {
      await page.locator('#password:focus').waitFor();
      await page.keyboard.type(password);
      await press(page, 'Tab');
      await page.keyboard.type(again);
      await press(page, 'Enter');
    };
    await choose('meghna-Ferry-1971', 'meghna-Ferry-1972');
    await page.getByText(SAID.different[language]).waitFor();
    await page.locator('#password').focus();
    await choose('short', 'short');
    await page.getByText(SAID.short[language]).waitFor();
    await choose('meghna-Ferry-1971', 'meghna-Ferry-1971');
    await page.getByRole('status').filter({ hasText: SAID.set[language] }).waitFor();
    assert.equal(await page.locator('#tenant').inputValue(), program.tenant);
    await page.locator('#email').fill(email);
    await page.locator('#password').fill('meghna-Ferry-1971');
    await press(page, 'Enter');
    await page.waitForURL(url => url.pathname.startsWith('/app'));
    assert.equal(await known(), email);
    assert.equal((await page.goto(address)).status(), 410);
    assert.match(await page.locator('h1').textContent(), SAID.spent[language]);
    assert.deepEqual(wrong, []);
    await leave();
  });

  test(`signing out is asked and done by a form, ${how}`, async () => {
    const { page, wrong, go, known, leave } = await visitor({ language: 'bn', scripts });
    await go('/login?next=/logout');
    await type(page, PEOPLE.owner);
    await page.waitForURL(url => url.pathname.startsWith('/app'));
    await go('/logout');
    assert.equal(await known(), PEOPLE.owner.email);
    await page.locator('form button').click();
    await page.getByRole('status').filter({ hasText: SAID.out.bn }).waitFor();
    assert.equal(await known(), null);
    assert.deepEqual(wrong, []);
    await leave();
  });
}

test('five wrong tries lock; an administrator opens again', async () => {
  const who = await somebody('habib');
  const { page, go, leave } = await visitor();
  await go('/login?next=/docs');
  // The page before has an alert, too; only the new one has an empty password.
  const refused = async () => {
    await page.waitForFunction(() => document.querySelector('#password')?.value === '');
    await page.getByRole('alert').filter({ hasText: SAID.refused.en }).waitFor();
  };
  for (let tried = 0; tried < 5; tried += 1) {
    await page.locator('#tenant').fill(program.tenant);
    await page.locator('#email').fill(who.email);
    await page.locator('#password').fill(`wrong ${tried}`);
    await press(page, 'Enter');
    await refused();
  }
  const right = async () => {
    await page.locator('#password').fill(who.password);
    await press(page, 'Enter');
  };
  await right();
  await refused();
  await program.ask(`/api/v1/users/${program.ids.habib}/unlock`, undefined, 'owner');
  await right();
  await page.waitForURL(url => url.pathname === '/docs');
  await leave();
});

test('a session ended elsewhere is begun again in place, and what was typed is saved', async () => {
  for (const [language, width] of [
    ['en', 1440],
    ['bn', 390],
  ]) {
    const { page, open, leave } = await sitDown(browser, program, { language, width, company: ids.company });
    await open('/branches/new');
    const input = name => page.locator(`[data-field="${name}"] input`);
    await input('code').fill(`AGAIN-${width}`);
    await input('name').fill('Begun again');
    const sessions = await program.graph('{ sessions { id kind } }');
    for (const { id } of sessions.sessions.filter(one => one.kind === 'COOKIE'))
      await program.graph('mutation($id: SessionId!) { revokeSession(id: $id) }', { id });
    await page.keyboard.press('Control+s');
    const dialog = page.getByRole('dialog');
    await dialog.locator('input[type="password"]:focus').waitFor();
    await page.keyboard.type('not-the-password');
    await page.keyboard.press('Enter');
    await dialog.getByRole('alert').filter({ hasText: SAID.refused[language] }).waitFor();
    await dialog.locator('input[type="password"]').fill(PEOPLE.owner.password);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page
      .locator('main h1')
      .filter({ hasText: `AGAIN-${width}` })
      .waitFor();
    await leave();
  }
});

test('the second factor is asked for in place, too', async () => {
  const who = await somebody('tania', 'system-admin');
  const { page, open, leave } = await sitDown(browser, program, { who: 'tania', company: ids.company });
  const { secret } = await program.ask('/api/v1/auth/second-factor', undefined, 'tania');
  const { codes } = await program.ask('/api/v1/auth/second-factor/confirm', { otp: code(secret) }, 'tania');
  await open('/branches/new');
  await page.locator('[data-field="code"] input').fill('AGAIN-2');
  await page.locator('[data-field="name"] input').fill('With a code');
  await page.context().clearCookies();
  await page.keyboard.press('Control+s');
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type="password"]:focus').waitFor();
  await page.keyboard.type(who.password);
  await page.keyboard.press('Enter');
  await dialog.locator('input[autocomplete="one-time-code"]:focus').waitFor();
  await page.keyboard.type(codes[0]);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.locator('main h1').filter({ hasText: 'AGAIN-2' }).waitFor();
  await leave();
});

test('the desk signs out, and says so at the door in its language', async () => {
  const { page, wrong, open, leave } = await sitDown(browser, program, { language: 'bn', company: ids.company });
  await open('/companies');
  await page.getByRole('row').nth(1).waitFor();
  await page.locator('.you').click();
  await page.getByRole('menuitem').last().click();
  await page.getByRole('status').filter({ hasText: SAID.out.bn }).waitFor();
  assert.equal(await page.locator('#tenant').inputValue(), program.tenant);
  assert.equal((await page.goto(program.origin + ME)).status(), 401);
  assert.deepEqual(
    wrong.filter(text => !/status of 401/.test(text)),
    [],
  );
  await leave();
});

/** Every page of the door, and how it is come by. */
const PAGES = {
  'sign-in': page => page.goto(`${program.origin}/login?next=/app/units`),
  'sign-in, empty': async page => {
    await page.goto(`${program.origin}/login`);
    await page.locator('form button').click();
    await page.locator('.wrong').first().waitFor();
  },
  'sign-in, refused': async page => {
    await page.goto(`${program.origin}/login?tenant=nowhere`);
    await page.locator('#email').fill('nobody@example.com');
    await page.locator('#password').fill('nothing at all');
    await page.locator('form button').click();
    await page.getByRole('alert').waitFor();
  },
  'signed out': page => page.goto(`${program.origin}/login?told=out`),
  'second step': async page => {
    await page.goto(`${program.origin}/login?tenant=${program.tenant}`);
    await page.locator('#email').fill(PEOPLE.farid.email);
    await page.locator('#password').fill(PEOPLE.farid.password);
    await page.locator('form button').click();
    await page.locator('#code').waitFor();
  },
  forgot: page => page.goto(`${program.origin}/forgot`),
  'sign-out': page => page.goto(`${program.origin}/logout`),
  link: page => page.goto(program.link),
  'link, different': async page => {
    await page.goto(program.link);
    await page.locator('#password').fill('one of many words');
    await page.locator('form button').click();
    await page.locator('.wrong').waitFor();
  },
  'link, spent': page => page.goto(`${program.origin}/link/spent`),
};

test('every page keeps nobody out, fits, and weighs little', async t => {
  await somebody('farid');
  const { secret } = await program.ask('/api/v1/auth/second-factor', undefined, 'farid');
  await program.ask('/api/v1/auth/second-factor/confirm', { otp: code(secret) }, 'farid');
  const guest = {
    name: 'Mohammad Shafiqul Islam Chowdhury',
    email: 'shafiqul.islam.chowdhury@a-long-name.example.com',
  };
  const { id } = await program.ask('/api/v1/users', guest, 'owner');
  program.link = (await program.ask(`/api/v1/users/${id}/link`, {}, 'owner')).address;
  for (const [language, width, theme] of [
    ['en', 1440, 'light'],
    ['en', 390, 'dark'],
    ['bn', 1440, 'dark'],
    ['bn', 390, 'light'],
  ]) {
    await t.test(`${language}, ${width}, ${theme}`, async () => {
      const faults = [];
      for (const [name, come] of Object.entries(PAGES))
        faults.push(...(await judge({ language, width, theme }, name, come)));
      assert.deepEqual(faults, []);
    });
  }
});

async function judge(how, name, come) {
  const { page, wrong, leave } = await visitor(how);
  await page.addInitScript({ path: axe });
  let bytes = 0;
  const wire = await page.context().newCDPSession(page);
  await wire.send('Network.enable');
  wire.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await come(page);
  await page.waitForLoadState('load');
  const first = await page.evaluate(() => performance.getEntriesByType('resource').map(one => one.name));
  const found = await page.evaluate(async () => (await window.axe.run(document)).violations);
  const wide = () => page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
  const faults = found.map(one => `${name}: ${one.id} at ${one.nodes.map(node => node.target.join(' ')).join('; ')}`);
  if ((await wide()) > 0) faults.push(`${name} is ${await wide()} px too wide`);
  await page.setViewportSize({ width: 360, height: 640 });
  if ((await wide()) > 0) faults.push(`${name} is ${await wide()} px too wide for 360`);
  // Some are come by over another page, whose bytes count, too.
  if (bytes > WEIGHT * (name.includes(',') || name === 'second step' ? 2 : 1)) faults.push(`${name} weighs ${bytes}`);
  if (first.some(address => !address.startsWith(`${program.origin}/login/page.css`)))
    faults.push(`${name} loads ${first}`);
  faults.push(...wrong.map(text => `${name}: ${text}`));
  if (process.env.VEXTRUS_PICTURES)
    await page.screenshot({
      path: `${process.env.VEXTRUS_PICTURES}/${name.replace(/\W+/g, '-')}-${how.language}-${how.width}-${how.theme}.png`,
    });
  await leave();
  return faults;
}

/** What an authenticator shows now (RFC 6238). */
function code(secret) {
  const bits = [...secret].map(letter =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  const key = Buffer.from(
    bits
      .join('')
      .match(/.{8}/g)
      .map(eight => Number.parseInt(eight, 2)),
  );
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac('sha1', key).update(counter).digest();
  const at = hash[19] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
