// A day, typed as people say it, in either script; or picked.

import { Input, type InputRef } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useYears } from '../app/year';
import { useSpeech } from '../i18n';
import { daysThere, monthEnd, monthStart, plus, readDay, today, weeks } from '../lib/day';
import { Icon } from './Icon';
import { Popover } from './Popover';
import { useTyping } from './unread';

interface Props {
  id: string;
  value: string | null;
  onChange: (value: string | null) => void;
  wrong?: boolean;
  describedBy?: string;
  required?: boolean;
}

export function DateInput({ id, value, onChange, wrong, describedBy, required }: Props) {
  const { fmt, t } = useSpeech();
  const { text, told, type, leave } = useTyping();
  const [open, setOpen] = useState(false);
  const input = useRef<InputRef>(null);
  const anchor = useRef<HTMLDivElement>(null);
  const { now: year } = useYears();
  const inside = year && ([String(year.startsOn), String(year.endsOn)] as const);
  const read = (typed: string) => readDay(typed, today(), inside);
  const unread = text !== null && text.trim() !== '' && read(text) === undefined;

  const isTold = told && unread;
  const hint = `${id}-day`;
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') leave(!unread);
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      leave(!unread);
      setOpen(true);
    }
  };
  /** Why what stands there is no day. */
  const wrongly = () => {
    const there = daysThere(text ?? '');
    if (!there) return t('date.wrong');
    return t('date.none', {
      month: `${fmt.month(there.month)} ${fmt.digits(String(there.year))}`,
      days: there.days,
    });
  };
  const close = () => setOpen(false);
  return (
    <div ref={anchor} className="date">
      <Input
        ref={input}
        id={id}
        value={text ?? (value ? fmt.date(value) : '')}
        placeholder={t('date.hint')}
        status={wrong || isTold ? 'error' : ''}
        data-unread={unread ? '' : undefined}
        aria-invalid={wrong || isTold || undefined}
        aria-describedby={[describedBy, isTold && hint].filter(Boolean).join(' ') || undefined}
        aria-required={required || undefined}
        autoComplete="off"
        data-date=""
        onFocus={event => event.target.select()}
        onChange={event => {
          type(event.target.value);
          const day = read(event.target.value);
          if (day || event.target.value.trim() === '') onChange(day ?? null);
        }}
        onBlur={() => leave(!unread)}
        onKeyDown={keys}
        suffix={
          <button
            type="button"
            className="bare"
            tabIndex={-1}
            aria-label={t('date.open')}
            onClick={() => setOpen(!open)}
          >
            <Icon name="fiscal-year" />
          </button>
        }
      />
      {isTold && (
        <div id={hint} className="field-wrong" role="alert">
          {wrongly()}
        </div>
      )}
      {open && (
        <Popover anchor={anchor} onClose={close}>
          <Calendar
            day={value ?? today()}
            onPick={day => {
              onChange(day);
              leave(true);
              close();
              input.current?.focus();
            }}
          />
        </Popover>
      )}
    </div>
  );
}

/** A month to pick a day from: arrows by day and week, Page Up and Page Down by month. */
export function Calendar({ day, onPick }: { day: string; onPick: (day: string) => void }) {
  const { fmt, t } = useSpeech();
  const [at, setAt] = useState(day);
  const grid = useRef<HTMLDivElement>(null);
  useEffect(() => {
    grid.current?.querySelector<HTMLElement>(`[data-day="${at}"]`)?.focus();
  }, [at]);
  const within = (month: number) => {
    const end = monthEnd(at, month);
    const same = `${end.slice(0, 8)}${at.slice(8)}`;
    return same > end ? end : same;
  };
  const keys = (event: KeyboardEvent) => {
    const to: Record<string, string> = {
      ArrowLeft: plus(at, -1),
      ArrowRight: plus(at, 1),
      ArrowUp: plus(at, -7),
      ArrowDown: plus(at, 7),
      Home: monthStart(at),
      End: monthEnd(at),
      PageUp: within(-1),
      PageDown: within(1),
    };
    const next = to[event.key];
    if (!next) return;
    event.preventDefault();
    setAt(next);
  };
  const heading = `${fmt.month(Number(at.slice(5, 7)))} ${fmt.digits(at.slice(0, 4))}`;
  const names = Array.from({ length: 7 }, (_, n) =>
    new Intl.DateTimeFormat(fmt.language === 'bn' ? 'bn-BD' : 'en-IN', { weekday: 'narrow', timeZone: 'UTC' }).format(
      new Date(Date.UTC(2023, 0, 1 + n)),
    ),
  );
  return (
    <div className="calendar" onKeyDown={keys}>
      <div className="calendar-head">
        <button type="button" className="bare" aria-label={t('date.previous')} onClick={() => setAt(within(-1))}>
          <Icon name="left" />
        </button>
        <span aria-live="polite">{heading}</span>
        <button type="button" className="bare" aria-label={t('date.next')} onClick={() => setAt(within(1))}>
          <Icon name="right" />
        </button>
      </div>
      <div className="calendar-names" aria-hidden="true">
        {names.map((name, n) => (
          <span key={n}>{name}</span>
        ))}
      </div>
      <div ref={grid} role="grid" aria-label={heading}>
        {weeks(at).map((week, n) => (
          <div key={n} role="row" className="calendar-week">
            {week.map((cell, m) =>
              cell ? (
                <button
                  key={cell}
                  type="button"
                  role="gridcell"
                  data-day={cell}
                  tabIndex={cell === at ? 0 : -1}
                  aria-selected={cell === day}
                  aria-label={fmt.date(cell)}
                  className={cell === today() ? 'day day-today' : 'day'}
                  onClick={() => onPick(cell)}
                >
                  {fmt.digits(String(Number(cell.slice(8))))}
                </button>
              ) : (
                <span key={m} role="gridcell" />
              ),
            )}
          </div>
        ))}
      </div>
      <button type="button" className="linklike calendar-today" onClick={() => onPick(today())}>
        {t('date.today')}
      </button>
    </div>
  );
}
