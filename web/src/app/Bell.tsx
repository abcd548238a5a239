// What waits for somebody, in reach of every page.

import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { Own, useSpeech } from '../i18n';
import { Icon } from '../kit/Icon';
import { Popover } from '../kit/Popover';
import { titleOf } from '../lib/meta';
import { CHANGE, useWaiting } from './waiting';

export function Bell() {
  const { t, say, language, fmt } = useSpeech();
  const { rows, known } = useWaiting();
  const navigate = useNavigate();
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const name = rows.length > 0 ? `${t('bell')}: ${t('bell.count', { count: rows.length })}` : t('bell');
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
        {rows.length > 0 && <span className="badge">{fmt.number(rows.length)}</span>}
      </button>
      {open && (
        <Popover anchor={anchor} onClose={() => setOpen(false)} end>
          <div className="bell" role="dialog" aria-label={t('bell')}>
            <h2>{t('bell')}</h2>
            {rows.length === 0 && <p className="dim">{t(known ? 'bell.none' : 'bell.company')}</p>}
            {rows.map(row => (
              <button
                key={row.id}
                type="button"
                className="menu-item bell-one"
                onClick={() => {
                  setOpen(false);
                  void navigate({ to: '/$path/$id', params: { path: CHANGE.path, id: row.id } });
                }}
              >
                <span className="cell-name">
                  <Own>{titleOf(CHANGE, row, language)}</Own>
                </span>
                <span className="dim">{say(CHANGE.one)}</span>
              </button>
            ))}
          </div>
        </Popover>
      )}
    </>
  );
}
