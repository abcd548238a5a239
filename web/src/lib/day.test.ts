import { describe, expect, test } from 'vitest';
import { daysThere, monthEnd, plus, readDay, today, weeks } from './day';

const FROM = '2026-11-21';

describe('a day as people say it', () => {
  const cases: [string, string][] = [
    ['t', '2026-11-21'],
    ['আজ', '2026-11-21'],
    ['y', '2026-11-20'],
    ['+3', '2026-11-24'],
    ['+৩', '2026-11-24'],
    ['-21', '2026-10-31'],
    ['15', '2026-11-15'],
    ['15/7', '2026-07-15'],
    ['১৫/৭', '2026-07-15'],
    ['15/7/27', '2027-07-15'],
    ['15.07.2027', '2027-07-15'],
    ['15 jul', '2026-07-15'],
    ['15 July 2027', '2027-07-15'],
    ['১৫ জুলাই ২০২৭', '2027-07-15'],
    ['১ জানুয়ারি', '2026-01-01'],
    ['2026-02-28', '2026-02-28'],
    ['me', '2026-11-30'],
    ['15 জুলাই 2026', '2026-07-15'],
    ['2026/07/15', '2026-07-15'],
    ['150727', '2027-07-15'],
    ['১৫০৭২০২৭', '2027-07-15'],
    ['29/2/28', '2028-02-29'],
  ];
  test.each(cases)('%s is %s', (text, day) => expect(readDay(text, FROM)).toBe(day));
  test.each(['', '31/2', '31/4', '৩১/৪', '29/2', '30/2/2026', '310427', '15/13', 'soon', '99', '1/1/1800', '+99999'])(
    '%s is no day',
    text => {
      expect(readDay(text, FROM)).toBeUndefined();
    },
  );
});

test('the day of Dhaka begins six hours before that of Greenwich', () => {
  expect(today(new Date('2026-06-30T18:00:00Z'))).toBe('2026-07-01');
  expect(today(new Date('2026-06-30T17:59:59Z'))).toBe('2026-06-30');
});

test('a day without a year is of the fiscal year that is looked at', () => {
  const inside = ['2026-07-01', '2027-06-30'] as const;
  const cases: [string, string][] = [
    ['15/3', '2027-03-15'],
    ['15/7', '2026-07-15'],
    ['১৫ মে', '2027-05-15'],
    ['15/3/26', '2026-03-15'],
    ['15', '2026-11-15'],
    ['t', '2026-11-21'],
  ];
  for (const [text, day] of cases) expect(readDay(text, '2026-11-21', inside), text).toBe(day);
  expect(readDay('29/2', '2027-11-21', ['2027-07-01', '2028-06-30'])).toBe('2028-02-29');
});

test('months end where they end', () => {
  expect(monthEnd('2028-02-10')).toBe('2028-02-29');
  expect(monthEnd('2026-12-31', 1)).toBe('2027-01-31');
  expect(plus('2026-12-31', 1)).toBe('2027-01-01');
});

test('a month is weeks of seven', () => {
  const month = weeks('2026-11-21');
  expect(month.every(week => week.length === 7)).toBe(true);
  expect(month.flat().filter(Boolean)).toHaveLength(30);
  expect(month[0]?.[0]).toBe('2026-11-01');
});

test('of a day that is not there, it is known how many the month has', () => {
  expect(daysThere('31/4', FROM)).toEqual({ month: 4, year: 2026, days: 30 });
  expect(daysThere('২৯ ফেব্রুয়ারি ২০২৭', FROM)).toEqual({ month: 2, year: 2027, days: 28 });
  for (const text of ['15/7', '29/2/28', '99/1', '1/13', 'soon']) expect(daysThere(text, FROM), text).toBeUndefined();
});
