// Every permission with its sentence; protected ones and who holds them for whoever may look.

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSession } from '../../app/session';
import { CatalogueDocument, type CatalogueQuery } from '../../gen/auth/graphql';
import { execute } from '../../lib/graph';
import { permissions, type Said } from '../../lib/meta';
import type { Known } from '../../lib/permit';

export interface Permitted extends Known {
  said: Said;
}

/** What the desk itself knows, before or without an answer. */
const told = (): Permitted[] =>
  Object.entries(permissions).map(([name, said]) => ({
    name,
    service: name.split('.')[0] ?? name,
    sensitive: false,
    said,
  }));
const READ = 'auth.role.read';

export function useCatalogue(): Permitted[] {
  const { refuses } = useSession();
  const found = useQuery({
    queryKey: ['permissions'],
    queryFn: ({ signal }) => execute<CatalogueQuery>(String(CatalogueDocument), {}, { signal }),
    enabled: !refuses(READ),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return useMemo(
    () =>
      found.data?.permissions.map(one => ({
        name: one.name,
        service: one.service,
        sensitive: one.sensitive,
        said: { en: one.sentence, bn: one.sentenceBn },
      })) ?? told(),
    [found.data],
  );
}

/** Whether each word typed begins a word of a sentence in either language, or of the name itself. */
export function isSaid(one: Permitted, typed: string): boolean {
  const wanted = typed.toLowerCase().normalize('NFC').split(/\s+/).filter(Boolean);
  const words = [...Object.values(one.said), one.name]
    .join(' ')
    .toLowerCase()
    .normalize('NFC')
    .split(/[\s.]+/);
  return wanted.every(want => words.some(word => word.startsWith(want) || one.name.includes(want)));
}
