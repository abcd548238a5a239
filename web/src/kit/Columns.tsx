// Which columns are seen, and in which order: by the mouse, or Alt with the arrows.

import { type KeyboardEvent, useRef, useState } from 'react';
import { useSpeech } from '../i18n';
import type { Shape } from './columns';
import { Dialog } from './Dialog';
import { Do } from './Do';
import { Icon } from './Icon';

export function Columns({ columns, onClose }: { columns: Shape; onClose: () => void }) {
  const { t, say } = useSpeech();
  const [order, setOrder] = useState(columns.all);
  const [seen, setSeen] = useState(() => new Set(columns.fields.map(field => field.name)));
  const list = useRef<HTMLUListElement>(null);
  const move = (from: number, by: number) => {
    const to = from + by;
    if (to < 0 || to >= order.length) return;
    const next = [...order];
    next.splice(to, 0, ...next.splice(from, 1));
    setOrder(next);
    const name = order[from]!.name;
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-column="${name}"] input`)?.focus());
  };
  const keys = (at: number) => (event: KeyboardEvent) => {
    const by = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined;
    if (!by) return;
    event.preventDefault();
    move(at, by);
  };
  const turn = (name: string) => {
    const next = new Set(seen);
    if (!next.delete(name)) next.add(name);
    setSeen(next);
  };
  const done = (names: string[] | undefined) => {
    columns.arrange(names);
    onClose();
  };
  return (
    <Dialog title={t('list.columns')} onClose={onClose} width={420}>
      <form
        onSubmit={event => {
          event.preventDefault();
          event.stopPropagation();
          done(order.filter(field => seen.has(field.name)).map(field => field.name));
        }}
      >
        <p className="dim">{t('columns.says')}</p>
        <ul ref={list} className="columns">
          {order.map((field, n) => (
            <li key={field.name} data-column={field.name} className="columns-one" onKeyDown={keys(n)}>
              <label>
                <input
                  type="checkbox"
                  checked={seen.has(field.name)}
                  disabled={field.name === columns.stays}
                  onChange={() => turn(field.name)}
                />
                <span>
                  {say(field.label)}
                  {field.name === columns.stays && <span className="dim"> · {t('columns.stays')}</span>}
                </span>
              </label>
              <Move name={t('columns.up', { what: say(field.label) })} up no={n === 0} onMove={() => move(n, -1)} />
              <Move
                name={t('columns.down', { what: say(field.label) })}
                no={n === order.length - 1}
                onMove={() => move(n, 1)}
              />
            </li>
          ))}
        </ul>
        <div className="dialog-foot">
          <Do primary submit onDo={() => undefined}>
            {t('columns.go')}
          </Do>
          <Do quiet onDo={() => done(undefined)}>
            {t('columns.usual')}
          </Do>
        </div>
      </form>
    </Dialog>
  );
}

function Move({ name, up, no, onMove }: { name: string; up?: boolean; no: boolean; onMove: () => void }) {
  return (
    <button
      type="button"
      className={up ? 'bare turned' : 'bare'}
      aria-label={name}
      title={name}
      aria-disabled={no || undefined}
      onClick={onMove}
    >
      <Icon name="down" size={14} />
    </button>
  );
}
