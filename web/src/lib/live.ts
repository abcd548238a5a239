// What others change is shown without being asked for: one socket a tab, over which the server says which things of the
// kinds on screen changed; whatever shows them is then asked for anew. Where there is no socket, nothing is lost but that.

import type { Query, QueryClient } from '@tanstack/react-query';
import live from '../gen/live.json';
import { asSent } from './graph';
import { documents, kindOf } from './meta';

/** What the server says of a change; with `resync`, that some may have been missed. */
export interface Changed {
  kind: string | null;
  id: string | null;
  version: number | null;
  resync: boolean;
}

/** As much of a WebSocket as is used. */
export interface Wire {
  readyState: number;
  send(text: string): void;
  close(code?: number): void;
  onopen: (() => void) | null;
  onmessage: ((event: { data: string }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
}

const OPEN = 1;
const PROTOCOL = 'graphql-transport-ws';
/** Changes that come together are looked at together. */
const GATHER_MS = 200;
/** What was read this long before the server began to tell is read again; a page just opened is not asked for twice. */
const FRESH_MS = 3_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** A socket that says nothing for so long is asked whether it is there, and given up as long after. */
const BEAT_MS = 30_000;
/** The server does not speak this, or not to us: no use asking again soon. */
const REFUSED = new Set([1002, 1003, 1008, 4400, 4401, 4403, 4406]);

const watchedAs = new Map(documents.map(document => [document.name, kindOf(document)]));
/** Documents somebody else decides upon: what waits is of their kinds. */
const decided = documents.filter(document => document.approves);

/** The kinds a query's answer shows; of one thing only, where it is about one. */
export function shows(key: readonly unknown[]): { kinds: string[]; id?: string } {
  const [what, name, id] = key;
  if (what === 'waiting') return { kinds: decided.map(document => watchedAs.get(document.name)!) };
  const kind = typeof name === 'string' ? watchedAs.get(name) : undefined;
  if (!kind) return { kinds: [] };
  if (what === 'list') return { kinds: [kind] };
  return (what === 'one' || what === 'timeline') && typeof id === 'string' ? { kinds: [kind], id } : { kinds: [] };
}

/** Whether an answer has this thing at this version already: what one changed oneself is told, too. */
export function has(data: unknown, id: string, version: number): boolean {
  if (Array.isArray(data)) return data.some(item => has(item, id, version));
  if (data === null || typeof data !== 'object') return false;
  const row = data as Record<string, unknown>;
  if (row.id === id && typeof row.version === 'number') return row.version >= version;
  return ['items', 'pages'].some(name => has(row[name], id, version));
}

/** Listens as long as the page lives, or until the function it gives is called. */
export function listen(client: QueryClient, open: () => Wire = dial): () => void {
  const live = new Live(client, open);
  return () => live.end();
}

function dial(): Wire {
  const { protocol, host } = window.location;
  return new WebSocket(`${protocol === 'https:' ? 'wss' : 'ws'}://${host}/graphql`, PROTOCOL) as Wire;
}

class Live {
  private wire?: Wire;
  private ready = false;
  /** What is subscribed to, and under which name. */
  private watched = new Set<string>();
  private name = 0;
  /** Names whose first word, that it begins, has come. */
  private begun = new Set<string>();
  private told: Changed[] = [];
  private pause = FIRST_PAUSE_MS;
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly leave: () => void;
  private readonly wake = () => this.now();

  constructor(
    private readonly client: QueryClient,
    private readonly open: () => Wire,
  ) {
    this.leave = client.getQueryCache().subscribe(event => {
      if (event.type === 'observerAdded') this.later('look', 0, () => this.look());
    });
    globalThis.addEventListener?.('online', this.wake);
    this.later('look', 0, () => this.look());
  }

  end() {
    this.leave();
    globalThis.removeEventListener?.('online', this.wake);
    for (const timer of this.timers.values()) clearTimeout(timer);
    const wire = this.wire;
    this.wire = undefined;
    wire?.close(1000);
  }

  private later(name: string, after: number, act: () => void) {
    clearTimeout(this.timers.get(name));
    this.timers.set(name, setTimeout(act, after));
  }

  private active(): Query[] {
    return this.client.getQueryCache().findAll({ type: 'active' });
  }

  /** Opens the socket when there is something to hear, and asks for kinds it does not hear of yet. */
  private look() {
    const wanted = new Set(this.active().flatMap(query => shows(query.queryKey).kinds));
    if (wanted.size === 0) return;
    if (!this.wire) return this.timers.has('again') ? undefined : this.connect();
    if (this.ready && [...wanted].some(kind => !this.watched.has(kind))) void this.watch(wanted);
  }

  private now() {
    if (this.wire) return;
    clearTimeout(this.timers.get('again'));
    this.timers.delete('again');
    this.look();
  }

  private connect() {
    const wire = this.open();
    this.wire = wire;
    wire.onopen = () => this.say({ type: 'connection_init' });
    wire.onmessage = event => wire === this.wire && this.hear(JSON.parse(event.data));
    wire.onclose = event => wire === this.wire && this.closed(event.code);
    this.beat();
  }

  private say(word: object) {
    if (this.wire?.readyState === OPEN) this.wire.send(JSON.stringify(word));
  }

  private beat() {
    this.later('beat', BEAT_MS, () => {
      this.say({ type: 'ping' });
      this.later('beat', BEAT_MS, () => {
        const wire = this.wire;
        this.closed(1006);
        wire?.close();
      });
    });
  }

  private closed(code: number) {
    this.wire = undefined;
    this.ready = false;
    this.watched.clear();
    this.begun.clear();
    clearTimeout(this.timers.get('beat'));
    if (REFUSED.has(code)) this.pause = LONGEST_PAUSE_MS;
    // Not all tabs of an office at the same moment, when the server comes back.
    const after = this.pause * (0.5 + Math.random());
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE_MS);
    this.later('again', after, () => {
      this.timers.delete('again');
      this.look();
    });
  }

  /** Asks for these kinds in place of those before; the old question ends when the new one is asked. */
  private async watch(kinds: Set<string>) {
    this.watched = kinds;
    const wire = this.wire;
    const payload = await asSent(live.text, { kinds: [...kinds].sort() }, this.whole);
    if (wire !== this.wire || this.watched !== kinds) return;
    const before = this.name;
    this.name += 1;
    this.say({ type: 'subscribe', id: String(this.name), payload });
    if (before > 0) this.say({ type: 'complete', id: String(before) });
  }

  /** The server wants the text, not its hash. */
  private whole = false;

  private hear(word: { type: string; id?: string; payload?: unknown }) {
    this.beat();
    if (word.type === 'connection_ack') {
      this.ready = true;
      this.pause = FIRST_PAUSE_MS;
      this.look();
    } else if (word.type === 'ping') this.say({ type: 'pong' });
    else if (word.type === 'error') this.refused(word.payload);
    else if (word.type === 'next' && word.id) {
      const changed = (word.payload as { data?: { changed?: Changed } }).data?.changed;
      if (changed) this.take(word.id, changed);
    }
  }

  private refused(errors: unknown) {
    const code = (errors as { extensions?: { code?: string } }[])[0]?.extensions?.code;
    if (code === 'PERSISTED_QUERY_NOT_FOUND' && !this.whole) {
      this.whole = true;
      void this.watch(new Set(this.watched));
    }
  }

  private take(id: string, changed: Changed) {
    if (changed.resync && !this.begun.has(id)) {
      this.begun.add(id);
      const old = Date.now() - FRESH_MS;
      this.invalidate(query => query.state.dataUpdatedAt < old);
      return;
    }
    this.told.push(changed);
    if (this.told.length === 1) this.later('tell', GATHER_MS, () => void this.tell());
  }

  private async tell() {
    const told = this.told;
    this.told = [];
    if (told.some(changed => changed.resync)) return this.invalidate(() => true);
    const concerned = this.active().filter(query => told.some(changed => concerns(query, changed)));
    // An answer on its way may be from before the change, or the one that follows one's own: when it is here, it shows.
    await Promise.all(concerned.map(query => query.promise?.catch(() => undefined)));
    const old = (query: Query, changed: Changed) =>
      concerns(query, changed) &&
      !(
        changed.version !== null &&
        query.queryKey[0] !== 'timeline' &&
        has(query.state.data, changed.id!, changed.version)
      );
    this.invalidate(query => told.some(changed => old(query, changed)));
    // What is not on screen is asked for when it is.
    void this.client.invalidateQueries({
      refetchType: 'none',
      predicate: query => !query.isActive() && told.some(changed => old(query, changed)),
    });
  }

  private invalidate(which: (query: Query) => boolean) {
    const hidden = globalThis.document?.visibilityState === 'hidden';
    void this.client.invalidateQueries({
      type: 'active',
      refetchType: hidden ? 'none' : 'active',
      predicate: query => shows(query.queryKey).kinds.length > 0 && which(query),
    });
  }
}

function concerns(query: Query, changed: Changed): boolean {
  const { kinds, id } = shows(query.queryKey);
  return kinds.includes(changed.kind ?? '') && (id === undefined || id === changed.id);
}
