// Another document, found by a few letters of its name in either script; created in place when it is missing.

import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { type KeyboardEvent, lazy, Suspense, useDeferredValue, useId, useRef, useState } from 'react';
import { useSession } from '../app/session';
import { Own, useSpeech } from '../i18n';
import { isBengali } from '../lib/digits';
import { type Document, documentOf, type Field, type Row, titleOf } from '../lib/meta';
import { ready } from '../lib/rooms';
import { choiceOf, choicesOf, hintOf, SUGGESTED } from './choices';
import { Dialog } from './Dialog';
import { HANDOVER } from './handover';
import { Icon } from './Icon';
import { useNotices } from './Notices';
import { Popover } from './Popover';
import { useTyping } from './unread';

const DocForm = lazy(() => import('./DocForm').then(module => ({ default: module.DocForm })));

interface Props {
  id: string;
  field: Field;
  value: string | null;
  onChange: (value: string | null) => void;
  /** The company the other must belong to. */
  company?: string | null;
  /** The document itself, which cannot stand under itself. */
  except?: string;
  wrong?: boolean;
  describedBy?: string;
  required?: boolean;
}

export function LinkPicker({ id, field, value, onChange, company, except, wrong, describedBy, required }: Props) {
  const { t, say, language } = useSpeech();
  const { refuses } = useSession();
  const { tell } = useNotices();
  const document = documentOf(field.kind.is === 'link' ? field.kind.to : '');
  const { text, told, type, leave } = useTyping();
  const [open, setOpen] = useState(false);
  /** What the new one is to be called, while it is made. */
  const [making, setMaking] = useState<string>();
  const [made, setMade] = useState<Row>();
  const [at, setAt] = useState(0);
  const anchor = useRef<HTMLDivElement>(null);
  const list = useId();
  const words = useDeferredValue(text ?? '');
  const lacksCompany = field.kind.is === 'link' && field.kind.within !== null && !company;

  const chosen = useQuery({
    queryKey: ['choice', document.name, value],
    queryFn: ({ signal }) => choiceOf(document, value!, signal),
    enabled: value !== null,
  });
  const scope = document.scope ? (company ?? null) : null;
  const found = useQuery({
    queryKey: ['list', document.name, 'picker', words, scope],
    queryFn: ({ signal }) => choicesOf(document, words, scope, signal),
    enabled: open && !lacksCompany,
    placeholderData: before => before,
  });
  // Until the server has answered, those known already that fit: what Enter takes is always what is meant.
  const wanted = (text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (row: Row) => {
    const name = document.fields
      .map(one => row[one.name] ?? '')
      .join(' ')
      .toLowerCase();
    return wanted.every(word => name.includes(word));
  };
  const isBehind = found.isPlaceholderData || words !== (text ?? '');
  const rows = lacksCompany ? [] : (found.data ?? []).filter(row => row.id !== except && (!isBehind || fits(row)));
  const maker = document.create;
  const no = maker ? (lacksCompany ? t('no.company') : refuses(maker.permission)) : undefined;
  const choices: (Row | 'new')[] = maker ? [...rows, 'new'] : rows;
  const now = Math.min(at, choices.length - 1);
  const unread = text !== null && text.trim() !== '';
  const isTold = told && unread && making === undefined;

  const make = () => {
    if (!maker) return;
    if (no) return tell(no, 'bad');
    setOpen(false);
    void ready(document.service).then(() => setMaking(text ?? ''));
  };
  const choose = (choice: Row | 'new' | undefined) => {
    if (!choice) return;
    if (choice === 'new') return make();
    setOpen(false);
    leave(true);
    onChange(choice.id);
  };
  const keys = (event: KeyboardEvent) => {
    // What is still being put together by an input method takes its own keys.
    if (event.nativeEvent.isComposing) return;
    if (event.altKey && event.code === 'KeyC') {
      event.preventDefault();
      make();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) return setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt((now + step + choices.length) % Math.max(1, choices.length));
    } else if (event.key === 'Enter' && open && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      event.stopPropagation();
      choose(choices[now]);
    } else if (event.key === 'Tab') {
      if (open && unread && rows.length > 0) choose(rows[Math.min(now, rows.length - 1)]);
      setOpen(false);
    }
  };
  /** What is to be said of the choices. */
  const lines = lacksCompany
    ? [t('no.company')]
    : found.isError
      ? [found.error.message]
      : found.isSuccess && rows.length === 0 && !isBehind
        ? [t('link.nothing')]
        : (found.data?.length ?? 0) >= SUGGESTED
          ? [t('link.more')]
          : [];
  const Handover = HANDOVER[document.name];
  const hint = `${id}-none`;
  const title = value && chosen.data ? titleOf(document, chosen.data, language) : '';
  return (
    <div ref={anchor} className="link">
      <Input
        id={id}
        role="combobox"
        aria-expanded={open}
        aria-controls={open ? list : undefined}
        aria-autocomplete="list"
        aria-activedescendant={open && choices.length > 0 ? `${list}-${now}` : undefined}
        data-unread={unread ? '' : undefined}
        aria-invalid={wrong || isTold || undefined}
        aria-describedby={[describedBy, isTold && hint].filter(Boolean).join(' ') || undefined}
        aria-required={required || undefined}
        status={wrong || isTold ? 'error' : ''}
        autoComplete="off"
        value={text ?? title}
        placeholder={t('link.choose')}
        onFocus={event => event.target.select()}
        onClick={() => setOpen(true)}
        onChange={event => {
          type(event.target.value);
          setAt(0);
          setOpen(true);
          if (event.target.value === '') onChange(null);
        }}
        onBlur={() => leave(!unread)}
        onKeyDown={keys}
        suffix={
          value && !required ? (
            <button
              type="button"
              className="bare"
              tabIndex={-1}
              aria-label={t('app.clear')}
              onClick={() => onChange(null)}
            >
              <Icon name="close" size={14} />
            </button>
          ) : (
            <Icon name="down" size={14} />
          )
        }
      />
      {open && (
        <Popover anchor={anchor} onClose={() => setOpen(false)} fit>
          <div id={list} role="listbox" aria-label={say(document.many)} className="menu">
            {choices.map((choice, n) => (
              <div
                key={choice === 'new' ? 'new' : choice.id}
                id={`${list}-${n}`}
                role="option"
                aria-selected={n === now}
                aria-disabled={choice === 'new' && no ? true : undefined}
                className="menu-item"
                onPointerDown={event => event.preventDefault()}
                onPointerMove={() => setAt(n)}
                onClick={() => choose(choice)}
              >
                {choice === 'new' ? (
                  <>
                    <span className="menu-check">
                      <Icon name="plus" size={14} />
                    </span>
                    <span className="menu-label">{maker && say(maker.label)}</span>
                    <span className="menu-hint">{no ?? t('link.new.key')}</span>
                  </>
                ) : (
                  <>
                    <span className="menu-check">{choice.id === value && <Icon name="check" size={14} />}</span>
                    <span className="menu-label">
                      <Own>{titleOf(document, choice, language)}</Own>
                    </span>
                    <span className="menu-hint">{hintOf(document, choice, language)}</span>
                  </>
                )}
              </div>
            ))}
            {lines.map(line => (
              <div key={line} role="option" aria-selected="false" aria-disabled="true" className="menu-none">
                {line}
              </div>
            ))}
          </div>
        </Popover>
      )}
      {isTold && (
        <div id={hint} className="field-wrong" role="alert">
          {t('link.unread')}
        </div>
      )}
      <Suspense>
        {made && Handover && (
          <Handover
            row={made}
            onClose={() => {
              setMade(undefined);
              globalThis.document.getElementById(id)?.focus();
            }}
          />
        )}
      </Suspense>
      {making !== undefined && (
        <Dialog title={maker ? say(maker.label) : ''} onClose={() => setMaking(undefined)} width={640}>
          <Suspense>
            <DocForm
              document={document}
              start={{ companyId: company ?? null, ...named(document, making) }}
              about="aside"
              inDialog
              onSaved={row => {
                setMaking(undefined);
                leave(true);
                onChange(row.id);
                if (HANDOVER[document.name]) setMade(row);
                else globalThis.document.getElementById(id)?.focus();
              }}
              onLeave={() => setMaking(undefined)}
            />
          </Suspense>
        </Dialog>
      )}
    </div>
  );
}

/** What was typed is what the new one is called. */
function named({ title }: Document, typed: string): Record<string, string> {
  const text = typed.trim();
  if (!text) return {};
  return { [title.nameBn && isBengali(text) ? title.nameBn : title.name]: text };
}
