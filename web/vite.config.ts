import react from '@vitejs/plugin-react';
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
  getModuleInfo(id: string): { isEntry: boolean; importers: readonly string[] } | null;
}

const ANTD = /node_modules\/(antd|@ant-design|@rc-component)\//;

/** Whether a module is loaded with the first page: the entry imports it, however far away, and not only when it is wanted. */
function isFirst(id: string, modules: Modules, seen = new Set<string>()): boolean {
  if (seen.has(id)) return false;
  seen.add(id);
  const module = modules.getModuleInfo(id);
  return Boolean(module?.isEntry || module?.importers.some(importer => isFirst(importer, modules, seen)));
}

export default defineConfig({
  base: '/app/',
  plugins: [react()],
  build: {
    target: 'es2023',
    outDir: 'dist',
    // `scripts/build.mjs` empties it, but for the file that keeps the folder in git.
    emptyOutDir: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What the first page needs is one file: shared with lazy pages, it would come in two dozen. antd names all of its parts at
    // one place, so of those the builder finds out itself which are needed.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: (id, modules) => (!ANTD.test(id) && isFirst(id, modules) ? 'desk' : null) }],
        },
      },
    },
  },
  server: { port: 4100, proxy: { '/api': proxy, '/graphql': proxy, '/login': proxy } },
  test: { include: ['src/**/*.test.ts', 'src/**/*.test.tsx'], environment: 'node' },
});
