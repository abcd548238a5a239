// Where one says something about a document, and mentions people: `@` and a few letters of a name in either script.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Input } from 'antd';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useSession } from '../app/session';
import { Own, useSpeech } from '../i18n';
import { act, Intent } from '../lib/graph';
import { lookedFor, type Mentioned, meant, stillIn } from '../lib/mention';
import { type Document, documentOf, type Row, titleOf } from '../lib/meta';
import { choicesOf, hintOf } from './choices';
import { Do } from './Do';
import { useNotices } from './Notices';
import { Popover } from './Popover';

const LONGEST = 2000;
const SHOWN = 8;
const USER = documentOf('user');

/** As the graph names the kind of document. */
export const nounOf = (document: Document) => document.name.toUpperCase().replace(/-/g, '_');

/** What is typed is kept until it is said. */
export function Say({ document, id }: { document: Document; id: string }) {
  const { t, language } = useSpeech();
  const { drafts } = useSession();
  const { tell } = useNotices();
  const client = useQueryClient();
  const field = useId();
  const place = `comment:${document.name}:${id}`;
  const [kept] = useState(() => drafts.read(place)?.values);
  const [text, setText] = useState(kept?.text ?? '');
  const [chosen, setChosen] = useState<Mentioned[]>(() => JSON.parse(kept?.mentions ?? '[]') as Mentioned[]);
  const [busy, setBusy] = useState(false);
  const [looking, setLooking] = useState<{ words: string; from: number }>();
  const [at, setAt] = useState(0);
  const intent = useRef(new Intent());
  const box = useRef<HTMLDivElement>(null);
  const people = useQuery({
    queryKey: ['list', 'user', 'mention', looking?.words],
    queryFn: ({ signal }) => choicesOf(USER, looking?.words ?? '', null, signal),
    enabled: looking !== undefined,
    placeholderData: before => before,
  });
  const rows = looking ? (people.data ?? []).slice(0, SHOWN) : [];
  const input = () => box.current?.querySelector('textarea') ?? null;

  const write = (to: string, mentions = chosen) => {
    setText(to);
    const values = { text: to, mentions: JSON.stringify(mentions) };
    if (to.trim()) drafts.write(place, { at: new Date().toISOString(), values, base: {} });
    else drafts.drop(place);
  };
  const look = () => {
    const caret = input()?.selectionStart ?? 0;
    setLooking(lookedFor(input()?.value ?? '', caret));
    setAt(0);
  };
  const mention = (row: Row | undefined) => {
    const area = input();
    if (!row || !looking || !area) return;
    const name = titleOf(USER, row, language);
    const next = meant(area.value, looking.from, area.selectionStart, name);
    const all = [...chosen.filter(one => one.id !== row.id), { id: row.id, name }];
    setChosen(all);
    write(next.text, all);
    setLooking(undefined);
    requestAnimationFrame(() => {
      area.focus();
      area.setSelectionRange(next.caret, next.caret);
    });
  };
  const say = async () => {
    if (!text.trim()) return tell(t('history.empty'), 'bad');
    setBusy(true);
    try {
      const body = { noun: nounOf(document), subject: id, text, mentions: stillIn(text, chosen) };
      await act(document, 'say', body, intent.current);
      intent.current = new Intent();
      setChosen([]);
      write('', []);
      await client.invalidateQueries({ queryKey: ['timeline', document.name, id] });
      tell(t('history.said'));
    } catch (error) {
      tell((error as Error).message, 'bad');
    } finally {
      setBusy(false);
    }
  };
  const keys = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (rows.length > 0 && step) {
      event.preventDefault();
      setAt((at + step + rows.length) % rows.length);
    } else if (rows.length > 0 && (event.key === 'Enter' || event.key === 'Tab') && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      mention(rows[at]);
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      if (!busy) void say();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      if (looking) setLooking(undefined);
      else event.currentTarget.blur();
    }
  };
  return (
    <div ref={box} className="say">
      <label htmlFor={field} className="unseen">
        {t('history.comment')}
      </label>
      <Input.TextArea
        id={field}
        className="say-text"
        rows={2}
        maxLength={LONGEST}
        placeholder={t('history.hint')}
        aria-autocomplete="list"
        aria-controls={rows.length > 0 ? `${field}-list` : undefined}
        aria-activedescendant={rows.length > 0 ? `${field}-${at}` : undefined}
        value={text}
        onChange={event => {
          write(event.target.value);
          look();
        }}
        onSelect={look}
        onBlur={() => setLooking(undefined)}
        onKeyDown={keys}
      />
      {rows.length > 0 && (
        <Popover anchor={box} onClose={() => setLooking(undefined)}>
          <div id={`${field}-list`} role="listbox" aria-label={t('history.people')} className="menu">
            {rows.map((row, n) => (
              <div
                key={row.id}
                id={`${field}-${n}`}
                role="option"
                aria-selected={n === at}
                className="menu-item"
                onPointerDown={event => event.preventDefault()}
                onPointerMove={() => setAt(n)}
                onClick={() => mention(row)}
              >
                <span className="menu-label">
                  <Own>{titleOf(USER, row, language)}</Own>
                </span>
                <span className="menu-hint">{hintOf(USER, row, language)}</span>
              </div>
            ))}
          </div>
        </Popover>
      )}
      {text.trim() !== '' && (
        <Do small primary busy={busy} onDo={() => void say()} keys="Ctrl Enter">
          {t('history.say')}
        </Do>
      )}
    </div>
  );
}
