// A field's value as people read it.

import type { Speech } from '../i18n';
import { documentOf, documents, type Field, fieldValue, type Money, type Row, SEPARATOR, titleOf } from '../lib/meta';
import { size } from '../lib/size';

/** BIN as it is printed: `000123456-0101`. */
const printed = (digits: string) => (digits.length === 13 ? `${digits.slice(0, 9)}-${digits.slice(9)}` : digits);

/** A number of the country as it is read out: `01712-345678`. */
const dialled = (number: string) =>
  /^\+880\d{10}$/.test(number) ? `0${number.slice(4, 8)}-${number.slice(8)}` : number;

export function shown(field: Field, row: Row, speech: Speech): string {
  const { kind } = field;
  const blank = field.blank ? speech.say(field.blank) : '';
  // What comes in both languages is shown in the reader's.
  const own = speech.language === 'bn' ? row[`${field.name}Bn`] : null;
  if (typeof own === 'string' && own) return own;
  if (kind.is === 'money') {
    const sum = row[field.name] as Money | null;
    return sum ? speech.fmt.money(sum.amount, sum.currency) : blank;
  }
  if (kind.is === 'link') {
    const other = row[kind.reads];
    return other && typeof other === 'object' ? titleOf(documentOf(kind.to), other as Row, speech.language) : blank;
  }
  if (kind.is === 'links') {
    const others = (row[kind.reads] ?? []) as Row[];
    return others.map(other => titleOf(documentOf(kind.to), other, speech.language)).join(', ') || blank;
  }
  const value = fieldValue(field, row);
  return value === null ? blank : shownValue(field, value, speech);
}

export function shownValue({ kind }: Field, value: string, { fmt, say, t }: Speech): string {
  switch (kind.is) {
    case 'words': {
      const word = kind.words.find(one => one.value === value);
      return word ? say(word.label) : value;
    }
    case 'date':
      return fmt.date(value);
    case 'month':
      return fmt.month(Number(value));
    case 'number':
    case 'quantity':
      return fmt.number(value);
    case 'money':
      return fmt.money(value);
    case 'digits':
      return printed(value);
    case 'moment':
      return fmt.moment(value);
    case 'bytes':
      return size(Number(value), fmt);
    case 'document': {
      const one = documents.find(known => `${known.service}.${known.name}` === value);
      return one ? say(one.one) : value;
    }
    case 'flag':
      return t(value === 'true' ? 'app.yes' : 'app.no');
    case 'phone':
      return dialled(value);
    case 'lines':
      return value.split(SEPARATOR).join(', ');
    default:
      return value;
  }
}
