// Two people changed the same thing: what each changed is kept, and only where both did does somebody choose.

export type Values = Record<string, string | null>;

export interface Merge {
  /** Their changes with mine on top, where only one of us changed a field. */
  values: Values;
  /** Fields both changed, to different values. */
  clashes: string[];
  /** Fields only they changed. */
  theirs: string[];
}

const same = (a: string | null | undefined, b: string | null | undefined) => (a ?? '') === (b ?? '');

/** Merges by field. */
export function merge(base: Values, mine: Values, now: Values): Merge {
  const values: Values = {};
  const clashes: string[] = [];
  const theirs: string[] = [];
  for (const name of new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(now)])) {
    const iChanged = !same(base[name], mine[name]);
    const theyChanged = !same(base[name], now[name]);
    if (theyChanged && !iChanged) theirs.push(name);
    if (iChanged && theyChanged && !same(mine[name], now[name])) clashes.push(name);
    values[name] = (iChanged ? mine[name] : now[name]) ?? null;
  }
  return { values, clashes, theirs };
}
