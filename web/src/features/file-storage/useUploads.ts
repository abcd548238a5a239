// Files on their way to one document: one after the other, for as long as the page is open.

import { useEffect, useMemo, useReducer, useRef } from 'react';
import { Sending } from './sending';

export function useUploads(on: { kind: string; subject: string }, onDone: (one: Sending) => void) {
  const [, show] = useReducer((count: number) => count + 1, 0);
  const all = useRef<Sending[]>([]);
  const done = useRef(onDone);
  done.current = onDone;
  const busy = useRef(false);
  const gone = useRef(false);

  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      for (const one of all.current) if (one.standing === 'sending' || one.standing === 'lost') one.pause();
    };
  }, []);
  // Whoever leaves while something is on its way is asked.
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (all.current.some(one => one.standing === 'sending' || one.standing === 'lost')) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, []);

  return useMemo(() => {
    const work = async () => {
      if (busy.current) return;
      busy.current = true;
      try {
        for (;;) {
          const next = all.current.find(one => one.standing === 'queued');
          if (!next || gone.current) return;
          await next.run();
          if (next.standing === 'done') {
            all.current = all.current.filter(one => one !== next);
            done.current(next);
          }
          show();
        }
      } finally {
        busy.current = false;
      }
    };
    return {
      all,
      send(files: Iterable<File>) {
        for (const file of files) all.current.push(new Sending(file, on, show));
        show();
        void work();
      },
      resume(one: Sending) {
        one.standing = 'queued';
        show();
        void work();
      },
      pause(one: Sending) {
        one.pause();
      },
      cancel(one: Sending) {
        all.current = all.current.filter(other => other !== one);
        show();
        void one.cancel();
      },
    };
  }, [on.kind, on.subject]);
}
