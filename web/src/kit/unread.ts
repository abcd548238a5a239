// What is typed and cannot be read yet: nothing is saved, looked for or sent while it stands there.

import { useState } from 'react';

/** The mark of an input whose text cannot be read. */
export const UNREAD = 'data-unread';

/** The first input of a form that cannot be read, told to say so; it has the keyboard then. */
export function unreadIn(box: HTMLElement | null): HTMLElement | undefined {
  const found = box?.querySelector<HTMLElement>(`[${UNREAD}]`) ?? undefined;
  // Whoever leaves a field is told what is wrong with it.
  found?.blur();
  found?.focus();
  return found;
}

/** No form of the desk is submitted while something in it cannot be read. */
export function holdUnread(): () => void {
  const hold = (event: SubmitEvent) => {
    if (!unreadIn(event.target as HTMLElement)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener('submit', hold, true);
  return () => window.removeEventListener('submit', hold, true);
}

interface Typing {
  /** What stands there while somebody types; nothing when the value itself is shown. */
  text: string | null;
  /** It is told what is wrong: not before somebody has stopped typing. */
  told: boolean;
  type: (text: string) => void;
  /** Typing is over: what could be read is shown as it was read. */
  leave: (isRead: boolean) => void;
}

/** A text between being typed and being read. */
export function useTyping(): Typing {
  const [text, setText] = useState<string | null>(null);
  const [told, setTold] = useState(false);
  return {
    text,
    told,
    type(next) {
      setText(next);
      setTold(false);
    },
    leave(isRead) {
      setTold(!isRead);
      if (isRead) setText(null);
    },
  };
}
