// Every page, in both languages, at the width of a desk and of a phone, light and dark: nothing that keeps somebody out. With
// hundreds of pages time is what runs short: a page is loaded once, and looked at in every way there.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, describe, it, test } from 'node:test';
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
  '/areas',
  '/areas/new',
  `/areas/${ids.area}`,
  '/areas?q=nothing-is-called-that',
  '/banks',
  '/banks/new',
  `/banks/${ids.bank}`,
  '/bank-branches',
  '/bank-branches/new',
  `/bank-branches/${ids.bankBranch}`,
  `/parties/${ids.payee}`,
  '/vendor-banks',
  `/vendor-banks/${ids.account}`,
  '/vendor-bank-changes',
  `/vendor-bank-changes/new?partyId=${ids.payee}`,
  '/vendor-bank-changes/new',
  `/vendor-bank-changes/${ids.bankChange}`,
  '/dimensions',
  '/dimensions/new',
  `/dimensions/${ids.dimension}`,
  '/items',
  '/items/new',
  `/items/${ids.item}`,
  '/item-groups',
  '/item-groups/new',
  `/item-groups/${ids.group}`,
  '/conversions',
  '/conversions/new',
  `/conversions/${ids.conversion}`,
  '/measures',
  '/measures/new',
  `/measures/${ids.measure}`,
  '/price-lists',
  '/price-lists/new',
  `/price-lists/${ids.list}`,
  '/prices',
  '/prices/new',
  `/prices/${ids.price}`,
  '/parties',
  '/parties/new',
  `/parties/${ids.party}`,
  '/vendors',
  '/vendors/new',
  `/vendors/${ids.vendor}`,
  '/proofs',
  '/proofs/new',
  `/proofs/${ids.proof}`,
  '/party-terms',
  '/party-terms/new',
  `/party-terms/${ids.terms}`,
  '/party-twins',
  `/party-twins/${ids.twin}`,
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
  '/rules',
  '/rules?on=2026-11-20&known=2026-11-20&table=tds-rate',
  '/rules/try?f.payment_kind=civil-work&f.residency=resident&f.bill=1000000&f.by_bank=yes',
  '/rules/try?f.payment_kind=civil-work&f.residency=resident&f.bill=1000000&f.by_bank=yes&f.psr=none&beside=BD-2024-07',
  '/rules/due?from=2026-12-01',
  '/rules/due?span=year&from=2026-12-01&kind=VAT',
  `/rules/try?party=${ids.party}&on=2026-11-20&known=2026-11-20`,
  '/rules/kept',
  `/rules/kept?id=${ids.evaluation}&under=BD-2024-07`,
  '/own-packs',
  '/own-packs/new',
  `/own-packs/${ids.pack}`,
  '/configuration',
  '/feature-flags',
  '/feature-flags/new',
  `/feature-flags/${ids.flag}`,
  '/number-series',
  `/number-series/${ids.series}`,
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

/** One of each kind of described page in the other colours; of those made by hand, every one. */
const described = () => new Set(documents.map(({ path }) => path));
function inOtherColours(route) {
  const [, path, rest] = route.split(/[/?]/);
  return !described().has(path) || (path === documents[0].path && (!rest || rest === 'new' || rest.length === 36));
}

/** Nothing is on its way any more. */
async function settled(page) {
  await page.locator('main h1, main h2').first().waitFor({ state: 'attached' });
  await page.waitForFunction(() => document.querySelectorAll('[aria-busy="true"]').length === 0);
}

/** What keeps somebody out of what is on screen now. */
async function faultsIn(page, what, rules) {
  const found = await page.evaluate(
    async only =>
      (await window.axe.run(document, { resultTypes: ['violations'], ...(only && { runOnly: only }) })).violations,
    rules,
  );
  const said = found.map(
    one => `${one.id}: ${one.nodes.map(node => `${node.target.join(' ')} ${node.any[0]?.message ?? ''}`).join('; ')}`,
  );
  const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
  if (wide > 0) said.push(`${wide} px too wide`);
  return said.map(one => `${what}: ${one}`);
}

/** A phone has no sidebar until it is asked for. */
async function resize(page, width) {
  await page.setViewportSize({ width, height: width < 500 ? 844 : 900 });
  await page.waitForFunction(
    narrow => (document.querySelector('.side') === null) === narrow && document.scrollingElement.clientWidth > 0,
    width < 500,
  );
}

/** As another tab of the same browser would. */
async function paint(page, theme) {
  await page.evaluate(colours => {
    localStorage.setItem('vextrus.theme', colours);
    window.dispatchEvent(new StorageEvent('storage'));
  }, theme);
  await page.locator(`html[data-theme="${theme}"]`).waitFor();
}

/** A page as it is loaded, then at the other width, then perhaps in the other colours: loaded once. */
async function look(page, what, widths, dark) {
  const faults = [];
  for (const width of widths) {
    await resize(page, width);
    await settled(page);
    faults.push(...(await faultsIn(page, `${what} at ${width}`)));
    if (!dark) continue;
    await paint(page, 'dark');
    faults.push(...(await faultsIn(page, `${what} at ${width}, dark`, ['color-contrast'])));
    await paint(page, 'light');
  }
  return faults;
}

test('every list and every form there is, is walked', () => expectAll(routes()));

describe('nothing keeps anybody out', { concurrency: LANGUAGES.length }, () => {
  for (const language of LANGUAGES) {
    it(`of any page in ${language}`, async () => {
      const { page, wrong, open, leave } = await sitDown(browser, program, { language, company: ids.company });
      const faults = [];
      let widths = WIDTHS;
      await page.addInitScript({ path: axe });
      await page.addInitScript(() => localStorage.setItem('vextrus.theme', 'light'));
      for (const route of routes()) {
        await open(route);
        faults.push(...(await look(page, route, widths, inOtherColours(route))));
        // The next is loaded at the width this one ended with, so each width sees pages as they are loaded.
        widths = widths.toReversed();
      }
      for (const [route, keys] of OVER) {
        await open(route);
        await settled(page);
        for (const key of keys) await page.keyboard.press(key);
        await page.locator('[role="dialog"], [role="menu"]').first().waitFor();
        faults.push(...(await look(page, `${route} with ${keys}`, widths, true)));
        widths = widths.toReversed();
      }
      assert.deepEqual([...faults, ...wrong], []);
      await leave();
    });
  }
});
