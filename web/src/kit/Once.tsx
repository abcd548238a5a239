// What is shown once and not again: read, copied, gone.

import { useEffect, useId, useRef } from 'react';
import { useSpeech } from '../i18n';
import { copy } from '../lib/copy';
import { Do } from './Do';
import { useNotices } from './Notices';

/** Copies a text and says so; where the browser refuses, says how to do it by hand. */
export function useCopy(): (what: string, text: string) => Promise<void> {
  const { t } = useSpeech();
  const { tell } = useNotices();
  return async (what, text) => {
    const done = await copy(text);
    tell(done ? t('once.copied', { what }) : t('once.by.hand'), done ? 'good' : 'bad');
  };
}

export function Once({ label, value }: { label: string; value: string }) {
  const { t } = useSpeech();
  const toClipboard = useCopy();
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  // Everything is ready to be copied by the keyboard.
  useEffect(() => {
    box.current?.focus();
    box.current?.select();
  }, []);
  return (
    <div className="field once">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        ref={box}
        className="once-text figures"
        lang="en"
        readOnly
        rows={4}
        spellCheck={false}
        value={value}
        onFocus={event => event.currentTarget.select()}
      />
      <div>
        <Do primary icon="copy" onDo={() => void toClipboard(label, value)}>
          {t('once.copy')}
        </Do>
      </div>
    </div>
  );
}
