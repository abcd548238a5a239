// The real program on a fresh data folder, and a real browser before it.

import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

/** The desk's operations by the hash they are sent as, of all releases that are kept. */
const OPERATIONS = new URL('../web/operations/', import.meta.url);
const texts = Object.assign(
  {},
  ...readdirSync(OPERATIONS).map(file => JSON.parse(readFileSync(new URL(file, OPERATIONS), 'utf8'))),
);
/** What a request of the desk asks, whole. */
export function askedIn(request) {
  const body = request.method() === 'POST' ? request.postDataJSON() : null;
  return body?.query ?? texts[body?.extensions?.persistedQuery?.sha256Hash] ?? '';
}

const TENANT = 'demo';
/** Who is there, with what they sign in. */
export const PEOPLE = {
  owner: { email: 'owner@example.com', password: 'karnaphuli-Bridge-42' },
  checker: { email: 'checker@example.com', password: 'teesta-Barrage-1979' },
};
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** Only to say so at last: a new cluster takes minutes where many others work on the same disk. */
const START_MS = 300_000;

const need = name => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; run \`cargo xtask test\`, or see web/README.md`);
  return value;
};

/** A program and a browser for the tests of a file; both are gone whatever happens. */
export async function stand() {
  const program = await startProgram();
  try {
    const browser = await startBrowser();
    return {
      program,
      browser,
      async close() {
        await browser.close();
        await program.stop();
      },
    };
  } catch (error) {
    await program.stop();
    throw error;
  }
}

/** What the program says when it listens, and where: it takes a port of its own, so nobody can take it in between. */
const AT = /Vextrus is at (http:\/\/\S+) /;

/** Starts the program, founds a tenant, and hands back how to talk to it. */
async function startProgram() {
  const binary = need('VEXTRUS_BIN');
  const folder = mkdtempSync(join(tmpdir(), 'vextrus-e2e-'));
  // PostgreSQL runs as another user where the tests run as root, and must be able to pass.
  execFileSync('chmod', ['711', folder]);
  const env = { ...process.env, VEXTRUS_DATA: folder, VEXTRUS_HTTP__RATE_PER_SECOND: '0' };
  const child = spawn(binary, ['serve', '--listen', '127.0.0.1:0'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', bytes => {
      log = (log + bytes).slice(-8000);
    });
  child.stderr.on('data', bytes => {
    if (!AT.test(said)) said += bytes;
  });
  const ended = new Promise(resolve => child.once('exit', resolve));
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await until(() => {
      if (child.exitCode !== null) throw new Error('the program ended');
      return AT.test(said);
    });
    const [, origin] = AT.exec(said);
    await until(async () => (await fetch(`${origin}/health/ready`).catch(() => null))?.ok);
    const people = peopleOf(origin);
    people.ids.owner = found(binary, env, folder);
    await invite(people, 'checker', 'system-admin');
    return { origin, tenant: TENANT, ...people, ...hands(binary, env, people), stop, say: () => log };
  } catch (error) {
    await stop();
    throw new Error(`${error.message}\n${log}`, { cause: error });
  }
}

/** What a test does without a browser. */
const hands = (binary, env, people) => ({
  /** Asks the graph over all services, as somebody. */
  async graph(query, variables = {}, who = 'owner') {
    const answer = await people.ask('/graphql', { query, variables }, who);
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data;
  },
  /** Gives somebody of PEOPLE an account, a role anywhere and a password, by their own hands where it is theirs. */
  invite: (who, role) => invite(people, who, role),
  run: words => execFileSync(binary, words, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }),
});

/** An organization whose owner has a password; the owner's id. */
function found(binary, env, folder) {
  const file = join(folder, 'owner.password');
  writeFileSync(file, PEOPLE.owner.password, { mode: 0o600 });
  const named = ['--slug', TENANT, '--name', 'Demo Builders Ltd', '--name-bn', 'ডেমো বিল্ডার্স লিমিটেড'];
  const owned = ['--owner-email', PEOPLE.owner.email, '--owner-password-file', file];
  const words = ['tenant', 'create', ...named, ...owned];
  return JSON.parse(execFileSync(binary, words, { env, stdio: ['ignore', 'pipe', 'pipe'] })).owner_id;
}

/** Talks to the program as somebody who signed in with a password. */
function peopleOf(origin) {
  const tokens = {};
  const send = async (path, body, token) => {
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
      ...(token && { authorization: `Bearer ${token}` }),
    };
    const end = Date.now() + START_MS;
    for (;;) {
      const response = await fetch(origin + path, { method: 'POST', headers, body: JSON.stringify(body) });
      // Given up because the machine was busy: the same key again has one effect.
      if (![503, 504].includes(response.status) || Date.now() > end) return response;
    }
  };
  const answered = async (path, response) => {
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.status === 204 ? undefined : await response.json();
  };
  const signIn = async who => {
    const { email, password } = PEOPLE[who];
    const path = '/api/v1/auth/login';
    tokens[who] = (await answered(path, await send(path, { tenant: TENANT, email, password }))).access_token;
    return tokens[who];
  };
  return {
    ids: {},
    /** POSTs as somebody; without one, as nobody. Signs in anew when a token is too old. */
    async ask(path, body, who) {
      if (!who) return await answered(path, await send(path, body));
      const first = await send(path, body, tokens[who] ?? (await signIn(who)));
      return await answered(path, first.status === 401 ? await send(path, body, await signIn(who)) : first);
    },
    /** Hangs a file on a document, as somebody; its id. */
    async attach(on, name, content, who = 'owner') {
      const upload = await this.ask('/api/v1/file-storage/uploads', { ...on, name, bytes: content.length }, who);
      const sent = await fetch(`${origin}/api/v1/file-storage/uploads/${upload.id}`, {
        method: 'PATCH',
        headers: {
          authorization: `Bearer ${tokens[who]}`,
          'content-type': 'application/offset+octet-stream',
          'upload-offset': '0',
        },
        body: content,
      });
      if (!sent.ok) throw new Error(`${name}: ${sent.status} ${await sent.text()}`);
      return sent.headers.get('upload-file');
    },
  };
}

/** The owner invites and hands over a link; whoever is invited chooses a password by it. */
async function invite({ ask, ids }, who, role) {
  const { email, password, name = who } = PEOPLE[who];
  const { id } = await ask('/api/v1/users', { name, email }, 'owner');
  if (role) await ask('/api/v1/auth/assignments', { personId: id, role, reason: 'for the journeys' }, 'owner');
  const { token } = await ask(`/api/v1/users/${id}/link`, {}, 'owner');
  await ask('/api/v1/auth/link', { token, password });
  ids[who] = id;
  return id;
}

/** Asks again until it is so; never longer than a start may take. */
async function until(isSo) {
  const end = Date.now() + START_MS;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error('the program was not ready in time');
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

function startBrowser() {
  const executablePath = process.env.VEXTRUS_CHROMIUM ?? BROWSERS.find(existsSync);
  if (!executablePath) throw new Error('no Chromium here; apt-get install chromium');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** Signs somebody in at the door, as people do; from there to a page that costs nothing. */
export async function signIn(page, program, who = 'owner') {
  const { email, password, otp } = PEOPLE[who];
  await page.goto(`${program.origin}/login?next=/health/live`);
  await page.locator('#tenant').fill(program.tenant);
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(password);
  await page.locator('#password').press('Enter');
  if (otp) {
    await page.locator('#code').fill(otp);
    await page.locator('#code').press('Enter');
  }
  await page
    .waitForURL(url => url.pathname !== '/login')
    .catch(async () => {
      throw new Error(`${who} could not sign in: ${await page.locator('main').textContent()}\n${program.say()}`);
    });
}

/** What the browser would send along with a request that a test sends in its place: Playwright itself keeps secure cookies
 * back from an address without TLS, which Chromium does not on the machine itself. */
async function headersOf(page, program, request) {
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  return { ...request.headers(), cookie, origin: program.origin };
}

/** Loses the first answer to a mutation on its way: it was done, and nobody heard. The keys it is asked for under. */
export async function loseFirst(page, program, mutation) {
  const keys = [];
  await page.route('**/graphql', async route => {
    const request = route.request();
    if (!askedIn(request).includes(mutation)) return route.continue();
    keys.push(request.headers()['idempotency-key']);
    if (keys.length > 1) return route.continue();
    await route.fetch({ headers: await headersOf(page, program, request) });
    await route.abort();
  });
  return keys;
}

/** Somebody at the desk: a page of their own, in their language, that notes whatever goes wrong in it. */
export async function sitDown(browser, program, { language = 'en', width = 1440, who = 'owner', company } = {}) {
  const context = await browser.newContext({
    viewport: { width, height: width < 500 ? 844 : 900 },
    reducedMotion: 'reduce',
    locale: language === 'bn' ? 'bn-BD' : 'en-IN',
    timezoneId: 'Asia/Dhaka',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await context.addInitScript(
    ([language, company, key]) => {
      localStorage.setItem('vextrus.language', language);
      if (company && !localStorage.getItem(key)) localStorage.setItem(key, company);
      document.addEventListener('securitypolicyviolation', event =>
        console.error(`policy: ${event.violatedDirective} ${event.sourceFile}`),
      );
    },
    [language, company, `vextrus.${program.tenant}:${program.ids[who]}.company`],
  );
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await signIn(page, program, who);
  const wrong = [];
  page.on('pageerror', error => wrong.push(error.message));
  page.on('console', message => {
    if (message.type() === 'error') wrong.push(message.text());
  });
  return { page, wrong, open: path => page.goto(`${program.origin}/app${path}`), leave: () => context.close() };
}
