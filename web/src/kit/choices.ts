// Where a link's choices come from: a document's own list, or what everybody may choose from without seeing that list.

import { useQuery } from '@tanstack/react-query';
import { ColleaguesDocument, type ColleaguesQuery } from '../gen/auth/graphql';
import { useSpeech } from '../i18n';
import { execute, findOne, listPage } from '../lib/graph';
import { type Document, documentOf, type Row, titleOf } from '../lib/meta';
import { wordOf } from './StateBar';

/** As many as are offered at once. */
export const SUGGESTED = 20;

/** People are chosen by name by whoever is signed in; addresses come only with the permission to see accounts. */
const colleagues = async (variables: Record<string, unknown>, signal?: AbortSignal): Promise<Row[]> => {
  const found = await execute<ColleaguesQuery>(String(ColleaguesDocument), variables, { signal });
  return found.colleagues;
};

export async function choicesOf(
  document: Document,
  text: string,
  company: string | null,
  signal?: AbortSignal,
): Promise<Row[]> {
  if (document.name === 'user') return colleagues({ text: text || null, first: SUGGESTED }, signal);
  const filters = { state: 'OPEN' };
  const page = await listPage(document, { text, company, filters, first: SUGGESTED }, signal);
  // What is out of use is chosen no more.
  return page.items.filter(row => !document.state || wordOf(document, row[document.state])?.tone !== 'faded');
}

export async function choiceOf(document: Document, id: string, signal?: AbortSignal): Promise<Row | null> {
  if (document.name !== 'user') return findOne(document, id, signal);
  return (await colleagues({ ids: [id] }, signal))[0] ?? null;
}

/** What these people are called, to whoever is signed in; a few letters of the id of who is no user. */
export function usePeople(ids: string[]): (id: string) => string {
  const { language } = useSpeech();
  const wanted = [...new Set(ids)].sort();
  const found = useQuery({
    queryKey: ['people', wanted],
    queryFn: ({ signal }) => colleagues({ ids: wanted }, signal),
    enabled: wanted.length > 0,
  });
  const user = documentOf('user');
  const names = new Map((found.data ?? []).map(row => [row.id, titleOf(user, row, language)]));
  return id => names.get(id) ?? (found.isPending ? '' : `${id.slice(0, 8)}…`);
}

/** What tells two of the same name apart. */
export function hintOf(document: Document, row: Row, language: 'en' | 'bn'): string {
  if (document.name === 'user') return typeof row.email === 'string' ? row.email : '';
  const [of, links] = ABOVE[document.name] ?? ['', []];
  const titles = links.flatMap(link => (row[link] ? [titleOf(documentOf(of), row[link] as Row, language)] : []));
  return [...new Set(titles)].join(', ');
}

/** What a row lies in or belongs to, the nearest first: its document, the row's links to it. */
const ABOVE: Record<string, [document: string, links: string[]]> = {
  area: ['area', ['parent', 'district', 'division']],
  'bank-branch': ['bank', ['bank']],
};
