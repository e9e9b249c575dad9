/** Builds src/sw.ts into one classic script, /sw.js, next to the app; in development, on each request. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin, type ResolvedConfig } from 'vite';
import { WORDS, type ShellFiles } from '../src/browser/platform/app-shell.ts';
import { PEER_SERVER_FILE } from './vite-chunks.ts';

const FILE_NAME = 'sw.js';
/** While developing nothing is kept, so that every reload shows the latest source. */
const NO_FILES: ShellFiles = { version: 'dev', paths: [], words: [] };

/** @param peerServer PEER_SERVER: whether the page names one */
export function serviceWorkerPlugin(peerServer = ''): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'swapmeet-service-worker',
    configResolved(resolved) {
      config = resolved;
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (request.url?.split('?')[0] !== config.base + FILE_NAME) return next();
        bundle(NO_FILES).then((script) => {
          response.setHeader('Content-Type', 'text/javascript');
          response.setHeader('Cache-Control', 'no-cache');
          response.end(script);
        }, next);
      });
    },
    writeBundle: {
      order: 'post',
      async handler() {
        const outDir = resolve(config.root, config.build.outDir);
        writeFileSync(
          join(outDir, FILE_NAME),
          await bundle(shellFiles(outDir, Boolean(peerServer))),
        );
      },
    },
  };
}

async function bundle(files: ShellFiles): Promise<string> {
  const outputs = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: { __SHELL_FILES__: JSON.stringify(files) },
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: {
        input: fileURLToPath(new URL('../src/sw.ts', import.meta.url)),
        output: { format: 'iife', entryFileNames: FILE_NAME },
      },
    },
  });
  for (const { output } of [outputs].flat() as { output: { fileName: string; code?: string }[] }[])
    for (const { fileName, code } of output) if (fileName === FILE_NAME && code) return code;
  throw new Error(`the build of ${FILE_NAME} gave no script`);
}

/**
 * Every built file that a page may need, and a version that changes with any of them. The page itself is the scope's root.
 * @param peerServer whether the page names a PeerServer: few do, and its code is large
 */
export function shellFiles(outDir: string, peerServer: boolean): ShellFiles {
  const hash = createHash('sha256');
  const paths: string[] = [];
  const words: string[] = [];
  const entries = readdirSync(outDir, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(outDir, path).split(sep).join('/');
    if (!entry.isFile() || name === FILE_NAME || name.endsWith('.map')) continue;
    if (!peerServer && entry.name.startsWith(`${PEER_SERVER_FILE}-`)) continue;
    if (WORDS.test(name)) words.push(name);
    // Beside it, `about/` has pictures for those who have not opened the app yet.
    else if (name !== 'index.html' && !name.startsWith('about/')) paths.push(name);
  }
  paths.sort();
  words.sort();
  for (const name of ['index.html', ...paths, ...words])
    hash.update(name).update(readFileSync(join(outDir, name)));
  return { version: hash.digest('hex').slice(0, 16), paths, words };
}
