// Why somebody may do something, or may not: asked by address, answered in sentences, with the way drawn.

import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useSession } from '../../app/session';
import '../../styles/access.css';
import { WhyDocument, type WhyQuery } from '../../gen/auth/graphql';
import { Own, useSpeech } from '../../i18n';
import { asked } from '../../kit/asked';
import { Do } from '../../kit/Do';
import { Empty } from '../../kit/Empty';
import { Icon } from '../../kit/Icon';
import { useNotices } from '../../kit/Notices';
import { execute } from '../../lib/graph';
import type { Values } from '../../lib/merge';
import { permissions } from '../../lib/meta';
import { spoken } from '../../lib/permit';
import { Field } from './bounds';
import { Sentence } from './Sentence';
import { BRANCH, COMPANY, limitOf, nameOf, PERSON, placeOf, timeOf, UNIT } from './said';

type Told = WhyQuery['explainPermission'];
type Way = Told['ways'][number];

const READ = 'auth.role.read';
const AMOUNT = asked(
  'amount',
  'why.amount',
  { is: 'money' },
  {
    help: { en: 'For a document of this amount.', bn: 'এই অঙ্কের কাগজের জন্য।' },
  },
);
const WHO = { ...PERSON, required: false };

export default function Why() {
  const { t, language } = useSpeech();
  const { me, refuses } = useSession();
  const { tell } = useNotices();
  const navigate = useNavigate();
  const at = useSearch({ strict: false }) as Record<string, string | undefined>;
  const others = !refuses(READ);
  const values: Values = {
    personId: at.person ?? me.user.id,
    companyId: at.company ?? null,
    branchId: at.branch ?? null,
    unitId: at.unit ?? null,
    amount: at.amount ?? null,
  };
  const go = (more: Record<string, string | undefined>) =>
    void navigate({ to: '/why', search: { ...at, ...more }, replace: true });
  const set = (name: string, value: string | null) => {
    const of = name.replace(/Id$/, '');
    go({ [of]: value ?? undefined, ...(of === 'company' ? { branch: undefined, unit: undefined } : {}) });
  };
  const part = { values, set, wrong: {} };
  const { permission } = at;
  const input = {
    permission,
    personId: values.personId,
    companyId: values.companyId,
    branchId: values.branchId,
    unitId: values.unitId,
    amount: at.amount ? { amount: at.amount, currency: 'BDT' } : null,
  };
  const found = useQuery({
    queryKey: ['list', 'why', input],
    queryFn: ({ signal }) => execute<WhyQuery>(String(WhyDocument), { input }, { signal }),
    enabled: Boolean(permission),
    placeholderData: before => before,
    retry: false,
  });
  const copy = () => void navigator.clipboard.writeText(window.location.href).then(() => tell(t('why.copied')));
  return (
    <article className="page" lang={language} aria-busy={found.isPending && Boolean(permission)}>
      <header className="page-head page-head-one">
        <div className="page-title">
          <h1>{t('why.title')}</h1>
          <p className="dim">{t('why.says')}</p>
        </div>
        {permission && (
          <div className="acts">
            <Do onDo={copy}>{t('list.view.copy')}</Do>
          </div>
        )}
      </header>
      <div className="why-ask">
        <Sentence value={permission ?? null} onChange={name => go({ permission: name ?? undefined })} />
        {others && <Field field={WHO} {...part} />}
        <Field field={COMPANY} {...part} />
        {values.companyId && <Field field={BRANCH} {...part} company={values.companyId} />}
        {values.companyId && <Field field={UNIT} {...part} company={values.companyId} />}
        <Field field={AMOUNT} {...part} />
      </div>
      {!permission && <Empty title={t('why.none')} next={t('why.none.next')} />}
      {found.isError && (
        <div className="strip strip-bad" role="alert">
          <Icon name="warning" />
          {found.error.message}
        </div>
      )}
      {permission && found.data && <Answer told={found.data.explainPermission} />}
    </article>
  );
}

function Answer({ told }: { told: Told }) {
  const speech = useSpeech();
  const { t, say, language } = speech;
  const { me, refuses } = useSession();
  const navigate = useNavigate();
  const person = nameOf(told.person, speech);
  const own = told.personId === me.user.id;
  const said = permissions[told.permission];
  const what = said ? say(said) : told.permission;
  const verdict = told.allowed ? (own ? 'why.yes.you' : 'why.yes') : own ? 'why.no.you' : 'why.no';
  const named = places(told, language);
  const meant = told.ways.map(
    ({ through }) => [`“${through}”`, `“${say(permissions[through] ?? spoken(through))}”`] as const,
  );
  const written = (text: string) => [...named, ...meant].reduce((all, [id, name]) => all.replaceAll(id, name), text);
  // The verdict is said above already.
  const lines = told.lines.slice(0, -1);
  const give = told.giving.at(0);
  return (
    <section className="why" aria-live="polite" aria-labelledby="verdict">
      <h2 id="verdict" className={told.allowed ? 'verdict verdict-good' : 'verdict verdict-bad'}>
        <Icon name={told.allowed ? 'check' : 'close'} />
        <span>{t(verdict, { who: person, what })}</span>
      </h2>
      {told.ways.map(way => (
        <Path key={way.assignment.id} way={way} told={told} what={what} person={person} />
      ))}
      {told.ways.length === 0 && <NoPath person={person} what={what} />}
      {told.clashes.map(clash => (
        <p key={clash.pair} className={clash.overrideUntil ? 'strip' : 'strip strip-bad'}>
          <Icon name="warning" />
          <span>
            <Link to="/$path/$id" params={{ path: 'duty-pairs', id: clash.pair }} className="linklike">
              {clash.keptApart ? nameOf(clash.keptApart, speech) : clash.pair}
            </Link>
            {': '}
            {clash.keptApart && ((language === 'bn' && clash.keptApart.reasonBn) || clash.keptApart.reason)}
          </span>
        </p>
      ))}
      {lines.length > 0 && (
        <details className="why-lines" open={told.ways.length < 3}>
          <summary>{t('why.how')}</summary>
          <ol>
            {lines.map((line, n) => (
              <li key={n}>
                <Own>{written(say(line))}</Own>
              </li>
            ))}
          </ol>
        </details>
      )}
      {!told.allowed && (
        <section className="panel" aria-labelledby="todo">
          <header className="panel-head">
            <h2 id="todo">{t('why.todo')}</h2>
            {give && !own && (
              <Do
                small
                primary
                no={refuses('auth.role.assign')}
                onDo={() =>
                  void navigate({ to: '/assignments/new', search: { person: told.personId, role: give.key } })
                }
              >
                {t('why.give', { role: nameOf(give, speech) })}
              </Do>
            )}
          </header>
          {told.advice.map(line => (
            <p key={line.en}>
              <Own>{say(line)}</Own>
            </p>
          ))}
          {told.givers.length > 0 && (
            <p>{t('why.ask.whom', { who: told.givers.map(one => nameOf(one, speech)).join(', ') })}</p>
          )}
        </section>
      )}
    </section>
  );
}

/** What places are called that sentences name by their ids. */
function places(told: Told, language: 'en' | 'bn'): Map<string, string> {
  const parts = told.ways.flatMap(({ assignment: { company, branch, unit } }) => [company, branch, unit]);
  return new Map(
    parts.flatMap(part => (part ? [[part.id, (language === 'bn' && part.nameBn) || part.name] as const] : [])),
  );
}

interface Stop {
  label: string;
  text: string;
  more?: string;
  bad?: boolean;
}

function Stops({ stops, name }: { stops: Stop[]; name: string }) {
  const { t } = useSpeech();
  return (
    <ol className="path" aria-label={name}>
      {stops.map(stop => (
        <li key={stop.label} className={stop.bad ? 'stop stop-bad' : 'stop'}>
          <span className="dim">{stop.label}</span>
          <strong>
            <Own>{stop.text}</Own>
          </strong>
          {stop.more && <span className={stop.bad ? 'stop-why' : 'dim'}>{stop.more}</span>}
          {stop.bad && <span className="unseen">{t('why.stops')}</span>}
        </li>
      ))}
    </ol>
  );
}

const AT_ROLE = ['NOT_YET', 'OVER', 'OTHER_HOURS', 'OTHER_NETWORK'];

function Path({ way, told, what, person }: { way: Way; told: Told; what: string; person: string }) {
  const speech = useSpeech();
  const { t } = speech;
  const one = way.assignment;
  const stopped = way.hindrance;
  const clash = told.clashes.find(pair => !pair.overrideUntil);
  const because = stopped ? t(`why.${stopped}`) : undefined;
  const role = nameOf(one.held, speech);
  const far = [timeOf(one, speech), limitOf(one, speech)].filter(Boolean).join(' · ');
  const atRole = stopped ? AT_ROLE.includes(stopped) : false;
  const stops: Stop[] = [
    { label: t('give.person'), text: person },
    { label: t('give.role'), text: role, more: (atRole ? because : far) ?? far, bad: atRole },
    {
      label: t('give.where'),
      text: placeOf(one, speech),
      bad: Boolean(stopped) && !atRole,
      ...(stopped && !atRole ? { more: because ?? '' } : {}),
    },
    {
      label: t('why.what'),
      text: what,
      bad: !stopped && Boolean(clash),
      ...(!stopped && clash ? { more: t('why.clash', { pair: nameOf(clash.keptApart, speech) }) } : {}),
    },
  ];
  return <Stops stops={stops} name={t('why.path', { role })} />;
}

/** No role at all leads there. */
function NoPath({ person, what }: { person: string; what: string }) {
  const { t } = useSpeech();
  const stops: Stop[] = [
    { label: t('give.person'), text: person },
    { label: t('give.role'), text: t('why.norole'), bad: true },
    { label: t('why.what'), text: what },
  ];
  return <Stops stops={stops} name={t('why.path', { role: t('why.norole') })} />;
}
