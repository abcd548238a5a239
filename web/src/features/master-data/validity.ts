// Where a proof stands on a day, and where its time lies in a strip of months.

import { monthEnd, monthStart } from '../../lib/day';

export interface Lasting {
  startsOn: string;
  endsOn?: string | null;
  state: string;
}

export type Standing = 'holds' | 'soon' | 'over' | 'later' | 'withdrawn';

/** So many days before its end a proof is said to run out. */
export const SOON = 60;
/** Months of the strip, before and after the day. */
const BEFORE = 6;
const AFTER = 18;

const DAY_MS = 86_400_000;
const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** Days that are left, the last one too. */
export const left = (one: Lasting, day: string): number => (one.endsOn ? days(day, one.endsOn) + 1 : Infinity);

export function standing(one: Lasting, day: string): Standing {
  if (one.state === 'WITHDRAWN') return 'withdrawn';
  if (one.startsOn > day) return 'later';
  if (left(one, day) <= 0) return 'over';
  return left(one, day) <= SOON ? 'soon' : 'holds';
}

/** The first and the last day of the strip around a day. */
export const span = (day: string) => ({ first: monthStart(day, -BEFORE), last: monthEnd(day, AFTER) });

/** A day's place in the strip, 0 to 1000; what lies outside stands at its edge. */
export function place(day: string, around: string): number {
  const { first, last } = span(around);
  return Math.round(Math.min(1, Math.max(0, days(first, day) / days(first, last))) * 1000);
}

/** The first days of the strip's quarters. */
export function quarters(day: string): string[] {
  return Array.from({ length: (BEFORE + AFTER) / 3 }, (_, n) => monthStart(day, n * 3 - BEFORE));
}
