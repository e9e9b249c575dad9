/** The program: settings from the environment, one line when ready, and a graceful end. */
import { fileURLToPath } from 'node:url';
import { isBuilt } from './app.ts';
import { readConfig } from './config.ts';
import { createServer } from './server.ts';
import type { Server } from './server.ts';

/** Whoever stops us kills us soon after; better to end by ourselves. */
const STOP_MS_MAX = 5_000;

/** The build puts this file into build/relay, beside build/app. */
const BUILT_APP_DIR = fileURLToPath(new URL('../app', import.meta.url));
const APP_DIR_IN_REPOSITORY = 'build/app';

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function stopOn(signals: readonly NodeJS.Signals[], server: Server): void {
  const stop = (): void => {
    setTimeout(() => process.exit(1), STOP_MS_MAX).unref();
    void server.close().then(() => process.exit(0));
  };
  // Not `once`: a terminal and npm each send the signal; the second must not cut the first short.
  for (const signal of signals) process.on(signal, stop);
}

function listenProblem(error: unknown, port: number): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken: stop what uses it, or choose another with PORT=${port + 1}.`;
    case 'EACCES':
      return `This user may not listen on port ${port}: choose one above 1023 with PORT=8080.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return 'HOST is not an address of this machine: leave it out, or set it to 127.0.0.1.';
    default:
      return `The server cannot start: ${error instanceof Error ? error.message : String(error)}`;
  }
}

const settings = readConfig(process.env);
if (!settings.ok) fail(settings.problem);
const { config } = settings;

const appDir =
  config.appDir ?? [BUILT_APP_DIR, APP_DIR_IN_REPOSITORY].find(isBuilt) ?? BUILT_APP_DIR;
if (!isBuilt(appDir)) {
  fail('There is no built app to serve: run "npm run build" first, or point APP_DIR at one.');
}

try {
  const server = await createServer({ ...config, appDir });
  stopOn(['SIGTERM', 'SIGINT'], server);
  console.log(`Swapmeet is ready: ${server.url}`);
} catch (error) {
  fail(listenProblem(error, config.port));
}
