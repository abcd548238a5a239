// What waits for somebody, in reach of every page.

import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { Own, useSpeech } from '../i18n';
import { Do } from '../kit/Do';
import { Icon } from '../kit/Icon';
import { Popover } from '../kit/Popover';
import { aboutOf, documentOfKind, useWaiting } from './waiting';

/** More are on the page. */
const SHOWN = 8;

export function Bell() {
  const speech = useSpeech();
  const { t, say, fmt } = speech;
  const { mine } = useWaiting();
  const navigate = useNavigate();
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const name = mine.length > 0 ? `${t('bell')}: ${t('bell.count', { count: mine.length })}` : t('bell');
  const go = (leave: () => void) => () => {
    setOpen(false);
    leave();
  };
  return (
    <>
      <button
        ref={anchor}
        type="button"
        className="icon-button"
        aria-label={name}
        title={name}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name="bell" />
        {mine.length > 0 && <span className="badge">{fmt.number(mine.length)}</span>}
      </button>
      {open && (
        <Popover anchor={anchor} onClose={() => setOpen(false)} end>
          <div className="bell" role="dialog" aria-label={t('bell')}>
            <h2>{t('bell')}</h2>
            {mine.length === 0 && <p className="dim">{t('bell.none')}</p>}
            {mine.slice(0, SHOWN).map(one => {
              const document = documentOfKind(one.kind);
              if (!document) return null;
              return (
                <button
                  key={one.id}
                  type="button"
                  className="menu-item bell-one"
                  onClick={go(
                    () => void navigate({ to: '/$path/$id', params: { path: document.path, id: one.document } }),
                  )}
                >
                  <span className="cell-name">
                    <Own>{aboutOf(one, speech)}</Own>
                  </span>
                  <span className="dim">
                    {say(document.one)} · {fmt.moment(one.submittedAt)}
                  </span>
                </button>
              );
            })}
            {mine.length > 0 && (
              <Do small quiet onDo={go(() => void navigate({ to: '/waiting' }))}>
                {t('bell.all')}
              </Do>
            )}
          </div>
        </Popover>
      )}
    </>
  );
}
