// One row of a list: its cells, or its card where there is no room for columns.

import { useSession } from '../app/session';
import { Own, useSpeech } from '../i18n';
import { type Document, type Field, fieldOf, type Row, titleOf } from '../lib/meta';
import { Tag, wordOf } from './StateBar';
import { shown } from './shown';

/** A row's own address, for another tab. */
export const hrefOf = (document: Document, row: Row): string => `/app/${document.path}/${encodeURIComponent(row.id)}`;

interface CellProps {
  document: Document;
  field: Field;
  row: Row;
  /** It was found by words: what it stands under is said. */
  isFound: boolean;
}

export function Cell({ document, field, row, isFound }: CellProps) {
  const speech = useSpeech();
  if (field.name === document.state) {
    const word = wordOf(document, row[field.name]);
    return word ? <Tag word={word} /> : null;
  }
  // A reader of Bengali sees the Bengali name where there is one.
  const { name, nameBn } = document.title;
  const own = field.name === name && nameBn && speech.language === 'bn' ? row[nameBn] : null;
  const text = own ? String(own) : shown(field, row, speech);
  if (!text) return null;
  if (field.name !== name) {
    return (
      <span className="cell" title={text}>
        <Own>{text}</Own>
      </span>
    );
  }
  const above = isFound && document.parent ? shown(fieldOf(document, document.parent), row, speech) : '';
  return (
    <>
      {/* A link, so that it can be opened beside: another tab, a copied address. Keys go by the row. */}
      <a href={hrefOf(document, row)} tabIndex={-1} className="cell-name" title={text}>
        <Own>{text}</Own>
      </a>
      {above && (
        <span className="cell cell-above">
          <Own>{above}</Own>
        </span>
      )}
    </>
  );
}

export function Card({ document, row, href }: { document: Document; row: Row; href: string }) {
  const speech = useSpeech();
  const word = document.state ? wordOf(document, row[document.state]) : undefined;
  const { company } = useSession();
  const facts = document.card
    .filter(name => !(name === 'companyId' && company && !fieldOf(document, name).blank))
    .map(name => shown(fieldOf(document, name), row, speech))
    .filter(Boolean);
  return (
    <>
      <span className="card-line">
        <a href={href} tabIndex={-1} className="cell-name">
          <Own>{titleOf(document, row, speech.language)}</Own>
        </a>
        {word && word.tone !== 'good' && <Tag word={word} />}
      </span>
      <span className="card-facts dim">
        <Own>{facts.join(' · ')}</Own>
      </span>
    </>
  );
}
