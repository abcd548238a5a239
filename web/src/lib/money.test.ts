import { expect, test } from 'vitest';
import { fmt } from './fmt';
import { readMoney, spoken } from './money';

test.each([
  ['৳ 1,25,000.50', '125000.50'],
  ['৳১,২৫,০০০.৫০', '125000.50'],
  ['1,250,000', '1250000.00'],
  ['1,25,000/-', '125000.00'],
  ['১,২৫,০০০/=', '125000.00'],
  ['Tk. 5,000', '5000.00'],
  ['5000 টাকা', '5000.00'],
  ['৫ লাখ', '500000.00'],
  ['1.5 crore', '15000000.00'],
  ['2 কোটি ৩০ লাখ', '23000000.00'],
  ['1,200 * 3 + 15%', '4140.00'],
  ['-500', '-500.00'],
  ['−৫০০', '-500.00'],
  ['.5', '0.50'],
  ['92233720368547758.07', '92233720368547758.07'],
])('%s is %s', (text, amount) => {
  expect(readMoney(text)).toEqual({ amount, isRounded: false });
});

test.each([
  ['hello', 'words'],
  ['12abc', 'words'],
  ['1/0', 'words'],
  ['1,5', 'commas'],
  ['1.25.000', 'words'],
  ['12,50', 'commas'],
  ['1,2345', 'commas'],
  ['92233720368547758.08', 'large'],
  ['10000000000 crore', 'large'],
])('%s is no amount: %s', (text, wrong) => {
  expect(readMoney(text)).toEqual({ wrong });
});

test('a third place after the point is rounded, and said', () => {
  expect(readMoney('10.005')).toEqual({ amount: '10.01', isRounded: true });
  expect(readMoney('100/3')).toEqual({ amount: '33.33', isRounded: true });
});

test('a large sum is said as people say it', () => {
  const [en, bn] = [fmt('en', 'auto'), fmt('bn', 'auto')];
  expect(spoken('99999.99', en)).toBeUndefined();
  expect(spoken('125000.00', en)).toBe('1 lakh 25 thousand');
  expect(spoken('125000.50', bn)).toBe('১ লাখ ২৫ হাজার ০.৫০');
  expect(spoken('23000005.00', bn)).toBe('২ কোটি ৩০ লাখ ৫');
  expect(spoken('-10000000.00', en)).toBe('−1 crore');
  expect(spoken('1234567890123.00', en)).toBe('1,23,456 crore 78 lakh 90 thousand 123');
});
