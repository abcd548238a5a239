// When what is due: the next thirty days, then a month or an income year, and what counts from a day of one's own.

import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import {
  type DueAnchor,
  DueDateDocument,
  type DueDateQuery,
  type DueKind,
  DueRunsDocument,
  type DueRunsQuery,
} from '../../gen/rules-engine/graphql';
import { useSpeech } from '../../i18n';
import { DateInput } from '../../kit/DateInput';
import { Do } from '../../kit/Do';
import { Empty } from '../../kit/Empty';
import { monthEnd, monthStart, plus, today } from '../../lib/day';
import { execute } from '../../lib/graph';
import { type Looked, TONES } from './asking';

type Run = DueRunsQuery['ruleCalendar'][number];

const SOON = 30;
const KINDS = ['VAT', 'INCOME_TAX', 'OTHER'] as const;
/** What counts from an event that no calendar knows. */
const EVENTS: DueAnchor[] = ['RETURN_FILED', 'DEPOSIT', 'FULL_PAYMENT', 'DEFAULT'] as DueAnchor[];
const MONTHS = 12;
const JULY = 7;

/** The first day of the income year a day lies in: 1 July. */
const yearStart = (day: string) => {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  return `${month >= JULY ? year : year - 1}-07-01`;
};

export default function Due({ looked }: { looked: Looked }) {
  const { t, fmt } = useSpeech();
  const navigate = useNavigate();
  const now = today();
  const isYear = looked.span === 'year';
  const first = isYear ? yearStart(looked.from ?? now) : monthStart(looked.from ?? now);
  const last = monthEnd(first, isYear ? MONTHS - 1 : 0);
  const kind = (KINDS.find(one => one === looked.kind) ?? null) as DueKind | null;
  const look = (more: Looked) =>
    void navigate({ to: '/rules/$part', params: { part: 'due' }, search: { ...looked, ...more }, replace: true });
  const months = isYear ? MONTHS : 1;
  const called = isYear
    ? t('due.year', { year: fmt.digits(`${first.slice(0, 4)}-${last.slice(2, 4)}`) })
    : monthOf(first, fmt);
  const starts = Array.from({ length: months }, (_, n) => monthStart(first, n));
  return (
    <>
      <div className="rules-tools">
        <div className="chips" role="group" aria-label={t('due.kind')}>
          <button type="button" className="chip" aria-pressed={!kind} onClick={() => look({ kind: undefined })}>
            {t('due.all')}
          </button>
          {KINDS.map(one => (
            <button
              key={one}
              type="button"
              className="chip"
              aria-pressed={kind === one}
              onClick={() => look({ kind: one })}
            >
              {t(`due.kind.${one}`)}
            </button>
          ))}
        </div>
        <div className="chips" role="group" aria-label={t('due.span')}>
          <button type="button" className="chip" aria-pressed={!isYear} onClick={() => look({ span: undefined })}>
            {t('due.month')}
          </button>
          <button type="button" className="chip" aria-pressed={isYear} onClick={() => look({ span: 'year' })}>
            {t('due.income')}
          </button>
        </div>
        <Do quiet onDo={() => look({ from: monthStart(first, -months) })}>
          {t('due.before')}
        </Do>
        <Do quiet onDo={() => look({ from: monthStart(first, months) })}>
          {t('due.after')}
        </Do>
        <Do quiet icon="print" onDo={() => window.print()}>
          {t('once.print')}
        </Do>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <section className="rules-body" tabIndex={0} aria-label={t('rules.due')}>
        <p className="dim rules-about">
          {t('due.office')} {t('rules.unsigned')}
        </p>
        <Runs title={t('due.soon')} from={now} until={plus(now, SOON)} kind={kind} none={t('due.soon.none')} begun />
        <h2 className="due-span">{called}</h2>
        {starts.map(start => (
          <Runs
            key={start}
            title={monthOf(start, fmt)}
            from={start}
            until={monthEnd(start)}
            asked={[first, last]}
            kind={kind}
            none={t('due.none')}
          />
        ))}
        <Events kind={kind} />
      </section>
    </>
  );
}

const monthOf = (day: string, fmt: ReturnType<typeof useSpeech>['fmt']) =>
  `${fmt.month(Number(day.slice(5, 7)))} ${fmt.digits(day.slice(0, 4))}`;

interface RunsProps {
  title: string;
  from: string;
  until: string;
  /** The days that are asked for together with these. */
  asked?: [string, string];
  kind: DueKind | null;
  none: string;
  /** Also what has begun to be due, day after day, and goes on. */
  begun?: boolean;
}

/** What is due in some days. What each day of withholding has for itself stands where the last of it is due. */
function Runs({ title, from, until, asked = [from, until], kind, none, begun }: RunsProps) {
  const { t } = useSpeech();
  const variables = { from: asked[0], until: asked[1], kind };
  const found = useQuery({
    queryKey: ['list', 'due-runs', variables],
    queryFn: ({ signal }) => execute<DueRunsQuery>(String(DueRunsDocument), variables, { signal }),
    placeholderData: before => before,
  });
  if (found.isError) return <Empty title={found.error.message} next="" />;
  const inside = (run: Run) => run.date >= from && (begun ? run.first : run.date) <= until;
  const runs = (found.data?.ruleCalendar ?? []).filter(inside);
  return (
    <section className="rules-table" aria-label={title} aria-busy={found.isPending}>
      <h3>{title}</h3>
      {found.isSuccess && runs.length === 0 && <p className="dim">{none}</p>}
      {runs.length > 0 && (
        <table className="table rulings">
          <caption className="unseen">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('due.on')}</th>
              <th scope="col">{t('due.what')}</th>
              <th scope="col">{t('due.counts')}</th>
              <th scope="col">{t('rules.law')}</th>
            </tr>
          </thead>
          <tbody>
            {runs.map(run => (
              <Line key={`${run.deadline} ${run.from}`} run={run} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Line({ run }: { run: Run }) {
  const { t, say, fmt } = useSpeech();
  const each = run.first !== run.date;
  const moved = run.unmoved !== run.date;
  const counts = run.from === run.until ? fmt.date(run.from) : `${fmt.date(run.from)} – ${fmt.date(run.until)}`;
  return (
    <tr data-due={run.deadline}>
      <th scope="row">
        <span className="cell-name">
          {each ? t('due.each', { from: fmt.date(run.first), until: fmt.date(run.date) }) : fmt.date(run.date)}
        </span>
        {moved && <span className="dim">{t('due.moved', { day: fmt.date(run.unmoved) })}</span>}
        {run.certainty !== 'SETTLED' && <span className="dim">{t(`due.certainty.${run.certainty}`)}</span>}
      </th>
      <td>
        <span className="ruling-part">{say(run.title)}</span>
        <span className="tag">{t(`due.kind.${run.kind}`)}</span>
      </td>
      <td>
        <span className="ruling-part">
          {t(`due.anchor.${run.anchor}`)}: {counts}
        </span>
        <span className="ruling-part dim">{say(run.rule)}</span>
      </td>
      <td>
        <span className="ruling-part">{run.source}</span>
        <span className={TONES[run.status]}>{t(`rules.status.${run.status}`)}</span>
      </td>
    </tr>
  );
}

/** What counts from a day only its owner knows: a return filed, a price paid in full. */
function Events({ kind }: { kind: DueKind | null }) {
  const { t, say, fmt } = useSpeech();
  const ids = useId();
  const [from, setFrom] = useState<string>(today());
  const found = useQuery({
    queryKey: ['list', 'due-events', from],
    queryFn: ({ signal }) => execute<DueDateQuery>(String(DueDateDocument), { from }, { signal }),
    placeholderData: before => before,
  });
  const shown = found.data?.ruleDeadlines.filter(
    one => EVENTS.includes(one.anchor) && one.due && (!kind || one.kind === kind),
  );
  if (!shown || shown.length === 0) return null;
  return (
    <section className="rules-table" aria-label={t('due.events')}>
      <h2 className="due-span">{t('due.events')}</h2>
      <p className="dim">{t('due.events.says')}</p>
      <div className="field due-from">
        <label htmlFor={`${ids}-from`}>{t('due.from')}</label>
        <DateInput id={`${ids}-from`} value={from} onChange={next => next && setFrom(next)} />
      </div>
      <ul className="people">
        {shown.map(one => (
          <li key={one.id} data-due={one.id}>
            <span>
              {say(one.title)} <span className="dim">{t(`due.anchor.${one.anchor}`)}</span>
            </span>
            <strong>{fmt.date(one.due!.date)}</strong>
            <span className="dim">{one.due!.source}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
