import { expect, test } from 'vitest';
import { fits } from '../app/Palette';
import type { Speech } from '../i18n';
import { fill } from '../i18n';
import { fmt } from '../lib/fmt';
import { documentOf } from '../lib/meta';
import { columnsOf } from './columns';
import { cell, csv } from './export';
import { editable, given, keepable, setIn, startOf, unfilled } from './form';
import { shown } from './shown';
import { changesInWords } from './Timeline';

const write = fmt('en', 'auto');
const speech = {
  language: 'en',
  fmt: write,
  say: said => said.en,
  t: (key, blanks = {}) => fill('en', key, blanks, write),
} as Speech;
const COMPANY = documentOf('company');
const ROW = {
  id: '1',
  version: 1,
  name: 'Padma',
  nameBn: 'পদ্মা',
  tin: null,
  bin: '0001234560101',
  fiscalYearStartMonth: 7,
  state: 'OPEN',
};

test('a form holds what may be typed now, and nothing else', () => {
  expect(editable(COMPANY, false).map(field => field.name)).not.toContain('tin');
  expect(editable(COMPANY, true).map(field => field.name)).toContain('booksFrom');
  expect(startOf(COMPANY, undefined).fiscalYearStartMonth).toBe('7');
  expect(startOf(COMPANY, ROW)).toEqual({
    nameBn: 'পদ্মা',
    legalForm: null,
    legacyTin: null,
    legacyBin: null,
    fiscalYearStartMonth: '7',
  });
});

test('what is typed is given as the graph takes it', () => {
  const fields = editable(COMPANY, true);
  expect(given(fields, { name: ' Padma ', fiscalYearStartMonth: '7', tin: '' })).toMatchObject({
    name: 'Padma',
    fiscalYearStartMonth: 7,
    tin: null,
  });
  expect(unfilled(fields, { name: ' ' }).map(field => field.name)).toEqual(['name', 'fiscalYearStartMonth']);
});

test('a BIN is read as it is printed', () => {
  const bin = COMPANY.fields.find(field => field.name === 'bin')!;
  expect(shown(bin, ROW, speech)).toBe('000123456-0101');
});

test('changes are told in words', () => {
  expect(changesInWords(COMPANY, ROW, { ...ROW, name: 'Padma PLC', bin: null }, speech)).toEqual([
    'Registered name: Padma → Padma PLC',
    'BIN: 000123456-0101 → —',
  ]);
});

test('no cell of an export is a formula', () => {
  expect(cell('=1+1')).toBe("'=1+1");
  expect(cell('a, "b"')).toBe('"a, ""b"""');
  expect(csv([COMPANY.fields[0]!], [ROW], speech)).toBe('\ufeffRegistered name\r\nPadma\r\n');
});

test('an export is what a spreadsheet calculates with', () => {
  const assignment = documentOf('assignment');
  const fields = ['name', 'endsOn', 'upTo'].map(name => assignment.fields.find(field => field.name === name)!);
  const row = { id: '1', name: 'পদ্মা', endsOn: '2026-07-01', upTo: { amount: '-125000.50', currency: 'BDT' } };
  const bengali = { ...speech, language: 'bn', fmt: fmt('bn', 'auto') } as Speech;
  expect(csv(fields, [row], bengali).split('\r\n')[1]).toBe('পদ্মা,2026-07-01,-125000.50');
  for (const text of [' =1', '-1+1', '@a', '＝1', '\t1', '\r1']) expect(cell(text), text).toMatch(/^"?'/);
});

test('what cannot stand beside a new value is emptied', () => {
  const fields = editable(documentOf('unit'), true);
  const values = { companyId: 'a', parentId: 'p', branchId: 'b', name: 'X' };
  expect(setIn(fields, values, 'companyId', 'other')).toEqual({
    companyId: 'other',
    parentId: null,
    branchId: null,
    name: 'X',
  });
  expect(setIn(fields, values, 'companyId', 'a')).toEqual(values);
});

test('columns are those an address names, in its order; what a row is known by stays', () => {
  const all = documentOf('branch').columns.map(name => documentOf('branch').fields.find(one => one.name === name)!);
  const names = (address: string | null) => columnsOf(all, 'name', address).map(field => field.name);
  expect(names(null)).toEqual(all.map(field => field.name));
  expect(names('state,code,name')).toEqual(['state', 'code', 'name']);
  expect(names('code')).toEqual(['name', 'code']);
  expect(names('code,code,gone,name')).toEqual(['code', 'name']);
  expect(names('gone')).toEqual(all.map(field => field.name));
});

test('a sum goes out with its currency', () => {
  const field = documentOf('assignment').fields.find(one => one.name === 'upTo')!;
  expect(given([field], { upTo: '5.00' })).toEqual({ upTo: { amount: '5.00', currency: 'BDT' } });
  expect(given([field], { upTo: null })).toEqual({ upTo: null });
});

test('the palette finds by words of both languages', () => {
  const said = { en: 'New branch', bn: 'নতুন শাখা' };
  for (const typed of ['new br', 'branch', 'শাখা', 'নতুন', '']) expect(fits(said, typed), typed).toBe(true);
  for (const typed of ['ranch', 'company']) expect(fits(said, typed), typed).toBe(false);
});

test('what is kept sealed is in no draft, nor the intent that was to save it', () => {
  const fields = [
    { ...documentOf('company').fields[0]!, name: 'number', sealed: true },
    { ...documentOf('company').fields[0]!, name: 'reason', sealed: false },
  ];
  const intent = { content: '{"number":"2004805540017"}', key: 'k' };
  const draft = { values: { number: '2004805540017', reason: 'letter' }, base: { number: null, reason: null }, intent };
  const kept = keepable(fields, draft);
  expect(kept).toEqual({ values: { reason: 'letter' }, base: { reason: null }, intent: undefined });
  expect(JSON.stringify(kept)).not.toContain('2004805540017');
  const plain = { ...draft, values: { number: null, reason: 'letter' }, intent: { content: '{}', key: 'k' } };
  expect(keepable(fields, plain)).toBe(plain);
});
