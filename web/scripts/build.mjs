// The desk as it is served: built, compressed beside itself, held to its budgets.

import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const KEEPS = '.gitignore';
const PACKED = /\.(js|css|html|svg|json)$/;
const KIB = 1024;
/** Of what a first look at a list needs: brotli, without the fonts of one language. */
const FIRST_LOOK = 270 * KIB;
const LAZY = 60 * KIB;

for (const entry of readdirSync(dist)) if (entry !== KEEPS) rmSync(join(dist, entry), { recursive: true });
await build({ root: fileURLToPath(new URL('..', import.meta.url)), logLevel: 'warn' });

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
const first = named.reduce((sum, path) => sum + sizes.get(path), 0);
const lazy = [...sizes].filter(([path]) => !named.includes(path));
const kib = bytes => `${(bytes / KIB).toFixed(1)} KiB`;
console.log(
  `first look ${kib(first)} of ${kib(FIRST_LOOK)}: ${named.map(path => `${path} ${kib(sizes.get(path))}`).join(', ')}`,
);
console.log(`later: ${lazy.map(([path, bytes]) => `${path} ${kib(bytes)}`).join(', ')}`);
const wrong = lazy
  .filter(([, bytes]) => bytes > LAZY)
  .map(([path, bytes]) => `${path} has ${kib(bytes)}, may have ${kib(LAZY)}`);
if (first > FIRST_LOOK) wrong.push(`the first look has ${kib(first)}, may have ${kib(FIRST_LOOK)}`);
if (wrong.length > 0) {
  console.error(wrong.join('\n'));
  process.exit(1);
}
