// What linked documents are called: asked for once each, and known then everywhere.

import { useQueries } from '@tanstack/react-query';
import { useSpeech } from '../i18n';
import { findOne } from '../lib/graph';
import type { Change } from '../lib/happened';
import { type Document, documentOf, titleOf } from '../lib/meta';
import type { TitleOf } from './told';

/** Links named at once; the rest keep their place empty. */
const MOST = 40;

export interface Told {
  document: Document | undefined;
  changes: Change[];
}

export function useTitles(told: Told[]): TitleOf {
  const { language } = useSpeech();
  const wanted = new Map<string, [string, string]>();
  for (const { document, changes } of told) {
    for (const { field, before, after } of changes) {
      const kind = document?.fields.find(one => one.name === field)?.kind;
      if (kind?.is !== 'link') continue;
      for (const id of [before, after]) if (id) wanted.set(`${kind.to}:${id}`, [kind.to, id]);
    }
  }
  const links = [...wanted.values()].slice(0, MOST);
  const found = useQueries({
    queries: links.map(([name, id]) => ({
      queryKey: ['one', name, id],
      queryFn: ({ signal }: { signal: AbortSignal }) => findOne(documentOf(name), id, signal),
      retry: false,
    })),
  });
  return (name, id) => {
    const row = found[links.findIndex(([of, one]) => of === name && one === id)]?.data;
    return row && titleOf(documentOf(name), row, language);
  };
}
