// Dialogs lie over pages: only the uppermost hears the keyboard.

import { createContext, type ReactNode, useContext, useEffect } from 'react';

const Depth = createContext(0);
const open: number[] = [];

export const useDepth = (): number => useContext(Depth);
export const isUppermost = (depth: number): boolean => depth === (open.at(-1) ?? 0);

/** What lies over everything before it, while shown. */
export function Layer({ children }: { children: ReactNode }) {
  const depth = useDepth() + 1;
  useEffect(() => {
    open.push(depth);
    return () => {
      open.splice(open.lastIndexOf(depth), 1);
    };
  }, [depth]);
  return <Depth value={depth}>{children}</Depth>;
}
