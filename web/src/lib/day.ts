// Business days: dates in Asia/Dhaka as `2026-07-01`, and what people type for them.

import { isBengali, latin } from './digits';

const MONTHS_EN = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTHS_BN = [
  'জানুয়ারি',
  'ফেব্রুয়ারি',
  'মার্চ',
  'এপ্রিল',
  'মে',
  'জুন',
  'জুলাই',
  'আগস্ট',
  'সেপ্টেম্বর',
  'অক্টোবর',
  'নভেম্বর',
  'ডিসেম্বর',
].map(month => month.normalize('NFC'));

/** Today in Dhaka. */
export function today(now = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Dhaka' }).format(now);
}

const utc = (day: string) => new Date(`${day}T00:00:00Z`);
const iso = (date: Date) => date.toISOString().slice(0, 10);

/** So many days later. */
export function plus(day: string, days: number): string {
  const date = utc(day);
  date.setUTCDate(date.getUTCDate() + days);
  return iso(date);
}

/** The last day of a day's month, `months` later. */
export function monthEnd(day: string, months = 0): string {
  const date = utc(day);
  return iso(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0)));
}

/** The first day of a day's month, `months` later. */
export function monthStart(day: string, months = 0): string {
  const date = utc(day);
  return iso(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1)));
}

function make(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same && year >= 1900 && year <= 2199 ? iso(date) : undefined;
}

const century = (year: number) => (year < 100 ? 2000 + year : year);

function monthOf(word: string): number | undefined {
  const plain = word.toLowerCase();
  const en = plain.length >= 3 ? MONTHS_EN.indexOf(plain.slice(0, 3)) : -1;
  const bn = isBengali(word) ? MONTHS_BN.findIndex(month => month.startsWith(word.normalize('NFC'))) : -1;
  const index = Math.max(en, bn);
  return index >= 0 ? index + 1 : undefined;
}

/** First and last day of a period. */
export type Period = readonly [first: string, last: string];

/** A day and a month as they were typed, and the years that may be meant, the likeliest first. */
interface Said {
  day: number;
  month: number;
  years: number[];
  /** The month was said too. */
  isWhole: boolean;
}

function said(plain: string, from: string): Said | undefined {
  const exact = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(plain);
  if (exact) return { day: Number(exact[3]), month: Number(exact[2]), years: [Number(exact[1])], isWhole: true };
  // All in one, as on a keypad: 150727, 15072027.
  const run = /^(\d\d)(\d\d)(\d{4}|\d\d)$/.exec(plain);
  if (run) return { day: Number(run[1]), month: Number(run[2]), years: [century(Number(run[3]))], isWhole: true };
  const parts = /^(\d{1,2})(?:[/.\-\s](\d{1,2}|[^\d\s/.-]{2,})(?:[/.,\-\s]+(\d{4}|\d{2}))?)?$/.exec(plain);
  if (!parts) return undefined;
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  const named = parts[2] === undefined || /^\d/.test(parts[2]) ? undefined : monthOf(parts[2]);
  return {
    day: Number(parts[1]),
    month: parts[2] === undefined ? month : (named ?? Number(parts[2])),
    years: parts[3] ? [century(Number(parts[3]))] : [year, year + 1, year - 1],
    isWhole: parts[2] !== undefined,
  };
}

const plainOf = (text: string) => latin(text).trim().normalize('NFC').toLowerCase();

/** The day somebody means: `t`, `+3`, `15`, `15/7`, `15 jul 26`, `2026-07-15`, `150726`, in either script. Of a day and a month
 * without a year, the one inside of the fiscal year is meant. */
export function readDay(text: string, from = today(), inside?: Period): string | undefined {
  const plain = plainOf(text);
  if (['t', 'today', 'আজ'].includes(plain)) return from;
  if (['y', 'yesterday', 'গতকাল'].includes(plain)) return plus(from, -1);
  if (['tomorrow', 'আগামীকাল'].includes(plain)) return plus(from, 1);
  if (['me', 'month end', 'মাস শেষ'].includes(plain)) return monthEnd(from);
  const shift = /^([+-])\s*(\d{1,4})$/.exec(plain);
  if (shift) return plus(from, Number(`${shift[1]}${shift[2]}`));
  const meant = said(plain, from);
  if (!meant) return undefined;
  const days = meant.years.map(one => make(one, meant.month, meant.day));
  const fits = inside && meant.isWhole && days.find(day => day && inside[0] <= day && day <= inside[1]);
  return fits || days[0];
}

/** How many days a month has, of which somebody means a day that is not there: 31/4, 29 Feb of most years. */
export function daysThere(text: string, from = today()): { month: number; year: number; days: number } | undefined {
  const meant = said(plainOf(text), from);
  const year = meant?.years[0];
  if (!meant || year === undefined || meant.month < 1 || meant.month > 12) return undefined;
  const days = Number(monthEnd(iso(new Date(Date.UTC(year, meant.month - 1, 1)))).slice(8));
  return meant.day > days && meant.day <= 31 ? { month: meant.month, year, days } : undefined;
}

/** Weeks of a day's month, Sunday first, with `null` where a day is of another month. */
export function weeks(day: string): (string | null)[][] {
  const first = monthStart(day);
  const last = Number(monthEnd(day).slice(8));
  const cells: (string | null)[] = Array(utc(first).getUTCDay()).fill(null);
  for (let n = 0; n < last; n += 1) cells.push(plus(first, n));
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** Days of the week by their number, Monday first, as the calendar of the reader calls them. */
export const dayOfWeek = (day: number, language: 'en' | 'bn', style: 'short' | 'long' = 'long'): string =>
  new Intl.DateTimeFormat(language === 'bn' ? 'bn-BD' : 'en-IN', { weekday: style, timeZone: 'UTC' }).format(
    new Date(Date.UTC(2024, 0, day)),
  );
