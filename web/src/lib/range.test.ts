import { expect, test } from 'vitest';
import type { Speech } from '../i18n';
import { fill } from '../i18n';
import { between } from '../kit/ListTools';
import { fmt } from './fmt';
import type { Field } from './meta';
import { readRange, writeRange } from './range';

test('a range is an address and back, with either side open', () => {
  for (const text of ['2026-07-01..2026-07-31', '2026-07-01..', '..2026-07-31', '5.00..12.50']) {
    expect(writeRange(readRange(text))).toBe(text);
  }
  expect(writeRange({ from: null, until: null })).toBeUndefined();
  expect(readRange(undefined)).toEqual({ from: null, until: null });
});

test('what was given the wrong way round is turned', () => {
  expect(writeRange({ from: '2026-07-31', until: '2026-07-01' })).toBe('2026-07-01..2026-07-31');
  expect(writeRange({ from: '9.00', until: '10.00' })).toBe('9.00..10.00');
});

test('a range is said in the reader’s language and digits', () => {
  const write = fmt('bn', 'auto');
  const speech = { language: 'bn', fmt: write, t: (key, blanks = {}) => fill('bn', key, blanks, write) } as Speech;
  const day = { kind: { is: 'date' } } as Field;
  expect(between(day, '2026-07-01..2026-07-31', speech)).toBe('১ জুলাই ২০২৬ – ৩১ জুলাই ২০২৬');
  expect(between(day, '2026-07-01..2026-07-01', speech)).toBe('১ জুলাই ২০২৬');
  expect(between(day, '2026-07-05..', speech)).toBe('৫ জুলাই ২০২৬ থেকে');
  expect(between({ kind: { is: 'money' } } as Field, '..125000.00', speech)).toBe('৳১,২৫,০০০.০০ পর্যন্ত');
});
