// The organization itself: what it is called, where it stands, how days and sums are kept, its plan, its exports.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useSpeech } from '../../i18n';
import type { Key } from '../../i18n/words';
import { usePeople } from '../../kit/choices';
import { Do } from '../../kit/Do';
import { DocForm } from '../../kit/DocForm';
import { Empty } from '../../kit/Empty';
import { Icon, type IconName } from '../../kit/Icon';
import { today } from '../../lib/day';
import type { Row } from '../../lib/meta';
import { Exports } from './Exports';
import '../../styles/settings.css';
import { NAME } from './name';
import { Plan } from './Plan';
import { askTenant, by, describe, KEY, type Tenant } from './tenant';

export default function Settings() {
  const { t, fmt } = useSpeech();
  const found = useQuery({ queryKey: KEY, queryFn: ({ signal }) => askTenant(signal) });
  if (found.isError) {
    return (
      <Empty whole title={found.error.message} next="">
        <Do onDo={() => void found.refetch()}>{t('app.again')}</Do>
      </Empty>
    );
  }
  const tenant = found.data?.tenant;
  return (
    <article className="page" aria-busy={found.isPending}>
      <header className="page-head page-head-one">
        <div className="page-title">
          <div className="page-line">
            <h1>{t('app.settings')}</h1>
            {tenant && (
              <>
                <span className={`tag tag-${tenant.state === 'ACTIVE' ? 'good' : 'waiting'}`}>
                  {t(`org.state.${tenant.state}`)}
                </span>
                <span className="dim">{t('org.since', { when: fmt.day(tenant.stateSince) })}</span>
              </>
            )}
          </div>
        </div>
      </header>
      {tenant && (
        <>
          <Standing tenant={tenant} />
          <Facts tenant={tenant} />
          <Rules />
          <Plan tenant={tenant} />
          <Elsewhere />
          <Exports tenant={tenant} />
        </>
      )}
    </article>
  );
}

/** Days from today to the last one; today counts as the last. */
const daysUntil = (day: string) => Math.round((Date.parse(day) - Date.parse(today())) / 86_400_000);

/** What is to be known before anything else: how long the trial lasts, why nothing can be changed. */
function Standing({ tenant }: { tenant: Tenant }) {
  const { t, fmt } = useSpeech();
  const { state, trialEndsOn, stateReason } = tenant;
  if (state === 'TRIAL' && trialEndsOn) {
    const days = daysUntil(trialEndsOn);
    return (
      <div className="strip" role="note">
        <Icon name="fiscal-year" />
        <span>
          <strong>{days > 1 ? t('org.trial.left', { days }) : t('org.trial.last')}.</strong>{' '}
          {t('org.trial.says', { date: fmt.date(trialEndsOn) })}
        </span>
      </div>
    );
  }
  if (state === 'ACTIVE') return null;
  return (
    <div className="strip strip-bad" role="note">
      <Icon name="lock" />
      <span>
        {t('org.still')} {stateReason}
      </span>
    </div>
  );
}

function Facts({ tenant }: { tenant: Tenant }) {
  const client = useQueryClient();
  const called = usePeople([tenant.ownerId]);
  const document = useMemo(() => describe(tenant.dataRegion), [tenant.dataRegion]);
  const row = { ...tenant, owner: called(tenant.ownerId) } as unknown as Row;
  return (
    <DocForm
      document={document}
      row={row}
      by={by(now => {
        client.setQueryData(KEY, now);
        client.setQueryData(NAME, now);
      })}
      onSaved={() => undefined}
      onLeave={() => undefined}
    />
  );
}

/** What is the same for all, and what each person chooses. */
function Rules() {
  const { t, fmt, language, digits, speak, count } = useSpeech();
  const facts: [Key, string][] = [
    ['org.rules.zone', t('org.rules.zone.is', { now: fmt.moment(new Date().toISOString()) })],
    ['org.rules.day', t('org.rules.day.is')],
    ['org.rules.money', t('org.rules.money.is', { sum: fmt.money('12345678.50') })],
    ['org.rules.year', t('org.rules.year.is')],
  ];
  const chip = (key: string, label: string, chosen: boolean, onChoose: () => void, lang?: string) => (
    <button key={key} type="button" className="chip" aria-pressed={chosen} lang={lang} onClick={onChoose}>
      {label}
    </button>
  );
  return (
    <section className="panel" aria-labelledby="rules">
      <header className="panel-head">
        <h2 id="rules">{t('org.rules')}</h2>
      </header>
      <p className="dim">
        <Icon name="lock" size={12} /> {t('org.rules.why')}
      </p>
      <dl className="holds">
        {facts.map(([name, text]) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        <div>
          <dt>{t('org.yours')}</dt>
          <dd>
            <p>{t('org.yours.says')}</p>
            <div className="quick" role="group" aria-label={t('you.language')}>
              {chip('en', 'English', language === 'en', () => speak('en'), 'en')}
              {chip('bn', 'বাংলা', language === 'bn', () => speak('bn'), 'bn')}
            </div>
            <div className="quick" role="group" aria-label={t('you.digits')}>
              {chip('auto', t('you.digits.auto'), digits === 'auto', () => count('auto'))}
              {chip('latn', '1 2 3', digits === 'latn', () => count('latn'), 'en')}
              {chip('beng', '১ ২ ৩', digits === 'beng', () => count('beng'), 'bn')}
            </div>
          </dd>
        </div>
      </dl>
    </section>
  );
}

const ELSEWHERE: [to: string, icon: IconName, what: Key, search?: Record<string, string>][] = [
  ['/companies', 'company', 'org.elsewhere.company'],
  ['/branches', 'branch', 'org.elsewhere.branch'],
  ['/users', 'user', 'org.elsewhere.user'],
  ['/audit', 'audit', 'org.elsewhere.audit', { noun: 'tenant' }],
];

function Elsewhere() {
  const { t } = useSpeech();
  return (
    <section className="panel" aria-labelledby="elsewhere">
      <header className="panel-head">
        <h2 id="elsewhere">{t('org.elsewhere')}</h2>
      </header>
      <ul className="rows">
        {ELSEWHERE.map(([to, icon, what, search = {}]) => (
          <li key={to}>
            <Link to={to} search={search} className="row">
              <Icon name={icon} />
              <span>{t(what)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
