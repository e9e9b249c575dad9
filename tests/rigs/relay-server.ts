/** A real server on a free port with a small app. It closes after each test. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { Server } from '../../signaling/server.ts';
import type { ServerOptions } from '../../signaling/server.ts';

export const APP_FILES: Readonly<Record<string, string>> = {
  'index.html': '<!doctype html><title>Swapmeet</title>',
  'sw.js': 'self.skipWaiting();',
  'assets/main-Ab12.js': 'document.title;',
  'assets/main-Ab12.js.br': 'not really compressed',
  'assets/main-Ab12.css': 'body{}',
  '.secret': 'a dot file',
};

/** A directory that looks like a built app. It is removed after the test. */
export function builtApp(): string {
  const parent = mkdtempSync(join(tmpdir(), 'swapmeet-app-'));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  writeFileSync(join(parent, 'outside.txt'), 'outside of the app');
  for (const [name, content] of Object.entries(APP_FILES)) {
    const path = join(parent, 'app', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return join(parent, 'app');
}

/** Starts a server for one test. */
export async function startServer(options: Partial<ServerOptions> = {}): Promise<Server> {
  const server = await Server.open({ port: 0, appDir: builtApp(), ...options });
  onTestFinished(() => server.close());
  return server;
}
