// The desk from outside in: words, style, who is signed in, pages.

import { StyleProvider } from '@ant-design/cssinjs';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Speech, useSpeech } from '../i18n';
import { Do } from '../kit/Do';
import { NoticesOf, useNotices } from '../kit/Notices';
import { holdUnread } from '../kit/unread';
import { Refusal } from '../lib/graph';
import { listen } from '../lib/live';
import { usePref } from '../lib/prefs';
import style from '../styles/antd.json';
import { router } from './router';
import { askWho, loginAddress, type Me, SessionOf } from './session';

const LoginDialog = lazy(() => import('./LoginDialog').then(module => ({ default: module.LoginDialog })));

/** Where antd puts style it makes while running: nowhere. All of it is in `antd.css`, and the page's policy allows no other. */
const NOWHERE = document.createElement('div');

/** Rows are asked for anew when a page is looked at again after this. */
const FRESH_MS = 15_000;
const TRIES = 2;

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH_MS,
      retry: (count, error) => count < TRIES && error instanceof Refusal && error.retryable,
    },
  },
});

export function Desk() {
  return (
    <Speech>
      <StyleProvider container={NOWHERE}>
        <ConfigProvider
          theme={{ ...style, hashed: false, zeroRuntime: true, cssVar: { key: 'desk' } }}
          wave={{ disabled: true }}
        >
          <QueryClientProvider client={client}>
            <NoticesOf>
              <Themed />
              <Spoken />
              <Door />
            </NoticesOf>
          </QueryClientProvider>
        </ConfigProvider>
      </StyleProvider>
    </Speech>
  );
}

/** Keeps the page in the chosen colours and density. */
function Themed() {
  const [theme] = usePref('theme');
  const [density] = usePref('density');
  useEffect(() => {
    const media = window.matchMedia('(prefers-color-scheme: dark)');
    const paint = () => {
      document.documentElement.dataset.theme = theme ?? (media.matches ? 'dark' : 'light');
    };
    paint();
    media.addEventListener('change', paint);
    return () => media.removeEventListener('change', paint);
  }, [theme]);
  useEffect(() => {
    document.documentElement.dataset.density = density ?? 'dense';
  }, [density]);
  return null;
}

/** Says so when a language could not be fetched: everything stays in the one before. */
function Spoken() {
  const { t, failed } = useSpeech();
  const { tell } = useNotices();
  useEffect(() => {
    if (failed > 0) tell(t('app.offline'), 'bad');
  }, [failed]);
  return null;
}

function Door() {
  const { t } = useSpeech();
  const [me, setMe] = useState<Me>();
  const [failed, setFailed] = useState(false);
  const ask = () => {
    setFailed(false);
    askWho().then(
      who => (who ? setMe(who) : window.location.assign(loginAddress(window.location))),
      () => setFailed(true),
    );
  };
  useEffect(ask, []);
  useEffect(holdUnread, []);
  useEffect(() => (me ? listen(client) : undefined), [me]);
  if (failed) {
    return (
      <main className="empty">
        <h1>Vextrus</h1>
        <p>{t('app.offline')}</p>
        <Do onDo={ask}>{t('app.again')}</Do>
      </main>
    );
  }
  if (!me) return null;
  return (
    <SessionOf
      me={me}
      again={(who, done) => (
        <Suspense>
          <LoginDialog me={who} onDone={done} />
        </Suspense>
      )}
    >
      <RouterProvider router={router} />
    </SessionOf>
  );
}
