// What a person chose for this browser; each choice is a small text in local storage.

import { useCallback, useSyncExternalStore } from 'react';

const PREFIX = 'vextrus.';
const listeners = new Set<() => void>();

export function readPref(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

export function writePref(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, value);
  } catch {
    // A browser that keeps nothing: the choice holds until the page is closed.
  }
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
};

/** A choice and how to change it. */
export function usePref(name: string): [string | null, (value: string | null) => void] {
  const value = useSyncExternalStore(subscribe, () => readPref(name));
  return [value, useCallback(next => writePref(name, next), [name])];
}

/** Whether a media query holds, right from the first paint. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    listener => {
      const media = window.matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => window.matchMedia(query).matches,
  );
}

/** No room for columns; paper has, however narrow it is. */
export const useNarrow = (): boolean => useMedia('screen and (max-width: 720px)');
