// Rows under each other.

export interface Branching<T> {
  row: T;
  depth: number;
  hasUnder: boolean;
  open: boolean;
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
    for (const row of under.get(parent) ?? []) {
      const hasUnder = under.has(row.id);
      const open = hasUnder && !folded.has(row.id);
      read.push({ row, depth, hasUnder, open });
      if (open) walk(row.id, depth + 1);
    }
  };
  walk(null, 0);
  return read;
}
