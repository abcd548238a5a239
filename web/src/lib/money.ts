// Sums of money as people type them: both scripts, lakh and crore, a sum to work out; read to the paisa or not at all.

import { calculate, type Exact, rounded } from './calc';
import { latin } from './digits';
import type { Fmt } from './fmt';

const PLACES = 2;
/** What the books hold at most, in paisa (a signed number of 64 bits). */
const MOST = 2n ** 63n - 1n;

/** What a text comes to, and whether paisa were rounded; or what is wrong with it. */
export type ReadMoney = { amount: string; isRounded: boolean } | { wrong: 'words' | 'commas' | 'large' };

/** Commas stand where thousands, lakhs and crores end: `1,25,000`, `1,250,000`. Before two digits, one meant a point. */
const GROUPED = /^\d{1,3}(,\d{2,3})*,\d{3}(\.\d*)?$/;
const isGrouped = (text: string) =>
  (latin(text).match(/[\d,.]*,[\d,.]*/g) ?? []).every(number => GROUPED.test(number.replace(/^,|,$/g, '')));

export function readMoney(text: string): ReadMoney {
  const sum = calculate(text);
  if (!sum) return { wrong: 'words' };
  if (!isGrouped(text.trim())) return { wrong: 'commas' };
  const amount = rounded(sum, PLACES);
  const minor = BigInt(amount.replace('.', ''));
  if (minor > MOST || minor < -MOST) return { wrong: 'large' };
  return { amount, isRounded: sum.scale > PLACES };
}

/** From here on a sum is easily misread by a nought. */
const LONG: Exact = { units: 100_000n, scale: 0 };
const PARTS: [worth: bigint, en: string, bn: string][] = [
  [10_000_000n, 'crore', 'কোটি'],
  [100_000n, 'lakh', 'লাখ'],
  [1_000n, 'thousand', 'হাজার'],
];

/** How a large sum is said, so that a nought too many is seen: `1 crore 25 lakh`. Nothing for small ones. */
export function spoken(amount: string, { language, number }: Fmt): string | undefined {
  const [whole = '0', paisa = ''] = amount.replace('-', '').split('.');
  let left = BigInt(whole);
  if (left < LONG.units) return undefined;
  const said: string[] = [];
  for (const [worth, en, bn] of PARTS) {
    const count = left / worth;
    left %= worth;
    if (count > 0n) said.push(`${number(String(count))} ${language === 'bn' ? bn : en}`);
  }
  const rest = /[1-9]/.test(paisa) ? `${left}.${paisa}` : String(left);
  if (rest !== '0') said.push(number(rest, rest.includes('.') ? PLACES : undefined));
  return `${amount.startsWith('-') ? '−' : ''}${said.join(' ')}`;
}
