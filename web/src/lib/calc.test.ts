import { describe, expect, test } from 'vitest';
import { calculate, isSum, rounded, write } from './calc';

describe('a sum as people write it', () => {
  const cases: [string, string][] = [
    ['1200', '1200'],
    ['0.1 + 0.2', '0.3'],
    ['5 lakh', '500000'],
    ['৫ লাখ', '500000'],
    ['1.5 crore', '15000000'],
    ['১.৫ কোটি', '15000000'],
    ['2 crore 30 lakh 5', '23000005'],
    ['12,34,567.89', '1234567.89'],
    ['৳ ১২,৩৪৫', '12345'],
    ['500 + 15%', '575'],
    ['500 - 10%', '450'],
    ['200 * 7.5%', '15'],
    ['(2 + 3) * 4', '20'],
    ['-5 + 2', '-3'],
    ['10 / 4', '2.5'],
    ['10 / 3', '3.33333333'],
    ['5k', '5000'],
    ['=9*9', '81'],
    ['99999999999999999.99 + 0.01', '100000000000000000'],
  ];
  test.each(cases)('%s is %s', (text, result) => {
    const sum = calculate(text);
    expect(sum && write(sum)).toBe(result);
  });
  test.each(['', 'abc', '1 / 0', '2 +', '(1', '1..2', 'x'.repeat(300)])('%s is no sum', text => {
    expect(calculate(text)).toBeUndefined();
  });
});

test('paisa are rounded half away from zero', () => {
  const places = (text: string) => rounded(calculate(text)!, 2);
  expect(places('1.005')).toBe('1.01');
  expect(places('-1.005')).toBe('-1.01');
  expect(places('2')).toBe('2.00');
  expect(places('1.004')).toBe('1.00');
});

test('a number alone asks for nothing', () => {
  expect(isSum('1200')).toBe(false);
  expect(isSum('DHK-01')).toBe(false);
  expect(isSum('2026-27')).toBe(true);
  expect(isSum('৫ লাখ + ১৫%')).toBe(true);
});
