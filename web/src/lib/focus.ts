// Where the keyboard goes when what it was in is gone: back to where it came from.

import { type RefObject, useEffect } from 'react';

/** Places the keyboard was at, the last one at the end. */
const trail: WeakRef<HTMLElement>[] = [];
const KEPT = 16;
const DIALOG = '[role="dialog"]';

if (typeof window !== 'undefined') {
  document.addEventListener('focusin', event => {
    if (!(event.target instanceof HTMLElement)) return;
    trail.push(new WeakRef(event.target));
    if (trail.length > KEPT) trail.shift();
  });
}

/** Whether the keyboard is nowhere. */
export const isLost = (): boolean => document.activeElement === null || document.activeElement === document.body;
const isThere = (one: HTMLElement | undefined) =>
  one?.isConnected === true && one.getClientRects().length > 0 && !(one as HTMLButtonElement).disabled;

/** Puts the keyboard back, if it is nowhere: to the last place that is still there, else to the page. */
function putBack(): void {
  if (!isLost()) return;
  // Below a dialog that is still open nobody can go.
  const over = [...document.querySelectorAll<HTMLElement>(DIALOG)].filter(isThere).at(-1);
  const last = trail
    .map(one => one.deref())
    .findLast(one => isThere(one) && (over ? over.contains(one!) : !one!.closest(DIALOG)));
  (last ?? over ?? document.getElementById('main'))?.focus();
}

/** Once what uses it is gone, the keyboard is somewhere. */
export function useWayBack(): void {
  useEffect(
    () => () => {
      // Whoever closes it may put the keyboard elsewhere, and what is done at the end may redraw where it came from.
      requestAnimationFrame(() => requestAnimationFrame(putBack));
    },
    [],
  );
}

const FIELDS = 'input:not([type="hidden"]), textarea';
/** What is done with Enter, unless it cannot be undone. */
const GOES = 'button[type="submit"]:not(.ant-btn-dangerous)';

/** Where one begins in what has just opened: its first field, else what it is for; unless something there was chosen already. */
export function useFirst(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (!box.current || box.current.contains(document.activeElement)) return;
      const fields = [...box.current.querySelectorAll<HTMLElement>(FIELDS)].filter(isThere);
      (fields[0] ?? box.current.querySelector<HTMLElement>(GOES))?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [box]);
}
