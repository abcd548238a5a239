// Permissions by what they are about, each with its sentence.

import { words } from '../../i18n/words';
import { permissions, type Said } from '../../lib/meta';
import { both } from './fields';

export interface Area {
  key: string;
  label: Said;
}
export interface Named {
  name: string;
  said: Said;
}

const areaOf = (name: string): Area => {
  const key = name.split('.')[0] ?? '';
  const word = `area.${key}`;
  return { key, label: word in words ? both(word as keyof typeof words) : { en: key, bn: key } };
};

/** The same permissions by area, both in the order they are declared. */
export function grouped(names: string[]): [Area, Named[]][] {
  const areas = new Map<string, [Area, Named[]]>();
  for (const name of names) {
    const area = areaOf(name);
    const there = areas.get(area.key) ?? [area, []];
    there[1].push({ name, said: permissions[name] ?? { en: name, bn: name } });
    areas.set(area.key, there);
  }
  return [...areas.values()];
}
