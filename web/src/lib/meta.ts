// What the desk is made of: the documents every service describes (`meta.json`, written by `cargo xtask sdl`).

import operations from '../gen/operations.json';
import raw from '../meta.json';

export interface Said {
  en: string;
  bn: string;
}
export type Tone = 'plain' | 'good' | 'waiting' | 'bad' | 'faded';
export interface Word {
  value: string;
  label: Said;
  tone: Tone;
}
export type Kind =
  | { is: 'text' | 'long' | 'digits'; limit: number }
  | { is: 'code' | 'slug' | 'date' | 'money' | 'month' | 'currency' | 'number' | 'permissions' }
  | { is: 'moment' | 'flag' | 'email' | 'phone' }
  | { is: 'words'; words: Word[] }
  | { is: 'link'; to: string; reads: string; within: string | null };
export interface Field {
  name: string;
  label: Said;
  help?: Said;
  /** What it means when there is nothing in it. */
  blank?: Said;
  kind: Kind;
  required: boolean;
  set: 'always' | 'once' | 'later' | 'never';
  otherwise?: Said;
  usual?: string;
  bengali: boolean;
  width?: number;
  reads: boolean;
}
export interface Act {
  name: string;
  label: Said;
  says: Said;
  mutation: string;
  permission: string;
  states: string[];
  otherwise: Said;
  asks: Field[];
  tells: [string, boolean][];
  grave: boolean;
}
export interface Filter {
  field: string;
  argument: string;
  usual: string | null;
  /** Of days, sums and numbers, what the other end is told by. */
  until?: string;
}
export interface Document {
  service: string;
  name: string;
  path: string;
  one: Said;
  many: Said;
  help: Said;
  empty: Said;
  graph: { type: string; one: string; list: string };
  title: { sign: string | null; name: string; nameBn: string | null };
  fields: Field[];
  sections: { label: Said; fields: string[] }[];
  columns: string[];
  card: string[];
  parent: string | null;
  state: string | null;
  life: string[];
  search: string | null;
  scope: { argument: string; required: boolean } | null;
  filters: Filter[];
  create: { label: Said; mutation: string; permission: string } | null;
  update: { mutation: string; permission: string; states: string[]; otherwise: Said } | null;
  acts: Act[];
}
export interface Operation {
  text: string;
  root: string;
  takes: string[];
  wrapped: boolean;
}
export interface Money {
  amount: string;
  currency: string;
}
/** Between the names of a list that a form holds as one text. */
export const SEPARATOR = '\n';
/** A row as the graph gives it. */
export type Row = { id: string; version?: number } & Record<string, unknown>;

export const documents = raw.documents as unknown as Document[];
export const permissions = raw.permissions as Record<string, Said>;

const byName = new Map(documents.map(document => [document.name, document]));
const byPath = new Map(documents.map(document => [document.path, document]));

/** The document of this name; a name nobody describes is a mistake of ours. */
export function documentOf(name: string): Document {
  const document = byName.get(name);
  if (!document) throw new Error(`no document ${name}`);
  return document;
}

export const documentAt = (path: string): Document | undefined => byPath.get(path);

export function operationOf(document: Document, act: string): Operation {
  const operation = (operations as Record<string, Record<string, Operation>>)[document.name]?.[act];
  if (!operation) throw new Error(`no operation ${document.name}.${act}`);
  return operation;
}

export const fieldOf = (document: Document, name: string): Field => {
  const field = document.fields.find(one => one.name === name);
  if (!field) throw new Error(`no field ${document.name}.${name}`);
  return field;
};

/** The words a field chooses from; none when it holds something else. */
export const wordsOf = (document: Document, name: string): Word[] => {
  const { kind } = fieldOf(document, name);
  return kind.is === 'words' ? kind.words : [];
};

/** What a document is found by, of what the audit knows of it: roles are found by their key, all others by their id. */
export function idOf(document: Document, subject: string, facts: { field: string; value: string }[]): string {
  const byKey = operationOf(document, 'one').text.includes('id: key');
  return (byKey && facts.find(fact => fact.field === 'key')?.value) || subject;
}

/** Whether the generated operations know this one of a document. */
export const knows = (document: Document, act: string): boolean =>
  Boolean((operations as Record<string, Record<string, Operation>>)[document.name]?.[act]);

/** A field's value in a row: of a link, its id. */
export function fieldValue(field: Field, row: Row): string | null {
  const value = field.kind.is === 'link' ? row[field.kind.reads] : row[field.name];
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return [...value].sort().join(SEPARATOR);
  if (typeof value === 'object') return field.kind.is === 'money' ? (value as Money).amount : (value as Row).id;
  return String(value);
}

/** What one is called, for a reader. */
export function titleOf(document: Document, row: Row, language: 'en' | 'bn'): string {
  const { sign, name, nameBn } = document.title;
  const bn = nameBn && language === 'bn' ? row[nameBn] : null;
  return [sign && row[sign], bn || row[name]].filter(Boolean).join(' · ');
}

/** Puts `listing.state` where the list's variables want it. */
export function place(variables: Record<string, unknown>, path: string, value: unknown): void {
  const [first = path, rest] = path.split('.');
  if (rest === undefined) variables[first] = value;
  else variables[first] = { ...(variables[first] as object | undefined), [rest]: value };
}
