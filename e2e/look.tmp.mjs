import { stand, signIn } from './program.js';
import { furnish } from './fixture.js';
const desk = await stand();
const ids = await furnish(desk.program);
console.log(JSON.stringify(ids));
const lists = ['parties', 'vendors', 'proofs', 'areas', 'banks', 'bank-branches', 'items', 'measures', 'dimensions', 'price-lists', 'rules', 'try', 'own-packs'];
const routes = process.argv.slice(2).length ? process.argv.slice(2) : lists;
for (const [lang, w, h] of [['en', 1440, 900], ['bn', 390, 844]]) {
  const ctx = await desk.browser.newContext({ viewport: { width: w, height: h }, locale: lang === 'bn' ? 'bn-BD' : 'en-GB' });
  const p = await ctx.newPage();
  p.on('pageerror', e => console.log('ERR', e.message));
  p.on('console', m => m.type() === 'error' && console.log('console', m.text()));
  await signIn(p, desk.program);
  await p.evaluate(l => localStorage.setItem('vextrus.language', l), lang);
  for (const r of routes) {
    await p.goto(`${desk.program.origin}/app/${r}`);
    await p.getByRole('heading').first().waitFor();
    await p.waitForTimeout(1200);
    await p.screenshot({ path: `/tmp/lead/s-${lang}-${r.replaceAll('/', '_').slice(0, 40)}.png` });
    console.log(lang, r, await p.locator('h1').first().textContent());
  }
  await ctx.close();
}
await desk.close();
