// From one to another, as an address says it: `2026-07-01..2026-07-31`, with either side open.

export interface Range {
  from: string | null;
  until: string | null;
}

export function readRange(text: string | undefined): Range {
  const [from = '', until = ''] = (text ?? '').split('..');
  return { from: from || null, until: until || null };
}

/** As the address says it; nothing when both sides are open. Given the wrong way round, they are turned. */
export function writeRange({ from, until }: Range): string | undefined {
  if (!from && !until) return undefined;
  const isTurned = from && until && (isDay(from) ? from > until : Number(from) > Number(until));
  return isTurned ? `${until}..${from}` : `${from ?? ''}..${until ?? ''}`;
}

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text);
