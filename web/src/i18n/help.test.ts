import { expect, test } from 'vitest';
import { SPOTS } from '../app/places';
import { isBengali } from '../lib/digits';
import { documents } from '../lib/meta';
import { DOCUMENTS, helpFor, PAGES } from './help';

const sentences = (text: string) => text.split(/[.?।]\s|[.?।]$/).filter(part => part.trim()).length;

test('every page one can go to has its help', () => {
  for (const spot of SPOTS) expect(helpFor(spot.path), spot.path).not.toEqual([]);
  for (const document of documents) {
    expect(helpFor(`/${document.path}/new`), document.name).toHaveLength(2);
    expect(helpFor(`/${document.path}/1`), document.name).toHaveLength(2);
  }
  expect(helpFor('/audit/blocks')).toHaveLength(1);
  expect(helpFor('/no-such-page')).toEqual([]);
});

test('help is short, and in both languages', () => {
  for (const [place, { en, bn }] of Object.entries({ ...PAGES, ...DOCUMENTS })) {
    expect(isBengali(bn) && !isBengali(en), place).toBe(true);
    for (const text of [en, bn]) {
      expect(sentences(text), text).toBeGreaterThanOrEqual(2);
      expect(sentences(text), text).toBeLessThanOrEqual(5);
    }
  }
});
