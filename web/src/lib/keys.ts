// The keyboard: what a key press is called, and one place that listens.

import { useEffect, useRef } from 'react';
import { isUppermost, useDepth } from './layer';

/** `mod+enter`, `alt+c`, `?`, `n`: letters small, the platform's main modifier as `mod`. */
export function named(event: KeyboardEvent): string {
  const parts = [];
  if (event.ctrlKey || event.metaKey) parts.push('mod');
  if (event.altKey) parts.push('alt');
  // With a letter or sign, Shift is part of what was typed: `?`.
  if (event.shiftKey && event.key.length > 1) parts.push('shift');
  // By the place on the keyboard where a Bengali layout types another letter there.
  const letter = /^Key[A-Z]$/.test(event.code) && !/^[a-z]$/i.test(event.key) ? event.code.slice(3) : event.key;
  return [...parts, letter.toLowerCase()].join('+');
}

/** Whether a plain letter is text there, not a command. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** The keys somebody listens for now. */
const heard: Keys[] = [];

/** Whether this key does something on the page as it is. */
export const isHeard = (name: string): boolean => heard.some(keys => name in keys);

export type Keys = Record<string, (event: KeyboardEvent) => void>;

/** Listens while shown. Keys without a modifier are left alone while somebody types, but for Escape and F-keys. */
export function useKeys(keys: Keys, on = true): void {
  const depth = useDepth();
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (!on) return;
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const name = named(event);
      const does = latest.current[name];
      if (!does) return;
      const plain = !/^(mod|alt)\+|^(escape|f\d+)$/.test(name);
      if (plain && isTyping(event.target)) return;
      if (!isUppermost(depth)) return;
      event.preventDefault();
      does(event);
    };
    window.addEventListener('keydown', listen);
    heard.push(keys);
    return () => {
      window.removeEventListener('keydown', listen);
      heard.splice(heard.indexOf(keys), 1);
    };
  }, [on, depth]);
}
