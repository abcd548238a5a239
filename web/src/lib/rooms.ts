// Rooms are furnished when they are opened: a room's words, documents, operations and sentences come in one file, in the
// language that is read. The other language comes when somebody changes to it, of the rooms that were opened until then.

import { useEffect, useState } from 'react';
import { BESIDES, ROOMS, type Room } from '../gen/rooms';
import type { Language } from './fmt';
import { furnish } from './meta';

export type { Room } from '../gen/rooms';

/** The words that are here, by language. */
const texts: Record<Language, Record<string, string>> = { en: {}, bn: {} };
const coming = new Map<string, Promise<void>>();
const opened = new Set<Room>();
/** Rooms that are here, by name and language. */
const here = new Set<string>();
let reading: Language = 'en';
/** The language asked for last: whoever changes back before it came stays. */
let wanted: Language = 'en';

export const isRoom = (name: string): name is Room => Object.hasOwn(ROOMS, name);

/** A word in a language; none while its room was not opened in it. */
export const textOf = (key: string, language: Language): string | undefined => texts[language][key];

/** Takes a room in a language from the server, once. */
export function bring(room: Room, language: Language): Promise<void> {
  const name = `${room}.${language}`;
  const known = coming.get(name);
  if (known) return known;
  const brought = ROOMS[room][language]().then(
    module => {
      const { words, ...rest } = (module as { default: Parameters<typeof furnish>[0] & { words: object } }).default;
      Object.assign(texts[language], words);
      furnish(rest);
      here.add(name);
    },
    error => {
      coming.delete(name);
      throw error;
    },
  );
  coming.set(name, brought);
  return brought;
}

/** Rooms with what their pages speak of besides. */
const withBesides = (rooms: Room[]) => [...new Set(rooms.flatMap(room => [room, ...(BESIDES[room] ?? [])]))];

/** Resolves when these rooms can be entered. */
export async function ready(...rooms: Room[]): Promise<void> {
  const all = withBesides(rooms);
  for (const room of all) opened.add(room);
  await Promise.all(all.map(room => bring(room, reading)));
}

const areHere = (rooms: Room[]) => withBesides(rooms).every(room => here.has(`${room}.${reading}`));

/** The same for a page that is gone to: nothing to wait for where one has been before. */
export const enter = (...rooms: Room[]): Promise<void> | undefined => (areHere(rooms) ? undefined : ready(...rooms));

/** Resolves when all that was opened is here in a language, which is read from then on. */
export async function readIn(language: Language): Promise<void> {
  wanted = language;
  let before: number;
  do {
    before = opened.size;
    await Promise.all([bring('desk', language), ...[...opened].map(room => bring(room, language))]);
    // A room may have been opened meanwhile, in the language before.
  } while (opened.size > before && wanted === language);
  if (wanted === language) reading = language;
}

/** The language that is read. */
export const read = (): Language => reading;

/** Opens rooms for a part that is shown without them; whether they are open. */
export function useRooms(rooms: Room[]): boolean {
  const names = rooms.join();
  const [open, setOpen] = useState('');
  useEffect(() => {
    let isWanted = true;
    ready(...(names.split(',').filter(Boolean) as Room[])).then(
      () => isWanted && setOpen(names),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [names]);
  return open === names || areHere(rooms);
}
