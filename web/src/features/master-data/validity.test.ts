import { expect, test } from 'vitest';
import { left, place, quarters, span, standing } from './validity';

const DAY = '2026-11-21';
const one = (startsOn: string, endsOn?: string, state = 'SHOWN') => ({ startsOn, endsOn, state });

test('a proof holds to its last day, that day too', () => {
  expect(standing(one('2026-07-01', '2026-11-20'), DAY)).toBe('over');
  expect(standing(one('2026-07-01', DAY), DAY)).toBe('soon');
  expect(standing(one('2026-07-01', '2027-01-20'), DAY)).toBe('holds');
  expect(standing(one('2026-07-01'), DAY)).toBe('holds');
  expect(standing(one('2026-11-22'), DAY)).toBe('later');
  expect(standing(one('2026-07-01', undefined, 'WITHDRAWN'), DAY)).toBe('withdrawn');
  expect(left(one('2026-07-01', DAY), DAY)).toBe(1);
});

test('the strip begins six months before and ends eighteen after', () => {
  expect(span(DAY)).toEqual({ first: '2026-05-01', last: '2028-05-31' });
  expect(place('2020-01-01', DAY)).toBe(0);
  expect(place('2030-01-01', DAY)).toBe(1000);
  expect(place(DAY, DAY)).toBeGreaterThan(250);
  expect(quarters(DAY)).toHaveLength(8);
});
