import { expect, test } from 'vitest';
import { fmt } from './fmt';
import { size } from './size';

test('a size is read at a glance', () => {
  const [en, bn] = [fmt('en', 'auto'), fmt('bn', 'auto')];
  expect([0, 900, 1024, 1_500_000, 64 * 1024 * 1024, 53_687_091_200].map(bytes => size(bytes, en))).toEqual([
    '0 bytes',
    '900 bytes',
    '1 KB',
    '1.4 MB',
    '64 MB',
    '50 GB',
  ]);
  expect(size(1_500_000, bn)).toBe('১.৪ এমবি');
});
