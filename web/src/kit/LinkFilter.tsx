// Asks what a list is narrowed to: who, which role.

import { useEffect, useRef } from 'react';
import { useSession } from '../app/session';
import { useSpeech } from '../i18n';
import type { Field } from '../lib/meta';
import { Dialog } from './Dialog';
import { FieldInput } from './FieldInput';

export function LinkFilter({ field, onChoose }: { field: Field; onChoose: (value: string | null) => void }) {
  const { say } = useSpeech();
  const { company } = useSession();
  // Of the company that is looked at; of all of them, where none is.
  const kind = field.kind.is === 'link' ? { ...field.kind, within: null } : field.kind;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Once the dialog has taken the keyboard.
    requestAnimationFrame(() => box.current?.querySelector('input')?.focus());
  }, []);
  return (
    <Dialog title={say(field.label)} onClose={() => onChoose(null)} width={420}>
      <div ref={box}>
        <FieldInput field={{ ...field, kind, required: false }} value={null} onChange={onChoose} company={company} />
      </div>
    </Dialog>
  );
}
