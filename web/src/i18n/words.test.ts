import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isBengali } from '../lib/digits';
import { fmt } from '../lib/fmt';
import { fill } from './index';
import { type Key, words } from './words';

const blanks = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(match => match[1]).sort();
/** The same in both languages on purpose. */
const SAME: Key[] = ['link.new.key', 'told.did'];

test('every word is in both languages, with the same blanks', () => {
  for (const [key, [en, bn]] of Object.entries(words) as [Key, readonly [string, string]][]) {
    expect(en.trim(), key).not.toBe('');
    expect(blanks(bn), key).toEqual(blanks(en));
    if (SAME.includes(key)) continue;
    expect(isBengali(bn) || key === 'palette.other', key).toBe(true);
    expect(isBengali(en) && key !== 'palette.other', key).toBe(false);
  }
});

test('every word is used', () => {
  const sources = readdirSync('src', { recursive: true, withFileTypes: true })
    .filter(file => file.isFile() && /\.tsx?$/.test(file.name) && !/words|\.test\./.test(file.name))
    .map(file => readFileSync(`${file.parentPath}/${file.name}`, 'utf8'))
    .join('\n');
  // Made of a part and a word of the graph: `org.state.TRIAL`, `people.HOLDER`.
  const made =
    /^(org\.state\.|people\.(HOLDER|DEPUTY)|give\.in\.|line\.|why\.[A-Z]|session\.[A-Z]|key\.(ended|soon)|did\.|says\.|noun\.|fact\.|audit\.(by|entries|blocks|keeping)|retention\.[A-Z])/;
  const unused = Object.keys(words).filter(key => !made.test(key) && !sources.includes(`'${key}'`));
  expect(unused).toEqual([]);
});

test('numbers in a sentence follow the reader', () => {
  expect(fill('bn', 'list.count', { count: 1200 }, fmt('bn', 'auto'))).toBe('১,২০০টি সারি');
  expect(fill('en', 'list.count', { count: 120000 }, fmt('en', 'auto'))).toBe('1,20,000 rows');
});
