import { expect, test } from 'vitest';
import { fits } from '../app/Palette';
import type { Speech } from '../i18n';
import { fill } from '../i18n';
import { fmt } from '../lib/fmt';
import { documentOf } from '../lib/meta';
import { cell, csv } from './export';
import { editable, given, startOf, unfilled } from './form';
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

test('the palette finds by words of both languages', () => {
  const said = { en: 'New branch', bn: 'নতুন শাখা' };
  for (const typed of ['new br', 'branch', 'শাখা', 'নতুন', '']) expect(fits(said, typed), typed).toBe(true);
  for (const typed of ['ranch', 'company']) expect(fits(said, typed), typed).toBe(false);
});
