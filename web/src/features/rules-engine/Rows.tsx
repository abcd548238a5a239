// A pack's tables, and their rows on a day: when, then, and by which law.

import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Input, type InputRef, Select } from 'antd';
import { useDeferredValue, useId, useRef } from 'react';
import { RulesOfDocument, type RulesOfQuery } from '../../gen/rules-engine/graphql';
import { Own, useSpeech } from '../../i18n';
import { DateInput } from '../../kit/DateInput';
import { Empty } from '../../kit/Empty';
import { Icon } from '../../kit/Icon';
import { today } from '../../lib/day';
import { execute } from '../../lib/graph';
import { useKeys } from '../../lib/keys';
import { digitsOf, type Looked, TONES } from './asking';
import type { Pack } from './Rules';

type Rule = RulesOfQuery['rules'][number];

const over = () => document.getElementById('over')!;

export default function Rows({ packs, looked }: { packs: Pack[]; looked: Looked }) {
  const speech = useSpeech();
  const { t, say, fmt } = speech;
  const navigate = useNavigate();
  const search = useRef<InputRef>(null);
  const ids = useId();
  const pack = packs.find(one => one.id === looked.pack) ?? packs[0];
  const on = looked.on ?? today();
  const known = looked.known ?? today();
  const history = looked.history === 'yes';
  const look = (more: Looked) => void navigate({ to: '/rules', search: { ...looked, ...more }, replace: true });
  const text = useDeferredValue(looked.q);
  const asked = Boolean(looked.table || text?.trim());
  const variables = {
    pack: pack?.id ?? '',
    table: looked.table ?? null,
    on: history ? null : on,
    known,
    search: text ?? null,
    digits: digitsOf(speech),
  };
  const found = useQuery({
    queryKey: ['list', 'rules-of', variables],
    queryFn: ({ signal }) => execute<RulesOfQuery>(String(RulesOfDocument), variables, { signal }),
    enabled: asked,
    placeholderData: before => before,
  });
  useKeys({ '/': () => search.current?.focus() });
  if (!pack) return null;
  const rules = asked ? (found.data?.rules ?? []) : [];
  const tables = [...new Set(rules.map(rule => rule.table))];
  return (
    <>
      <div className="rules-tools">
        <div className="field">
          <label htmlFor={`${ids}-pack`}>{t('rules.pack')}</label>
          <Select
            id={`${ids}-pack`}
            value={pack.id}
            options={packs.map(one => ({ value: one.id, label: `${one.id} · ${say(one.title)}` }))}
            onChange={next => look({ pack: next, table: undefined })}
            getPopupContainer={over}
            popupMatchSelectWidth={false}
          />
        </div>
        <div className="field">
          <label htmlFor={`${ids}-table`}>{t('rules.table')}</label>
          <Select
            id={`${ids}-table`}
            value={looked.table ?? ''}
            options={[
              { value: '', label: t('rules.table.all') },
              ...pack.tables.map(one => ({ value: one.id, label: say(one.title) })),
            ]}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={next => look({ table: next || undefined })}
            getPopupContainer={over}
            popupMatchSelectWidth={false}
          />
        </div>
        <div className="field">
          <label htmlFor={`${ids}-on`}>{t('rules.on')}</label>
          <DateInput id={`${ids}-on`} value={on} onChange={next => look({ on: next ?? undefined })} />
        </div>
        <div className="field">
          <label htmlFor={`${ids}-known`}>{t('rules.known')}</label>
          <DateInput id={`${ids}-known`} value={known} onChange={next => look({ known: next ?? undefined })} />
        </div>
        <Input
          ref={search}
          className="rules-search"
          type="search"
          prefix={<Icon name="search" />}
          aria-label={t('rules.search')}
          placeholder={t('rules.search')}
          value={looked.q ?? ''}
          onChange={event => look({ q: event.target.value || undefined })}
        />
        <button
          type="button"
          className="chip chip-quiet"
          aria-pressed={history}
          onClick={() => look({ history: history ? undefined : 'yes' })}
        >
          {t('rules.history')}
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <section className="rules-body" tabIndex={0} aria-label={t('rules.rows')}>
        <p className="dim rules-about">
          {t('rules.asOf', { day: fmt.date(pack.asOf) })}
          {pack.until && ` · ${t('rules.until', { day: fmt.date(pack.until) })}`}
          {pack.extends.length > 0 && ` · ${t('rules.stands', { packs: pack.extends.join(', ') })}`}
          {pack.reason ? ` · ${pack.reason}` : ` · ${t('rules.unsigned')}`}
        </p>
        {!asked && <Tables pack={pack} onLook={table => look({ table })} />}
        {asked && found.isError && <Empty title={found.error.message} next="" />}
        {asked && found.isSuccess && rules.length === 0 && (
          <Empty title={t('rules.none')} next={t('rules.none.next')} />
        )}
        {tables.map(table => (
          <Rulings key={table} rules={rules.filter(rule => rule.table === table)} />
        ))}
      </section>
    </>
  );
}

function Tables({ pack, onLook }: { pack: Pack; onLook: (table: string) => void }) {
  const { t, say } = useSpeech();
  return (
    <ul className="rules-index">
      {pack.tables.map(table => (
        <li key={table.id}>
          <button type="button" className="rules-entry" onClick={() => onLook(table.id)}>
            <span className="cell-name">{say(table.title)}</span>
            <span className="dim">
              {t(table.rows === 1 ? 'rules.count.one' : 'rules.count', { count: table.rows })} ·{' '}
              {t(`rules.policy.${table.policy}`)}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The rows of one table. */
function Rulings({ rules }: { rules: Rule[] }) {
  const { t, say } = useSpeech();
  const title = rules[0] ? say(rules[0].tableTitle) : '';
  return (
    <section className="rules-table">
      <h2>
        {title}{' '}
        <span className="dim">
          {t(rules.length === 1 ? 'rules.count.one' : 'rules.count', { count: rules.length })}
        </span>
      </h2>
      <table className="table rulings">
        <caption className="unseen">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('rules.rule')}</th>
            <th scope="col">{t('rules.when')}</th>
            <th scope="col">{t('rules.then')}</th>
            <th scope="col">{t('rules.law')}</th>
            <th scope="col">{t('rules.dates')}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map(rule => (
            <Ruling key={rule.id} rule={rule} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Ruling({ rule }: { rule: Rule }) {
  const { t, say, fmt } = useSpeech();
  const { law } = rule;
  const days = law.until
    ? t('rules.from.until', { from: fmt.date(law.inForce), until: fmt.date(law.until) })
    : t('rules.from', { day: fmt.date(law.inForce) });
  return (
    <tr className={rule.counts ? undefined : 'ended'}>
      <th scope="row">
        <span className="cell-name">{say(rule.title)}</span>
        <span className="dim figures">
          {law.key} · {law.pack}
        </span>
        {rule.reason && (
          <span className="dim">
            <Own>{say(rule.reason)}</Own>
          </span>
        )}
      </th>
      <td>
        {rule.conditions.length === 0 && <span className="dim">{t('rules.always')}</span>}
        {rule.conditions.map(one => (
          <span key={one.name} className="ruling-part">
            <span className="dim">{say(one.title)}:</span> {say(one.said)}
          </span>
        ))}
      </td>
      <td>
        {rule.actions.map(one => (
          <span key={one.name} className="ruling-part">
            <span className="dim">{say(one.title)}:</span> <strong>{say(one.said)}</strong>
          </span>
        ))}
      </td>
      <td>
        <span className="ruling-part">{say(law.section)}</span>
        <span className="ruling-part">{say(law.instrument)}</span>
        <span className="ruling-part dim">
          <Own>{t('rules.source', { source: law.source })}</Own>
        </span>
        <span className={TONES[law.status]}>{t(`rules.status.${law.status}`)}</span>
      </td>
      <td>
        <span className="ruling-part">{days}</span>
        <span className="ruling-part dim">{t('rules.known.from', { day: fmt.date(law.knownFrom) })}</span>
        {!rule.counts && <span className="tag">{t('rules.ended')}</span>}
      </td>
    </tr>
  );
}
