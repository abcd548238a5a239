// What happened, the newest first, in words.

import type { ReactNode } from 'react';
import type { Speech } from '../i18n';
import { Own, useSpeech } from '../i18n';
import { type Document, fieldValue, type Row, type Tone } from '../lib/meta';
import { shown } from './shown';

export interface Happening {
  id: string;
  title: string;
  tone: Tone;
  /** A sign or a day beside it. */
  mark?: string;
  note?: string;
  changes: string[];
  onOpen?: () => void;
}

/** What differs between two looks at a document, a sentence a field. */
export function changesInWords(
  { fields }: Pick<Document, 'fields'>,
  before: Row | null,
  after: Row,
  speech: Speech,
): string[] {
  return fields.flatMap(field => {
    const [was, is] = [before && fieldValue(field, before), fieldValue(field, after)];
    if (was === is || (is === null && was === null) || !field.reads) return [];
    const write = (value: string | null, row: Row | null) =>
      value === null || row === null ? '—' : shown(field, row, speech);
    const label = speech.say(field.label);
    return before ? [`${label}: ${write(was, before)} → ${write(is, after)}`] : [`${label}: ${write(is, after)}`];
  });
}

export function Timeline({ happenings, empty }: { happenings: Happening[]; empty: ReactNode }) {
  const { t } = useSpeech();
  if (happenings.length === 0) return <p className="dim">{empty}</p>;
  return (
    <ol className="timeline">
      {happenings.map(one => (
        <li key={one.id} className={`happening happening-${one.tone}`}>
          <div className="happening-head">
            {one.onOpen ? (
              <button
                type="button"
                className="linklike"
                onClick={one.onOpen}
                aria-label={`${t('list.expand')}: ${one.title}`}
              >
                <Own>{one.title}</Own>
              </button>
            ) : (
              <Own>{one.title}</Own>
            )}
            {one.mark && <span className="dim">{one.mark}</span>}
          </div>
          {one.changes.map(change => (
            <div key={change} className="happening-change">
              <Own>{change}</Own>
            </div>
          ))}
          {one.note && (
            <div className="dim">
              <Own>{one.note}</Own>
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}
