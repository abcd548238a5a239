// What else is done with a document: a button each, a dialog that says what it will do.

import { lazy, Suspense, useState } from 'react';
import { useSession } from '../app/session';
import { useSpeech } from '../i18n';
import type { Act, Document, Row } from '../lib/meta';
import { Do } from './Do';

/** Loaded with the first act. */
export const ActDialog = lazy(() => import('./ActDialog').then(module => ({ default: module.ActDialog })));

/** Why an act is not possible on a row, or nothing. */
export function useNo(document: Document): (act: Act, row: Row) => string | undefined {
  const { say } = useSpeech();
  const { refuses } = useSession();
  return (act, row) => {
    const state = document.state ? String(row[document.state]) : '';
    if (act.states.length > 0 && !act.states.includes(state)) return say(act.otherwise);
    return refuses(act.permission);
  };
}

export function Acts({ document, row }: { document: Document; row: Row }) {
  const { say } = useSpeech();
  const [doing, setDoing] = useState<Act>();
  const no = useNo(document);
  return (
    <>
      {document.acts.map(act => (
        <Do key={act.name} onDo={() => setDoing(act)} no={no(act, row)} grave={act.grave}>
          {say(act.label)}
        </Do>
      ))}
      <Suspense>
        {doing && <ActDialog document={document} act={doing} rows={[row]} onClose={() => setDoing(undefined)} />}
      </Suspense>
    </>
  );
}
