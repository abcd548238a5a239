// The life of a form: typed, kept as a draft, saved under one key, merged when somebody else was faster.

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useSession } from '../app/session';
import { useSpeech } from '../i18n';
import type { Draft } from '../lib/drafts';
import { act, findOne, Intent, Refusal } from '../lib/graph';
import { type Merge, merge, type Values } from '../lib/merge';
import { type Document, type Field, fieldOf, type Row } from '../lib/meta';
import { editable, given, isSame, keepable, setIn, setsOf, startOf, unfilled } from './form';
import { useNotices } from './Notices';

const DRAFT_AFTER_MS = 400;
const STALE = 'kernel.stale';

/** How a document without operations of its own is read and written. */
export interface By {
  find: () => Promise<Row>;
  save: (body: Record<string, unknown>, intent: Intent) => Promise<Row>;
}

interface Options {
  document: Document;
  row?: Row;
  start?: Values;
  /** What the draft is of, beside the document: of a form begun elsewhere, where that was. */
  about?: string | undefined;
  by?: By | undefined;
}

export interface Form {
  values: Values;
  set: (name: string, value: string | null) => void;
  wrong: Record<string, string>;
  /** How often something was wrong: each time, the keyboard goes there once. */
  refusals: number;
  /** What is wrong with the whole. */
  refused: string | undefined;
  dirty: boolean;
  busy: boolean;
  /** When the draft shown was written. */
  draft: string | undefined;
  kept: boolean;
  drop: () => void;
  save: () => Promise<Row | undefined>;
  clear: () => void;
  clash: (Merge & { now: Row }) | undefined;
  settle: (values: Values | undefined) => void;
}

/** A form as it was left: with what others changed meanwhile, unless they changed the same; then saving it will ask. */
function begin(document: Document, row: Row | undefined, base: Values, draft: Draft | undefined, fixed: Values = {}) {
  if (!draft) return { base, values: base, version: row?.version, at: undefined };
  if (!row) return { base, values: { ...draft.values, ...fixed }, version: undefined, at: draft.at };
  const met = merge(draft.base, draft.values, base, setsOf(document));
  if (met.clashes.length === 0) return { base, values: met.values, version: row.version, at: draft.at };
  return { base: draft.base, values: draft.values, version: draft.version ?? 0, at: draft.at };
}

/** Keeps what is typed, a moment after it was typed, and at the latest when the page is left. */
function useKeeping(place: string, fields: Field[], draft: Omit<Draft, 'at'> | undefined) {
  const { drafts } = useSession();
  const [kept, setKept] = useState(false);
  const unkept = useRef<Omit<Draft, 'at'> | undefined>(undefined);
  const keep = useRef(() => {});
  const write = (now: Omit<Draft, 'at'>) =>
    drafts.write(place, { at: new Date().toISOString(), ...keepable(fields, now) });
  keep.current = () => {
    if (unkept.current) write(unkept.current);
    unkept.current = undefined;
  };
  const content = draft && JSON.stringify(draft);
  // Its content tells whether it is another.
  useEffect(() => {
    unkept.current = draft;
    if (!draft) {
      // Taken back to what it was: there is nothing to come back to.
      drafts.drop(place);
      return setKept(false);
    }
    const timer = window.setTimeout(() => {
      keep.current();
      setKept(true);
    }, DRAFT_AFTER_MS);
    return () => window.clearTimeout(timer);
  }, [content]);
  useEffect(() => {
    const leave = () => keep.current();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
  return {
    kept,
    write(now: Omit<Draft, 'at'>) {
      unkept.current = undefined;
      write(now);
    },
    drop() {
      unkept.current = undefined;
      setKept(false);
      drafts.drop(place);
    },
  };
}

export function useForm({ document, row, start, about, by }: Options): Form {
  const { t, say } = useSpeech();
  const { tell } = useNotices();
  const { drafts } = useSession();
  const client = useQueryClient();
  const place = `${document.name}:${row?.id ?? 'new'}${about ? `:${about}` : ''}`;
  const fields = editable(document, row === undefined);
  const find = () => (by ? by.find() : findOne(document, row!.id));

  const [initial] = useState(() => {
    const draft = drafts.read(place);
    // What a form was begun for holds, whatever was left in it.
    const fixed = about && start ? Object.fromEntries(Object.entries(start).filter(([, value]) => value)) : {};
    return { ...begin(document, row, startOf(document, row, start), draft, fixed), intent: draft?.intent };
  });
  const [base, setBase] = useState(initial.base);
  const [version, setVersion] = useState(initial.version);
  const [values, setValues] = useState<Values>(initial.values);
  const [draft, setDraft] = useState(initial.at);
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [refusals, setRefusals] = useState(0);
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [clash, setClash] = useState<Form['clash']>();
  const intent = useRef(new Intent(initial.intent));
  const latest = useRef(values);
  latest.current = values;
  const dirty = !isSame(base, values);
  const keeping = useKeeping(place, fields, dirty ? { values, base, version } : undefined);

  // Somebody else's change, or our own act, reached a form nobody has typed in.
  useEffect(() => {
    if (!row || row.version === version || dirty) return;
    const now = startOf(document, row);
    setBase(now);
    setValues(now);
    setVersion(row.version);
  }, [row, version, dirty, document]);

  const set = (name: string, value: string | null) => {
    setValues(before => setIn(fields, before, name, value));
    if (name in wrong) setWrong(({ [name]: _, ...rest }) => rest);
    setRefused(undefined);
  };
  const complain = (complaints: Record<string, string>) => {
    setWrong(complaints);
    setRefusals(count => count + 1);
  };
  const reset = (to: Values) => {
    setBase(to);
    setValues(to);
    setWrong({});
    setRefused(undefined);
    setDraft(undefined);
    keeping.drop();
  };

  const meet = async () => {
    const now = await find();
    client.setQueryData(['one', document.name, now.id], now);
    const met = merge(base, latest.current, startOf(document, now), setsOf(document));
    if (met.clashes.length > 0) return setClash({ ...met, now });
    take(met.values, now);
    tell(t('form.merged', { what: met.theirs.map(name => say(fieldOf(document, name).label)).join(', ') }));
  };
  const take = (next: Values, now: Row) => {
    setBase(startOf(document, now));
    setValues(next);
    setVersion(now.version);
  };
  const refuse = (error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    const placed = error.complaints.filter(one => one.field && fields.some(field => field.name === one.field));
    complain(Object.fromEntries(placed.map(one => [one.field!, one.message])));
    const rest = error.complaints.filter(one => !placed.includes(one)).map(one => one.message);
    setRefused(placed.length === 0 ? error.message : rest.join(' ') || undefined);
  };

  const save = async () => {
    const empty = unfilled(fields, values);
    if (empty.length > 0) {
      complain(Object.fromEntries(empty.map(field => [field.name, t('form.required')])));
      return undefined;
    }
    setBusy(true);
    setRefused(undefined);
    try {
      const body = { ...given(fields, values), ...(row ? { id: row.id, version } : {}) };
      const going = by ? by.save(body, intent.current) : act(document, row ? 'update' : 'create', body, intent.current);
      // Should the page be left before the answer is here, saving it again happens once all the same.
      keeping.write({ values, base, version, intent: intent.current.begun() });
      const saved = await going;
      intent.current = new Intent();
      if (row) {
        const now = startOf(document, saved);
        // What was typed while it was on its way stays.
        const typed = merge(values, latest.current, now, setsOf(document)).values;
        reset(now);
        setValues(typed);
        setVersion(saved.version);
      } else {
        keeping.drop();
      }
      client.setQueryData(['one', document.name, saved.id], saved);
      await client.invalidateQueries({ queryKey: ['list'] });
      return saved;
    } catch (error) {
      if (error instanceof Refusal && error.code === STALE && row) await meet().catch(refuse);
      else refuse(error);
      return undefined;
    } finally {
      setBusy(false);
    }
  };

  return {
    values,
    set,
    wrong,
    refusals,
    refused,
    dirty,
    busy,
    draft,
    kept: keeping.kept,
    drop() {
      reset(startOf(document, row, start));
      setVersion(row?.version);
    },
    save,
    clear() {
      // The next one mostly belongs where this one does.
      const stays = fields.filter(field => field.kind.is === 'link' && field.required);
      const kept = Object.fromEntries(stays.map(field => [field.name, values[field.name] ?? null]));
      reset(startOf(document, undefined, { ...start, ...kept }));
    },
    clash,
    settle(chosen) {
      if (chosen && clash) take(chosen, clash.now);
      setClash(undefined);
    },
  };
}
