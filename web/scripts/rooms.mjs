// Writes what each room is furnished with, a file a language: its words, its documents, their operations, the sentences
// of its permissions. The desk's own has what is seen before any room is opened.

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { transformWithOxc } from 'vite';

export const LANGUAGES = ['en', 'bn'];
/** Of a document, what the sidebar, the palette and links of other rooms know; the rest comes with its room. */
const LISTED = ['service', 'name', 'path', 'one', 'many', 'title', 'graph', 'search', 'scope', 'create'];

/** A words file's own values, whatever its types say. It may import types only. */
async function wordsIn(file) {
  const { code } = await transformWithOxc(readFileSync(file, 'utf8'), file.pathname, { lang: 'ts' });
  return await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
}

/** Whatever is said in both languages, in one. */
function inOne(value, language) {
  if (Array.isArray(value)) return value.map(one => inOne(one, language));
  if (value === null || typeof value !== 'object') return value;
  if ('en' in value && 'bn' in value) return { [language]: value[language] };
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, inOne(one, language)]));
}

const pick = (from, names) => Object.fromEntries(names.filter(name => name in from).map(name => [name, from[name]]));
const leave = (from, names) => Object.fromEntries(Object.entries(from).filter(([name]) => !names.includes(name)));

/** The permissions of the acts that are possible in a state coloured as waiting. */
function decidesOf({ state, fields, acts }) {
  const words = fields.find(field => field.name === state)?.kind.words ?? [];
  const waiting = words.filter(word => word.tone === 'waiting').map(word => word.value);
  return acts.filter(act => act.states.some(one => waiting.includes(one))).map(act => act.permission);
}

const listed = document => ({
  ...pick(document, LISTED),
  decides: decidesOf(document),
  approves: document.acts.some(act => act.name === 'approve'),
});

/** Permissions a room's pages speak of: its own, and those its documents name. */
function spokenOf(room, documents, permissions) {
  const named = JSON.stringify(documents);
  const spoken = Object.entries(permissions).filter(
    ([name]) => name.startsWith(`${room.replaceAll('-', '_')}.`) || named.includes(`"${name}"`),
  );
  return Object.fromEntries(spoken);
}

/** Writes `gen/rooms/<room>.<language>.json`, and `gen/rooms.ts`, which knows them and the key of every word; `gen/rooms.json` has what
 * a room opens besides. */
export async function writeRooms({ documents, permissions }, operations, source, gen) {
  const features = readdirSync(new URL('features/', source)).filter(room =>
    existsSync(new URL(`features/${room}/words.ts`, source)),
  );
  const rooms = [...new Set([...features, ...documents.map(document => document.service)])].sort();
  const written = Object.fromEntries(
    await Promise.all(features.map(async room => [room, await wordsIn(new URL(`features/${room}/words.ts`, source))])),
  );
  const shell = await wordsIn(new URL('i18n/words.ts', source));
  const names = Object.assign({}, ...features.map(room => written[room].names));
  const created = documents.flatMap(({ create }) => (create ? [create.permission] : []));
  const furniture = {
    desk: {
      words: { ...shell.words, ...names },
      documents: documents.map(listed),
      permissions: pick(permissions, created),
    },
    permissions: { permissions },
  };
  for (const room of rooms) {
    const own = documents.filter(document => document.service === room);
    furniture[room] = {
      words: written[room]?.words ?? {},
      documents: own.map(document => ({ name: document.name, ...leave(document, LISTED) })),
      operations: pick(
        operations,
        own.map(document => document.name),
      ),
      permissions: spokenOf(room, own, permissions),
    };
  }
  mkdirSync(new URL('rooms/', gen), { recursive: true });
  for (const [room, { words = {}, ...rest }] of Object.entries(furniture)) {
    for (const [n, language] of LANGUAGES.entries()) {
      const said = Object.fromEntries(Object.entries(words).map(([key, pair]) => [key, pair[n]]));
      const text = JSON.stringify({ words: said, ...inOne(rest, language) });
      writeFileSync(new URL(`rooms/${room}.${language}.json`, gen), `${text}\n`);
    }
  }
  const besides = Object.fromEntries(features.map(room => [room, written[room].besides ?? []]));
  writeFileSync(new URL('rooms.json', gen), `${JSON.stringify(besides)}\n`);
  writeFileSync(new URL('rooms.ts', gen), index(features, Object.keys(furniture), besides));
}

const index = (features, rooms, besides) => `// Written by \`npm run generate\`.
import type { words } from '../i18n/words';
${features.map((room, n) => `import type { names as n${n}, words as w${n} } from '../features/${room}/words';`).join('\n')}

/** Every word there is. */
export type Key =
  | keyof typeof words
${features.map((_, n) => `  | keyof typeof n${n}\n  | keyof typeof w${n}`).join('\n')};

export const ROOMS = {
${rooms
  .map(
    room => `  '${room}': {
${LANGUAGES.map(language => `    ${language}: () => import('./rooms/${room}.${language}.json') as Promise<unknown>,`).join('\n')}
  },`,
  )
  .join('\n')}
};
export type Room = keyof typeof ROOMS;

/** What a room's pages speak of besides: other rooms, or all permissions. */
export const BESIDES: { [room in Room]?: Room[] } = ${JSON.stringify(besides)};
`;
