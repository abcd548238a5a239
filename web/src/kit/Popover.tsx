// What opens beside something: menus, lists of suggestions, the calendar.

import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { Icon } from './Icon';

interface Props {
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
  children: ReactNode;
  /** As wide as its anchor. */
  fit?: boolean;
  end?: boolean;
}

const GAP = 4;
const EDGE = 8;

export function Popover({ anchor, onClose, children, fit, end }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<{ left: number; top: number; width?: number; maxHeight: number } | null>(null);

  useLayoutEffect(() => {
    const place = () => {
      const by = anchor.current?.getBoundingClientRect();
      const own = box.current;
      if (!by || !own) return;
      const width = fit ? by.width : own.offsetWidth;
      const below = window.innerHeight - by.bottom - GAP - EDGE;
      const above = by.top - GAP - EDGE;
      const height = own.scrollHeight;
      const up = below < Math.min(height, 240) && above > below;
      const room = up ? above : below;
      const left = Math.max(EDGE, Math.min(end ? by.right - width : by.left, window.innerWidth - width - EDGE));
      const shown = Math.min(height, room);
      setAt({
        left,
        top: up ? by.top - GAP - shown : by.bottom + GAP,
        maxHeight: room,
        width: fit ? by.width : undefined,
      });
    };
    place();
    const watch = new ResizeObserver(place);
    if (box.current?.firstElementChild) watch.observe(box.current.firstElementChild);
    window.addEventListener('resize', place);
    return () => {
      watch.disconnect();
      window.removeEventListener('resize', place);
    };
  }, [anchor, fit, end]);

  useEffect(() => {
    const outside = (event: PointerEvent) => {
      const target = event.target as Node;
      if (!box.current?.contains(target) && !anchor.current?.contains(target)) onClose();
    };
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      event.preventDefault();
      onClose();
      anchor.current?.focus();
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('keydown', leave, true);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('keydown', leave, true);
    };
  }, [anchor, onClose]);

  return createPortal(
    <div ref={box} className="popover" style={at ?? { left: 0, top: 0, visibility: 'hidden' }}>
      <div>{children}</div>
    </div>,
    // Beside its anchor for readers of the screen too: in the same part of the page.
    anchor.current?.closest('main, header, aside, [role="dialog"]') ?? document.getElementById('over')!,
  );
}

export interface Choice {
  key: string;
  label: ReactNode;
  /** What typing is compared with. */
  text: string;
  hint?: string;
  chosen?: boolean;
  /** `checkbox` stays open and toggles. */
  kind?: 'item' | 'checkbox' | 'radio' | 'heading';
  onChoose?: () => void;
}

interface MenuProps {
  label: string;
  choices: Choice[];
  onClose: () => void;
}

/** A list of choices, by keyboard: arrows, first letters, Enter. */
export function Choices({ label, choices, onClose }: MenuProps) {
  const list = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: '', at: 0 });
  useEffect(() => {
    const items = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    (items.find(item => item.getAttribute('aria-checked') === 'true') ?? items[0])?.focus();
  }, []);
  const move = (event: React.KeyboardEvent) => {
    const items = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const to: Record<string, number> = {
      ArrowDown: (at + 1) % items.length,
      ArrowUp: (at - 1 + items.length) % items.length,
      Home: 0,
      End: items.length - 1,
    };
    const next = to[event.key];
    if (next !== undefined) {
      event.preventDefault();
      items[next]?.focus();
    } else if (event.key === 'Tab') {
      onClose();
    } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && event.key !== ' ') {
      const { text, at: when } = typed.current;
      const now = (event.timeStamp - when < 700 ? text : '') + event.key.toLowerCase();
      typed.current = { text: now, at: event.timeStamp };
      items.find(item => item.dataset.text?.toLowerCase().startsWith(now))?.focus();
    }
  };
  return (
    <div ref={list} role="menu" aria-label={label} className="menu" onKeyDown={move} tabIndex={-1}>
      {choices.map(choice =>
        choice.kind === 'heading' ? (
          <div key={choice.key} className="menu-heading" role="presentation">
            {choice.label}
          </div>
        ) : (
          <button
            key={choice.key}
            type="button"
            role={
              choice.kind === 'checkbox' ? 'menuitemcheckbox' : choice.kind === 'radio' ? 'menuitemradio' : 'menuitem'
            }
            aria-checked={choice.kind === 'checkbox' || choice.kind === 'radio' ? Boolean(choice.chosen) : undefined}
            tabIndex={-1}
            data-text={choice.text}
            className="menu-item"
            onClick={() => {
              if (choice.kind !== 'checkbox') onClose();
              choice.onChoose?.();
            }}
          >
            <span className="menu-check">{choice.chosen && <Icon name="check" size={14} />}</span>
            <span className="menu-label">{choice.label}</span>
            {choice.hint && <span className="menu-hint">{choice.hint}</span>}
          </button>
        ),
      )}
    </div>
  );
}

interface MenuButtonProps {
  /** What the button is called, when what it shows does not say so. */
  name: string;
  /** What it shows is its name. */
  named?: boolean;
  children: ReactNode;
  choices: Choice[];
  className?: string;
  end?: boolean;
  opener?: RefObject<HTMLButtonElement | null>;
}

/** A button that opens choices. */
export function MenuButton({ name, named, children, choices, className, end, opener }: MenuButtonProps) {
  const own = useRef<HTMLButtonElement>(null);
  const anchor = opener ?? own;
  const [open, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
    anchor.current?.focus();
  };
  return (
    <>
      <button
        ref={anchor}
        type="button"
        className={className ?? 'chip'}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={named ? undefined : name}
        title={name}
        onClick={() => setOpen(!open)}
        onKeyDown={event => {
          if (event.key !== 'ArrowDown' || open) return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {children}
      </button>
      {open && (
        <Popover anchor={anchor} onClose={() => setOpen(false)} end={end}>
          <Choices label={name} choices={choices} onClose={close} />
        </Popover>
      )}
    </>
  );
}
