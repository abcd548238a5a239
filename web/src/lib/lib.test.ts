import { describe, expect, test } from 'vitest';
import { grants, loginAddress } from '../app/session';
import { Drafts } from './drafts';
import { Intent } from './graph';
import { merge } from './merge';
import { documents, fieldValue, operationOf, place } from './meta';
import { arrange } from './tree';

describe('two people changed the same thing', () => {
  const base = { name: 'A', code: 'X', note: null };
  test('different fields: both hold', () => {
    const met = merge(base, { ...base, name: 'B' }, { ...base, code: 'Y' });
    expect(met).toEqual({ values: { name: 'B', code: 'Y', note: null }, clashes: [], theirs: ['code'] });
  });
  test('the same field: somebody chooses', () => {
    expect(merge(base, { ...base, name: 'B' }, { ...base, name: 'C' }).clashes).toEqual(['name']);
  });
  test('the same field to the same value: nobody has to', () => {
    expect(merge(base, { ...base, name: 'B' }, { ...base, name: 'B' }).clashes).toEqual([]);
  });
  test('emptied and never filled are the same', () => {
    expect(merge(base, { ...base, note: '' }, base).clashes).toEqual([]);
  });
});

test('one intent has one key, another content another', () => {
  const intent = new Intent();
  const first = intent.keyOf({ a: 1 });
  expect(intent.keyOf({ a: 1 })).toBe(first);
  const begun = intent.begun();
  expect(intent.keyOf({ a: 2 })).not.toBe(first);
  // Gone on with after the page was left, it is the same one.
  expect(new Intent(begun).keyOf({ a: 1 })).toBe(first);
  expect(new Intent(begun).keyOf({ a: 2 })).not.toBe(first);
});

test('a draft is its owner’s, and not for ever', () => {
  const kept = new Map<string, string>();
  const store = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as unknown as Storage;
  const mine = new Drafts('demo:me', store);
  const at = '2026-11-21T00:00:00Z';
  mine.write('branch:new', { at, values: { name: 'A' }, base: {} });
  expect(mine.read('branch:new', Date.parse(at))?.values.name).toBe('A');
  expect(new Drafts('demo:you', store).read('branch:new', Date.parse(at))).toBeUndefined();
  expect(mine.read('branch:new', Date.parse('2027-01-21T00:00:00Z'))).toBeUndefined();
  mine.drop('branch:new');
  expect(mine.read('branch:new', Date.parse(at))).toBeUndefined();
});

describe('a tree', () => {
  const rows = [
    { id: 'b', parent: 'a' },
    { id: 'a', parent: null },
    { id: 'c', parent: 'b' },
    { id: 'd', parent: 'gone' },
  ];
  const order = (folded: string[]) =>
    arrange(rows, row => row.parent, new Set(folded)).map(one => `${one.row.id}${one.depth}`);
  test('parents before what stands under them; a row without its parent stands alone', () => {
    expect(order([])).toEqual(['a0', 'b1', 'c2', 'd0']);
  });
  test('what is folded hides what is under it', () => expect(order(['a'])).toEqual(['a0', 'd0']));
});

test('what a pattern grants', () => {
  expect(grants('*', 'organization.branch.read')).toBe(true);
  expect(grants('organization.*', 'organization.branch.read')).toBe(true);
  expect(grants('organization.branch.read', 'organization.branch.read')).toBe(true);
  expect(grants('organ.*', 'organization.branch.read')).toBe(false);
  expect(grants('organization.branch', 'organization.branch.read')).toBe(false);
});

test('signing in leads back to the place', () => {
  const at = { pathname: '/app/units', search: '?q=a b', hash: '' } as Location;
  expect(loginAddress(at, 'bn')).toBe('/login?next=%2Fapp%2Funits%3Fq%3Da%20b&lang=bn');
});

test('variables go where the list wants them', () => {
  const variables: Record<string, unknown> = {};
  place(variables, 'listing.state', 'OPEN');
  place(variables, 'listing.text', 'x');
  place(variables, 'kind', 'DIVISION');
  expect(variables).toEqual({ listing: { state: 'OPEN', text: 'x' }, kind: 'DIVISION' });
});

test('every act of every document has its operation', () => {
  for (const document of documents) {
    const acts = ['one', 'list', ...document.acts.map(act => act.name)];
    if (document.create) acts.push('create');
    if (document.update) acts.push('update');
    for (const act of acts) expect(operationOf(document, act).text).toContain(operationOf(document, act).root);
    expect(documents.filter(other => other.path === document.path)).toHaveLength(1);
  }
});

test('a link’s value is its id', () => {
  const unit = documents.find(document => document.name === 'unit')!;
  const parent = unit.fields.find(field => field.name === 'parentId')!;
  expect(fieldValue(parent, { id: '1', parent: { id: '2', name: 'x' } })).toBe('2');
  expect(fieldValue(parent, { id: '1', parent: null })).toBeNull();
});
