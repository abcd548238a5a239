// Language, digits and the words of both.

import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import { isBengali } from '../lib/digits';
import { type Digits, type Fmt, fmt, type Language } from '../lib/fmt';
import type { Said } from '../lib/meta';
import { usePref } from '../lib/prefs';
import { type Key, words } from './words';

export type Blanks = Record<string, string | number>;

export interface Speech {
  language: Language;
  digits: Digits;
  fmt: Fmt;
  /** A word of the desk. Numbers among the blanks are written in the reader's digits. */
  t: (key: Key, blanks?: Blanks) => string;
  /** A text that comes in both languages. */
  say: (said: Said) => string;
  speak: (language: Language) => void;
  count: (digits: Digits) => void;
}

/** Fills a word's blanks. */
export function fill(language: Language, key: Key, blanks: Blanks, write: Fmt): string {
  const text: string = words[key][language === 'bn' ? 1 : 0];
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = blanks[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? write.number(value) : value;
  });
}

const Speaking = createContext<Speech | null>(null);

export function Speech({ children }: { children: ReactNode }) {
  const [chosen, speak] = usePref('language');
  const [style, count] = usePref('digits');
  const language: Language = (chosen ?? document.documentElement.lang) === 'bn' ? 'bn' : 'en';
  const digits: Digits = style === 'latn' || style === 'beng' ? style : 'auto';
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const speech = useMemo<Speech>(() => {
    const write = fmt(language, digits);
    return {
      language,
      digits,
      fmt: write,
      t: (key, blanks = {}) => fill(language, key, blanks, write),
      say: said => said[language],
      speak,
      count,
    };
  }, [language, digits]);
  return <Speaking value={speech}>{children}</Speaking>;
}

export function useSpeech(): Speech {
  const speech = useContext(Speaking);
  if (!speech) throw new Error('outside of Speech');
  return speech;
}

/** Somebody's own text, marked with its language so that it is set in the right type. */
export function Own({ children }: { children: string }) {
  const { language } = useSpeech();
  const own = isBengali(children) ? 'bn' : 'en';
  return own === language ? children : <span lang={own}>{children}</span>;
}
