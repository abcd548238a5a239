// The desk as it is served: built, compressed beside itself, held to its budgets.

import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';
import { LANGUAGES } from './rooms.mjs';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const KEEPS = '.gitignore';
/** Of every page: what it is called, and the companies, branches and years at its head. */
const ALWAYS = ['desk', 'organization'];
const PACKED = /\.(js|css|html|svg|json)$/;
const KIB = 1024;
/** Of what a first look at a list needs: brotli, without the fonts of one language. */
const FIRST_LOOK = 270 * KIB;
const LAZY = 60 * KIB;

for (const entry of readdirSync(dist)) if (entry !== KEEPS) rmSync(join(dist, entry), { recursive: true });
await build({ root: fileURLToPath(new URL('..', import.meta.url)), logLevel: 'warn', build: { manifest: true } });
const furnished = rooms();
const boot = join(dist, 'boot.js');
const told = readFileSync(boot, 'utf8').replace('const ROOMS = [];', `const ROOMS = ${JSON.stringify(furnished)};`);
if (!told.includes(JSON.stringify(furnished))) throw new Error('boot.js has no place for the rooms');
writeFileSync(boot, told);

/** What is fetched with the first page: the desk's words and the organization always, a room where its documents are. */
function rooms() {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
  rmSync(join(dist, '.vite'), { recursive: true });
  const { documents } = JSON.parse(readFileSync(new URL('../src/meta.json', import.meta.url), 'utf8'));
  const file = (room, language) => `/app/${manifest[`src/gen/rooms/${room}.${language}.json`].file}`;
  const inBoth = room => Object.fromEntries(LANGUAGES.map(language => [language, file(room, language)]));
  const besides = JSON.parse(readFileSync(new URL('../src/gen/rooms.json', import.meta.url), 'utf8'));
  const others = [...new Set(documents.map(({ service }) => service))].filter(room => !ALWAYS.includes(room));
  const pathsOf = room => documents.filter(({ service }) => service === room).map(({ path }) => path);
  const own = others.map(room => ({ room, paths: pathsOf(room) }));
  const more = own.flatMap(({ room, paths }) => (besides[room] ?? []).map(beside => ({ room: beside, paths })));
  return [
    ...ALWAYS.map(inBoth),
    ...[...own, ...more]
      .filter(({ room }) => !ALWAYS.includes(room))
      .map(({ room, paths }) => ({ paths, ...inBoth(room) })),
  ];
}

const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter(
  entry => entry.isFile() && entry.name !== KEEPS,
);
const sizes = new Map();
for (const entry of files) {
  const path = join(entry.parentPath, entry.name);
  if (!PACKED.test(entry.name)) continue;
  const bytes = readFileSync(path);
  const br = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  writeFileSync(`${path}.br`, br);
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  sizes.set(path.slice(dist.length), br.length);
}

// What index.html names is loaded at once; everything else when it is wanted.
const index = readFileSync(join(dist, 'index.html'), 'utf8');
const named = [...sizes.keys()].filter(path => path === 'index.html' || index.includes(`/app/${path}"`));
const shell = named.reduce((sum, path) => sum + sizes.get(path), 0);
const sizeOf = path => sizes.get(path.replace('/app/', ''));
/** With the words of one language, and of the rooms that are not always there the largest. */
const firsts = LANGUAGES.map(language => {
  const always = furnished.filter(room => !room.paths).reduce((sum, room) => sum + sizeOf(room[language]), shell);
  return [language, always + Math.max(0, ...furnished.filter(room => room.paths).map(room => sizeOf(room[language])))];
});
const lazy = [...sizes].filter(([path]) => !named.includes(path));
const kib = bytes => `${(bytes / KIB).toFixed(1)} KiB`;
const looks = firsts.map(([language, bytes]) => `${kib(bytes)} in ${language}`).join(', ');
console.log(
  `first look ${looks} of ${kib(FIRST_LOOK)}, of it: ${named.map(path => `${path} ${kib(sizes.get(path))}`).join(', ')}`,
);
console.log(`later: ${lazy.map(([path, bytes]) => `${path} ${kib(bytes)}`).join(', ')}`);
const wrong = lazy
  .filter(([, bytes]) => bytes > LAZY)
  .map(([path, bytes]) => `${path} has ${kib(bytes)}, may have ${kib(LAZY)}`);
for (const [language, bytes] of firsts) {
  if (bytes > FIRST_LOOK) wrong.push(`the first look in ${language} has ${kib(bytes)}, may have ${kib(FIRST_LOOK)}`);
}
if (wrong.length > 0) {
  console.error(wrong.join('\n'));
  process.exit(1);
}
