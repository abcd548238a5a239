// Language, digits and the words of both.

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { isBengali } from '../lib/digits';
import { type Digits, type Fmt, fmt, type Language } from '../lib/fmt';
import type { Said } from '../lib/meta';
import { usePref } from '../lib/prefs';
import { read, readIn, textOf } from '../lib/rooms';
import type { Key } from './words';

export type Blanks = Record<string, string | number>;

export interface Speech {
  language: Language;
  digits: Digits;
  fmt: Fmt;
  /** A word of the desk. Numbers among the blanks are written in the reader's digits. */
  t: (key: Key, blanks?: Blanks) => string;
  /** A text that comes in both languages. */
  say: (said: Said) => string;
  /** Changes the language, once its words are here. */
  speak: (language: Language) => void;
  /** The language that was chosen could not be fetched; how often. */
  failed: number;
  count: (digits: Digits) => void;
}

/** Fills a word's blanks. */
export function fill(language: Language, key: Key, blanks: Blanks, write: Fmt): string {
  return (textOf(key, language) ?? missing(key)).replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = blanks[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? write.number(value) : value;
  });
}

/** A word whose room was not opened: a mistake of ours, which the journeys find by this line. */
function missing(key: string): string {
  console.error(`no word ${key}`);
  return key;
}

/** Whether there is such a word, of what was put together from what the server says. */
export const isWord = (key: string): key is Key => textOf(key, read()) !== undefined;

/** A word as a text of both languages, of which those are there that were read. */
export const both = (key: Key): Said => ({
  get en() {
    return textOf(key, 'en') ?? '';
  },
  get bn() {
    return textOf(key, 'bn') ?? '';
  },
});

const Speaking = createContext<Speech | null>(null);

export function Speech({ children }: { children: ReactNode }) {
  const [chosen, speak] = usePref('language');
  const [style, count] = usePref('digits');
  const [language, setLanguage] = useState(read);
  const [failed, setFailed] = useState(0);
  const wanted: Language = (chosen ?? document.documentElement.lang) === 'bn' ? 'bn' : 'en';
  const digits: Digits = style === 'latn' || style === 'beng' ? style : 'auto';
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  // What is shown stays in the language it is in until the other is here.
  useEffect(() => {
    let isWanted = true;
    const shown = read();
    readIn(wanted).then(
      () => isWanted && setLanguage(wanted),
      () => {
        if (!isWanted) return;
        setFailed(count => count + 1);
        speak(shown);
      },
    );
    return () => {
      isWanted = false;
    };
  }, [wanted, speak]);
  const speech = useMemo<Speech>(() => {
    const write = fmt(language, digits);
    return {
      language,
      digits,
      fmt: write,
      t: (key, blanks = {}) => fill(language, key, blanks, write),
      say: said => said[language],
      speak,
      failed,
      count,
    };
  }, [language, digits, failed, speak, count]);
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
