// Rows and columns, only those in sight drawn: a list, or a tree when rows stand under each other.

import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useSpeech } from '../i18n';
import { useNarrow, usePref } from '../lib/prefs';
import { Icon } from './Icon';

export interface Column<T> {
  name: string;
  label: string;
  width?: number | undefined;
  figures?: boolean;
  cell: (row: T) => ReactNode;
}

/** A row's place in a tree. */
export interface Place {
  depth: number;
  hasUnder: boolean;
  open: boolean;
}

interface Props<T extends { id: string }> {
  label: string;
  columns: Column<T>[];
  rows: T[];
  /** What a row is called, for readers of the screen. */
  title: (row: T) => string;
  /** One row where there is no room for columns. */
  card: (row: T) => ReactNode;
  onOpen: (row: T) => void;
  chosen?: Set<string>;
  onChoose?: (chosen: Set<string>) => void;
  /** Called when the end comes into sight. */
  onEnd?: () => void;
  place?: (row: T) => Place;
  onFold?: (row: T, open: boolean) => void;
  /** Waiting for rows that take long. */
  pending?: boolean;
}

const HEIGHTS = { dense: 34, roomy: 44, card: 64 };
const OVERSCAN = 6;
const LEAST = 160;

export function Grid<T extends { id: string }>(props: Props<T>) {
  const { label, columns, rows, title, card, onOpen, chosen, onChoose, onEnd, place, onFold, pending } = props;
  const { t } = useSpeech();
  const narrow = useNarrow();
  const [density] = usePref('density');
  const height = narrow ? HEIGHTS.card : density === 'roomy' ? HEIGHTS.roomy : HEIGHTS.dense;
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const [at, setAt] = useState(-1);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: OVERSCAN,
    getItemKey: n => rows[n]?.id ?? n,
  });
  useEffect(() => virtual.measure(), [virtual, height]);
  const inSight = virtual.getVirtualItems();
  const lastSeen = inSight.at(-1)?.index ?? -1;
  useEffect(() => {
    if (lastSeen >= rows.length - OVERSCAN && rows.length > 0) onEnd?.();
  }, [lastSeen, rows.length, onEnd]);

  const go = (to: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    setAt(next);
    virtual.scrollToIndex(next);
  };
  const toggle = (row: T) => {
    if (!onChoose || !chosen) return;
    const next = new Set(chosen);
    if (!next.delete(row.id)) next.add(row.id);
    onChoose(next);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
    const row = rows[at];
    const spot = row && place?.(row);
    const does: Record<string, () => void> = {
      ArrowDown: () => go(at + 1),
      j: () => go(at + 1),
      ArrowUp: () => go(at - 1),
      k: () => go(at - 1),
      Home: () => go(0),
      End: () => go(rows.length - 1),
      PageDown: () => go(at + 15),
      PageUp: () => go(at - 15),
      Enter: () => row && onOpen(row),
      ' ': () => row && toggle(row),
      x: () => row && toggle(row),
      ArrowRight: () => row && spot?.hasUnder && (spot.open ? go(at + 1) : onFold?.(row, true)),
      ArrowLeft: () => {
        if (!row || !spot) return;
        if (spot.hasUnder && spot.open) return onFold?.(row, false);
        const above = rows.slice(0, at).findLastIndex(one => (place?.(one).depth ?? 0) < spot.depth);
        if (above >= 0) go(above);
      },
    };
    const act = does[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  const shape = [
    ...(onChoose ? ['34px'] : []),
    ...columns.map(column =>
      column.width ? `minmax(${column.width}px, ${column.width}px)` : `minmax(${LEAST}px, 1fr)`,
    ),
  ].join(' ');
  const least = columns.reduce((sum, column) => sum + (column.width ?? LEAST) + 12, onChoose ? 46 : 12);
  const size = narrow ? {} : { gridTemplateColumns: shape };
  const every = rows.length > 0 && chosen !== undefined && rows.every(row => chosen.has(row.id));
  return (
    <div
      ref={scroller}
      role={place ? 'treegrid' : 'grid'}
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-multiselectable={onChoose ? true : undefined}
      aria-busy={pending}
      aria-activedescendant={at >= 0 && rows[at] ? `${id}-${at}` : undefined}
      tabIndex={0}
      className={narrow ? 'grid grid-cards' : 'grid'}
      onKeyDown={keys}
      onFocus={event => {
        if (event.target === event.currentTarget && at < 0 && rows.length > 0) setAt(0);
      }}
    >
      <div role="rowgroup" className="grid-head" style={narrow ? undefined : { minWidth: least }}>
        <div role="row" className="grid-row" style={size} aria-rowindex={1}>
          {onChoose && (
            <div role="columnheader" className="grid-cell grid-mark">
              <input
                type="checkbox"
                aria-label={t('list.select.all')}
                checked={every}
                ref={box => {
                  if (box) box.indeterminate = !every && (chosen?.size ?? 0) > 0;
                }}
                onChange={() => onChoose(new Set(every ? [] : rows.map(row => row.id)))}
              />
            </div>
          )}
          {(narrow ? columns.slice(0, 1) : columns).map(column => (
            <div key={column.name} role="columnheader" className="grid-cell">
              {column.label}
            </div>
          ))}
        </div>
      </div>
      <div
        role="rowgroup"
        className="grid-body"
        style={{ height: virtual.getTotalSize(), minWidth: narrow ? undefined : least }}
      >
        {inSight.map(item => {
          const row = rows[item.index];
          if (!row) return null;
          const spot = place?.(row);
          const marked = chosen?.has(row.id) ?? false;
          return (
            <div
              key={item.key}
              id={`${id}-${item.index}`}
              role="row"
              aria-rowindex={item.index + 2}
              aria-selected={onChoose ? marked : undefined}
              aria-level={spot ? spot.depth + 1 : undefined}
              aria-expanded={spot?.hasUnder ? spot.open : undefined}
              className={`grid-row${item.index === at ? ' grid-at' : ''}${marked ? ' grid-marked' : ''}`}
              style={{ ...size, height, transform: `translateY(${item.start}px)` }}
              onClick={event => {
                setAt(item.index);
                if (!(event.target as HTMLElement).closest('input, button, label')) onOpen(row);
              }}
            >
              {onChoose && (
                <div role="gridcell" className="grid-cell grid-mark">
                  <label>
                    <input
                      type="checkbox"
                      tabIndex={-1}
                      aria-label={t('list.select', { what: title(row) })}
                      checked={marked}
                      onChange={() => toggle(row)}
                    />
                  </label>
                </div>
              )}
              {narrow ? (
                <div
                  role="gridcell"
                  className="grid-cell grid-card"
                  style={spot && { paddingInlineStart: 8 + spot.depth * 16 }}
                >
                  {card(row)}
                </div>
              ) : (
                columns.map((column, n) => (
                  <div
                    key={column.name}
                    role="gridcell"
                    className={column.figures ? 'grid-cell figures' : 'grid-cell'}
                    style={n === 0 && spot ? { paddingInlineStart: 8 + spot.depth * 20 } : undefined}
                  >
                    {n === 0 && spot && <Fold spot={spot} name={title(row)} onFold={open => onFold?.(row, open)} />}
                    {column.cell(row)}
                  </div>
                ))
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Fold({ spot, name, onFold }: { spot: Place; name: string; onFold: (open: boolean) => void }) {
  const { t } = useSpeech();
  if (!spot.hasUnder) return <span className="fold" />;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={spot.open ? 'fold fold-open' : 'fold'}
      aria-label={`${t(spot.open ? 'list.collapse' : 'list.expand')}: ${name}`}
      onClick={() => onFold(!spot.open)}
    >
      <Icon name="right" size={12} />
    </button>
  );
}
