// What a role or a duty consists of, room by room, in sentences; ticked, or only read.

import { Input } from 'antd';
import { type KeyboardEvent, useDeferredValue, useId, useMemo, useState } from 'react';
import { useSession } from '../../app/session';
import { Own, useSpeech } from '../../i18n';
import '../../styles/access.css';
import { Icon } from '../../kit/Icon';
import { useNotices } from '../../kit/Notices';
import { SEPARATOR } from '../../lib/meta';
import { gives, isPattern, roomOf, spoken, tick } from '../../lib/permit';
import { isSaid, type Permitted, useCatalogue } from './catalogue';

interface Props {
  id: string;
  /** Names and patterns, one a line. */
  value: string | null;
  /** Only read without it. */
  onChange?: ((value: string | null) => void) | undefined;
  label: string;
  /** Only what the reader holds is there to be chosen. */
  mine?: boolean | undefined;
  describedBy?: string | undefined;
  wrong?: boolean;
}

/** So many are shown at once; more are folded by room. */
const MANY = 24;

export default function Permissions({ id, value, onChange, label, mine, describedBy, wrong }: Props) {
  const { t, say } = useSpeech();
  const { me } = useSession();
  const { tell } = useNotices();
  const every = useCatalogue();
  const all = useMemo(
    () => (mine ? every.filter(one => me.permissions?.some(name => gives(name, one)) ?? true) : every),
    [every, mine, me.permissions],
  );
  const [text, setText] = useState('');
  const [turned, setTurned] = useState<Record<string, boolean>>({});
  const words = useDeferredValue(text);
  const held = useMemo(() => (value ?? '').split(SEPARATOR).filter(Boolean), [value]);
  const isHeld = (one: Permitted) => held.some(name => gives(name, one));
  const shown = all.filter(one => (onChange || isHeld(one)) && isSaid(one, words));
  const rooms = [...new Set(shown.map(one => one.service))];
  const strange = held.filter(name => isPattern(name) || !all.some(one => one.name === name));
  const set = (names: string[]) => onChange?.(names.join(SEPARATOR) || null);

  const turn = (one: Permitted, on: boolean) => {
    const through = held.find(name => isPattern(name) && gives(name, one));
    if (!on && through) tell(t('may.split', { what: say(spoken(through)) }));
    set(tick(held, one, on, all));
  };
  /** Everything of a room: its parts need no tick any more, but for the protected ones. */
  const whole = (room: string, on: boolean) => {
    const every = `${room}.*`;
    const stays = (name: string) => !name.startsWith(`${room}.`) || all.some(one => one.sensitive && one.name === name);
    set(on ? [...held.filter(stays), every].sort() : held.filter(name => name !== every));
  };
  const no = (one: Permitted) => {
    const mine = me.permissions?.some(name => gives(name, one)) ?? true;
    return mine || isHeld(one) ? undefined : t('may.not.yours');
  };
  const isOpen = (room: string) =>
    words !== '' ||
    (turned[room] ?? (onChange ? shown.some(one => one.service === room && isHeld(one)) : shown.length <= MANY));
  return (
    <div className="may" role="group" aria-label={label} onKeyDown={step}>
      <Input
        id={id}
        type="search"
        className="may-search"
        data-stop
        prefix={<Icon name="search" />}
        placeholder={t('may.search')}
        aria-label={onChange ? undefined : t('may.search')}
        aria-describedby={describedBy}
        aria-invalid={wrong || undefined}
        status={wrong ? 'error' : ''}
        autoComplete="off"
        value={text}
        onChange={event => setText(event.target.value)}
        onKeyDown={event => {
          // Looking for something is no saving.
          if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) event.preventDefault();
          if (event.key === 'Escape' && text) {
            event.stopPropagation();
            setText('');
          }
        }}
      />
      {strange.length > 0 && (
        <ul className="may-patterns">
          {strange.map(name => (
            <Pattern
              key={name}
              name={name}
              here={all.some(one => gives(name, one))}
              onDrop={onChange && (() => set(held.filter(one => one !== name)))}
            />
          ))}
        </ul>
      )}
      {rooms.map(room => (
        <Room
          key={room}
          room={room}
          ones={shown.filter(one => one.service === room)}
          total={all.filter(one => one.service === room).length}
          held={held}
          open={isOpen(room)}
          onOpen={open => setTurned(before => ({ ...before, [room]: open }))}
          onTurn={onChange && turn}
          onWhole={onChange && (on => whole(room, on))}
          no={no}
        />
      ))}
      {shown.length === 0 && strange.length === 0 && <p className="dim">{t('may.none')}</p>}
      {shown.length === 0 && words !== '' && <p className="dim">{t('list.nothing')}</p>}
    </div>
  );
}

/** Arrows go from one to the next; Tab leaves. */
function step(event: KeyboardEvent<HTMLDivElement>) {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-stop]')].map(
    stop => stop.querySelector('input') ?? stop,
  );
  const at = stops.indexOf(event.target as HTMLElement);
  const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

interface PatternProps {
  name: string;
  here: boolean;
  onDrop: (() => void) | undefined;
}

function Pattern({ name, here, onDrop }: PatternProps) {
  const { t, say } = useSpeech();
  const what = say(spoken(name));
  const means = name === '*' ? 'may.all' : !isPattern(name) || !here ? 'may.later' : 'may.pattern';
  return (
    <li className="may-pattern">
      <div>
        <strong>
          <Own>{what}</Own>
        </strong>{' '}
        <code className="dim">{name}</code>
        <div className="dim">{t(means)}</div>
      </div>
      {onDrop && (
        <button type="button" data-stop className="bare" aria-label={t('list.drop', { what })} onClick={onDrop}>
          <Icon name="close" size={14} />
        </button>
      )}
    </li>
  );
}

interface RoomProps {
  room: string;
  ones: Permitted[];
  total: number;
  held: string[];
  open: boolean;
  onOpen: (open: boolean) => void;
  onTurn: ((one: Permitted, on: boolean) => void) | undefined;
  onWhole: ((on: boolean) => void) | undefined;
  no: (one: Permitted) => string | undefined;
}

function Room({ room, ones, total, held, open, onOpen, onTurn, onWhole, no }: RoomProps) {
  const { t, say, fmt } = useSpeech();
  const id = useId();
  const count = ones.filter(one => held.some(name => gives(name, one))).length;
  const whole = held.includes(`${room}.*`) || held.includes('*');
  return (
    <div className="may-room" role="group" aria-labelledby={id}>
      <div id={id}>
        <button type="button" data-stop className="may-head" aria-expanded={open} onClick={() => onOpen(!open)}>
          <span className={open ? 'fold fold-open' : 'fold'}>
            <Icon name="right" size={12} />
          </span>
          {say(roomOf(room))}
          <span className="dim">{t('may.count', { count, total: fmt.number(total) })}</span>
        </button>
      </div>
      {open && onWhole && (
        <label className="may-one may-whole" data-stop>
          <input
            type="checkbox"
            tabIndex={-1}
            checked={whole}
            disabled={held.includes('*')}
            onChange={event => onWhole(event.target.checked)}
          />
          <span>{t('may.whole')}</span>
        </label>
      )}
      {open && (
        <ul>
          {ones.map(one => (
            <One key={one.name} one={one} held={held} onTurn={onTurn} no={onTurn && no(one)} />
          ))}
        </ul>
      )}
    </div>
  );
}

interface OneProps {
  one: Permitted;
  held: string[];
  onTurn: ((one: Permitted, on: boolean) => void) | undefined;
  no: string | undefined;
}

function One({ one, held, onTurn, no }: OneProps) {
  const { t, say } = useSpeech();
  const { tell } = useNotices();
  const through = held.find(name => isPattern(name) && gives(name, one));
  const on = held.some(name => gives(name, one));
  const words = (
    <>
      <span>
        {say(one.said)}
        {one.sensitive && (
          <span className="lock" title={t('may.protected.says')}>
            {' '}
            <Icon name="lock" size={12} />
            <span className="unseen">{t('may.protected')}</span>
          </span>
        )}
      </span>
      {through && onTurn && <span className="dim may-through">{t('may.through', { what: say(spoken(through)) })}</span>}
      {no && <span className="unseen">{no}</span>}
    </>
  );
  if (!onTurn) {
    return (
      <li className="may-one" title={one.name}>
        <Icon name="check" size={14} />
        {words}
      </li>
    );
  }
  return (
    <li>
      <label className={no ? 'may-one may-no' : 'may-one'} title={no ?? one.name} data-stop>
        <input
          type="checkbox"
          tabIndex={-1}
          aria-disabled={no ? true : undefined}
          checked={on}
          onChange={event => (no ? tell(no, 'bad') : onTurn(one, event.target.checked))}
        />
        {words}
      </label>
    </li>
  );
}
