// What stays while pages change: the sidebar, what is looked at, the palette, the bell.

import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { Fragment, lazy, Suspense, useEffect, useRef, useState } from 'react';
import { askName, NAME } from '../features/organization/name';
import { Own, useSpeech } from '../i18n';
import { Icon } from '../kit/Icon';
import { useNotices } from '../kit/Notices';
import { isLost } from '../lib/focus';
import { useKeys } from '../lib/keys';
import { documentOf, titleOf } from '../lib/meta';
import { useMedia, useNarrow } from '../lib/prefs';
import { Bell } from './Bell';
import { GROUPS, HOME, type Spot, WAITING } from './places';
import { Switches, useCompanies } from './Switches';
import { useSession } from './session';
import { You } from './You';

const Palette = lazy(() => import('./Palette').then(module => ({ default: module.Palette })));
const Sheet = lazy(() => import('./Sheet').then(module => ({ default: module.Sheet })));

export function Shell() {
  const { t } = useSpeech();
  const narrow = useNarrow();
  const navigate = useNavigate();
  const [palette, setPalette] = useState(false);
  const [sheet, setSheet] = useState(false);
  const [side, setSide] = useState(false);
  const going = useRef(0);
  const main = useRef<HTMLElement>(null);
  useCompanies();
  const { company } = useSession();
  const { explain } = useNotices();
  useEffect(() => {
    explain(permission => void navigate({ to: '/why', search: { permission, ...(company ? { company } : {}) } }));
    return () => explain(undefined);
  }, [explain, navigate, company]);
  const at = useRouterState({ select: state => state.location.pathname });

  const spot = useRef(at);
  useEffect(() => {
    if (spot.current === at) return;
    spot.current = at;
    setSide(false);
    // A new page begins at its top, for eyes and for readers of the screen.
    main.current?.scrollTo(0, 0);
    if (!main.current?.contains(document.activeElement)) main.current?.focus();
  }, [at]);

  // A page that comes late takes the place of the one the keyboard was in.
  useEffect(() => {
    const page = main.current;
    if (!page) return;
    const watch = new MutationObserver(() => requestAnimationFrame(() => isLost() && page.focus()));
    watch.observe(page, { childList: true });
    return () => watch.disconnect();
  }, []);

  const then = (to: string) => () => {
    if (performance.now() - going.current < 1200) void navigate({ to });
    going.current = 0;
  };
  useKeys({
    'mod+k': () => setPalette(true),
    '?': () => setSheet(true),
    g: () => {
      going.current = performance.now();
    },
    h: then('/'),
    c: then('/companies'),
    s: then('/settings'),
    w: then('/waiting'),
    a: then('/audit'),
  });
  return (
    <div className={side ? 'shell shell-side' : 'shell'}>
      <a
        className="skip"
        href="#main"
        onClick={event => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {t('app.skip')}
      </a>
      {(!narrow || side) && <Side narrow={narrow} onLeave={() => setSide(false)} />}
      <div className="stage">
        <header className="bar">
          {narrow && (
            <button
              type="button"
              className="icon-button"
              aria-label={t('app.menu')}
              aria-expanded={side}
              onClick={() => setSide(!side)}
            >
              <Icon name="menu" />
            </button>
          )}
          {!narrow && <Switches />}
          <button type="button" className="finder" onClick={() => setPalette(true)} aria-haspopup="dialog">
            <Icon name="search" />
            <span>{t('app.search')}</span>
            {!narrow && <kbd aria-hidden="true">Ctrl K</kbd>}
          </button>
          <Bell />
          <button
            type="button"
            className="icon-button"
            aria-label={t('app.help')}
            title={`${t('app.help')} (?)`}
            onClick={() => setSheet(true)}
          >
            <Icon name="why" />
          </button>
        </header>
        <main id="main" ref={main} tabIndex={-1}>
          <Paper />
          <Outlet />
        </main>
      </div>
      <Suspense>
        {palette && <Palette onClose={() => setPalette(false)} />}
        {sheet && <Sheet onClose={() => setSheet(false)} />}
      </Suspense>
    </div>
  );
}

/** Whose paper it is, and when it was printed. */
function Paper() {
  const { fmt, language } = useSpeech();
  const { me } = useSession();
  const { here } = useCompanies();
  const onPaper = useMedia('print');
  if (!onPaper) return null;
  const whose = here ? titleOf(documentOf('company'), here, language) : me.tenant.name;
  return (
    <div className="paper-head">
      <Own>{whose}</Own>
      <span>
        {fmt.instant(new Date().toISOString())} · <Own>{me.user.name}</Own>
      </span>
    </div>
  );
}

function Side({ narrow, onLeave }: { narrow: boolean; onLeave: () => void }) {
  const { t, say, language } = useSpeech();
  const { me } = useSession();
  // Who one is was asked without the name in Bengali, and the name may have been changed since.
  const { data } = useQuery({
    queryKey: NAME,
    queryFn: ({ signal }) => askName(signal),
    enabled: language === 'bn',
    retry: false,
  });
  const tenant = data?.tenant ?? me.tenant;
  const name = (language === 'bn' && tenant.nameBn) || tenant.name || 'Vextrus';
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (narrow) box.current?.querySelector<HTMLElement>('a, button')?.focus();
  }, [narrow]);
  return (
    <>
      {narrow && <button type="button" className="veil" aria-label={t('app.close')} onClick={onLeave} />}
      <aside ref={box} className="side" onKeyDown={event => narrow && event.key === 'Escape' && onLeave()}>
        <div className="side-head">
          <svg className="mark" viewBox="0 0 32 32" width="22" height="22" aria-hidden="true">
            <rect width="32" height="32" rx="8" fill="var(--fill)" />
            <path
              d="M8 9l8 15 8-15"
              fill="none"
              stroke="#fff"
              strokeWidth="3.4"
              strokeLinecap="round"
              strokeLinejoin="round"
            />
          </svg>
          <span className="side-name" title={name}>
            <Own>{name}</Own>
          </span>
        </div>
        {narrow && (
          <div className="side-switches">
            <Switches />
          </div>
        )}
        <nav aria-label={t('app.sections')}>
          <Spots spots={[HOME, WAITING]} />
          {GROUPS.map(group => (
            <Fragment key={group.key}>
              <div className="side-group">{say(group.label)}</div>
              <Spots spots={group.spots} />
            </Fragment>
          ))}
        </nav>
        <div className="side-foot">
          <You />
        </div>
      </aside>
    </>
  );
}

function Spots({ spots }: { spots: Spot[] }) {
  const { say } = useSpeech();
  return (
    <ul>
      {spots.map(spot => (
        <li key={spot.key}>
          <Link
            to={spot.path}
            className="spot"
            activeOptions={{
              exact: spots.some(other => other !== spot && other.path.startsWith(`${spot.path}/`)) || spot.path === '/',
              includeSearch: false,
            }}
            activeProps={{ 'aria-current': 'page' }}
          >
            <Icon name={spot.icon} />
            <span>{say(spot.label)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
