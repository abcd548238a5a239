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

const parts = (text: string | null | undefined) => new Set((text ?? '').split('\n').filter(Boolean));

/** What now stands there, with what I added and without what I took away. */
function together(base: string | null | undefined, mine: string | null | undefined, now: string | null | undefined) {
  const [before, own, all] = [parts(base), parts(mine), parts(now)];
  for (const one of own) if (!before.has(one)) all.add(one);
  for (const one of before) if (!own.has(one)) all.delete(one);
  return [...all].sort().join('\n') || null;
}

/** Merges by field; `sets` are fields of several parts, of which each is merged by itself. */
export function merge(base: Values, mine: Values, now: Values, sets: string[] = []): Merge {
  const values: Values = {};
  const clashes: string[] = [];
  const theirs: string[] = [];
  for (const name of new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(now)])) {
    const iChanged = !same(base[name], mine[name]);
    const theyChanged = !same(base[name], now[name]);
    if (theyChanged && (!iChanged || sets.includes(name))) theirs.push(name);
    if (sets.includes(name)) {
      values[name] = together(base[name], mine[name], now[name]);
      continue;
    }
    if (iChanged && theyChanged && !same(mine[name], now[name])) clashes.push(name);
    values[name] = (iChanged ? mine[name] : now[name]) ?? null;
  }
  return { values, clashes, theirs };
}
