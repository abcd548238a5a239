// Giving somebody a role: who, which, where, how long, how far, why; what would clash is said before it is given.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { useSession } from '../../app/session';
import '../../styles/access.css';
import { CheckDocument, type CheckQuery, GiveDocument, type GiveMutation } from '../../gen/auth/graphql';
import { Own, useSpeech } from '../../i18n';
import { asked } from '../../kit/asked';
import { Do } from '../../kit/Do';
import { Icon } from '../../kit/Icon';
import { useNotices } from '../../kit/Notices';
import { shown } from '../../kit/shown';
import { unreadIn } from '../../kit/unread';
import { WhyLink } from '../../kit/WhyLink';
import { today } from '../../lib/day';
import { execute, findOne, Intent, Refusal } from '../../lib/graph';
import { useKeys } from '../../lib/keys';
import type { Values } from '../../lib/merge';
import { documentOf, fieldOf, type Row, titleOf } from '../../lib/meta';
import { boundsOf, Field, Narrower, Until } from './bounds';
import { Clashes } from './Clashes';
import { BRANCH, COMPANY, DAYS, nameOf, PERSON, REASON, ROLE, UNIT } from './said';
import { useDraft } from './useDraft';

const GIVE = 'auth.role.assign';
const ROLE_DOC = documentOf('role');
const USER = documentOf('user');
const STARTS = asked('startsOn', 'people.from', { is: 'date' });
const LIMIT = asked(
  'upTo',
  'give.limit',
  { is: 'money' },
  {
    help: { en: 'Empty is any amount.', bn: 'খালি মানে যেকোনো অঙ্ক।' },
  },
);

export default function GiveRole() {
  const speech = useSpeech();
  const { t, language } = speech;
  const { company, refuses } = useSession();
  const { tell } = useNotices();
  const client = useQueryClient();
  const navigate = useNavigate();
  const given = useSearch({ strict: false }) as Record<string, string | undefined>;
  const begun: Values = {
    personId: given.person ?? null,
    role: given.role ?? null,
    where: given.company || company ? 'company' : 'everywhere',
    companyId: given.company ?? company,
    startsOn: today(),
    endsOn: given.until ?? null,
    reason: given.reason ?? null,
  };
  const { values, setValues, draft, drop, settle } = useDraft(
    `assignment:new:${given.person ?? ''}:${given.role ?? ''}`,
    begun,
  );
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const intent = useRef(new Intent());
  const box = useRef<HTMLFormElement>(null);
  const no = refuses(GIVE);
  const set = (name: string, value: string | null) => {
    setValues(before => ({
      ...before,
      [name]: value,
      ...(name === 'companyId' ? { branchId: null, unitId: null } : {}),
    }));
    setWrong({});
    setRefused(undefined);
  };
  const part = { values, set, wrong };
  const placed = values.where === 'company' ? values : { ...values, companyId: null, branchId: null, unitId: null };
  const ready = Boolean(values.personId && values.role && (values.where !== 'company' || values.companyId));
  const input = {
    personId: values.personId,
    role: values.role,
    bounds: boundsOf(placed),
    reason: values.reason?.trim() ?? '',
  };
  const tried = useDeferredValue(JSON.stringify({ ...input, reason: '?' }));
  const check = useQuery({
    queryKey: ['check', tried],
    queryFn: ({ signal }) => execute<CheckQuery>(String(CheckDocument), { input: JSON.parse(tried) }, { signal }),
    enabled: ready && !no,
    retry: false,
    placeholderData: before => before,
  });
  const leave = () => void navigate({ to: '/$path', params: { path: 'assignments' } });

  useEffect(() => {
    const next = !given.person ? 'personId' : !given.role ? 'role' : 'reason';
    box.current?.querySelector<HTMLElement>(`[data-field="${next}"] input, [data-field="${next}"] textarea`)?.focus();
  }, [given.person, given.role]);
  useEffect(() => {
    if (Object.keys(wrong).length > 0) box.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [wrong]);

  const go = async () => {
    if (no) return tell(no, 'bad');
    if (unreadIn(globalThis.document.getElementById('main'))) return;
    const needed = ['personId', 'role', 'reason', ...(values.where === 'company' ? ['companyId'] : [])];
    const empty = needed.filter(name => !values[name]?.trim());
    if (empty.length > 0) return setWrong(Object.fromEntries(empty.map(name => [name, t('form.required')])));
    setBusy(true);
    try {
      const done = await execute<GiveMutation>(String(GiveDocument), { input }, { key: intent.current.keyOf(input) });
      const { assignment } = done.giveRole;
      settle();
      await client.invalidateQueries();
      tell(t('give.done', { what: nameOf(assignment, speech) }));
      void navigate({ to: '/$path/$id', params: { path: 'assignments', id: assignment.id }, replace: true });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const at = error.complaints.filter(one => one.field);
      setWrong(Object.fromEntries(at.map(one => [one.field!, one.message])));
      const seen = at.some(one => box.current?.querySelector(`[data-field="${one.field}"]`));
      setRefused(seen ? undefined : error.message);
    } finally {
      setBusy(false);
    }
  };
  useKeys({
    'mod+s': () => void go(),
    'mod+enter': () => void go(),
    escape: leave,
    f2: () => box.current?.querySelector<HTMLElement>('[data-date]')?.focus(),
  });
  const early = check.error instanceof Refusal && ready && !check.isFetching ? check.error.message : undefined;
  return (
    <article className="page" aria-label={t('give.title')} lang={language}>
      <header className="page-head page-head-one">
        <div className="page-title">
          <button type="button" className="crumb" onClick={leave}>
            {speech.say(documentOf('assignment').many)}
          </button>
          <h1>{t('give.title')}</h1>
        </div>
      </header>
      <form
        ref={box}
        className="form"
        noValidate
        aria-busy={busy}
        onSubmit={event => {
          event.preventDefault();
          void go();
        }}
      >
        {draft && (
          <div className="strip" role="status">
            <span>{t('form.draft', { when: speech.fmt.moment(draft) })}</span>
            <button type="button" className="linklike" onClick={drop}>
              {t('form.draft.drop')}
            </button>
          </div>
        )}
        {(refused ?? early) && (
          <div className="strip strip-bad" role="alert">
            <Icon name="warning" />
            <span>
              {refused ?? early} <WhyLink refusal={refused ?? early ?? ''} />
            </span>
          </div>
        )}
        <fieldset className="section">
          <legend>{t('give.who')}</legend>
          <div className="section-fields">
            <Field field={PERSON} {...part} />
            <div>
              <Field field={ROLE} {...part} />
              <RoleSaid role={values.role ?? null} />
            </div>
          </div>
        </fieldset>
        <fieldset className="section">
          <legend>{t('give.where')}</legend>
          <div className="section-fields">
            <Where where={values.where ?? 'everywhere'} onChange={where => set('where', where)} />
            {values.where === 'company' && (
              <>
                <Field field={{ ...COMPANY, required: true }} {...part} />
                <Field field={BRANCH} {...part} company={values.companyId ?? null} />
                <Field field={UNIT} {...part} company={values.companyId ?? null} />
              </>
            )}
          </div>
        </fieldset>
        <fieldset className="section">
          <legend>{t('give.long')}</legend>
          <div className="section-fields">
            <Field field={STARTS} {...part} />
            <Until days={DAYS} open {...part} />
            <Field field={LIMIT} {...part} />
          </div>
        </fieldset>
        <fieldset className="section">
          <legend>{t('give.reason')}</legend>
          <div className="section-fields">
            <div className="field-wide">
              <Field field={REASON} {...part} />
            </div>
            <div className="field-wide">
              <Narrower {...part} />
            </div>
          </div>
        </fieldset>
        {ready && <Sum values={placed} />}
        <Clashes clashes={check.data?.checkAssignment ?? []} person={values.personId ?? undefined} />
        <div className="form-foot">
          <Do primary submit no={no} busy={busy} onDo={() => void go()} keys="Ctrl S">
            {t('give.go')}
          </Do>
          <Do quiet onDo={leave}>
            {t('app.cancel')}
          </Do>
        </div>
      </form>
    </article>
  );
}

function Where({ where, onChange }: { where: string; onChange: (where: string) => void }) {
  const { t } = useSpeech();
  return (
    <div className="field-wide radios" role="radiogroup" aria-label={t('give.where')}>
      {(['everywhere', 'company'] as const).map(one => (
        <label key={one}>
          <input type="radio" name="where" checked={where === one} onChange={() => onChange(one)} />
          {t(`give.in.${one}`)}
        </label>
      ))}
    </div>
  );
}

const useOne = (name: 'role' | 'user' | 'company', id: string | null) => {
  const document = documentOf(name);
  return useQuery({
    queryKey: ['one', name, id],
    queryFn: ({ signal }) => findOne(document, id!, signal),
    enabled: id !== null,
  }).data;
};

/** What a role is for, below its name. */
function RoleSaid({ role }: { role: string | null }) {
  const speech = useSpeech();
  const row = useOne('role', role);
  const text = row ? shown(fieldOf(ROLE_DOC, 'description'), row, speech) : '';
  return text ? (
    <p className="field-help role-said">
      <Own>{text}</Own>
    </p>
  ) : null;
}

/** All of it in one sentence. */
function Sum({ values }: { values: Values }) {
  const { t, fmt, language } = useSpeech();
  const person = useOne('user', values.personId ?? null);
  const role = useOne('role', values.role ?? null);
  const company = useOne('company', values.companyId ?? null);
  const called = (name: 'user' | 'role' | 'company', row: Row | undefined) =>
    row ? titleOf(name === 'user' ? USER : documentOf(name), row, language) : '…';
  const blanks = {
    person: called('user', person),
    role: called('role', role),
    where: values.companyId ? t('give.sum.in', { company: called('company', company) }) : t('give.sum.everywhere'),
    from: fmt.date(values.startsOn ?? today()),
    until: values.endsOn ? t('give.until', { day: fmt.date(values.endsOn) }) : t('people.open'),
    limit: values.upTo ? `, ${t('give.upto', { sum: fmt.money(values.upTo) })}` : '',
  };
  return (
    <p className="strip" role="status">
      {t('give.sum', blanks)}
    </p>
  );
}
