// Every page, in both languages, at the width of a desk and of a phone, light and dark: nothing that keeps somebody out.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { furnish } from '../fixture.js';
import { sitDown, stand } from '../program.js';
import { documents, LANGUAGES, WIDTHS } from '../words.js';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
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

const routes = () => [
  '/',
  '/settings',
  '/waiting',
  '/audit',
  '/audit?operation=refused',
  `/audit?subject=${ids.branch}`,
  '/audit/blocks',
  '/audit/keeping',
  '/nowhere',
  '/companies',
  '/companies/new',
  `/companies/${ids.company}`,
  '/branches',
  '/branches/new',
  `/branches/${ids.branch}`,
  '/branches?q=nothing-is-called-that',
  '/units',
  '/units/new',
  `/units/${ids.unit}`,
  '/units?q=eng',
  '/positions',
  '/positions/new',
  `/positions/${ids.position}`,
  '/fiscal-years',
  '/fiscal-years/new',
  `/fiscal-years/${ids.year}`,
  '/company-changes',
  '/company-changes/new',
  `/company-changes/${ids.change}`,
  '/roles',
  '/roles/new',
  '/roles/accountant',
  `/roles/${ids.role}`,
  '/assignments',
  '/assignments/new',
  `/assignments/new?person=${program.ids.checker}&role=accountant`,
  `/assignments/${ids.assignment}`,
  '/duty-pairs',
  '/duty-pairs/new',
  '/duty-pairs/bill-payment',
  '/duty-conflicts',
  '/my-roles',
  '/why',
  `/why?permission=finance.bill.approve`,
  `/why?permission=auth.role.assign&person=${program.ids.checker}`,
  '/users',
  '/users/new',
  `/users/${program.ids.owner}`,
  `/users/${program.ids.checker}`,
  '/me',
  '/api-keys',
  '/api-keys/new',
];

/** Every list and every form there is: a document nobody walks is a mistake. */
function expectAll(walked) {
  const missing = documents.flatMap(({ path, create }) => [`/${path}`, ...(create ? [`/${path}/new`] : [])]);
  assert.deepEqual(
    missing.filter(route => !walked.includes(route)),
    [],
  );
}

/** What opens over a page, by the keys that open it. */
const OVER = [
  ['/companies', ['Control+k']],
  ['/companies', ['?']],
  ['/companies', ['f']],
  ['/audit', ['f']],
];

async function look(page, what, faults) {
  await page.locator('main h1, main h2').first().waitFor({ state: 'attached' });
  await page.waitForFunction(() => document.querySelectorAll('[aria-busy="true"]').length === 0);
  const found = await page.evaluate(
    async () => (await window.axe.run(document, { resultTypes: ['violations'] })).violations,
  );
  const said = found.map(
    one => `${one.id}: ${one.nodes.map(node => `${node.target.join(' ')} ${node.any[0]?.message ?? ''}`).join('; ')}`,
  );
  faults.push(...said.map(one => `${what}: ${one}`));
  const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
  if (wide > 0) faults.push(`${what} is ${wide} px too wide`);
}

for (const language of LANGUAGES) {
  for (const width of WIDTHS) {
    for (const theme of width === 1440 ? ['light', 'dark'] : ['light']) {
      test(`every page in ${language} at ${width}, ${theme}`, async () => {
        const { page, wrong, open, leave } = await sitDown(browser, program, { language, width, company: ids.company });
        const faults = [];
        await page.addInitScript({ path: axe });
        await page.addInitScript(colours => localStorage.setItem('vextrus.theme', colours), theme);
        expectAll(routes());
        for (const route of routes()) {
          await open(route);
          await look(page, route, faults);
        }
        for (const [route, keys] of OVER) {
          await open(route);
          await page.locator('main h1').waitFor();
          await page.waitForFunction(() => document.querySelectorAll('[aria-busy="true"]').length === 0);
          for (const key of keys) await page.keyboard.press(key);
          await page.locator('[role="dialog"], [role="menu"]').first().waitFor();
          await look(page, `${route} with ${keys}`, faults);
        }
        assert.deepEqual([...faults, ...wrong], []);
        await leave();
      });
    }
  }
}
