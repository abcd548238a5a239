// How a list was left: whoever comes back to it goes on where they were.

/** What somebody had found and where they stood in it. */
export interface Left {
  /** What its address said. */
  looking: Record<string, string | undefined>;
  /** The row with the keyboard. */
  row?: string | undefined;
  top: number;
  folded: Set<string>;
}

const lists = new Map<string, Left>();
const same = (a: Left['looking'], b: Left['looking']) =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].every(name => (a[name] ?? '') === (b[name] ?? ''));

/** What the list of a document was looked at like, the last time. */
export const lookedAt = (document: string): Left['looking'] => lists.get(document)?.looking ?? {};

/** Where somebody stood in a list looked at like this; at its beginning, when it was looked at otherwise. */
export function leftAt(document: string, looking: Left['looking']): Left {
  const before = lists.get(document);
  if (before && same(before.looking, looking)) return before;
  const now = { looking, top: 0, folded: before?.folded ?? new Set<string>() };
  lists.set(document, now);
  return now;
}
