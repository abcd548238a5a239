// Rows and columns, only those in sight drawn: a list, or a tree when rows stand under each other.

import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useSpeech } from '../i18n';
import { useMedia, useNarrow, usePref } from '../lib/prefs';
import { Icon } from './Icon';
import type { Left } from './left';

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
  /** Which one of how many beside it. */
  at: number;
  of: number;
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
  /** A row's own address, for another tab. */
  href?: (row: T) => string;
  /** Where somebody stood when the list was left, and stands again. */
  left?: Pick<Left, 'row' | 'top'>;
  /** There are no more rows than these. */
  isWhole?: boolean;
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
/** Rows put on paper at once; more are an export's. */
const PRINTED = 1_000;

export function Grid<T extends { id: string }>(props: Props<T>) {
  const { label, columns, rows, title, card, onOpen, href, chosen, onChoose, onEnd, place, onFold, pending, left } =
    props;
  const { isWhole = true } = props;
  const { t } = useSpeech();
  const narrow = useNarrow();
  const [density] = usePref('density');
  const height = narrow ? HEIGHTS.card : density === 'roomy' ? HEIGHTS.roomy : HEIGHTS.dense;
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const [at, setAt] = useState(() => rows.findIndex(row => row.id === left?.row));
  const paper = useMedia('print');
  /** From where Shift selects. */
  const from = useRef(-1);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: OVERSCAN,
    getItemKey: n => rows[n]?.id ?? n,
  });
  useEffect(() => virtual.measure(), [virtual, height]);
  useLayoutEffect(() => {
    if (left && scroller.current) scroller.current.scrollTop = left.top;
  }, []);
  const now = rows[at]?.id;
  useEffect(() => {
    if (left && now) left.row = now;
  }, [left, now]);
  // Paper has no window to look through: everything is drawn.
  const inSight = paper
    ? rows.slice(0, PRINTED).map((row, index) => ({ index, key: row.id, start: 0 }))
    : virtual.getVirtualItems();
  const lastSeen = inSight.at(-1)?.index ?? -1;
  useEffect(() => {
    if (lastSeen >= rows.length - OVERSCAN && rows.length > 0) onEnd?.();
  }, [lastSeen, rows.length, onEnd]);

  const go = (to: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    setAt(next);
    virtual.scrollToIndex(next);
  };
  const toggle = (row: T, through = false) => {
    if (!onChoose || !chosen) return;
    const next = new Set(chosen);
    const [here, there] = [rows.indexOf(row), from.current];
    const turned = !next.has(row.id);
    const all = through && there >= 0 ? rows.slice(Math.min(here, there), Math.max(here, there) + 1) : [row];
    for (const one of all) {
      if (turned) next.add(one.id);
      else next.delete(one.id);
    }
    from.current = here;
    onChoose(next);
  };
  /** One further, selected too. */
  const drag = (to: number) => {
    if (!onChoose || !chosen || !rows[at]) return go(to);
    const next = new Set(chosen).add(rows[at].id);
    const other = rows[to];
    if (other) next.add(other.id);
    onChoose(next);
    go(to);
  };
  const click = (row: T, index: number) => (event: MouseEvent) => {
    setAt(index);
    const target = event.target as HTMLElement;
    if (target.closest('input, button, label')) return;
    // What is selected to be copied is not to be opened.
    const selection = window.getSelection();
    if (selection && !selection.isCollapsed && event.currentTarget.contains(selection.anchorNode)) return;
    const beside = event.ctrlKey || event.metaKey || event.shiftKey || event.button === 1;
    if (beside) {
      // The browser opens a link beside by itself.
      if (href && !target.closest('a')) window.open(href(row), '_blank', 'noopener');
      return;
    }
    event.preventDefault();
    onOpen(row);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.altKey || event.target !== event.currentTarget) return;
    const row = rows[at];
    if (event.ctrlKey || event.metaKey) {
      if (event.key === 'Enter' && row && href) window.open(href(row), '_blank', 'noopener');
      if (event.key !== 'a' || !onChoose) return;
      event.preventDefault();
      return onChoose(new Set([...(chosen ?? []), ...rows.map(one => one.id)]));
    }
    const spot = row && place?.(row);
    const does: Record<string, () => void> = {
      ArrowDown: () => (event.shiftKey ? drag(at + 1) : go(at + 1)),
      j: () => go(at + 1),
      ArrowUp: () => (event.shiftKey ? drag(at - 1) : go(at - 1)),
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

  const marks = onChoose !== undefined && !paper;
  // Paper is as wide as it is: columns share it as they share the screen.
  const widthOf = ({ width }: Column<T>) =>
    paper
      ? `minmax(0, ${width ?? LEAST * 1.4}fr)`
      : width
        ? `minmax(${width}px, ${width}px)`
        : `minmax(${LEAST}px, 1fr)`;
  const shape = [...(marks ? ['34px'] : []), ...columns.map(widthOf)].join(' ');
  const least = paper
    ? undefined
    : columns.reduce((sum, column) => sum + (column.width ?? LEAST) + 12, onChoose ? 46 : 12);
  const size = narrow ? {} : { gridTemplateColumns: shape };
  const every = rows.length > 0 && chosen !== undefined && rows.every(row => chosen.has(row.id));
  return (
    <div
      ref={scroller}
      role={place ? 'treegrid' : 'grid'}
      aria-label={label}
      aria-rowcount={isWhole ? rows.length + 1 : -1}
      aria-multiselectable={onChoose ? true : undefined}
      aria-busy={pending}
      aria-activedescendant={at >= 0 && rows[at] ? `${id}-${at}` : undefined}
      tabIndex={0}
      className={narrow ? 'grid grid-cards' : 'grid'}
      onKeyDown={keys}
      onScroll={event => {
        if (left && !paper) left.top = event.currentTarget.scrollTop;
      }}
      onFocus={event => {
        if (event.target === event.currentTarget && at < 0 && rows.length > 0) setAt(0);
      }}
    >
      <div role="rowgroup" className="grid-head" style={narrow ? undefined : { minWidth: least }}>
        <div role="row" className="grid-row" style={size} aria-rowindex={1}>
          {marks && (
            <div role="columnheader" className="grid-cell grid-mark">
              <input
                type="checkbox"
                aria-label={t('list.select.all')}
                checked={every}
                ref={box => {
                  if (box) box.indeterminate = !every && (chosen?.size ?? 0) > 0;
                }}
                onChange={() => {
                  const shown = rows.map(row => row.id);
                  const others = [...(chosen ?? [])].filter(one => !shown.includes(one));
                  onChoose(new Set(every ? others : [...others, ...shown]));
                }}
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
        style={paper ? undefined : { height: virtual.getTotalSize(), minWidth: narrow ? undefined : least }}
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
              aria-posinset={spot?.at}
              aria-setsize={spot?.of}
              className={`grid-row${item.index === at ? ' grid-at' : ''}${marked ? ' grid-marked' : ''}`}
              style={paper ? size : { ...size, height, transform: `translateY(${item.start}px)` }}
              onClick={click(row, item.index)}
              onAuxClick={event => event.button === 1 && click(row, item.index)(event)}
            >
              {marks && (
                <div role="gridcell" className="grid-cell grid-mark">
                  <label>
                    <input
                      type="checkbox"
                      tabIndex={-1}
                      aria-label={t('list.select', { what: title(row) })}
                      checked={marked}
                      onChange={event => toggle(row, (event.nativeEvent as unknown as globalThis.MouseEvent).shiftKey)}
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
