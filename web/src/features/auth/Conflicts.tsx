// The report of who holds two duties that are kept apart.

import { useNavigate } from '@tanstack/react-router';
import '../../styles/access.css';
import type { ConflictsQuery } from '../../gen/auth/graphql';
import { Own, useSpeech } from '../../i18n';
import { Do } from '../../kit/Do';
import { Empty } from '../../kit/Empty';
import { saveFile } from '../../kit/export';
import { type Column, Grid } from '../../kit/Grid';
import { useNotices } from '../../kit/Notices';
import { WhyLink } from '../../kit/WhyLink';
import { today } from '../../lib/day';
import { useNarrow } from '../../lib/prefs';
import { rolesSaid } from './Clashes';
import { useConflicts } from './DutyPairMore';
import { nameOf } from './said';

type Conflict = ConflictsQuery['sodConflicts'][number] & { id: string };

export default function Conflicts() {
  const speech = useSpeech();
  const { t, fmt, language } = speech;
  const { tell } = useNotices();
  const narrow = useNarrow();
  const navigate = useNavigate();
  const found = useConflicts();
  const rows: Conflict[] = (found.data?.sodConflicts ?? []).map(one => ({ ...one, id: `${one.personId}-${one.pair}` }));
  const since = (one: Conflict) => fmt.date(today(new Date(one.since)));
  const state = (one: Conflict) =>
    one.overrideUntil ? t('pair.until', { until: fmt.moment(one.overrideUntil) }) : t('pair.refused');
  const facts: [name: string, label: string, text: (one: Conflict) => string, width?: number][] = [
    ['person', t('give.person'), one => nameOf(one.person, speech)],
    ['pair', t('pair.one'), one => nameOf(one, speech)],
    ['left', t('pair.left'), one => rolesSaid(one.leftRoles, language)],
    ['right', t('pair.right'), one => rolesSaid(one.rightRoles, language)],
    ['since', t('pair.since'), since, 140],
    ['state', t('pair.state'), state, 220],
  ];
  const columns: Column<Conflict>[] = facts.map(([name, label, text, width], n) => ({
    name,
    label,
    width,
    cell: one => (
      <span className={n === 0 ? 'cell-name' : 'cell'} title={text(one)}>
        <Own>{text(one)}</Own>
      </span>
    ),
  }));
  return (
    <section className="list" aria-label={t('conflicts.title')}>
      <header className="page-head">
        <div className="page-title">
          <h1>{t('conflicts.title')}</h1>
          {!narrow && <p className="dim">{t('conflicts.says')}</p>}
        </div>
        <Do
          icon="export"
          no={rows.length === 0 ? t('no.rows') : undefined}
          onDo={() => {
            const file = `duty-conflicts-${today()}.csv`;
            saveFile(file, [facts.map(fact => fact[1]), ...rows.map(row => facts.map(fact => fact[2](row)))]);
            tell(t('list.exported', { count: rows.length, file }));
          }}
        >
          {t('list.export')}
        </Do>
      </header>
      {found.isError ? (
        <Empty title={found.error.message} next="">
          <WhyLink refusal={found.error.message} />
        </Empty>
      ) : found.isSuccess && rows.length === 0 ? (
        <Empty title={t('pair.both.none')} next={t('conflicts.none')} />
      ) : (
        <Grid
          label={t('conflicts.title')}
          columns={columns}
          rows={rows}
          title={one => nameOf(one.person, speech)}
          card={one => (
            <>
              <span className="card-line">
                <span className="cell-name">
                  <Own>{nameOf(one.person, speech)}</Own>
                </span>
                <span className={one.overrideUntil ? 'tag tag-waiting' : 'tag tag-bad'}>
                  {t(one.overrideUntil ? 'pair.allowed' : 'pair.refused')}
                </span>
              </span>
              <span className="card-facts dim">
                <Own>{`${nameOf(one, speech)} · ${since(one)}`}</Own>
              </span>
            </>
          )}
          onOpen={one => void navigate({ to: '/$path/$id', params: { path: 'duty-pairs', id: one.pair } })}
          pending={found.isPending}
        />
      )}
      <footer className="list-foot dim" aria-live="polite">
        {rows.length > 0 && t(rows.length === 1 ? 'list.count.one' : 'list.count', { count: rows.length })}
      </footer>
    </section>
  );
}
