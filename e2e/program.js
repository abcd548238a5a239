// The real program on a fresh data folder, and a real browser before it.

import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const TENANT = 'demo';
const OWNER = 'owner@example.com';
const CHECKER = 'checker@example.com';
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const START_MS = 90_000;

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

/** A port nobody listens on. */
const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Starts the program, founds a tenant, and hands back how to talk to it. */
async function startProgram() {
  const binary = need('VEXTRUS_BIN');
  const folder = mkdtempSync(join(tmpdir(), 'vextrus-e2e-'));
  const port = await freePort();
  // PostgreSQL runs as another user where the tests run as root, and must be able to pass.
  execFileSync('chmod', ['711', folder]);
  const env = { ...process.env, VEXTRUS_DATA: folder, VEXTRUS_HTTP__RATE_PER_SECOND: '0' };
  const child = spawn(binary, ['serve', '--listen', `127.0.0.1:${port}`], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', bytes => {
      log = (log + bytes).slice(-8000);
    });
  const ended = new Promise(resolve => child.once('exit', resolve));
  const origin = `http://127.0.0.1:${port}`;
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`the program ended:\n${log}`);
    return (await fetch(`${origin}/health/ready`).catch(() => null))?.ok;
  });
  const run = words =>
    JSON.parse(execFileSync(binary, words, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }));
  run([
    'tenant',
    'create',
    '--slug',
    TENANT,
    '--name',
    'Demo Builders Ltd',
    '--name-bn',
    'ডেমো বিল্ডার্স লিমিটেড',
    '--owner-email',
    OWNER,
  ]);
  const tokenOf = email => run(['token', '--tenant', TENANT, '--email', email]).access_token;
  const tokens = { owner: tokenOf(OWNER), checker: tokenOf(CHECKER) };
  return {
    origin,
    tokens,
    async graph(query, variables = {}, who = 'owner') {
      const response = await fetch(`${origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens[who]}` },
        body: JSON.stringify({ query, variables }),
      });
      const answer = await response.json();
      if (answer.errors) throw new Error(JSON.stringify(answer.errors));
      return answer.data;
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
    say: () => log,
  };
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

/** Somebody at the desk: a page of their own, in their language, that notes whatever goes wrong in it. */
export async function sitDown(browser, program, { language = 'en', width = 1440, who = 'owner', company } = {}) {
  const context = await browser.newContext({
    viewport: { width, height: width < 500 ? 844 : 900 },
    extraHTTPHeaders: { authorization: `Bearer ${program.tokens[who]}` },
    reducedMotion: 'reduce',
    locale: language === 'bn' ? 'bn-BD' : 'en-IN',
    timezoneId: 'Asia/Dhaka',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await context.addInitScript(
    ([language, company]) => {
      localStorage.setItem('vextrus.language', language);
      if (company && !localStorage.getItem('vextrus.demo:.company'))
        localStorage.setItem('vextrus.demo:.company', company);
      document.addEventListener('securitypolicyviolation', event =>
        console.error(`policy: ${event.violatedDirective} ${event.sourceFile}`),
      );
    },
    [language, company],
  );
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const wrong = [];
  page.on('pageerror', error => wrong.push(error.message));
  page.on('console', message => {
    // A program that hosts no sign-in answers 404 where the desk asks who is there.
    if (message.type() === 'error' && !/404/.test(message.text())) wrong.push(message.text());
  });
  return { page, wrong, open: path => page.goto(`${program.origin}/app${path}`), leave: () => context.close() };
}
