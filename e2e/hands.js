// Somebody with hands on the keys only: nothing is clicked, filled or focused by the test, and every stop must be seen.

import assert from 'node:assert/strict';

/** What the keyboard is at, as a person would call it; what can be seen of it being there. */
const here = page =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return null;
    const marked = one => {
      const style = getComputedStyle(one);
      return (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
    };
    const box = at.getBoundingClientRect();
    const inside = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
    // A field is marked around it; a list marks the row it is at.
    const around = [at, at.parentElement, at.parentElement?.parentElement].filter(Boolean);
    return {
      tag: at.tagName.toLowerCase(),
      id: at.id,
      role: at.getAttribute('role') ?? '',
      field: at.closest('[data-field]')?.dataset.field ?? '',
      name: (at.getAttribute('aria-label') ?? at.labels?.[0]?.textContent ?? at.textContent ?? '').trim(),
      dialog: at.closest('[role="dialog"]') !== null,
      seen: at.id === 'main' || (inside && (around.some(marked) || at.querySelector('.grid-at') !== null)),
    };
  });

const fits = (at, wanted) =>
  at !== null &&
  Object.entries(wanted).every(([key, value]) => (value instanceof RegExp ? value.test(at[key]) : at[key] === value));
const say = one => JSON.stringify(one, (_, value) => (value instanceof RegExp ? String(value) : value));

const seen = at => assert.ok(at.seen, `nobody sees that the keyboard is at ${say(at)}`);

/** Stops on the way before somebody would have given up. */
const PATIENCE = 60;
const WAIT_MS = 15_000;

export function hands(page) {
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /** Waits until the keyboard is there by itself. */
  const lands = async wanted => {
    const end = Date.now() + WAIT_MS;
    let at;
    // sleep: asks again until the page has put it there
    while (Date.now() < end) {
      at = await here(page);
      if (fits(at, wanted)) break;
      await page.waitForTimeout(40);
    }
    assert.ok(fits(at, wanted), `the keyboard is at ${say(at)}, not at ${say(wanted)}`);
    seen(at);
    return at;
  };
  /** Goes on with Tab until it is there. */
  const tab = async (wanted, key = 'Tab') => {
    const stops = [];
    for (let n = 0; n < PATIENCE; n += 1) {
      await press(key);
      const at = await here(page);
      stops.push(at);
      if (at) seen(at);
      if (fits(at, wanted)) return n + 1;
    }
    assert.fail(`no way to ${say(wanted)} over\n${stops.map(say).join('\n')}`);
  };
  const type = text => page.keyboard.type(text);
  /** Where nothing else is selected, what stands there is typed over. */
  const write = async text => {
    await press('Control+a');
    await type(text);
  };
  return {
    page,
    press,
    type,
    write,
    lands,
    tab,
    back: wanted => tab(wanted, 'Shift+Tab'),
    at: () => here(page),
    /** Goes to a button and presses it. */
    async button(name, more = {}) {
      // It may come with an answer that is on its way.
      await page.getByRole('button', { name, disabled: false }).first().waitFor();
      await tab({ name, tag: 'button', ...more });
      await press('Enter');
    },
    /** By the palette. */
    async call(words) {
      await press('Control+k');
      await lands({ role: 'combobox', dialog: true });
      await type(words);
      await page.locator('.palette-list [role="option"][aria-selected="true"]').filter({ hasText: words }).waitFor();
      await press('Enter');
    },
    /** In a field that links: a few letters, and what is found. */
    async link(text) {
      await type(text);
      await page.locator('[role="option"][aria-selected="true"]').filter({ hasText: text }).waitFor();
      await press('Enter');
    },
  };
}
