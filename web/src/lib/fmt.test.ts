import { expect, test } from 'vitest';
import { fmt } from './fmt';

const en = fmt('en', 'auto');
const bn = fmt('bn', 'auto');

test('lakh and crore in both scripts', () => {
  const cases: [string, string, string][] = [
    ['0.00', '0.00', '০.০০'],
    ['99999.99', '99,999.99', '৯৯,৯৯৯.৯৯'],
    ['100000.00', '1,00,000.00', '১,০০,০০০.০০'],
    ['12345678.90', '1,23,45,678.90', '১,২৩,৪৫,৬৭৮.৯০'],
    ['-150000.50', '−1,50,000.50', '−১,৫০,০০০.৫০'],
  ];
  for (const [amount, latin, bengali] of cases) {
    expect(en.number(amount, 2)).toBe(latin);
    expect(bn.number(amount, 2)).toBe(bengali);
  }
});

test('no paisa of a large sum is lost', () => {
  expect(en.money('9007199254740993.01')).toBe('৳9,00,71,99,25,47,40,993.01');
});

test('digits are a choice of their own', () => {
  expect(fmt('bn', 'latn').number(123456)).toBe('1,23,456');
  expect(fmt('en', 'beng').number(123456)).toBe('১,২৩,৪৫৬');
  expect(fmt('en', 'beng').digits('2026-27')).toBe('২০২৬-২৭');
});

test('an instant is told to the second', () => {
  const night = '2026-11-21T16:56:48Z';
  expect(en.instant(night)).toBe('21 November 2026, 10:56:48 pm');
  expect(bn.instant(night)).toBe('২১ নভেম্বর ২০২৬, রাত ১০:৫৬:৪৮');
  expect(bn.instant('2026-11-20T22:05:00Z')).toBe('২১ নভেম্বর ২০২৬, ভোর ৪:০৫:০০');
});

test('dates', () => {
  expect(en.date('2026-07-01')).toBe('1 Jul 2026');
  expect(bn.date('2026-07-01')).toBe('১ জুলাই ২০২৬');
  expect(bn.month(7)).toBe('জুলাই');
});
