// Which columns of a list somebody looks at, in which order: by its address, else as they looked the last time.

import { useSession } from '../app/session';
import { type Document, type Field, fieldOf } from '../lib/meta';
import { usePref } from '../lib/prefs';
import type { Looking } from './DocList';

export interface Shape {
  /** Those seen, in their order. */
  fields: Field[];
  /** Those there are, the seen ones first. */
  all: Field[];
  /** The one a row is known by: it stays. */
  stays: string | undefined;
  /** As an address says it; nothing when it is as usual. */
  address: string | undefined;
  arrange: (names: string[] | undefined) => void;
}

/** The columns an address names, of those there are; all of them when it names none. */
export function columnsOf(all: Field[], stays: string | undefined, address: string | null | undefined): Field[] {
  const named = (address ?? '')
    .split(',')
    .map(name => all.find(field => field.name === name))
    .filter(field => field !== undefined);
  if (named.length === 0) return all;
  const kept = all.find(field => field.name === stays);
  return kept && !named.includes(kept) ? [kept, ...named] : [...new Set(named)];
}

export function useColumns(document: Document, looking: Looking, onLook: (looking: Looking) => void): Shape {
  const { me, company } = useSession();
  const [usual, setUsual] = usePref(`${me.tenant.slug}:${me.user.id ?? ''}.columns.${document.name}`);
  // The company that is looked at is said above the list.
  const there = document.columns
    .map(name => fieldOf(document, name))
    .filter(field => !(field.name === 'companyId' && company && !field.blank));
  const stays = there.find(field => field.name === document.title.name)?.name ?? there[0]?.name;
  const address = looking.columns ?? usual ?? undefined;
  const named = columnsOf(there, stays, address);
  // A tree is read by the column its branches are drawn in.
  const fields = document.parent
    ? [...named.filter(field => field.name === stays), ...named.filter(field => field.name !== stays)]
    : named;
  return {
    fields,
    all: [...fields, ...there.filter(field => !fields.includes(field))],
    stays,
    address,
    arrange(names) {
      const next = names?.join(',') === there.map(field => field.name).join(',') ? undefined : names?.join(',');
      setUsual(next ?? null);
      onLook({ ...looking, columns: next });
    },
  };
}
