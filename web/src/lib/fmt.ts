// Every number and date a person reads is written here: lakh and crore grouping, days of Dhaka, digits as chosen.

import { bengali } from './digits';

export type Language = 'en' | 'bn';
/** Digits of the language, or always one script's. */
export type Digits = 'auto' | 'latn' | 'beng';

export interface Fmt {
  language: Language;
  number(value: number | string, places?: number): string;
  money(amount: string, currency?: string): string;
  date(day: string): string;
  moment(at: string): string;
  /** The day of an instant, in Dhaka. */
  day(at: string): string;
  /** To the second, with the year. */
  instant(at: string): string;
  month(month: number): string;
  percent(part: number): string;
  /** Digits of a text that is no number (codes, TIN) stay as they are; of one that counts, they follow. */
  digits(text: string): string;
}

const SIGNS: Record<string, string> = { BDT: '৳' };

/** Which part of the day it is in Dhaka, as people say it: each from its hour on. */
const PARTS: [number, string][] = [
  [20, 'রাত'],
  [18, 'সন্ধ্যা'],
  [15, 'বিকাল'],
  [12, 'দুপুর'],
  [6, 'সকাল'],
  [4, 'ভোর'],
  [0, 'রাত'],
];
/** Dhaka is six hours ahead, the whole year. */
const AHEAD = 6;

function partOfDay(at: string): string {
  const hour = (new Date(at).getUTCHours() + AHEAD) % 24;
  return PARTS.find(([from]) => hour >= from)![1];
}

/** Writes for a reader. */
export function fmt(language: Language, digits: Digits): Fmt {
  const numbers = digits === 'auto' ? (language === 'bn' ? 'beng' : 'latn') : digits;
  const locale = `${language === 'bn' ? 'bn-BD' : 'en-IN'}-u-nu-${numbers}`;
  const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();
  const once = <T extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => T): T => {
    if (!made.has(key)) made.set(key, make());
    return made.get(key) as T;
  };
  const plain = (places?: number) =>
    once(`n${places}`, () => {
      const bounds = places === undefined ? {} : { minimumFractionDigits: places, maximumFractionDigits: places };
      return new Intl.NumberFormat(locale, { maximumFractionDigits: 20, ...bounds });
    });
  const days = (key: string, options: Intl.DateTimeFormatOptions) =>
    once(key, () => new Intl.DateTimeFormat(locale, options));
  // The text of a decimal is passed as text: a float would lose the paisa of a large sum.
  const number = (value: number | string, places?: number) =>
    plain(places)
      .format(value as unknown as number)
      .replace('-', '−');
  return {
    language,
    number,
    money(amount, currency = 'BDT') {
      const [sign, rest] = amount.startsWith('-') ? ['−', amount.slice(1)] : ['', amount];
      return `${sign}${SIGNS[currency] ?? `${currency} `}${number(rest, 2)}`;
    },
    // Short months are a habit of English; in Bengali they are written out, without a comma.
    date: day =>
      days('d', { timeZone: 'UTC', day: 'numeric', month: language === 'bn' ? 'long' : 'short', year: 'numeric' })
        .format(new Date(`${day}T00:00:00Z`))
        .replace(',', ''),
    moment(at) {
      const year = at.slice(0, 4) === new Date().toISOString().slice(0, 4) ? undefined : ('numeric' as const);
      const day = { timeZone: 'Asia/Dhaka', day: 'numeric', month: 'short', year } as const;
      const time = { hour: 'numeric', minute: '2-digit' } as const;
      if (language === 'en') return days(`m${year}`, { ...day, ...time }).format(new Date(at));
      // As it is said: the part of the day before the time, months written out.
      const date = days(`b${year}`, { ...day, month: 'long' })
        .format(new Date(at))
        .replace(',', '');
      const parts = days('t', { timeZone: 'Asia/Dhaka', ...time, hour12: true }).formatToParts(new Date(at));
      const clock = parts.filter(part => ['hour', 'minute'].includes(part.type)).map(part => part.value);
      return `${date}, ${partOfDay(at)} ${clock.join(':')}`;
    },
    day: at =>
      days('a', {
        timeZone: 'Asia/Dhaka',
        day: 'numeric',
        month: language === 'bn' ? 'long' : 'short',
        year: 'numeric',
      })
        .format(new Date(at))
        .replace(',', ''),
    instant: at =>
      days('i', {
        timeZone: 'Asia/Dhaka',
        day: 'numeric',
        month: 'long',
        year: 'numeric',
        hour: 'numeric',
        minute: '2-digit',
        second: '2-digit',
      }).format(new Date(at)),
    month: month => days('mo', { timeZone: 'UTC', month: 'long' }).format(new Date(Date.UTC(2000, month - 1, 1))),
    percent: part => once('p', () => new Intl.NumberFormat(locale, { style: 'percent' })).format(part),
    digits: text => (numbers === 'beng' ? bengali(text) : text),
  };
}
