// Which address shows what. A list's words, filters and columns are part of its address.

import { createRootRoute, createRoute, createRouter, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense, useEffect, useState } from 'react';
import { useSpeech } from '../i18n';
import type { Key } from '../i18n/words';
import { Coming } from '../kit/Coming';
import { Do } from '../kit/Do';
import { Empty } from '../kit/Empty';
import { HANDOVER } from '../kit/handover';
import { lookedAt } from '../kit/left';
import { type Document, documentAt, type Row } from '../lib/meta';
import { enter, type Room } from '../lib/rooms';
import { Home } from './Home';
import { ListPage } from './ListPage';
import { Shell } from './Shell';
import { useSession } from './session';

const DocPage = lazy(() => import('../kit/DocPage').then(module => ({ default: module.DocPage })));
const DocForm = lazy(() => import('../kit/DocForm').then(module => ({ default: module.DocForm })));
const Account = lazy(() => import('../features/auth/Account'));
const ApiKeys = lazy(() => import('../features/auth/ApiKeys'));
const NewApiKey = lazy(() => import('../features/auth/NewApiKey'));
const Conflicts = lazy(() => import('../features/auth/Conflicts'));
const GiveRole = lazy(() => import('../features/auth/GiveRole'));
const MyRoles = lazy(() => import('../features/auth/MyRoles'));
const Why = lazy(() => import('../features/auth/Why'));
const WaitingPage = lazy(() => import('./WaitingPage'));
const Audit = lazy(() => import('../features/audit/Audit'));
const Rules = lazy(() => import('../features/rules-engine/Rules'));
const Configuration = lazy(() => import('../features/configuration/Configuration'));
const Settings = lazy(() => import('../features/organization/Settings'));

type Search = Record<string, string | undefined>;
const texts = (search: Record<string, unknown>): Search =>
  Object.fromEntries(
    Object.entries(search).flatMap(([name, value]) =>
      value === undefined || value === null ? [] : [[name, String(value)]],
    ),
  );

const root = createRootRoute({ component: Shell, notFoundComponent: Missing, errorComponent: Broken });
/** Opens rooms while the page before is still there. */
const opens = (...rooms: Room[]) => ({ beforeLoad: () => enter(...rooms) });
/** Opens the room of the document at an address. */
const opensIts = (path: string) => {
  const document = documentAt(path);
  return document && enter(document.service);
};
const under = { getParentRoute: () => root };

const home = createRoute({ ...under, path: '/', component: Home, ...opens('organization') });
const settings = createRoute({
  ...under,
  path: '/settings',
  component: page('app.settings', Settings),
  ...opens('organization'),
});
const configuration = createRoute({
  ...under,
  path: '/configuration',
  component: page('config.title', Configuration),
  ...opens('configuration'),
});
const account = createRoute({ ...under, path: '/me', component: page('account.title', Account), ...opens('auth') });
const apiKeys = createRoute({ ...under, path: '/api-keys', component: page('key.title', ApiKeys), ...opens('auth') });
const newApiKey = createRoute({
  ...under,
  path: '/api-keys/new',
  component: page('key.new', NewApiKey),
  ...opens('auth'),
});
const giveRole = createRoute({
  ...under,
  path: '/assignments/new',
  component: page('give.title', GiveRole),
  validateSearch: texts,
  ...opens('auth'),
});
const conflicts = createRoute({
  ...under,
  path: '/duty-conflicts',
  component: page('conflicts.title', Conflicts),
  ...opens('auth'),
});
const myRoles = createRoute({ ...under, path: '/my-roles', component: page('mine.title', MyRoles), ...opens('auth') });
const why = createRoute({
  ...under,
  path: '/why',
  component: page('why.title', Why),
  validateSearch: texts,
  ...opens('auth'),
});
const waiting = createRoute({ ...under, path: '/waiting', component: page('waiting.title', WaitingPage) });
const audit = createRoute({
  ...under,
  path: '/audit',
  component: AuditRoute,
  validateSearch: texts,
  ...opens('audit'),
});
const auditPart = createRoute({ ...under, path: '/audit/$part', component: AuditRoute, ...opens('audit') });
const rules = createRoute({
  ...under,
  path: '/rules',
  component: RulesRoute,
  validateSearch: texts,
  ...opens('rules-engine'),
});
const rulesPart = createRoute({
  ...under,
  path: '/rules/$part',
  component: RulesRoute,
  validateSearch: texts,
  ...opens('rules-engine'),
});
const list = createRoute({
  ...under,
  path: '/$path',
  component: ListRoute,
  validateSearch: texts,
  beforeLoad: ({ params }) => opensIts(params.path),
});
const made = createRoute({
  ...under,
  path: '/$path/new',
  component: NewRoute,
  validateSearch: texts,
  beforeLoad: ({ params }) => opensIts(params.path),
});
const one = createRoute({
  ...under,
  path: '/$path/$id',
  component: OneRoute,
  validateSearch: texts,
  beforeLoad: ({ params }) => opensIts(params.path),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    settings,
    configuration,
    account,
    apiKeys,
    newApiKey,
    giveRole,
    conflicts,
    myRoles,
    why,
    waiting,
    audit,
    auditPart,
    rules,
    rulesPart,
    list,
    made,
    one,
  ]),
  basepath: '/app',
  scrollRestoration: false,
  // Words of an address as they are typed, not as JSON.
  parseSearch: text => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: search => {
    const set = Object.entries(texts(search)).filter((pair): pair is [string, string] => Boolean(pair[1]));
    return set.length > 0 ? `?${new URLSearchParams(set)}` : '';
  },
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

function useTitle(title: string) {
  useEffect(() => {
    document.title = `${title} · Vextrus`;
  }, [title]);
}

function Missing() {
  const { t } = useSpeech();
  const navigate = useNavigate();
  useTitle(t('app.missing'));
  return (
    <Empty whole title={t('app.missing')} next={t('app.missing.next')}>
      <Do onDo={() => void navigate({ to: '/' })}>{t('app.home')}</Do>
    </Empty>
  );
}

function Broken() {
  const { t } = useSpeech();
  return (
    <Empty whole title={t('app.broken')} next="">
      <Do onDo={() => window.location.reload()}>{t('app.again')}</Do>
    </Empty>
  );
}

/** A page made by hand, under its title. */
function page(title: Key, Shown: ComponentType) {
  return function Page() {
    const { t } = useSpeech();
    useTitle(t(title));
    return (
      <Suspense fallback={<Coming />}>
        <Shown />
      </Suspense>
    );
  };
}

function AuditRoute() {
  const { t } = useSpeech();
  const { part } = useParams({ strict: false });
  const looked = useSearch({ strict: false }) as Search;
  useTitle(t('audit.title'));
  if (part !== undefined && part !== 'blocks' && part !== 'keeping') return <Missing />;
  return (
    <Suspense fallback={<Coming />}>
      <Audit part={part ?? 'entries'} looked={looked} />
    </Suspense>
  );
}

function RulesRoute() {
  const { t } = useSpeech();
  const { part } = useParams({ strict: false });
  const looked = useSearch({ strict: false }) as Search;
  useTitle(t(part === 'try' || part === 'due' || part === 'kept' ? `rules.${part}` : 'rules.title'));
  if (part !== undefined && part !== 'try' && part !== 'due' && part !== 'kept') return <Missing />;
  return (
    <Suspense fallback={<Coming />}>
      <Rules part={part ?? 'rows'} looked={looked} />
    </Suspense>
  );
}

function useDocument(): Document | undefined {
  const { path } = useParams({ strict: false });
  return path ? documentAt(path) : undefined;
}

function ListRoute() {
  const { say } = useSpeech();
  const document = useDocument();
  const search = useSearch({ strict: false }) as Search;
  useTitle(document ? say(document.many) : '');
  return document ? <ListPage key={document.name} document={document} looking={search} /> : <Missing />;
}

function NewRoute() {
  const { say, t, language } = useSpeech();
  const { company, branch } = useSession();
  const navigate = useNavigate();
  const document = useDocument();
  const search = useSearch({ strict: false }) as Search;
  const [made, setMade] = useState<Row>();
  useTitle(document?.create ? say(document.create.label) : '');
  if (!document?.create) return <Missing />;
  // Back to the list as it was left.
  const leave = () => void navigate({ to: '/$path', params: { path: document.path }, search: lookedAt(document.name) });
  const show = (id: string) => void navigate({ to: '/$path/$id', params: { path: document.path, id }, replace: true });
  const Handover = HANDOVER[document.name];
  const given = Object.fromEntries(Object.entries(search).map(([name, value]) => [name, value ?? null]));
  return (
    <article className="page" aria-label={t('link.new', { what: say(document.one) })} lang={language}>
      <header className="page-head page-head-one">
        <div className="page-title">
          <button type="button" className="crumb" onClick={leave}>
            {say(document.many)}
          </button>
          <h1>{say(document.create.label)}</h1>
        </div>
      </header>
      <Suspense fallback={<Coming />}>
        {!made && (
          <DocForm
            key={document.name}
            document={document}
            start={{ companyId: company, branchId: branch, ...given }}
            about={new URLSearchParams(given as Record<string, string>).toString()}
            single={Boolean(Handover)}
            onSaved={(row, another) => {
              if (Handover) setMade(row);
              else if (!another) show(row.id);
            }}
            onLeave={leave}
          />
        )}
        {made && Handover && <Handover row={made} onClose={() => show(made.id)} />}
      </Suspense>
    </article>
  );
}

function OneRoute() {
  const { path, id } = useParams({ strict: false });
  const navigate = useNavigate();
  const document = useDocument();
  if (!document || !path || !id) return <Missing />;
  return (
    <Suspense fallback={<Coming />}>
      <DocPage
        key={id}
        document={document}
        id={id}
        onLeave={() => void navigate({ to: '/$path', params: { path }, search: lookedAt(document.name) })}
      />
    </Suspense>
  );
}
