// Two people at once: what one changes, the other sees without touching anything.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { furnish, make } from '../fixture.js';
import { sitDown, stand } from '../program.js';

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

const COMPANY = 'query($id: CompanyId!) { company(id: $id) { id fiscalYearStartMonth version } }';
const UPDATE = 'mutation($input: UpdateCompany!) { updateCompany(input: $input) { version } }';
const CREATE = 'mutation($input: NewBranch!) { createBranch(input: $input) { id } }';

/** Somebody else gives the company another Bengali name. */
async function rename(nameBn) {
  const { company } = await program.graph(COMPANY, { id: ids.company }, 'checker');
  await program.graph(UPDATE, { input: { ...company, nameBn } }, 'checker');
}

/** Resolves when the page is told of changes of a kind: it asked for it, and the server began to tell. */
const told = (page, kind) =>
  new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`nothing is told of ${kind}`)), 60_000);
    page.on('websocket', socket => {
      const asked = new Set();
      socket.on('framesent', ({ payload }) => {
        const word = JSON.parse(payload);
        if (word.type === 'subscribe' && word.payload.variables.kinds.includes(kind)) asked.add(word.id);
      });
      socket.on('framereceived', ({ payload }) => {
        const word = JSON.parse(payload);
        if (word.type !== 'next' || !asked.has(word.id)) return;
        clearTimeout(late);
        resolve();
      });
    });
  });

test('a list shows what somebody else changes', async () => {
  const { page, wrong, open, leave } = await sitDown(browser, program, { language: 'bn' });
  const listening = told(page, 'organization.company');
  await open('/companies');
  await page.getByRole('row').nth(1).waitFor();
  await listening;
  await rename('নতুন নামের নির্মাতা');
  await page.getByText('নতুন নামের নির্মাতা').first().waitFor();
  await rename('আবার নতুন নাম');
  await page.getByText('আবার নতুন নাম').first().waitFor();
  assert.deepEqual(wrong, []);
  await leave();
});

test('a list shows what somebody else makes, and a page what it has become', async () => {
  const branch = await make(program, 'branch', {
    companyId: ids.company,
    code: 'LIVE-1',
    name: 'Yard',
    address: 'Road',
  });
  const { page, wrong, open, leave } = await sitDown(browser, program, { company: ids.company });
  const listening = told(page, 'organization.branch');
  await open('/branches');
  await page.getByText('LIVE-1').first().waitFor();
  await listening;
  const input = { companyId: ids.company, code: 'LIVE-2', name: 'Seen at once', address: 'Road' };
  await program.graph(CREATE, { input }, 'checker');
  await page.getByText('Seen at once').first().waitFor();
  const again = told(page, 'organization.branch');
  await open(`/branches/${branch.id}`);
  await page.locator('[data-field="name"] input').waitFor();
  await again;
  const find = 'query($id: BranchId!) { branch(id: $id) { id code name nameBn address bin version } }';
  const write = 'mutation($input: UpdateBranch!) { updateBranch(input: $input) { version } }';
  const { branch: now } = await program.graph(find, { id: branch.id }, 'checker');
  await program.graph(write, { input: { ...now, name: 'Yard by the river' } }, 'checker');
  await page.waitForFunction(() => document.querySelector('[data-field="name"] input')?.value === 'Yard by the river');
  assert.deepEqual(wrong, []);
  await leave();
});

test('without a socket everything is as it was before there was one', async () => {
  const { page, open, leave } = await sitDown(browser, program, { language: 'bn' });
  await page.routeWebSocket(/graphql/, socket => socket.close({ code: 4403 }));
  await open('/companies');
  await page.getByRole('row').nth(1).waitFor();
  await rename('সকেট ছাড়া নাম');
  await page.reload();
  await page.getByText('সকেট ছাড়া নাম').first().waitFor();
  await leave();
});
