/** Builds the benchmark's pages with Vite, and finds the compared packages for it. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { BENCH, PACKAGES } from './places.ts';

const fromPackages = (path: string) => join(PACKAGES, 'node_modules', path);

const OTHERS = {
  'webtorrent/dist/webtorrent.min.js': fromPackages('webtorrent/dist/webtorrent.min.js'),
  'memory-chunk-store': fromPackages('memory-chunk-store/index.js'),
  peerjs: fromPackages('peerjs/dist/bundler.mjs'),
  trystero: fromPackages('trystero/dist/index.mjs'),
};

/**
 * Returns the folder: a new one, so that two benchmarks can run side by side.
 * @param others whether the compared packages are installed; without them only their cases do not load
 */
export async function buildPage(others = false): Promise<string> {
  const root = join(BENCH, 'page');
  const outDir = await mkdtemp(join(tmpdir(), 'swapmeet-bench-page-'));
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    resolve: { alias: others ? OTHERS : {} },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      chunkSizeWarningLimit: 2_000,
      // Readable, for the profile; how fast code runs does not depend on its names.
      minify: false,
      rolldownOptions: {
        external: others ? [] : Object.keys(OTHERS),
        input: ['index.html', 'bare.html', 'trystero.html'].map((name) => join(root, name)),
      },
    },
    worker: { format: 'es' },
  });
  return outDir;
}
