// Where a document stands, and the way it goes.

import { useSpeech } from '../i18n';
import { type Document, fieldOf, type Row, type Word } from '../lib/meta';
import { Icon } from './Icon';

export function wordOf(document: Document, value: unknown): Word | undefined {
  if (!document.state) return undefined;
  const { kind } = fieldOf(document, document.state);
  return kind.is === 'words' ? kind.words.find(word => word.value === value) : undefined;
}

/** One state, coloured. */
export function Tag({ word }: { word: Word }) {
  const { say } = useSpeech();
  return <span className={`tag tag-${word.tone}`}>{say(word.label)}</span>;
}

/** All states on the way, the present one marked. */
export function StateBar({ document, row }: { document: Document; row: Row }) {
  const { say } = useSpeech();
  const now = document.state ? String(row[document.state]) : '';
  const word = wordOf(document, now);
  if (!word || !document.state) return null;
  const at = document.life.indexOf(now);
  if (at < 0 || document.life.length < 3) return <Tag word={word} />;
  return (
    <ol className="states" aria-label={say(fieldOf(document, document.state).label)}>
      {document.life.map((value, step) => {
        const one = wordOf(document, value);
        const place = step < at ? 'past' : step === at ? 'now' : 'next';
        return (
          <li key={value} className={`state state-${place}`} aria-current={step === at ? 'step' : undefined}>
            {step < at && <Icon name="check" size={12} />}
            {one && say(one.label)}
          </li>
        );
      })}
    </ol>
  );
}
