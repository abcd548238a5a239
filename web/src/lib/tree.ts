// Rows under each other.

export interface Branching<T> {
  row: T;
  depth: number;
  hasUnder: boolean;
  open: boolean;
  /** Which one of how many beside it. */
  at: number;
  of: number;
}

/** Rows in the order they are read, those under a folded one left out. A row whose parent is not there stands alone. */
export function arrange<T extends { id: string }>(
  rows: T[],
  parentOf: (row: T) => string | null,
  folded: Set<string>,
): Branching<T>[] {
  const known = new Set(rows.map(row => row.id));
  const under = new Map<string | null, T[]>();
  for (const row of rows) {
    const parent = parentOf(row);
    const place = parent !== null && known.has(parent) && parent !== row.id ? parent : null;
    const siblings = under.get(place);
    if (siblings) siblings.push(row);
    else under.set(place, [row]);
  }
  const read: Branching<T>[] = [];
  const walk = (parent: string | null, depth: number) => {
    const siblings = under.get(parent) ?? [];
    for (const [n, row] of siblings.entries()) {
      const hasUnder = under.has(row.id);
      const open = hasUnder && !folded.has(row.id);
      read.push({ row, depth, hasUnder, open, at: n + 1, of: siblings.length });
      if (open) walk(row.id, depth + 1);
    }
  };
  walk(null, 0);
  return read;
}
