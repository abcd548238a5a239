// Asking the server: one way for reads and commands, refusals as one kind of error with the server's own sentence.

import { type Document, fieldOf, type Operation, operationOf, place, type Row } from './meta';
import { readRange } from './range';
import { ready } from './rooms';

/** The one graph over all services. */
const ENDPOINT = '/graphql';

export interface Complaint {
  field: string | null;
  message: string;
}

/** A refusal, in the reader's language. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly code: string,
    readonly complaints: Complaint[],
    readonly retryable: boolean,
  ) {
    super(message);
  }
}

/** Filled by the session: what to do when the server no longer knows us. Resolves once somebody signed in again. */
export const doors: { signedOut: () => Promise<void>; language: () => string; offline: () => string } = {
  signedOut: () => Promise.reject(new Refusal('signed out', 'kernel.unauthenticated', [], false)),
  language: () => 'en',
  offline: () => 'The server cannot be reached.',
};

interface Answer<T> {
  data?: T | null;
  errors?: { message: string; extensions?: Record<string, unknown> }[];
}

const UNAUTHENTICATED = 'kernel.unauthenticated';
/** The server does not know the operation by its hash: it is of another release. */
const UNKNOWN = 'PERSISTED_QUERY_NOT_FOUND';
const GRANTS_CHANGED = 'data.grants-changed';
const DENIED = 'kernel.denied';

async function send(url: string, body: unknown, key: string | undefined, signal?: AbortSignal): Promise<Response> {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    accept: 'application/json',
    'accept-language': doors.language(),
  };
  if (key) headers['idempotency-key'] = key;
  try {
    return await fetch(url, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      signal,
      credentials: 'same-origin',
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Refusal(doors.offline(), 'desk.offline', [], true);
  }
}

/** Reads a problem (RFC 9457) or whatever else came instead of an answer. */
export async function problem(response: Response): Promise<Refusal> {
  const said = await response.json().catch(() => ({}));
  const complaints = (said.complaints ?? []).map((one: { field: string | null; detail: string }) => ({
    field: one.field,
    message: one.detail,
  }));
  if (complaints.length === 0 && said.field) complaints.push({ field: said.field, message: said.detail });
  return new Refusal(
    said.detail ?? `${response.status}`,
    said.code ?? 'http',
    complaints,
    said.retryable ?? response.status >= 502,
  );
}

function refusal(error: NonNullable<Answer<unknown>['errors']>[number]): Refusal {
  const more = error.extensions ?? {};
  const complaints = [...((more.complaints as Complaint[] | undefined) ?? [])];
  if (complaints.length === 0 && more.field) complaints.push({ field: String(more.field), message: error.message });
  return new Refusal(error.message, String(more.code ?? 'graph'), complaints, more.retryable === true);
}

const hashes = new Map<string, Promise<string | undefined>>();

/** The SHA-256 of an operation, by which the server knows it; nothing where the browser computes none (plain HTTP). */
export function hashOf(query: string): Promise<string | undefined> {
  const known = hashes.get(query);
  if (known) return known;
  const hex = (bytes: ArrayBuffer) =>
    [...new Uint8Array(bytes)].map(byte => byte.toString(16).padStart(2, '0')).join('');
  const made = globalThis.crypto?.subtle
    ? crypto.subtle.digest('SHA-256', new TextEncoder().encode(query)).then(hex)
    : Promise.resolve(undefined);
  hashes.set(query, made);
  return made;
}

/** An operation as it is sent: its hash in place of its text, where that is enough. */
export async function asSent(query: string, variables: Record<string, unknown>, whole: boolean) {
  const hash = await hashOf(query);
  if (!hash) return { query, variables };
  const extensions = { persistedQuery: { version: 1, sha256Hash: hash } };
  return whole ? { query, variables, extensions } : { variables, extensions };
}

/** Executes one operation; signs in again in place when the session is over. */
export async function execute<T>(
  query: string,
  variables: Record<string, unknown> = {},
  options: { key?: string; signal?: AbortSignal } = {},
): Promise<T> {
  let whole = false;
  for (let attempt = 0; ; attempt += 1) {
    const response = await send(ENDPOINT, await asSent(query, variables, whole), options.key, options.signal);
    const answer = response.ok ? ((await response.json()) as Answer<T>) : undefined;
    const first = answer?.errors?.[0];
    const wrong = first ? refusal(first) : answer ? undefined : await problem(response);
    if (!wrong) return answer!.data as T;
    if (wrong.code === UNKNOWN && !whole) {
      whole = true;
      attempt -= 1;
      continue;
    }
    // What it takes is said in a sentence, perhaps of a room that was not opened yet.
    if (wrong.code === DENIED) await ready('permissions').catch(() => undefined);
    if (attempt > 0) throw wrong;
    if (wrong.code === UNAUTHENTICATED) await doors.signedOut();
    // Somebody's roles changed between two of our own requests: under the same key, the second try is the first.
    else if (wrong.code !== GRANTS_CHANGED) throw wrong;
  }
}

/** An intent as it is kept. */
export interface Begun {
  content: string;
  key: string;
}

/** A key under which one intent has one effect, however often it is sent; another content is another intent. */
export class Intent {
  private content: string;
  private key: string;

  /** A new one, or one that was begun before the page was left. */
  constructor(begun?: Begun) {
    this.content = begun?.content ?? '';
    this.key = begun?.key ?? '';
  }

  /** What to go on with later. */
  begun(): Begun {
    return { content: this.content, key: this.key };
  }

  keyOf(body: unknown): string {
    const content = JSON.stringify(body);
    if (content !== this.content) {
      this.content = content;
      this.key = crypto.randomUUID();
    }
    return this.key;
  }
}

/** Something known by its key is asked for by that, in place of an id. */
const keyed = (operation: Operation) => operation.takes.includes('key') && !operation.takes.includes('id');

function variablesOf(operation: Operation, all: Record<string, unknown>): Record<string, unknown> {
  const given = keyed(operation) && all.id !== undefined ? { ...all, key: all.id } : all;
  const taken = Object.fromEntries(Object.entries(given).filter(([name]) => operation.takes.includes(name)));
  return operation.wrapped ? { input: taken } : taken;
}

/** Does one of a document's acts. */
export async function act(
  document: Document,
  name: string,
  given: Record<string, unknown>,
  intent: Intent,
): Promise<Row> {
  // At once: whoever keeps the intent for later does so before anything is waited for.
  const key = intent.keyOf([name, given]);
  await ready(document.service);
  const operation = operationOf(document, name);
  const variables = variablesOf(operation, given);
  const data = await execute<Record<string, Row>>(operation.text, variables, { key });
  return data[operation.root]!;
}

export async function findOne(document: Document, id: string, signal?: AbortSignal): Promise<Row> {
  await ready(document.service);
  const operation = operationOf(document, 'one');
  const data = await execute<Record<string, Row>>(operation.text, keyed(operation) ? { key: id } : { id }, {
    signal,
  });
  return data[operation.root]!;
}

export interface Listing {
  text?: string;
  company?: string | null;
  filters?: Record<string, string>;
  first?: number;
  after?: string | null;
}
export interface Page {
  items: Row[];
  next: string | null;
}

/** A page of a document's rows. */
export async function listPage(document: Document, listing: Listing, signal?: AbortSignal): Promise<Page> {
  await ready(document.service);
  const operation = operationOf(document, 'list');
  const variables: Record<string, unknown> = {};
  const paging = operation.takes.includes('listing') ? 'listing.' : '';
  if (paging) variables.listing = {};
  if (paging || operation.takes.includes('first')) {
    place(variables, `${paging}first`, listing.first ?? 50);
    place(variables, `${paging}after`, listing.after ?? null);
  }
  if (document.search && listing.text) place(variables, document.search, listing.text);
  if (document.scope && listing.company) place(variables, document.scope.argument, listing.company);
  for (const filter of document.filters) {
    const value = listing.filters?.[filter.field];
    if (!value) continue;
    const { kind } = fieldOf(document, filter.field);
    const given = (text: string) =>
      kind.is === 'flag' ? text === 'true' : kind.is === 'number' || kind.is === 'month' ? Number(text) : text;
    if (!filter.until) place(variables, filter.argument, given(value));
    else {
      const { from, until } = readRange(value);
      if (from) place(variables, filter.argument, given(from));
      if (until) place(variables, filter.until, given(until));
    }
  }
  const data = await execute<Record<string, Page | Row[]>>(operation.text, variables, { signal });
  const page = data[operation.root]!;
  return Array.isArray(page) ? { items: page, next: null } : page;
}
