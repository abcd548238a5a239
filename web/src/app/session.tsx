// Who is signed in, what they may do, and where they are looking.

import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useSpeech } from '../i18n';
import { Drafts } from '../lib/drafts';
import { doors } from '../lib/graph';
import { permissions } from '../lib/meta';
import { readPref, usePref, writePref } from '../lib/prefs';

export interface Me {
  user: { id: string | null; name: string; nameBn?: string | null; email: string | null };
  tenant: { slug: string; name: string; nameBn?: string | null };
  language?: 'en' | 'bn';
  /** Names and patterns held; none when this program hosts nobody who knows, and the server alone decides. */
  permissions: string[] | null;
}

export interface Session {
  me: Me;
  /** Why not, in a sentence, or nothing when it is allowed. */
  refuses: (permission: string) => string | undefined;
  drafts: Drafts;
  company: string | null;
  branch: string | null;
  year: string | null;
  look: (at: { company?: string | null; branch?: string | null; year?: string | null }) => void;
  signOut: () => Promise<void>;
}

const Signed = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(Signed);
  if (!session) throw new Error('outside of Session');
  return session;
}

/** Whether `pattern` grants `permission`: itself, `*`, or `finance.*`. */
export const grants = (pattern: string, permission: string): boolean =>
  pattern === '*' || pattern === permission || (pattern.endsWith('.*') && permission.startsWith(pattern.slice(0, -1)));

/** The door, in the language of the desk. */
const door = (more: string, language: string): string => `/login?${more}&lang=${language === 'bn' ? 'bn' : 'en'}`;

/** The door, and from there back to where one is. */
export const loginAddress = (at: Location, language = document.documentElement.lang): string =>
  door(`next=${encodeURIComponent(at.pathname + at.search + at.hash)}`, language);

/** What `/api/v1/auth/me` answers. */
interface Told {
  user: { id: string; name: string; nameBn: string | null; email: string | null; language: string };
  tenant: string;
  tenantName: string;
  permissions: string[];
}

/** Asks who we are. `null` when nobody is signed in. */
export async function askWho(): Promise<Me | null> {
  const response = await fetch('/api/v1/auth/me', {
    headers: { accept: 'application/json' },
    credentials: 'same-origin',
  });
  if (response.status === 401) return null;
  if (!response.ok) return await askOrganization(response.status);
  const { user, tenant, tenantName, permissions } = (await response.json()) as Told;
  return {
    user: { id: user.id, name: user.name, nameBn: user.nameBn, email: user.email },
    tenant: { slug: tenant, name: tenantName },
    language: user.language === 'bn' ? 'bn' : 'en',
    permissions,
  };
}

/** A program that hosts no sign-in (scripts' tokens only) still knows the organization. */
async function askOrganization(status: number): Promise<Me | null> {
  if (status !== 404) throw new Error(String(status));
  const response = await fetch('/api/v1/organization/tenant', { credentials: 'same-origin' });
  if (response.status === 401) return null;
  if (!response.ok) throw new Error(String(response.status));
  const told = (await response.json()) as Me['tenant'];
  return { user: { id: null, name: '', email: null }, tenant: told, permissions: null };
}

interface Props {
  me: Me;
  children: ReactNode;
  /** Shown over everything while somebody has to sign in again. */
  again: (me: Me, done: () => void) => ReactNode;
}

export function SessionOf({ me, children, again }: Props) {
  const { t, say, language } = useSpeech();
  const owner = `${me.tenant.slug}:${me.user.id ?? ''}`;
  const [company] = usePref(`${owner}.company`);
  const [branch] = usePref(`${owner}.branch`);
  const [year] = usePref(`${owner}.year`);
  const [out, setOut] = useState(false);
  const waiting = useRef<(() => void)[]>([]);

  useEffect(() => {
    if (me.language && !readPref('language')) writePref('language', me.language);
  }, [me.language]);

  useEffect(() => {
    doors.language = () => language;
    doors.offline = () => t('app.offline');
    doors.signedOut = () =>
      new Promise(resolve => {
        waiting.current.push(resolve);
        setOut(true);
      });
  }, [language, t]);

  const refuses = useCallback(
    (permission: string) => {
      const held = me.permissions?.some(pattern => grants(pattern, permission)) ?? true;
      const known = permissions[permission];
      return held ? undefined : t('no.permission', { what: known ? say(known) : permission });
    },
    [me.permissions, t, say],
  );

  const session = useMemo<Session>(
    () => ({
      me,
      refuses,
      drafts: new Drafts(owner),
      company,
      branch,
      year,
      look(at) {
        for (const [name, value] of Object.entries(at)) writePref(`${owner}.${name}`, value ?? null);
      },
      async signOut() {
        await fetch('/api/v1/auth/logout', { method: 'POST', credentials: 'same-origin' }).catch(() => undefined);
        window.location.assign(door('told=out', language));
      },
    }),
    [me, refuses, owner, company, branch, year, language],
  );

  const done = () => {
    setOut(false);
    for (const resolve of waiting.current.splice(0)) resolve();
  };
  return (
    <Signed value={session}>
      {children}
      {out && again(me, done)}
    </Signed>
  );
}
