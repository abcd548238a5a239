// The organization itself: its name, its plan and how much of it is used, its exports.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useSession } from '../../app/session';
import {
  ExportTenantDocument,
  TenantDocument,
  type TenantQuery,
  UpdateTenantDocument,
} from '../../gen/organization/graphql';
import { both, type Speech, useSpeech } from '../../i18n';
import { Dialog } from '../../kit/Dialog';
import { Do } from '../../kit/Do';
import { Empty } from '../../kit/DocList';
import { FieldInput, FieldShown } from '../../kit/FieldInput';
import { given, isSame, unfilled } from '../../kit/form';
import { useNotices } from '../../kit/Notices';
import { execute, Intent, Refusal } from '../../lib/graph';
import { useKeys } from '../../lib/keys';
import { merge, type Values } from '../../lib/merge';
import { documentOf, type Field, type Said } from '../../lib/meta';

type Tenant = TenantQuery['tenant'];

const UPDATE = 'organization.tenant.update';
const EXPORT = 'organization.tenant.export';
const STALE = 'kernel.stale';
const KEY = ['tenant'];
const COUNTED: Record<Tenant['usage'][number]['what'], string> = {
  COMPANY: 'company',
  BRANCH: 'branch',
  UNIT: 'unit',
  POSITION: 'position',
};
const field = (name: string, label: Said, limit: number, more: Partial<Field> = {}): Field => ({
  name,
  label,
  kind: { is: 'text', limit },
  required: false,
  set: 'always',
  bengali: false,
  reads: true,
  ...more,
});
const FIELDS = [
  field('name', both('org.name'), 200, { required: true }),
  field('nameBn', both('org.nameBn'), 200, { bengali: true }),
  field('dataRegion', both('org.region'), 2, { required: true, help: both('org.region.help') }),
];
const SLUG = field('slug', both('org.slug'), 31, { otherwise: both('org.slug.fixed') });

const askTenant = (signal?: AbortSignal) => execute<TenantQuery>(String(TenantDocument), {}, { signal });
const valuesOf = (tenant: Tenant): Values => ({
  name: tenant.name,
  nameBn: tenant.nameBn,
  dataRegion: tenant.dataRegion,
});

export default function Settings() {
  const { t } = useSpeech();
  const found = useQuery({ queryKey: KEY, queryFn: ({ signal }) => askTenant(signal) });
  if (found.isError) return <Empty whole title={found.error.message} next="" />;
  const tenant = found.data?.tenant;
  return (
    <article className="page" aria-busy={found.isPending}>
      <header className="page-head page-head-one">
        <div className="page-title">
          <div className="page-line">
            <h1>{t('app.settings')}</h1>
            {tenant && (
              <span className={`tag tag-${tenant.state === 'ACTIVE' ? 'good' : 'waiting'}`}>
                {t(`org.state.${tenant.state}`)}
              </span>
            )}
          </div>
        </div>
      </header>
      {tenant && <Facts tenant={tenant} />}
      {tenant && <Plan tenant={tenant} />}
      {tenant && <Exports tenant={tenant} />}
    </article>
  );
}

function Facts({ tenant }: { tenant: Tenant }) {
  const speech = useSpeech();
  const { t } = speech;
  const { refuses } = useSession();
  const { tell } = useNotices();
  const client = useQueryClient();
  const [base, setBase] = useState(() => ({ values: valuesOf(tenant), version: tenant.version }));
  const [values, setValues] = useState(base.values);
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [refused, setRefused] = useState<string>();
  const intent = useRef(new Intent());
  const no = refuses(UPDATE) ?? (isSame(base.values, values) ? t('form.unchanged') : undefined);

  const meet = async () => {
    const now = (await askTenant()).tenant;
    // Of two who changed the same words, the one who looks at the form decides: theirs are told, mine stay.
    const met = merge(base.values, values, valuesOf(now));
    setBase({ values: valuesOf(now), version: now.version });
    setValues(met.values);
    tell(t('form.merged', { what: labels([...met.theirs, ...met.clashes], speech) }));
  };
  const save = async () => {
    if (no) return tell(no, 'bad');
    const empty = unfilled(FIELDS, values);
    if (empty.length > 0) return setWrong(Object.fromEntries(empty.map(one => [one.name, t('form.required')])));
    const input = { ...given(FIELDS, values), version: base.version };
    try {
      await execute(String(UpdateTenantDocument), { input }, { key: intent.current.keyOf(input) });
      const { tenant: now } = await askTenant();
      client.setQueryData(KEY, { tenant: now });
      setBase({ values: valuesOf(now), version: now.version });
      setValues(valuesOf(now));
      setRefused(undefined);
      tell(t('form.saved', { what: now.name }));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.code === STALE) return meet();
      setWrong(Object.fromEntries(error.complaints.filter(one => one.field).map(one => [one.field!, one.message])));
      setRefused(error.complaints.length > 0 ? undefined : error.message);
    }
  };
  useKeys({ 'mod+s': () => void save(), 'mod+enter': () => void save() });
  return (
    <form
      className="form"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        void save();
      }}
    >
      {refused && (
        <div className="strip strip-bad" role="alert">
          {refused}
        </div>
      )}
      <fieldset className="section">
        <legend>{t('org.facts')}</legend>
        <div className="section-fields">
          {FIELDS.map(one => (
            <FieldInput
              key={one.name}
              field={one}
              value={values[one.name] ?? null}
              wrong={wrong[one.name]}
              onChange={value => {
                const next = one.name === 'dataRegion' ? (value?.toUpperCase() ?? null) : value;
                setValues(before => ({ ...before, [one.name]: next }));
                setWrong({});
              }}
            />
          ))}
          <FieldShown field={SLUG} value={tenant.slug} />
        </div>
      </fieldset>
      <div className="form-foot">
        <Do primary submit no={no} onDo={() => void save()} keys="Ctrl S">
          {t('form.save')}
        </Do>
      </div>
    </form>
  );
}

const labels = (names: string[], { say }: Speech) =>
  FIELDS.filter(one => names.includes(one.name))
    .map(one => say(one.label))
    .join(', ');

function Plan({ tenant }: { tenant: Tenant }) {
  const { t, say, fmt } = useSpeech();
  return (
    <section className="panel" aria-labelledby="plan">
      <header className="panel-head">
        <h2 id="plan">
          {t('org.plan')}: {tenant.plan}
        </h2>
        <span className="dim">{t('org.plan.users', { count: tenant.maxUsers })}</span>
      </header>
      {tenant.trialEndsOn && <p>{t('org.plan.trial', { date: fmt.date(tenant.trialEndsOn) })}</p>}
      <ul className="usage">
        {tenant.usage.map(({ what, used, limit }) => {
          const full = used >= limit;
          return (
            <li key={what}>
              <span>{say(documentOf(COUNTED[what]).many)}</span>
              <div
                role="meter"
                aria-valuemin={0}
                aria-valuemax={limit}
                aria-valuenow={used}
                aria-label={say(documentOf(COUNTED[what]).many)}
                className={full ? 'meter meter-full' : 'meter'}
              >
                <div style={{ width: `${limit > 0 ? Math.min(100, (used / limit) * 100) : 0}%` }} />
              </div>
              <span className="figures">{t('org.plan.used', { used, limit })}</span>
              {full && <span className="usage-full">{t('org.plan.full')}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Exports({ tenant }: { tenant: Tenant }) {
  const { t, fmt } = useSpeech();
  const { refuses } = useSession();
  const { tell } = useNotices();
  const client = useQueryClient();
  const [sure, setSure] = useState(false);
  const intent = useRef(new Intent());
  const go = async () => {
    try {
      await execute(String(ExportTenantDocument), {}, { key: intent.current.keyOf('export') });
      intent.current = new Intent();
      tell(t('org.exports.running'));
      await client.invalidateQueries({ queryKey: KEY });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      tell(error.message, 'bad');
    }
    setSure(false);
  };
  return (
    <section className="panel" aria-labelledby="exports">
      <header className="panel-head">
        <h2 id="exports">{t('org.exports')}</h2>
        <Do small no={refuses(EXPORT)} onDo={() => setSure(true)}>
          {t('org.exports.go')}
        </Do>
      </header>
      {tenant.exports.length === 0 && <p className="dim">{t('org.exports.none')}</p>}
      <ul className="people">
        {tenant.exports.map(one => (
          <li key={one.id} className="person">
            <span className="cell-name">{fmt.moment(one.at)}</span>
            <span>{t('org.exports.line', { rows: fmt.number(one.rows), tables: one.tables })}</span>
            <span className={`tag tag-${one.state === 'done' ? 'good' : 'waiting'}`}>
              {t(one.state === 'done' ? 'org.exports.done' : 'org.exports.running')}
            </span>
          </li>
        ))}
      </ul>
      {sure && (
        <Dialog title={t('org.exports.go')} onClose={() => setSure(false)}>
          <p>{t('org.exports.says')}</p>
          <div className="dialog-foot">
            <Do primary onDo={() => void go()}>
              {t('org.exports.go')}
            </Do>
            <Do quiet onDo={() => setSure(false)}>
              {t('app.cancel')}
            </Do>
          </div>
        </Dialog>
      )}
    </section>
  );
}
