import { expect, test } from 'vitest';
import { merge } from './merge';
import { gives, spoken, tick } from './permit';

const known = (name: string, sensitive = false) => ({ name, service: name.split('.')[0]!, sensitive });
const READ = known('finance.bill.read');
const APPROVE = known('finance.bill.approve');
const SALARY = known('hr.salary.read', true);

test('patterns mean what the server takes them for', () => {
  const given = (held: string, one = READ) => gives(held, one);
  expect(
    ['*', 'finance.*', 'finance.bill.*', 'finance.*.read', '*.read', 'finance.bill.read'].every(held => given(held)),
  ).toBe(true);
  expect(['finance', 'fin.*', '*.approve', 'finance.*.approve', 'finance.bill.approve'].some(held => given(held))).toBe(
    false,
  );
  expect(gives('finance.*.read', known('finance.read'))).toBe(false);
});

test('what is protected is in no pattern but everything', () => {
  expect(gives('hr.*', SALARY) || gives('*.read', SALARY)).toBe(false);
  expect(gives('*', SALARY) && gives('hr.salary.read', SALARY)).toBe(true);
});

test('unticking a part of a pattern leaves the others', () => {
  expect(tick(['finance.*'], READ, false, [READ, APPROVE, SALARY])).toEqual(['finance.bill.approve']);
  expect(tick([], READ, true, [READ])).toEqual(['finance.bill.read']);
});

test('patterns are said in both languages', () => {
  expect(spoken('finance.*')).toEqual({ en: 'Everything in Finance', bn: 'অর্থ: সবকিছু' });
  expect(spoken('finance.*.read').en).toBe('See everything in Finance');
  expect(spoken('scm.receipt.*').en).toBe('Procurement and stores: everything about receipts of goods');
});

test('two people who tick different permissions both get theirs', () => {
  const met = merge({ of: 'a\nb' }, { of: 'a\nb\nmine' }, { of: 'b\ntheirs' }, ['of']);
  expect(met.values.of).toBe('b\nmine\ntheirs');
  expect(met.clashes).toEqual([]);
});
