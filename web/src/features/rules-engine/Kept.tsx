// Evaluations that were kept: the newest first; one as it was, and as another pack would have it.

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useSession } from '../../app/session';
import {
  KeptEvaluationDocument,
  type KeptEvaluationQuery,
  KeptEvaluationsDocument,
  type KeptEvaluationsQuery,
  ReplayEvaluationDocument,
  type ReplayEvaluationQuery,
} from '../../gen/rules-engine/graphql';
import { Own, useSpeech } from '../../i18n';
import { Do } from '../../kit/Do';
import { Empty } from '../../kit/Empty';
import { type Column, Grid } from '../../kit/Grid';
import { execute } from '../../lib/graph';
import { Answer, Differences } from './Answer';
import { digitsOf, type Looked, READ_KEPT } from './asking';
import type { Pack } from './Rules';

type Row = KeptEvaluationsQuery['evaluations']['items'][number];

const PAGE = 50;
const TONES: Record<string, string> = { DECIDED: 'tag tag-good', ASKS: 'tag tag-waiting', REFUSED: 'tag tag-bad' };

export default function Kept({ packs, looked }: { packs: Pack[]; looked: Looked }) {
  const speech = useSpeech();
  const { t, say, fmt, language } = speech;
  const { refuses } = useSession();
  const navigate = useNavigate();
  const no = refuses(READ_KEPT);
  const look = (search: Looked) => void navigate({ to: '/rules/$part', params: { part: 'kept' }, search });
  const found = useInfiniteQuery({
    queryKey: ['list', 'kept'],
    queryFn: ({ pageParam, signal }) =>
      execute<KeptEvaluationsQuery>(String(KeptEvaluationsDocument), { first: PAGE, after: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.evaluations.next ?? null,
    enabled: !no && !looked.id,
  });
  if (no) return <Empty title={no} next="" />;
  if (looked.id) return <One id={looked.id} packs={packs} looked={looked} onLook={look} />;
  const rows = found.data?.pages.flatMap(page => page.evaluations.items) ?? [];
  const who = (row: Row) => (language === 'bn' && row.by?.nameBn) || row.by?.name || '';
  const columns: Column<Row>[] = [
    { name: 'at', label: t('kept.when'), width: 150, cell: row => <span className="cell">{fmt.moment(row.at)}</span> },
    { name: 'what', label: t('kept.what'), cell: row => <span className="cell-name">{say(row.decisionTitle)}</span> },
    { name: 'pack', label: t('rules.pack'), width: 140, cell: row => <span className="cell figures">{row.pack}</span> },
    { name: 'on', label: t('try.day'), width: 120, cell: row => <span className="cell">{fmt.date(row.on)}</span> },
    {
      name: 'who',
      label: t('kept.who'),
      width: 160,
      cell: row => (
        <span className="cell">
          <Own>{who(row)}</Own>
        </span>
      ),
    },
    {
      name: 'outcome',
      label: t('kept.outcome'),
      width: 150,
      cell: row => <span className={TONES[row.outcome]}>{t(`kept.outcome.${row.outcome}`)}</span>,
    },
  ];
  if (found.isError) return <Empty title={found.error.message} next="" />;
  if (found.isSuccess && rows.length === 0) {
    return (
      <Empty title={t('kept.none')} next={t('kept.none.next')}>
        <Do primary onDo={() => void navigate({ to: '/rules/$part', params: { part: 'try' } })}>
          {t('rules.try')}
        </Do>
      </Empty>
    );
  }
  return (
    <div className="rules-grid">
      <Grid
        label={t('rules.kept')}
        columns={columns}
        rows={rows}
        title={row => `${say(row.decisionTitle)}, ${fmt.moment(row.at)}`}
        card={row => (
          <>
            <span className="card-line">
              <span className="cell-name">{say(row.decisionTitle)}</span>
              <span className={TONES[row.outcome]}>{t(`kept.outcome.${row.outcome}`)}</span>
            </span>
            <span className="card-facts dim">
              {fmt.moment(row.at)} · {row.pack} · <Own>{who(row)}</Own>
            </span>
          </>
        )}
        onOpen={row => look({ id: row.id })}
        onEnd={() => {
          if (found.hasNextPage && !found.isFetchingNextPage) void found.fetchNextPage();
        }}
        pending={found.isPending}
      />
    </div>
  );
}

interface OneProps {
  id: string;
  packs: Pack[];
  looked: Looked;
  onLook: (search: Looked) => void;
}

function One({ id, packs, looked, onLook }: OneProps) {
  const speech = useSpeech();
  const { t, say, fmt } = speech;
  const digits = digitsOf(speech);
  const found = useQuery({
    queryKey: ['kept-one', id, digits],
    queryFn: ({ signal }) => execute<KeptEvaluationQuery>(String(KeptEvaluationDocument), { id, digits }, { signal }),
    placeholderData: before => before,
  });
  const replayed = useQuery({
    queryKey: ['kept-replay', id, looked.under, digits],
    queryFn: ({ signal }) =>
      execute<ReplayEvaluationQuery>(
        String(ReplayEvaluationDocument),
        { id, pack: looked.under ?? null, digits },
        { signal },
      ),
    enabled: Boolean(looked.under),
  });
  const one = found.data?.evaluation;
  return (
    <div className="rules-body">
      <button type="button" className="crumb" onClick={() => onLook({})}>
        {t('kept.all')}
      </button>
      {found.isError && <Empty title={found.error.message} next="" />}
      {one && (
        <>
          <h2>{say(one.kept.decisionTitle)}</h2>
          <p className="dim">
            {fmt.instant(one.at)} · {fmt.date(one.on)} · {t('kept.digest', { pack: one.pack, digest: one.kept.digest })}
          </p>
          <Answer trial={one.kept} />
          <section>
            <h3>{t('kept.facts')}</h3>
            <dl className="facts">
              {one.kept.facts.map(fact => (
                <div key={fact.name}>
                  <dt>{say(fact.title)}</dt>
                  <dd>{say(fact.said)}</dd>
                </div>
              ))}
            </dl>
          </section>
          <div className="try-beside" role="group" aria-label={t('kept.replay')}>
            <span className="dim">{t('kept.replay')}</span>
            {packs.map(pack => (
              <button
                key={pack.id}
                type="button"
                className="chip"
                aria-pressed={looked.under === pack.id}
                onClick={() => onLook({ id, under: looked.under === pack.id ? undefined : pack.id })}
              >
                {pack.id}
              </button>
            ))}
          </div>
          {replayed.data && looked.under && (
            <Differences compared={replayed.data.replayEvaluation} than={`${one.pack} · ${fmt.moment(one.at)}`} />
          )}
        </>
      )}
    </div>
  );
}
