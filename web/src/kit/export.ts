// A list as a CSV file that spreadsheets open rightly: UTF-8 with its mark, and nothing that could be taken for a formula.

import type { Speech } from '../i18n';
import { today } from '../lib/day';
import type { Page } from '../lib/graph';
import { type Document, type Field, fieldValue, type Row } from '../lib/meta';
import { save } from '../lib/save';
import { shown } from './shown';

/** Rows of one file; more belong to a report. */
const MOST = 10_000;

/** One cell. A text that begins like a formula, in either width of signs, gets an apostrophe before it. */
export function cell(text: string): string {
  const safe = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** What another program calculates with is written for programs: no signs, no grouping, days as 2026-07-01. */
function plain(field: Field, row: Row): string | undefined {
  const value = fieldValue(field, row);
  if (field.kind.is === 'link' || field.kind.is === 'links' || value === null) return undefined;
  if (field.kind.is === 'moment') return dhaka(value);
  return ['money', 'number', 'quantity', 'date'].includes(field.kind.is) ? value : undefined;
}

/** An instant as the clock of Dhaka showed it: `2026-07-01 14:05`. */
function dhaka(at: string): string {
  const clock = { timeZone: 'Asia/Dhaka', dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat('sv-SE', clock).format(new Date(at));
}

export function csv(fields: Field[], rows: Row[], speech: Speech): string {
  const lines = [fields.map(field => cell(speech.say(field.label)))];
  for (const row of rows) lines.push(fields.map(field => plain(field, row) ?? cell(shown(field, row, speech))));
  return `\ufeff${lines.map(line => line.join(',')).join('\r\n')}\r\n`;
}

/** Hands a file of rows of texts to the browser. */
export function saveFile(file: string, rows: string[][]): void {
  save(file, 'text/csv', `\ufeff${rows.map(row => row.map(cell).join(',')).join('\r\n')}\r\n`);
}

/** Hands these rows to the browser, or every page of a list; and says whether that was all. */
export async function exportRows(
  document: Document,
  fields: Field[],
  from: Row[] | ((after: string | null) => Promise<Page>),
  speech: Speech,
): Promise<{ count: number; file: string; isWhole: boolean }> {
  const rows: Row[] = Array.isArray(from) ? from : [];
  let after: string | null = null;
  if (!Array.isArray(from)) {
    do {
      const next: Page = await from(after);
      rows.push(...next.items);
      after = next.next;
    } while (after && rows.length < MOST);
  }
  const file = `${document.path}-${today()}.csv`;
  save(file, 'text/csv;charset=utf-8', csv(fields, rows, speech));
  return { count: rows.length, file, isWhole: after === null };
}
