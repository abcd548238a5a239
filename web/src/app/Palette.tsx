// One line for everything: pages, records, actions, sums; in either script, whatever the language.

import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import palette from '../gen/palette.json';
import { both, Own, useSpeech } from '../i18n';
import { Dialog } from '../kit/Dialog';
import { Icon, type IconName, iconOf } from '../kit/Icon';
import { makerOf } from '../kit/makers';
import { useNotices } from '../kit/Notices';
import { calculate, isSum, write } from '../lib/calc';
import { execute, type Page } from '../lib/graph';
import { type Document, documentOf, documents, kindOf, type Row, type Said, titleOf } from '../lib/meta';
import { bring, useRooms } from '../lib/rooms';
import { SPOTS } from './places';
import { useRecent } from './recent';
import { useSession } from './session';

interface Find {
  key: string;
  group: string;
  icon: IconName;
  label: string;
  hint?: string | undefined;
  go: () => void;
}

const SEARCHED = documents.filter(document => document.search);
/** What reading a document takes. */
const readOf = (document: Document) => READ_WITH[document.name] ?? `${kindOf(document)}.read`;
/** What is seen by whoever sees what it belongs to. */
const READ_WITH: Record<string, string> = {
  'item-group': 'master_data.item.read',
  'price-list': 'master_data.price.read',
  'bank-branch': 'master_data.bank.read',
};
const RECORDS = 5;
const LETTERS = 2;

/** Whether a text in either language has a word that begins like what was typed. */
export function fits(said: Said, typed: string): boolean {
  const wanted = typed.toLowerCase().normalize('NFC').split(/\s+/).filter(Boolean);
  const words = Object.values(said).join(' ').toLowerCase().normalize('NFC').split(/\s+/);
  return wanted.every(want => words.some(word => word.startsWith(want)));
}

export function Palette({ onClose }: { onClose: () => void }) {
  const { t, say, language, fmt, speak } = useSpeech();
  const { refuses, signOut } = useSession();
  const { tell } = useNotices();
  const navigate = useNavigate();
  const [recent] = useRecent();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const wanted = useDeferredValue(text.trim());
  useRooms(['permissions']);
  // What there is is found by its name in either language.
  const [, setBoth] = useState(false);
  useEffect(() => {
    bring('desk', language === 'en' ? 'bn' : 'en').then(
      () => setBoth(true),
      () => undefined,
    );
  }, [language]);
  const records = useQuery({
    queryKey: ['palette', wanted],
    queryFn: async ({ signal }) => {
      const seen = SEARCHED.map(one => [one.graph.list, refuses(readOf(one)) === undefined]);
      const variables = { text: wanted, first: RECORDS, ...Object.fromEntries(seen) };
      const asked = palette.texts.map(text =>
        execute<Record<string, Page | Row[] | undefined>>(text, variables, { signal }),
      );
      return Object.assign({}, ...(await Promise.all(asked))) as Record<string, Page | Row[] | undefined>;
    },
    enabled: wanted.length >= LETTERS && !isSum(wanted),
    placeholderData: before => (wanted.length >= LETTERS ? before : undefined),
  });

  const open = (document: string, of: string) => () =>
    void navigate({ to: '/$path/$id', params: { path: documentOf(document).path, id: of } });
  const finds: Find[] = [];
  const sum = isSum(text) ? calculate(text) : undefined;
  if (sum) {
    const result = fmt.number(write(sum));
    const copy = () =>
      void navigator.clipboard.writeText(write(sum)).then(() => tell(t('palette.copied', { what: result })));
    finds.push({ key: 'sum', group: t('palette.sum'), icon: 'sum', label: result, hint: t('palette.copy'), go: copy });
  }
  if (text.trim() === '') {
    for (const one of recent) {
      const icon = iconOf(one.document);
      finds.push({
        key: one.id,
        group: t('palette.recent'),
        icon,
        label: one.title,
        hint: say(documentOf(one.document).one),
        go: open(one.document, one.id),
      });
    }
  }
  for (const document of SEARCHED) {
    const found = wanted.length >= LETTERS ? records.data?.[document.graph.list] : undefined;
    for (const row of (Array.isArray(found) ? found : (found?.items ?? [])).slice(0, RECORDS)) {
      finds.push({
        key: row.id,
        group: t('palette.records'),
        icon: iconOf(document.name),
        label: titleOf(document, row, language),
        hint: say(document.one),
        go: open(document.name, row.id),
      });
    }
  }
  for (const spot of SPOTS.filter(one => fits(one.label, text))) {
    finds.push({
      key: spot.key,
      group: t('palette.pages'),
      icon: spot.icon,
      label: say(spot.label),
      go: () => void navigate({ to: spot.path }),
    });
  }
  for (const document of documents) {
    const maker = makerOf(document);
    if (!maker || !fits(maker.label, text)) continue;
    const no = refuses(maker.permission);
    const go = () => (no ? tell(no, 'bad') : void navigate({ to: '/$path/new', params: { path: document.path } }));
    finds.push({
      key: `+${document.name}`,
      group: t('palette.acts'),
      icon: 'plus',
      label: say(maker.label),
      go,
    });
  }
  const other = { en: 'Language বাংলা Bengali', bn: 'ভাষা ইংরেজি English' };
  if (fits(other, text)) {
    const swap = () => speak(language === 'en' ? 'bn' : 'en');
    finds.push({ key: 'language', group: t('palette.acts'), icon: 'settings', label: t('palette.other'), go: swap });
  }
  if (fits(both('you.out'), text)) {
    const out = () => void signOut();
    finds.push({ key: 'out', group: t('palette.acts'), icon: 'account', label: t('you.out'), go: out });
  }

  // What is called exactly that is meant, whatever else is found by the same words.
  const exact = (find: Find) => Number(find.label.toLowerCase() === text.trim().toLowerCase());
  finds.sort((one, other) => exact(other) - exact(one));

  const keys = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setAt((at + step + finds.length) % Math.max(1, finds.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(finds[at]);
    }
  };
  const choose = (find: Find | undefined) => {
    if (!find) return;
    onClose();
    find.go();
  };
  useEffect(() => {
    list.current?.querySelector(`[id="${CSS.escape(`${id}-${at}`)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [at, id]);
  const searching = records.isFetching;
  return (
    <Dialog title={<span className="unseen">{t('palette')}</span>} onClose={onClose} width={600}>
      <div className="palette">
        <div className="palette-line">
          <Icon name="search" />
          <input
            autoFocus
            role="combobox"
            aria-label={t('palette')}
            aria-expanded="true"
            aria-controls={`${id}-list`}
            aria-activedescendant={finds.length > 0 ? `${id}-${at}` : undefined}
            aria-autocomplete="list"
            autoComplete="off"
            spellCheck={false}
            placeholder={t('palette.hint')}
            value={text}
            onChange={event => {
              setText(event.target.value);
              setAt(0);
            }}
            onKeyDown={keys}
          />
        </div>
        <div ref={list} id={`${id}-list`} role="listbox" aria-label={t('palette')} className="palette-list">
          {finds.map((find, n) => (
            <div
              key={find.key}
              id={`${id}-${n}`}
              role="option"
              aria-selected={n === at}
              className="menu-item"
              onPointerMove={() => setAt(n)}
              onClick={() => choose(find)}
            >
              <Icon name={find.icon} />
              <span className="menu-label">
                <Own>{find.label}</Own>
              </span>
              <span className="menu-hint">{find.hint ?? find.group}</span>
            </div>
          ))}
          {finds.length === 0 && !searching && (
            <div className="menu-none" role="option" aria-selected="false" aria-disabled="true">
              {t('palette.nothing')}
            </div>
          )}
        </div>
      </div>
    </Dialog>
  );
}
