import { execFile } from 'node:child_process';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

// vitest's reporter wants it; node 20 lacks it.
Map.groupBy ??= (items, keyOf) => {
  const groups = new Map();
  let n = 0;
  for (const item of items) {
    const key = keyOf(item, n++);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
};

// While developing, pages come from here and everything else from a running program; VEXTRUS_TOKEN signs in.
const program = process.env.VEXTRUS_URL ?? 'http://127.0.0.1:4000';
const token = process.env.VEXTRUS_TOKEN;
const proxy = { target: program, headers: token ? { authorization: `Bearer ${token}` } : {} };

interface Modules {
  getModuleInfo(id: string): { importedIds: string[] } | null;
}
const entry = new URL('src/main.tsx', import.meta.url).pathname;
const sources = new URL('src/', import.meta.url).pathname;
let first: Set<string> | undefined;

/** What is needed before the first page can be seen is one file of ours and one of React's and the router's; of antd, what is
 * seen first is less than what it exports together, so its parts are left to the bundler. */
function firstLook(id: string, modules: Modules): string | null {
  if (/node_modules\/(react|react-dom|scheduler|@tanstack)\//.test(id)) return 'react';
  if (!first) {
    first = new Set([entry]);
    const ours = (one: string) => modules.getModuleInfo(one)?.importedIds.filter(other => other.startsWith(sources));
    for (const one of first) for (const other of ours(one) ?? []) first.add(other);
  }
  return first.has(id) ? 'desk' : null;
}

/** While developing: whoever changes a word or a description sees it. */
const furnishing: Plugin = {
  name: 'furnishing',
  configureServer: server => {
    server.watcher.on('change', file => {
      if (/(words\.ts|meta\.json)$/.test(file)) execFile(process.execPath, ['scripts/generate.mjs']);
    });
  },
};

export default defineConfig({
  base: '/app/',
  plugins: [react(), furnishing],
  build: {
    target: 'es2023',
    outDir: 'dist',
    // `scripts/build.mjs` empties it, but for the file that keeps the folder in git.
    emptyOutDir: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Many pages share small parts; each part a file of its own would be thirty requests before anything is seen.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: firstLook }] } } },
  },
  server: { port: 4100, proxy: { '/api': proxy, '/graphql': proxy, '/login': proxy } },
  test: { include: ['src/**/*.test.ts', 'src/**/*.test.tsx'], environment: 'node', setupFiles: ['src/furnished.ts'] },
});
