// A file comes over a network that breaks, is paused and goes on, is refused with a reason when it is not what it says, hangs on its
// document for those who see it, and is removed with a reason. In both languages, at a desk and on a phone.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { furnish } from '../fixture.js';
import { sitDown, stand } from '../program.js';
import { actOf, documentOf, LANGUAGES } from '../words.js';

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

const WORDS = {
  none: { en: /^Nothing hangs on this document/, bn: /^এই ডকুমেন্টে এখনো কোনো ফাইল নেই/ },
  pause: { en: /^Pause/, bn: /থামান$/ },
  resume: { en: /^Go on/, bn: /আবার চালান$/ },
  paused: { en: /^Paused at/, bn: /গিয়ে থেমে আছে$/ },
  lost: { en: /goes on by itself/, bn: /নিজে থেকেই চলবে/ },
  other: { en: /its content is something else/, bn: /ভেতরের তথ্য অন্য ধরনের/ },
  taken: { en: /are not taken/, bn: /নেওয়া হয় না/ },
  cancel: { en: /^Cancel/, bn: /বাতিল করুন$/ },
  remove: { en: /^Remove/, bn: /সরান$/ },
  closed: { en: /before it is checked/, bn: /ভাইরাস পরীক্ষার আগে/ },
};

const MIB = 1024 * 1024;
/** A PDF of so many bytes. */
function pdf(bytes) {
  const content = Buffer.alloc(bytes, 'Padma');
  content.write('%PDF-1.7\n');
  return content;
}
const chosen = page => page.locator('.files input[type="file"]').first();
const line = (page, name) => page.locator('.files li').filter({ hasText: name });
const give = (page, name, buffer) => chosen(page).setInputFiles({ name, mimeType: 'application/pdf', buffer });

/** The network of a building site: so many bytes a second. */
async function slow(page, bytes) {
  const wire = await page.context().newCDPSession(page);
  const set = uploadThroughput =>
    wire.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 20,
      downloadThroughput: -1,
      uploadThroughput,
    });
  await wire.send('Network.enable');
  await set(bytes);
  return () => set(-1);
}

for (const language of LANGUAGES) {
  test(`a file is paused, goes on, and is what was sent, in ${language}`, async () => {
    const { page, wrong, open, leave } = await sitDown(browser, program, { language });
    await open(`/units/${ids.unit}`);
    if (language === 'en') await page.getByText(WORDS.none.en).waitFor();
    const content = pdf(40 * MIB);
    const name = `চালান ${language}.pdf`;
    const quick = await slow(page, MIB);
    await give(page, name, content);
    await line(page, name).locator('progress').waitFor();
    await page.waitForFunction(() => document.querySelector('.files progress')?.value > 500_000);
    await page.getByRole('button', { name: WORDS.pause[language] }).press('Enter');
    await line(page, name).getByText(WORDS.paused[language]).waitFor();
    await quick();
    await page.getByRole('button', { name: WORDS.resume[language] }).press('Enter');
    const link = page.getByRole('link', { name });
    await link.waitFor();
    assert.equal(await line(page, name).locator('progress').count(), 0);
    const [download] = await Promise.all([page.waitForEvent('download'), link.press('Enter')]);
    assert.equal(download.suggestedFilename(), name);
    assert.ok(readFileSync(await download.path()).equals(content), 'every byte');

    await page.getByRole('button', { name: WORDS.remove[language] }).press('Enter');
    const act = actOf('file', 'remove', language);
    await page.getByRole('dialog').locator('[data-field="reason"] textarea').fill('ভুল কাগজ');
    await page.getByRole('dialog').getByRole('button', { name: act, exact: true }).press('Enter');
    await link.waitFor({ state: 'detached' });
    await open('/files?state=REMOVED');
    await page.locator('[role="grid"]').filter({ hasText: name }).waitFor();
    // Whoever goes on at once may meet the end of the request before.
    const others = wrong.filter(one => !one.includes('409'));
    assert.deepEqual(others, []);
    await leave();
  });
}

test('a network that is gone for a while costs nothing, on a phone in Bengali', async () => {
  const { page, open, leave } = await sitDown(browser, program, { language: 'bn', width: 390 });
  await page.addInitScript({ path: axe });
  await open(`/positions/${ids.position}`);
  const content = pdf(4 * MIB);
  let gone = true;
  await page.route('**/file-storage/uploads/*', route =>
    gone && route.request().method() === 'PATCH' ? route.abort('connectionreset') : route.continue(),
  );
  await give(page, 'ছবি.pdf', content);
  await line(page, 'ছবি.pdf').getByText(WORDS.lost.bn).waitFor();
  const faults = await page.evaluate(async () => (await window.axe.run(document)).violations.map(one => one.id));
  assert.deepEqual(faults, []);
  const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
  assert.ok(wide <= 0, `${wide} px too wide`);
  gone = false;
  await page.getByRole('link', { name: 'ছবি.pdf' }).waitFor();
  const { files } = await program.graph('{ files(listing: { text: "ছবি" }) { items { id bytes } } }');
  assert.equal(files.items[0].bytes, content.length);
  await leave();
});

for (const language of LANGUAGES) {
  test(`what is not what it says is refused with its reason, in ${language}`, async () => {
    const { page, open, leave } = await sitDown(browser, program, { language });
    await open(`/branches/${ids.branch}`);
    await chosen(page).setInputFiles([
      { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('<html><script>1</script></html>') },
      { name: 'setup.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') },
    ]);
    await line(page, 'photo.png').getByText(WORDS.other[language]).waitFor();
    await line(page, 'setup.exe').getByText(WORDS.taken[language]).waitFor();
    await line(page, 'setup.exe').getByRole('button', { name: WORDS.cancel[language] }).press('Enter');
    await line(page, 'setup.exe').waitFor({ state: 'detached' });
    await leave();
  });
}

test('who sees the document sees the file, and opens it once it was checked; its page says where it hangs', async () => {
  const name = 'চালান ১২.pdf';
  const { page, wrong, open, leave } = await sitDown(browser, program, { who: 'checker' });
  await open(`/branches/${ids.branch}`);
  await line(page, name).getByText(WORDS.closed.en).waitFor();
  await page.getByRole('link', { name }).press('Enter');
  await page.waitForURL(/files\/[0-9a-f-]{36}$/);
  const branch = documentOf('branch').one.en;
  await page
    .locator('section.panel')
    .filter({ hasText: `${branch}:` })
    .getByRole('link')
    .press('Enter');
  await page.waitForURL(/branches\/[0-9a-f-]{36}$/);
  assert.deepEqual(wrong, []);
  await leave();
});
