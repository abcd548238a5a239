// Which address shows what. A list's words, filters and columns are part of its address.

import { createRootRoute, createRoute, createRouter, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { useSpeech } from '../i18n';
import { Coming } from '../kit/Coming';
import { Do } from '../kit/Do';
import { Empty } from '../kit/DocList';
import { type Document, documentAt } from '../lib/meta';
import { Home } from './Home';
import { ListPage } from './ListPage';
import { Shell } from './Shell';
import { useSession } from './session';

const DocPage = lazy(() => import('../kit/DocPage').then(module => ({ default: module.DocPage })));
const DocForm = lazy(() => import('../kit/DocForm').then(module => ({ default: module.DocForm })));
const WaitingPage = lazy(() => import('./WaitingPage'));
const Audit = lazy(() => import('../features/audit/Audit'));
const Settings = lazy(() => import('../features/organization/Settings'));

type Search = Record<string, string | undefined>;
const texts = (search: Record<string, unknown>): Search =>
  Object.fromEntries(
    Object.entries(search).flatMap(([name, value]) =>
      value === undefined || value === null ? [] : [[name, String(value)]],
    ),
  );

const root = createRootRoute({ component: Shell, notFoundComponent: Missing, errorComponent: Broken });
const home = createRoute({ getParentRoute: () => root, path: '/', component: Home });
const settings = createRoute({ getParentRoute: () => root, path: '/settings', component: SettingsPage });
const waiting = createRoute({ getParentRoute: () => root, path: '/waiting', component: WaitingRoute });
const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  component: AuditRoute,
  validateSearch: texts,
});
const auditPart = createRoute({ getParentRoute: () => root, path: '/audit/$part', component: AuditRoute });
const list = createRoute({ getParentRoute: () => root, path: '/$path', component: ListRoute, validateSearch: texts });
const made = createRoute({
  getParentRoute: () => root,
  path: '/$path/new',
  component: NewRoute,
  validateSearch: texts,
});
const one = createRoute({ getParentRoute: () => root, path: '/$path/$id', component: OneRoute });

export const router = createRouter({
  routeTree: root.addChildren([home, settings, waiting, audit, auditPart, list, made, one]),
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

function SettingsPage() {
  const { t } = useSpeech();
  useTitle(t('app.settings'));
  return (
    <Suspense fallback={<Coming />}>
      <Settings />
    </Suspense>
  );
}

function WaitingRoute() {
  const { t } = useSpeech();
  useTitle(t('waiting.title'));
  return (
    <Suspense fallback={<Coming />}>
      <WaitingPage />
    </Suspense>
  );
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
  useTitle(document?.create ? say(document.create.label) : '');
  if (!document?.create) return <Missing />;
  const leave = () => void navigate({ to: '/$path', params: { path: document.path } });
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
        <DocForm
          key={document.name}
          document={document}
          start={{ companyId: company, branchId: branch, ...given }}
          onSaved={(row, another) => {
            if (!another)
              void navigate({ to: '/$path/$id', params: { path: document.path, id: row.id }, replace: true });
          }}
          onLeave={leave}
        />
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
      <DocPage key={id} document={document} id={id} onLeave={() => void navigate({ to: '/$path', params: { path } })} />
    </Suspense>
  );
}
