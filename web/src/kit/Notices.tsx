// Short sentences at the foot of the page: what was done, what was not.

import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useSpeech } from '../i18n';
import { useWayBack } from '../lib/focus';
import { useKeys } from '../lib/keys';
import { permissionIn } from '../lib/why';
import { Icon } from './Icon';

interface Notice {
  id: number;
  text: string;
  tone: 'good' | 'bad';
  link?: { label: string; onOpen: () => void };
}
type Why = (permission: string) => void;
interface Notices {
  tell: (text: string, tone?: 'good' | 'bad', link?: Notice['link']) => void;
  /** Who explains a refusal that names a permission. */
  explain: (by: Why | undefined) => void;
}

const Told = createContext<Notices | null>(null);
/** How long something is to be read; longer where something can be done about it. */
const SHOWN_MS = 7000;
const OFFERED_MS = 20_000;
const MOST = 3;

export function useNotices(): Notices {
  const notices = useContext(Told);
  if (!notices) throw new Error('outside of Notices');
  return notices;
}

export function NoticesOf({ children }: { children: ReactNode }) {
  const { t } = useSpeech();
  const [shown, setShown] = useState<Notice[]>([]);
  const last = useRef(0);
  const box = useRef<HTMLDivElement>(null);
  const drop = useCallback((id: number) => setShown(all => all.filter(one => one.id !== id)), []);
  const tell = useCallback<Notices['tell']>((text, tone = 'good', link) => {
    last.current += 1;
    const id = last.current;
    setShown(all => [...all.filter(one => one.text !== text), { id, text, tone, link }].slice(-MOST));
  }, []);
  const [why, setWhy] = useState<Why>();
  const explain = useCallback((by: Why | undefined) => setWhy(() => by), []);
  const value = useMemo(() => ({ tell, explain }), [tell, explain]);
  useKeys({ f8: () => box.current?.querySelector<HTMLElement>('.notice:last-child button')?.focus() });
  return (
    <Told value={value}>
      {children}
      <div ref={box} className="notices" role="status" aria-live="polite" aria-label={t('notices')}>
        {shown.map(notice => (
          <Line key={notice.id} notice={notice} why={why} onDrop={() => drop(notice.id)} />
        ))}
      </div>
    </Told>
  );
}

/** One sentence, and what can be done about it; it stays while somebody is at it. */
function Line({ notice, why, onDrop }: { notice: Notice; why: Why | undefined; onDrop: () => void }) {
  const { t } = useSpeech();
  const [at, setAt] = useState(false);
  const gone = useRef(onDrop);
  gone.current = onDrop;
  const permission = notice.tone === 'bad' && why ? permissionIn(notice.text) : undefined;
  const offers = permission !== undefined || notice.link !== undefined;
  useWayBack();
  useEffect(() => {
    if (at) return;
    const timer = window.setTimeout(() => gone.current(), offers ? OFFERED_MS : SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, [at, offers]);
  return (
    <div
      className={`notice notice-${notice.tone}`}
      onFocus={() => setAt(true)}
      onBlur={() => setAt(false)}
      onPointerEnter={() => setAt(true)}
      onPointerLeave={() => setAt(false)}
      onKeyDown={event => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDrop();
      }}
    >
      <Icon name={notice.tone === 'good' ? 'check' : 'warning'} />
      <span>{notice.text}</span>
      {permission && (
        <button
          type="button"
          className="linklike"
          onClick={() => {
            onDrop();
            why?.(permission);
          }}
        >
          {t('why.ask')}
        </button>
      )}
      {notice.link && (
        <button type="button" className="linklike" onClick={notice.link.onOpen}>
          {notice.link.label}
        </button>
      )}
      {offers && <kbd aria-hidden="true">F8</kbd>}
      <button type="button" className="bare" aria-label={t('app.close')} onClick={onDrop}>
        <Icon name="close" size={14} />
      </button>
    </div>
  );
}
