// Roles given, as lines: of a person, of a role, lent.

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import '../../styles/access.css';
import { AssignmentsDocument, type AssignmentsQuery, type RoleAssignmentListing } from '../../gen/auth/graphql';
import { Own, useSpeech } from '../../i18n';
import { Tag, wordOf } from '../../kit/StateBar';
import { execute } from '../../lib/graph';
import { documentOf } from '../../lib/meta';
import { type Assigned, limitOf, nameOf, placeOf, timeOf } from './said';

const ASSIGNMENT = documentOf('assignment');
const SHOWN = 100;

export function useHoldings(listing: Partial<RoleAssignmentListing>, on = true) {
  return useQuery({
    queryKey: ['list', 'assignment', 'held', listing],
    queryFn: ({ signal }) =>
      execute<AssignmentsQuery>(
        String(AssignmentsDocument),
        { listing: { ended: false, first: SHOWN, ...listing } },
        { signal },
      ),
    enabled: on,
  });
}

interface Props {
  title: string;
  listing: Partial<RoleAssignmentListing>;
  /** What leads each line. */
  by: 'person' | 'role';
  empty: string;
  /** What can be done with all of them. */
  children?: ReactNode;
  /** What can be done with one. */
  act?: (one: Assigned) => ReactNode;
}

export function Holdings({ title, listing, by, empty, children, act }: Props) {
  const id = useId();
  const { t } = useSpeech();
  const found = useHoldings(listing);
  const all = found.data?.roleAssignments.items ?? [];
  return (
    <section className="panel" aria-labelledby={id} aria-busy={found.isPending}>
      <header className="panel-head">
        <h2 id={id}>{title}</h2>
        {children}
      </header>
      {found.isError && <p className="dim">{found.error.message}</p>}
      {found.isSuccess && all.length === 0 && <p className="dim">{empty}</p>}
      <ul className="held">
        {all.map(one => (
          <Holding key={one.id} one={one} by={by} act={act?.(one)} />
        ))}
      </ul>
      {found.data?.roleAssignments.next && <p className="dim">{t('held.more')}</p>}
    </section>
  );
}

function Holding({ one, by, act }: { one: Assigned; by: 'person' | 'role'; act: ReactNode }) {
  const speech = useSpeech();
  const { t } = speech;
  const word = wordOf(ASSIGNMENT, one.state);
  const lead = by === 'person' ? nameOf(one.person, speech) : nameOf(one.held, speech) || one.role;
  const lent = one.delegatedFrom ? t('held.lent', { who: nameOf(one.giver, speech) }) : '';
  const facts = [placeOf(one, speech), timeOf(one, speech), limitOf(one, speech), lent].filter(Boolean).join(' · ');
  return (
    <li className="held-one">
      <Link to="/$path/$id" params={{ path: ASSIGNMENT.path, id: one.id }} className="held-lead">
        <span className="cell-name">
          <Own>{lead || '—'}</Own>
        </span>
        <span className="dim">
          <Own>{facts}</Own>
        </span>
      </Link>
      {word && <Tag word={word} />}
      {act}
    </li>
  );
}
