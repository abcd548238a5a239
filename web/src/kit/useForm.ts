// The life of a form: typed, kept as a draft, saved under one key, merged when somebody else was faster.

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useSession } from '../app/session';
import { useSpeech } from '../i18n';
import { act, findOne, Intent, Refusal } from '../lib/graph';
import { type Merge, merge, type Values } from '../lib/merge';
import { type Document, fieldOf, type Row } from '../lib/meta';
import { editable, given, isSame, setsOf, startOf, unfilled } from './form';
import { useNotices } from './Notices';

const DRAFT_AFTER_MS = 400;
const STALE = 'kernel.stale';

interface Options {
  document: Document;
  row?: Row;
  start?: Values;
  /** Nothing is kept of a form in passing. */
  passing?: boolean;
}

export interface Form {
  values: Values;
  set: (name: string, value: string | null) => void;
  wrong: Record<string, string>;
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

export function useForm({ document, row, start, passing }: Options): Form {
  const { t, say } = useSpeech();
  const { tell } = useNotices();
  const { drafts } = useSession();
  const client = useQueryClient();
  const place = `${document.name}:${row?.id ?? 'new'}`;
  const fields = editable(document, row === undefined);

  const [initial] = useState(() => {
    const base = startOf(document, row, start);
    const draft = passing ? undefined : drafts.read(place);
    if (!draft) return { base, values: base, draft: undefined };
    return {
      base,
      values: merge(draft.base, draft.values, row ? base : draft.base, setsOf(document)).values,
      draft: draft.at,
    };
  });
  const [base, setBase] = useState(initial.base);
  const [version, setVersion] = useState(row?.version);
  const [values, setValues] = useState<Values>(initial.values);
  const [draft, setDraft] = useState(initial.draft);
  const [kept, setKept] = useState(false);
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [clash, setClash] = useState<Form['clash']>();
  const intent = useRef(new Intent());
  const dirty = !isSame(base, values);

  // Somebody else's change, or our own act, reached a form nobody has typed in.
  useEffect(() => {
    if (!row || row.version === version || dirty) return;
    const now = startOf(document, row);
    setBase(now);
    setValues(now);
    setVersion(row.version);
  }, [row, version, dirty, document]);

  useEffect(() => {
    if (passing) return;
    if (!dirty) {
      setKept(false);
      return;
    }
    const timer = window.setTimeout(() => {
      drafts.write(place, { at: new Date().toISOString(), values, base });
      setKept(true);
    }, DRAFT_AFTER_MS);
    return () => window.clearTimeout(timer);
  }, [drafts, place, values, base, dirty, passing]);

  const set = (name: string, value: string | null) => {
    setValues(before => ({ ...before, [name]: value }));
    setWrong(({ [name]: _, ...rest }) => rest);
    setRefused(undefined);
  };
  const reset = (to: Values) => {
    setBase(to);
    setValues(to);
    setWrong({});
    setRefused(undefined);
    setDraft(undefined);
    setKept(false);
    drafts.drop(place);
  };

  const meet = async () => {
    const now = await findOne(document, row!.id);
    client.setQueryData(['one', document.name, now.id], now);
    const met = merge(base, values, startOf(document, now), setsOf(document));
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
    setWrong(Object.fromEntries(placed.map(one => [one.field!, one.message])));
    const rest = error.complaints.filter(one => !placed.includes(one)).map(one => one.message);
    setRefused(placed.length === 0 ? error.message : rest.join(' ') || undefined);
  };

  const save = async () => {
    const empty = unfilled(fields, values);
    if (empty.length > 0) {
      setWrong(Object.fromEntries(empty.map(field => [field.name, t('form.required')])));
      return undefined;
    }
    setBusy(true);
    setRefused(undefined);
    try {
      const body = { ...given(fields, values), ...(row ? { id: row.id, version } : {}) };
      const saved = await act(document, row ? 'update' : 'create', body, intent.current);
      intent.current = new Intent();
      if (row) {
        reset(startOf(document, saved));
        setVersion(saved.version);
      } else {
        drafts.drop(place);
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
    refused,
    dirty,
    busy,
    draft,
    kept,
    drop: () => reset(startOf(document, row, start)),
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
