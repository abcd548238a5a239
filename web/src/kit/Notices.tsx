// Short sentences at the foot of the page: what was done, what was not.

import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { useSpeech } from '../i18n';
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
const SHOWN_MS = 7000;
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
  const drop = useCallback((id: number) => setShown(all => all.filter(one => one.id !== id)), []);
  const tell = useCallback<Notices['tell']>(
    (text, tone = 'good', link) => {
      last.current += 1;
      const id = last.current;
      setShown(all => [...all.filter(one => one.text !== text), { id, text, tone, link }].slice(-MOST));
      window.setTimeout(() => drop(id), SHOWN_MS);
    },
    [drop],
  );
  const [why, setWhy] = useState<Why>();
  const explain = useCallback((by: Why | undefined) => setWhy(() => by), []);
  const value = useMemo(() => ({ tell, explain }), [tell, explain]);
  return (
    <Told value={value}>
      {children}
      <div className="notices" role="status" aria-live="polite">
        {shown.map(notice => (
          <div key={notice.id} className={`notice notice-${notice.tone}`}>
            <Icon name={notice.tone === 'good' ? 'check' : 'warning'} />
            <span>{notice.text}</span>
            {notice.tone === 'bad' && why && permissionIn(notice.text) && (
              <button
                type="button"
                className="linklike"
                onClick={() => {
                  drop(notice.id);
                  why(permissionIn(notice.text) ?? '');
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
            <button type="button" className="bare" aria-label={t('app.close')} onClick={() => drop(notice.id)}>
              <Icon name="close" size={14} />
            </button>
          </div>
        ))}
      </div>
    </Told>
  );
}
