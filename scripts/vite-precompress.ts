/** Puts a .br and a .gz beside each text file of the build, which the relay's server sends as they are. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Plugin, ResolvedConfig } from 'vite';

const TEXT = /\.(js|css|html|svg|webmanifest)$/;

export function precompressPlugin(): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'swapmeet-precompress',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    // After everything is written, the service worker with its list of files included.
    closeBundle() {
      const outDir = resolve(config.root, config.build.outDir);
      for (const entry of readdirSync(outDir, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !TEXT.test(entry.name)) continue;
        const path = join(entry.parentPath, entry.name);
        const bytes = readFileSync(path);
        writeFileSync(`${path}.br`, brotliCompressSync(bytes));
        writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
      }
    },
  };
}
