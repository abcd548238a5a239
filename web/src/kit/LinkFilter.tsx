// A list narrowed to what belongs to another document: who, which role.

import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Own, useSpeech } from '../i18n';
import { documentOf, type Field, titleOf } from '../lib/meta';
import { choiceOf } from './choices';
import { Dialog } from './Dialog';
import { FieldInput } from './FieldInput';
import { Icon } from './Icon';

interface TokenProps {
  field: Field;
  value: string;
  onDrop: () => void;
}

/** The filter as it is in force. */
export function LinkToken({ field, value, onDrop }: TokenProps) {
  const { t, say, language } = useSpeech();
  const document = documentOf(field.kind.is === 'link' ? field.kind.to : '');
  const found = useQuery({
    queryKey: ['choice', document.name, value],
    queryFn: ({ signal }) => choiceOf(document, value, signal),
  });
  const words = `${say(field.label)}: ${found.data ? titleOf(document, found.data, language) : '…'}`;
  return (
    <span className="token">
      <Own>{words}</Own>
      <button type="button" className="bare" aria-label={t('list.drop', { what: words })} onClick={onDrop}>
        <Icon name="close" size={12} />
      </button>
    </span>
  );
}

/** Asks which one. */
export function LinkFilter({ field, onChoose }: { field: Field; onChoose: (value: string | null) => void }) {
  const { say } = useSpeech();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Once the dialog has taken the keyboard.
    requestAnimationFrame(() => box.current?.querySelector('input')?.focus());
  }, []);
  return (
    <Dialog title={say(field.label)} onClose={() => onChoose(null)} width={420}>
      <div ref={box}>
        <FieldInput field={{ ...field, required: false }} value={null} onChange={onChoose} />
      </div>
    </Dialog>
  );
}
