import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import live from '../gen/live.json';
import { hashOf } from './graph';
import { type Changed, has, listen, shows, type Wire } from './live';

/** A socket whose other end is the test. */
class Fake implements Wire {
  readyState = 0;
  said: { type: string; id?: string; payload?: { variables?: { kinds: string[] } } }[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  send(text: string) {
    this.said.push(JSON.parse(text));
  }
  close() {
    this.readyState = 3;
  }
  hear(word: object) {
    this.onmessage?.({ data: JSON.stringify(word) });
  }
  tell(id: string, changed: Partial<Changed>) {
    const whole = { kind: null, id: null, version: null, resync: false, ...changed };
    this.hear({ type: 'next', id, payload: { data: { changed: whole } } });
  }
  begin() {
    this.readyState = 1;
    this.onopen?.();
    this.hear({ type: 'connection_ack' });
  }
}

const COMPANY = { kind: 'organization.company', id: 'c1' };
const wires: Fake[] = [];
let asked: string[] = [];
let client: QueryClient;
let stop: () => void;

/** Looks at something, as a screen does. */
function look(key: unknown[], answer: () => unknown): () => void {
  const queryFn = () => {
    asked.push(key.join(' '));
    return Promise.resolve(answer());
  };
  return new QueryObserver(client, { queryKey: key, queryFn, staleTime: 60_000 }).subscribe(() => undefined);
}

const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
const subscribed = (wire: Fake) => wire.said.filter(word => word.type === 'subscribe');

beforeEach(async () => {
  // Digests are made outside of the clock that the test moves.
  await hashOf(live.text);
  vi.useFakeTimers();
  asked = [];
  wires.length = 0;
  client = new QueryClient();
  stop = listen(client, () => {
    const wire = new Fake();
    wires.push(wire);
    return wire;
  });
});

afterEach(() => {
  stop();
  client.clear();
  vi.useRealTimers();
});

describe('live', () => {
  it('knows what a query shows', () => {
    expect(shows(['list', 'company', {}])).toEqual({ kinds: ['organization.company'] });
    expect(shows(['one', 'unit', 'u1'])).toEqual({ kinds: ['organization.unit'], id: 'u1' });
    expect(shows(['list', 'setup', 'x']).kinds).toEqual([]);
    expect(shows(['permissions']).kinds).toEqual([]);
    expect(has({ pages: [{ items: [{ id: 'a', version: 2 }] }] }, 'a', 2)).toBe(true);
    expect(has({ pages: [{ items: [{ id: 'a', version: 2 }] }] }, 'a', 3)).toBe(false);
    expect(has([{ id: 'b', version: 9 }], 'a', 1)).toBe(false);
  });

  it('asks for the kinds on screen, over one socket, and for others when they come', async () => {
    await settle();
    expect(wires).toHaveLength(0);
    look(['list', 'company', {}], () => []);
    await settle();
    const [wire] = wires as [Fake];
    wire.begin();
    await settle(5);
    look(['one', 'unit', 'u1'], () => ({ id: 'u1', version: 1 }));
    await settle(5);
    look(['list', 'company', { text: 'x' }], () => []);
    await settle(5);
    expect(wires).toHaveLength(1);
    expect(subscribed(wire).map(word => word.payload!.variables!.kinds)).toEqual([
      ['organization.company'],
      ['organization.company', 'organization.unit'],
    ]);
    expect(wire.said.filter(word => word.type === 'complete').map(word => word.id)).toEqual(['1']);
  });

  it('reads again what others changed, once, and not what it has', async () => {
    let version = 1;
    look(['list', 'company', {}], () => ({ pages: [{ items: [{ id: 'c1', version }] }] }));
    look(['list', 'unit', {}], () => []);
    await settle();
    const [wire] = wires as [Fake];
    wire.begin();
    await settle(5);
    wire.tell('1', { resync: true });
    await settle(5);
    asked = [];
    wire.tell('1', { ...COMPANY, version: 1 });
    await settle(300);
    expect(asked).toEqual([]);
    version = 3;
    wire.tell('1', { ...COMPANY, version: 2 });
    wire.tell('1', { ...COMPANY, version: 3 });
    await settle(300);
    expect(asked).toEqual(['list company [object Object]']);
    asked = [];
    wire.tell('1', { resync: true });
    await settle(300);
    expect(asked).toHaveLength(2);
  });

  it('comes back later each time, and reads what it may have missed', async () => {
    look(['list', 'company', {}], () => []);
    await settle();
    wires[0]!.begin();
    await settle(10_000);
    wires[0]!.onclose?.({ code: 1006 });
    await settle(2_000);
    expect(wires).toHaveLength(2);
    wires[1]!.onclose?.({ code: 1006 });
    await settle(900);
    expect(wires).toHaveLength(2);
    await settle(4_000);
    expect(wires).toHaveLength(3);
    asked = [];
    wires[2]!.begin();
    await settle(5);
    const { id } = subscribed(wires[2]!)[0]!;
    wires[2]!.tell(id!, { resync: true });
    await settle(5);
    expect(asked).toHaveLength(1);
    wires[2]!.onclose?.({ code: 4401 });
    await settle(20_000);
    expect(wires).toHaveLength(3);
  });

  it('sends the text where the hash is not known', async () => {
    look(['list', 'company', {}], () => []);
    await settle();
    wires[0]!.begin();
    await settle(5);
    const errors = [{ message: '', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }];
    wires[0]!.hear({ type: 'error', id: '1', payload: errors });
    await settle(5);
    const sent = subscribed(wires[0]!).map(word => 'query' in word.payload!);
    expect(sent).toEqual([false, true]);
  });
});
