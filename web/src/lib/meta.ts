// What the desk is made of: the documents every service describes (`meta.json`, written by `cargo xtask sdl`). What they are
// called and where they are is known from the beginning; the rest when their room was opened (`rooms.ts`).

import type { Room } from '../gen/rooms';

/** In both languages, of which those are here that were read. */
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
  | { is: 'text' | 'long' | 'digits' | 'lines' | 'source'; limit: number }
  | { is: 'code' | 'slug' | 'date' | 'money' | 'month' | 'currency' | 'number' | 'quantity' }
  /** `mine`: only what the reader holds can be chosen. */
  | { is: 'permissions'; mine?: boolean }
  | { is: 'moment' | 'flag' | 'email' | 'phone' }
  | { is: 'bytes' | 'document' }
  | { is: 'words'; words: Word[] }
  | { is: 'link'; to: string; reads: string; within: string | null }
  | { is: 'links'; to: string; reads: string };
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
  /** Kept sealed, and so in no draft. */
  sealed: boolean;
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
/** What is known of a document before its room is opened. */
interface Listed {
  service: Room;
  name: string;
  path: string;
  one: Said;
  many: Said;
  graph: { type: string; one: string; list: string };
  title: { sign: string | null; name: string; nameBn: string | null };
  search: string | null;
  scope: { argument: string; required: boolean } | null;
  create: { label: Said; mutation: string; permission: string } | null;
  /** What deciding what waits takes. */
  decides: string[];
  /** Whether somebody else decides. */
  approves: boolean;
}
export interface Document extends Listed {
  help: Said;
  empty: Said;
  fields: Field[];
  sections: { label: Said; fields: string[] }[];
  columns: string[];
  card: string[];
  parent: string | null;
  state: string | null;
  life: string[];
  filters: Filter[];
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

/** What comes with a room. */
interface Furniture {
  documents?: Partial<Document>[];
  operations?: Record<string, Record<string, Operation>>;
  permissions?: Record<string, Said>;
}

/** What a document is known by only where its room is open. */
const INSIDE = [
  'help',
  'empty',
  'fields',
  'sections',
  'columns',
  'card',
  'parent',
  'state',
  'life',
  'filters',
  'update',
  'acts',
];

/** As events and approvals name a document: `master_data.vendor`. */
export const kindOf = (document: Document): string => `${document.service.replaceAll('-', '_')}.${document.name}`;

export const documents: Document[] = [];
export const permissions: Record<string, Said> = {};
const operations: Record<string, Record<string, Operation>> = {};
const byName = new Map<string, Document>();
const byPath = new Map<string, Document>();

type Tree = Record<string, unknown>;
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** Puts what came to what is here, so that whoever holds a text of one language holds the other, too. */
function mix(into: Tree, from: Tree) {
  for (const [name, value] of Object.entries(from)) {
    const known = Object.getOwnPropertyDescriptor(into, name)?.value;
    if (isTree(known) && isTree(value)) mix(known, value);
    else Object.defineProperty(into, name, { value, writable: true, enumerable: true, configurable: true });
  }
}

/** A document whose room is closed: who asks for what is inside made a mistake that shall be seen. */
function closed(listed: Partial<Document>): Document {
  const document = { ...listed } as Document;
  for (const name of INSIDE) {
    const get = () => {
      throw new Error(`${document.name}.${name}: the room ${document.service} was not opened`);
    };
    Object.defineProperty(document, name, { get, configurable: true });
  }
  return document;
}

/** Takes in what came with a room. */
export function furnish(came: Furniture): void {
  for (const one of came.documents ?? []) {
    const known = byName.get(one.name!);
    if (known) mix(known as unknown as Tree, one as Tree);
    else {
      const document = closed(one);
      documents.push(document);
      byName.set(document.name, document);
      byPath.set(document.path, document);
    }
  }
  mix(operations as Tree, (came.operations ?? {}) as Tree);
  mix(permissions as Tree, (came.permissions ?? {}) as Tree);
}

/** The document of this name; a name nobody describes is a mistake of ours. */
export function documentOf(name: string): Document {
  const document = byName.get(name);
  if (!document) throw new Error(`no document ${name}`);
  return document;
}

export const documentAt = (path: string): Document | undefined => byPath.get(path);

export function operationOf(document: Document, act: string): Operation {
  const operation = operations[document.name]?.[act];
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
export const knows = (document: Document, act: string): boolean => Boolean(operations[document.name]?.[act]);

type LinkKind = Extract<Kind, { reads: string }>;
const isLink = (kind: Kind): kind is LinkKind => kind.is === 'link' || kind.is === 'links';

/** A field's value in a row: of a link, its id. */
export function fieldValue(field: Field, row: Row): string | null {
  const value = isLink(field.kind) ? row[field.kind.reads] : row[field.name];
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) {
    const parts = value.map(one => (typeof one === 'object' ? (one as Row).id : String(one)));
    // Lines stand as they were written; of a set nobody knows the order.
    return (field.kind.is === 'lines' ? parts : parts.sort()).join(SEPARATOR) || null;
  }
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
