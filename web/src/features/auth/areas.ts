// Permissions by what they are about, each with its sentence.

import { permissions, type Said } from '../../lib/meta';
import { roomOf, spoken } from '../../lib/permit';

/** What a name or pattern allows, in words. */
export const sentenceOf = (name: string): Said => permissions[name] ?? spoken(name);

/** The same permissions by service, both in the order they are declared. */
export function grouped(names: string[]): [Said, string[]][] {
  const rooms = new Map<string, string[]>();
  for (const name of names) {
    const room = name.split('.')[0] ?? name;
    rooms.set(room, [...(rooms.get(room) ?? []), name]);
  }
  return [...rooms].map(([room, all]) => [roomOf(room), all]);
}
