// What is typed into a form made by hand, kept in this browser until it is saved or dropped.

import { useEffect, useRef, useState } from 'react';
import { useSession } from '../../app/session';
import type { Values } from '../../lib/merge';

const AFTER_MS = 400;

interface Drafted {
  values: Values;
  setValues: (change: (before: Values) => Values) => void;
  /** When the draft shown was written. */
  draft: string | undefined;
  drop: () => void;
  /** It is saved: nothing is kept of it. */
  settle: () => void;
}

/** Values under a place of their own; `begun` is what the form begins with. */
export function useDraft(place: string, begun: Values): Drafted {
  const { drafts } = useSession();
  const [first] = useState(begun);
  const [kept] = useState(() => drafts.read(place));
  const [values, setValues] = useState<Values>({ ...first, ...kept?.values });
  const [draft, setDraft] = useState(kept?.at);
  const over = useRef(false);
  const now = useRef(values);
  now.current = values;
  useEffect(() => {
    const write = () => {
      const same = Object.keys({ ...first, ...now.current }).every(
        name => (first[name] ?? null) === (now.current[name] ?? null),
      );
      if (over.current) return;
      if (same) drafts.drop(place);
      else drafts.write(place, { at: new Date().toISOString(), values: now.current, base: first });
    };
    const timer = window.setTimeout(write, AFTER_MS);
    return () => window.clearTimeout(timer);
  }, [values, drafts, place, first]);
  return {
    values,
    setValues,
    draft,
    drop: () => {
      drafts.drop(place);
      setDraft(undefined);
      setValues(first);
    },
    settle: () => {
      over.current = true;
      drafts.drop(place);
    },
  };
}
