// The rules: packs read row by row, cases tried, what was decided and kept.

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useSession } from '../../app/session';
import { RulePacksDocument, type RulePacksQuery } from '../../gen/rules-engine/graphql';
import { useSpeech } from '../../i18n';
import { Do } from '../../kit/Do';
import { Empty } from '../../kit/Empty';
import { execute } from '../../lib/graph';
import '../../styles/audit.css';
import '../../styles/rules.css';
import { type Looked, READ } from './asking';

const Rows = lazy(() => import('./Rows'));
const Try = lazy(() => import('./Try'));
const Kept = lazy(() => import('./Kept'));
const Due = lazy(() => import('./Due'));

export const PARTS = ['rows', 'try', 'due', 'kept'] as const;
export type Part = (typeof PARTS)[number];
export type Pack = RulePacksQuery['rulePacks'][number];

export default function Rules({ part, looked }: { part: Part; looked: Looked }) {
  const { t } = useSpeech();
  const { refuses } = useSession();
  const no = refuses(READ);
  const found = useQuery({
    queryKey: ['list', 'rule-packs'],
    queryFn: ({ signal }) => execute<RulePacksQuery>(String(RulePacksDocument), {}, { signal }),
    enabled: !no,
  });
  const packs = found.data?.rulePacks;
  return (
    <section className="rulebook" aria-label={t('rules.title')}>
      <header className="page-head">
        <div className="page-title">
          <h1>{t('rules.title')}</h1>
        </div>
        <nav className="tabs" aria-label={t('rules.parts')}>
          {PARTS.map(one => (
            <Link
              key={one}
              to={one === 'rows' ? '/rules' : '/rules/$part'}
              params={{ part: one }}
              activeOptions={{ exact: true, includeSearch: false }}
              className="tab"
              activeProps={{ 'aria-current': 'page' }}
            >
              {t(`rules.${one}`)}
            </Link>
          ))}
        </nav>
      </header>
      {no || found.isError ? (
        <Empty title={no ?? found.error?.message ?? ''} next="">
          {!no && <Do onDo={() => void found.refetch()}>{t('app.again')}</Do>}
        </Empty>
      ) : (
        <Suspense>
          {packs && part === 'rows' && <Rows packs={packs} looked={looked} />}
          {packs && part === 'try' && <Try packs={packs} looked={looked} />}
          {part === 'due' && <Due looked={looked} />}
          {packs && part === 'kept' && <Kept packs={packs} looked={looked} />}
        </Suspense>
      )}
    </section>
  );
}
