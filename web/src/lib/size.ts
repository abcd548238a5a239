// How much a file takes, as people say it.

import type { Fmt } from './fmt';

const UNITS = {
  en: ['bytes', 'KB', 'MB', 'GB', 'TB'],
  bn: ['বাইট', 'কেবি', 'এমবি', 'জিবি', 'টিবি'],
};
const STEP = 1024;

/** `1.4 MB`: one digit behind the point below ten, none above. */
export function size(bytes: number, { language, number }: Fmt): string {
  let [value, unit] = [bytes, 0];
  while (value >= STEP && unit < UNITS.en.length - 1) {
    value /= STEP;
    unit += 1;
  }
  const digits = unit === 0 || value >= 10 ? 0 : 1;
  return `${number(value.toFixed(digits))} ${UNITS[language][unit]}`;
}
