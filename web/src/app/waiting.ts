// What waits for a decision of mine, over all companies and all kinds of documents, in one request.

import { useQuery } from '@tanstack/react-query';
import waiting from '../gen/waiting.json';
import type { Speech } from '../i18n';
import { labelFor, valueFor } from '../kit/told';
import { execute } from '../lib/graph';
import type { Person } from '../lib/happened';
import { type Document, documents, kindOf, wordsOf } from '../lib/meta';
import { ready } from '../lib/rooms';
import { useSession } from './session';

export interface Waiting {
  id: string;
  /** `service.noun`. */
  kind: string;
  document: string;
  companyId: string | null;
  about: { name: string; nameBn: string | null; facts: { field: string; value: string }[] };
  amount: { amount: string; currency: string } | null;
  by: Person | null;
  submittedAt: string;
  /** My own: somebody else decides. */
  own: boolean;
}

/** What it is about, in a line of the reader's language. */
export function aboutOf({ kind, about }: Waiting, speech: Speech): string {
  const document = documentOfKind(kind);
  const name = (speech.language === 'bn' && about.nameBn) || about.name;
  const value = (field: string, text: string) => valueFor(document, field, text, speech, () => undefined);
  const facts = about.facts.map(one => `${labelFor(document, one.field, speech)} → ${value(one.field, one.value)}`);
  return [name, facts.join(', ')].filter(Boolean).join(': ');
}

/** The acts that are possible on what waits: in a state that is coloured as waiting. */
export const decisions = (document: Document) => {
  if (!document.state) return [];
  const states = wordsOf(document, document.state).filter(word => word.tone === 'waiting');
  return document.acts.filter(act => act.states.some(state => states.some(word => word.value === state)));
};

export const documentOfKind = (kind: string): Document | undefined =>
  documents.find(document => kindOf(document) === kind);

/** Whoever may decide no kind of document at all is not asked. */
const DECIDING = documents.flatMap(document => document.decides);

/** Those I may decide, the oldest first; then my own. */
export function useWaiting(): {
  mine: Waiting[];
  own: Waiting[];
  may: boolean;
  known: boolean;
  why: string | undefined;
} {
  const { refuses } = useSession();
  const may = DECIDING.some(permission => refuses(permission) === undefined);
  const found = useQuery({
    queryKey: ['waiting'],
    queryFn: async ({ signal }) => {
      const all = await execute<Record<string, Waiting[]>>(waiting.text, {}, { signal });
      const found = Object.values(all).flat();
      await ready(...found.flatMap(one => documentOfKind(one.kind)?.service ?? []));
      return found.sort((a, b) => a.submittedAt.localeCompare(b.submittedAt));
    },
    enabled: may,
    refetchInterval: 60_000,
  });
  const all = found.data ?? [];
  return {
    mine: all.filter(one => !one.own),
    own: all.filter(one => one.own),
    may,
    known: found.isSuccess || !may,
    why: found.error?.message,
  };
}
