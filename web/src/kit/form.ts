// What a form holds, from a row and back to the graph.

import type { Draft } from '../lib/drafts';
import type { Values } from '../lib/merge';
import { type Document, type Field, fieldValue, type Row, SEPARATOR } from '../lib/meta';

/** What holds several values, one a line. */
const SEVERAL: Field['kind']['is'][] = ['permissions', 'lines', 'links'];
/** What sums are typed in. */
const CURRENCY = 'BDT';

/** The fields somebody may fill in now. */
export function editable(document: Document, isNew: boolean): Field[] {
  return document.fields.filter(field => field.set === 'always' || field.set === (isNew ? 'once' : 'later'));
}

/** What a form begins with. */
export function startOf(document: Document, row: Row | undefined, start: Values = {}): Values {
  const fields = editable(document, row === undefined);
  return Object.fromEntries(
    fields.map(field => [field.name, row ? fieldValue(field, row) : (start[field.name] ?? field.usual ?? null)]),
  );
}

/** What a browser may keep of a form: nothing sealed, nor an intent that has it in its content. */
export function keepable(fields: Field[], draft: Omit<Draft, 'at'>): Omit<Draft, 'at'> {
  const sealed = fields.filter(field => field.sealed && draft.values[field.name]);
  if (sealed.length === 0) return draft;
  const open = (values: Values) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => sealed.every(field => field.name !== name)));
  return { ...draft, values: open(draft.values), base: open(draft.base), intent: undefined };
}

/** As the graph takes it. */
export function given(fields: Field[], values: Values): Record<string, unknown> {
  return Object.fromEntries(
    fields.map(field => {
      const value = values[field.name] ?? null;
      if (field.kind.is === 'money') return [field.name, value && { amount: value, currency: CURRENCY }];
      if (SEVERAL.includes(field.kind.is)) return [field.name, value?.split(SEPARATOR).filter(Boolean) ?? []];
      const isNumber = field.kind.is === 'month' || field.kind.is === 'number';
      return [field.name, value === null || !isNumber ? value?.trim() || null : Number(value)];
    }),
  );
}

/** The required fields that are empty. */
export const unfilled = (fields: Field[], values: Values): Field[] =>
  fields.filter(field => field.required && !values[field.name]?.trim());

/** The fields whose parts several people may change without getting in each other's way. */
export const setsOf = (document: Document): string[] =>
  document.fields
    .filter(field => field.kind.is === 'permissions' || field.kind.is === 'links')
    .map(field => field.name);

export const isSame = (a: Values, b: Values): boolean =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].every(name => (a[name] ?? '') === (b[name] ?? ''));

/** Those values with one set, and empty what cannot stand beside it: the branch of another company. */
export function setIn(fields: Field[], values: Values, name: string, value: string | null): Values {
  const next = { ...values, [name]: value };
  if ((values[name] ?? null) === value) return next;
  for (const { name: other, kind } of fields) if (kind.is === 'link' && kind.within === name) next[other] = null;
  return next;
}
