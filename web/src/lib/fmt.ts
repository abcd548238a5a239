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
  /** To the second, with the year. */
  instant(at: string): string;
  /** The day of an instant, in Dhaka. */
  day(at: string): string;
  month(month: number): string;
  percent(part: number): string;
  /** Digits of a text that is no number (codes, TIN) stay as they are; of one that counts, they follow. */
  digits(text: string): string;
}

const SIGNS: Record<string, string> = { BDT: '৳' };

/** Ahead of UTC, the whole year. */
const DHAKA_MS = 6 * 3_600_000;
/** Which part of the day an hour belongs to, by its first hour. */
const PARTS: [number, string][] = [
  [20, 'রাত'],
  [18, 'সন্ধ্যা'],
  [16, 'বিকেল'],
  [12, 'দুপুর'],
  [6, 'সকাল'],
  [4, 'ভোর'],
];
const partOfDay = (hour: number) => PARTS.find(([from]) => hour >= from)?.[1] ?? 'রাত';

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
  // People in Bengal say which part of the day it is: রাত ১০:৫৬, not ১০:৫৬ PM.
  const moment = (at: string, day: Intl.DateTimeFormatOptions, time: Intl.DateTimeFormatOptions) => {
    const instant = new Date(at);
    const zone = { timeZone: 'Asia/Dhaka' };
    const date = days(`d${day.year}`, { ...zone, ...day })
      .format(instant)
      .replace(',', '');
    const clock = days(`t${time.second}`, { ...zone, ...time, hour12: true });
    if (language === 'en') return `${date}, ${clock.format(instant)}`;
    const parts = clock.formatToParts(instant).filter(part => part.type !== 'dayPeriod');
    const written = parts
      .map(part => part.value)
      .join('')
      .trim();
    return `${date}, ${partOfDay(new Date(instant.getTime() + DHAKA_MS).getUTCHours())} ${written}`;
  };
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
    moment: at => moment(at, { day: 'numeric', month: 'short' }, { hour: 'numeric', minute: '2-digit' }),
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
      moment(
        at,
        { day: 'numeric', month: 'long', year: 'numeric' },
        { hour: 'numeric', minute: '2-digit', second: '2-digit' },
      ),
    month: month => days('mo', { timeZone: 'UTC', month: 'long' }).format(new Date(Date.UTC(2000, month - 1, 1))),
    percent: part => once('p', () => new Intl.NumberFormat(locale, { style: 'percent' })).format(part),
    digits: text => (numbers === 'beng' ? bengali(text) : text),
  };
}
