// One document: what it is called, where it stands, what can be done with it, its form, and what belongs to it.

import { useQuery } from '@tanstack/react-query';
import { type ComponentType, lazy, Suspense, useEffect } from 'react';
import { useRecent } from '../app/recent';
import { useSession } from '../app/session';
import { useYears, within } from '../app/year';
import { Own, useSpeech } from '../i18n';
import { findOne } from '../lib/graph';
import { type Document, knows, type Row, titleOf } from '../lib/meta';
import { Acts } from './Acts';
import { Coming } from './Coming';
import { Do } from './Do';
import { DocForm } from './DocForm';
import { Empty } from './Empty';
import { Icon } from './Icon';
import { StateBar } from './StateBar';

const History = lazy(() => import('./History'));

/** Parts a document has besides its form, by document, one below the other; each is loaded with the first one opened. */
const EXTRAS: Record<string, ComponentType<{ row: Row }>[]> = {
  company: [lazy(() => import('../features/organization/CompanyChanges'))],
  item: [
    lazy(() => import('../features/master-data/ItemUnits')),
    lazy(() => import('../features/master-data/ItemPrice')),
  ],
  'price-list': [lazy(() => import('../features/master-data/ListPrices'))],
  position: [
    lazy(() => import('../features/organization/Appointments')),
    lazy(() => import('../features/auth/HolderRoles')),
  ],
  party: [
    lazy(() => import('../features/master-data/PartyRoles')),
    lazy(() => import('../features/master-data/PartyProofs')),
    lazy(() => import('../features/master-data/Reach')),
    lazy(() => import('../features/master-data/Accounts')),
  ],
  user: [lazy(() => import('../features/auth/UserRoles')), lazy(() => import('../features/auth/UserAccess'))],
  role: [lazy(() => import('../features/auth/RoleHolders'))],
  assignment: [lazy(() => import('../features/auth/AssignmentMore'))],
  area: [lazy(() => import('../features/master-data/Inside'))],
  bank: [lazy(() => import('../features/master-data/BranchesOf'))],
  'duty-pair': [lazy(() => import('../features/auth/DutyPairMore'))],
  'feature-flag': [lazy(() => import('../features/configuration/FlagWhy'))],
  'own-pack': [lazy(() => import('../features/rules-engine/PackCheck'))],
};

/** What else is begun from a document, beside its acts. */
const BEGINS: Record<string, ComponentType<{ row: Row }>> = {
  role: lazy(() => import('../features/auth/CopyRole')),
  party: lazy(() => import('../features/rules-engine/TryParty')),
  'own-pack': lazy(() => import('../features/rules-engine/CopyPack')),
};

interface Props {
  document: Document;
  id: string;
  onLeave: () => void;
}

export function DocPage({ document, id, onLeave }: Props) {
  const { t, say, language } = useSpeech();
  const [, remember] = useRecent();
  const found = useQuery({
    queryKey: ['one', document.name, id],
    queryFn: ({ signal }) => findOne(document, id, signal),
  });
  const row = found.data;
  const title = row ? titleOf(document, row, language) : '';
  useEffect(() => {
    if (title) remember({ document: document.name, id, title });
  }, [document.name, id, title]);
  useEffect(() => {
    if (title) globalThis.document.title = `${title} · Vextrus`;
  }, [title]);

  if (found.isError) {
    return (
      <Empty whole title={found.error.message} next="">
        <Do onDo={() => void found.refetch()}>{t('app.again')}</Do>
        <Do quiet onDo={onLeave}>
          {t('app.back')}
        </Do>
      </Empty>
    );
  }
  const Begin = BEGINS[document.name];
  return (
    <article className="page" aria-busy={found.isPending}>
      <header className="page-head page-head-one">
        <div className="page-title">
          <button type="button" className="crumb" onClick={onLeave}>
            {say(document.many)}
          </button>
          <div className="page-line">
            <h1>{title ? <Own>{title}</Own> : <span className="unseen">{say(document.one)}</span>}&#8203;</h1>
            {row && <StateBar document={document} row={row} />}
          </div>
        </div>
        <div className="acts">
          {row && Begin && (
            <Suspense>
              <Begin row={row} />
            </Suspense>
          )}
          {row && <Acts document={document} row={row} />}
        </div>
      </header>
      {row && <OtherYear document={document} row={row} />}
      {row && <DocForm key={row.id} document={document} row={row} onSaved={() => undefined} onLeave={onLeave} />}
      {row &&
        EXTRAS[document.name]?.map((Extra, n) => (
          <Suspense key={n} fallback={<Coming />}>
            <Extra row={row} />
          </Suspense>
        ))}
      {row && knows(document, 'timeline') && (
        <Suspense fallback={<Coming />}>
          <History document={document} row={row} />
        </Suspense>
      )}
    </article>
  );
}

/** Says so when a document is dated outside of the fiscal year that is looked at. */
function OtherYear({ document, row }: { document: Document; row: Row }) {
  const { t, fmt } = useSpeech();
  const { look } = useSession();
  const { all, now } = useYears();
  const dated = document.fields.find(field => field.kind.is === 'date' && row[field.name]);
  const day = dated && String(row[dated.name]);
  if (!day || !now || within(now, day)) return null;
  const its = all.find(one => within(one, day));
  return (
    <div className="strip" role="note">
      <Icon name="fiscal-year" />
      <span>{t('year.other', { day: fmt.date(day), year: fmt.digits(String(now.label)) })}</span>
      {its && (
        <Do small quiet onDo={() => look({ year: its.id })}>
          {t('year.look', { year: fmt.digits(String(its.label)) })}
        </Do>
      )}
    </div>
  );
}
