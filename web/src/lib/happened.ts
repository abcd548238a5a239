// What happened to a document, as the graph tells it: of one document (its timeline) or of all (the audit).

import { execute } from './graph';
import { type Document, operationOf } from './meta';

export interface Change {
  field: string;
  before: string | null;
  after: string | null;
  /** Of a list: what went and what came. */
  listed?: boolean;
}
export interface Person {
  id: string;
  name: string;
  nameBn: string | null;
}
export interface Happened {
  id: string;
  at: string;
  /** As the audit names them: `person:<id>`, `operator`, `service:<name>`. */
  actor: string;
  by: Person | null;
  operation: string;
  changes: Change[];
}
export interface Happening extends Happened {
  comment: string | null;
  mentions: (Person | null)[];
  withdrawn: boolean;
  withdrawableUntil: string | null;
}
export interface HappeningPage {
  items: Happening[];
  next: string | null;
}

/** Rows of a page: a life is mostly shorter. */
const FIRST = 20;

/** A page of a document's life, the newest first. */
export async function timelineOf(
  document: Document,
  id: string,
  after: string | null,
  signal?: AbortSignal,
): Promise<HappeningPage | null> {
  const operation = operationOf(document, 'timeline');
  const data = await execute<Record<string, { timeline: HappeningPage | null }>>(
    operation.text,
    { id, first: FIRST, after },
    { signal },
  );
  return data[operation.root]!.timeline;
}

/** The last word of an operation: what was done. `organization.company-change.submit` is `submit`. */
export const verbOf = (operation: string): string => operation.split('.').slice(2).join('.') || operation;

/** Fields every row has, which say nothing to people, and those that only repeat what was done. */
const PLUMBING = ['id', 'version', 'companyVersion', 'raisedBy', 'mentions', 'link', 'password'];

/** The changes people read; of lists only what came and what went. */
export const toRead = (changes: Change[]): Change[] =>
  changes.filter(change => !PLUMBING.includes(change.field)).map(listed);

const listOf = (text: string | null): string[] | undefined => {
  if (!text?.startsWith('[')) return undefined;
  try {
    return (JSON.parse(text) as unknown[]).map(String);
  } catch {
    return undefined;
  }
};

function listed(change: Change): Change {
  const [before, after] = [listOf(change.before), listOf(change.after)];
  if (!before || !after) return change;
  const without = (all: string[], others: string[]) => {
    const left = all.filter(one => !others.includes(one));
    return left.length > 0 ? JSON.stringify(left) : null;
  };
  return { ...change, listed: true, before: without(before, after), after: without(after, before) };
}
