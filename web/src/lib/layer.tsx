// Dialogs lie over pages: only the uppermost hears the keyboard.

import { createContext, type ReactNode, useContext, useEffect } from 'react';

const Depth = createContext(0);
const open: number[] = [];

export const useDepth = (): number => useContext(Depth);
/** What lay uppermost when the key was pressed. A dialog that the key closes is gone before everybody has heard it. */
let atPress = 0;
/** An open list of choices of antd takes Escape for itself. */
const CHOOSING = '.ant-select-open';

if (typeof window !== 'undefined') {
  const note = () => {
    atPress = document.querySelector(CHOOSING) ? Number.POSITIVE_INFINITY : (open.at(-1) ?? 0);
  };
  window.addEventListener('keydown', note, true);
}

export const isUppermost = (depth: number): boolean => depth === atPress;

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
