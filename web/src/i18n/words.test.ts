import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isBengali } from '../lib/digits';
import { fmt } from '../lib/fmt';
import { fill } from './index';
import type { Words } from './words';
import { words as shell } from './words';

const rooms = import.meta.glob<{ names: Words; words: Words }>('../features/*/words.ts', { eager: true });
const roomOf = (path: string) => /features\/([^/]+)\//.exec(path)?.[1];
const all: [key: string, pair: readonly [string, string]][] = [
  ...Object.entries(shell),
  ...Object.values(rooms).flatMap(({ names, words }) => [...Object.entries(names), ...Object.entries(words)]),
];
/** Where a word lives: a room's, or nothing where everybody may say it. */
const home = new Map(
  Object.entries(rooms).flatMap(([path, { words }]) => Object.keys(words).map(key => [key, roomOf(path)])),
);
const sources = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter(file => file.isFile() && /\.tsx?$/.test(file.name) && !/words|\.test\./.test(file.name))
  .map(file => `${file.parentPath}/${file.name}`)
  .filter(path => !path.startsWith('src/gen/'))
  .map(path => [path, readFileSync(path, 'utf8')] as const);

const blanks = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(match => match[1]).sort();
/** The same in both languages on purpose. */
const SAME = ['link.new.key', 'told.did'];

test('every word is in both languages, with the same blanks', () => {
  for (const [key, [en, bn]] of all) {
    expect(en.trim(), key).not.toBe('');
    expect(blanks(bn), key).toEqual(blanks(en));
    if (SAME.includes(key)) continue;
    expect(isBengali(bn) || key === 'palette.other', key).toBe(true);
    expect(isBengali(en) && key !== 'palette.other', key).toBe(false);
  }
});

test('every word is one word', () => {
  const twice = all.map(([key]) => key).filter((key, n, keys) => keys.indexOf(key) !== n);
  expect(twice).toEqual([]);
});

test('every word is used', () => {
  const text = sources.map(([, source]) => source).join('\n');
  // Made of a part and a word of the graph: `org.state.TRIAL`, `people.HOLDER`.
  const made =
    /^(org\.state\.|people\.(HOLDER|DEPUTY)|give\.in\.|why\.[A-Z]|session\.[A-Z]|key\.(ended|soon)|did\.|line\.|says\.|noun\.|fact\.|audit\.(by|entries|blocks|keeping)|retention\.[A-Z]|rules\.(rows|status|policy)|kept\.outcome|due\.(kind|certainty|anchor)|config\.(at|from|place)\.|flag\.reason\.|(address|contact)\.([A-Z]|title|new|none|close))/;
  const unused = all.map(([key]) => key).filter(key => !made.test(key) && !text.includes(`'${key}'`));
  expect(unused).toEqual([]);
});

test('a room’s words are said in that room only; what others say, too, is a name or the desk’s', () => {
  const astray = sources.flatMap(([path, source]) =>
    [...source.matchAll(/'([a-z]\w*(?:\.[\w-]+)+)'/g)]
      .map(([, key]) => key!)
      .filter(key => home.has(key) && home.get(key) !== roomOf(path))
      .map(key => `${path} says ${key} of ${home.get(key)}`),
  );
  expect(astray).toEqual([]);
});

test('a room takes no parts of another room', () => {
  const taken = sources.flatMap(([path, source]) =>
    [...source.matchAll(/from '(?:\.\.\/)+(?:features\/)?([\w-]+)\/[\w-]+'/g)]
      .map(([, room]) => room!)
      .filter(room => roomOf(path) && room !== roomOf(path) && Object.keys(rooms).some(one => roomOf(one) === room))
      .map(room => `${path} takes a part of ${room}`),
  );
  expect(taken).toEqual([]);
});

test('numbers in a sentence follow the reader', () => {
  expect(fill('bn', 'list.count', { count: 1200 }, fmt('bn', 'auto'))).toBe('১,২০০টি সারি');
  expect(fill('en', 'list.count', { count: 120000 }, fmt('en', 'auto'))).toBe('1,20,000 rows');
});
