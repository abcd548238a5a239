// A list as a CSV file that spreadsheets open rightly: UTF-8 with its mark, and nothing that could be taken for a formula.

import type { Speech } from '../i18n';
import { today } from '../lib/day';
import type { Page } from '../lib/graph';
import type { Document, Field, Row } from '../lib/meta';
import { save } from '../lib/save';
import { shown } from './shown';

/** Rows of one file; more belong to a report. */
const MOST = 10_000;

/** One cell. A text that begins like a formula gets an apostrophe before it. */
export function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

export function csv(fields: Field[], rows: Row[], speech: Speech): string {
  const lines = [fields.map(field => cell(speech.say(field.label)))];
  for (const row of rows) lines.push(fields.map(field => cell(shown(field, row, speech))));
  return `\ufeff${lines.map(line => line.join(',')).join('\r\n')}\r\n`;
}

/** Hands a file of rows of texts to the browser. */
export function saveFile(file: string, rows: string[][]): void {
  save(file, 'text/csv', `\ufeff${rows.map(row => row.map(cell).join(',')).join('\r\n')}\r\n`);
}

/** Fetches every page and hands the file to the browser. */
export async function exportRows(
  document: Document,
  fields: Field[],
  page: (after: string | null) => Promise<Page>,
  speech: Speech,
): Promise<{ count: number; file: string }> {
  const rows: Row[] = [];
  let after: string | null = null;
  do {
    const next: Page = await page(after);
    rows.push(...next.items);
    after = next.next;
  } while (after && rows.length < MOST);
  const file = `${document.path}-${today()}.csv`;
  save(file, 'text/csv', csv(fields, rows, speech));
  return { count: rows.length, file };
}
