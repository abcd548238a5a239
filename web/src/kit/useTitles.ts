// What linked documents are called: asked for once each, and known then everywhere.

import { useQueries } from '@tanstack/react-query';
import { useSpeech } from '../i18n';
import { findOne } from '../lib/graph';
import type { Change } from '../lib/happened';
import { type Document, documentOf, titleOf } from '../lib/meta';
import type { TitleOf } from './told';

/** Links named at once; the rest keep their place empty. */
const MOST = 40;

export interface Asked {
  document: Document | undefined;
  changes: Change[];
  /** More that are named. */
  links?: [document: string, id: string][];
}

/** What a value names that is no link by itself: whoever did something, the parts of a place. */
function namedIn(value: string | null): [string, string][] {
  if (value?.startsWith('person:')) return [['user', value.slice('person:'.length)]];
  if (!value?.startsWith('{"')) return [];
  try {
    const place = JSON.parse(value) as Record<string, unknown>;
    return ['company', 'branch', 'unit'].flatMap<[string, string]>(kind =>
      typeof place[kind] === 'string' && typeof place.company === 'string' ? [[kind, String(place[kind])]] : [],
    );
  } catch {
    return [];
  }
}

export function useTitles(told: Asked[]): TitleOf {
  const { language } = useSpeech();
  const wanted = new Map<string, [string, string]>();
  for (const { document, changes, links = [] } of told) {
    for (const [name, id] of links) wanted.set(`${name}:${id}`, [name, id]);
    for (const { field, before, after } of changes) {
      for (const value of [before, after])
        for (const [name, id] of namedIn(value)) wanted.set(`${name}:${id}`, [name, id]);
      const kind = document?.fields.find(one => one.name === field)?.kind;
      if (kind?.is === 'links')
        for (const value of [before, after])
          for (const id of JSON.parse(value ?? '[]') as string[]) wanted.set(`${kind.to}:${id}`, [kind.to, id]);
      if (kind?.is !== 'link') continue;
      for (const id of [before, after]) if (id) wanted.set(`${kind.to}:${id}`, [kind.to, id]);
    }
  }
  const named = [...wanted.values()].slice(0, MOST);
  const found = useQueries({
    queries: named.map(([name, id]) => ({
      queryKey: ['one', name, id],
      queryFn: ({ signal }: { signal: AbortSignal }) => findOne(documentOf(name), id, signal),
      retry: false,
    })),
  });
  return (name, id) => {
    const row = found[named.findIndex(([of, one]) => of === name && one === id)]?.data;
    return row && titleOf(documentOf(name), row, language);
  };
}
