/** The program: settings from the environment, one line when ready, and a graceful end. */
import { fileURLToPath } from 'node:url';
import { isBuilt } from './app.ts';
import { readConfig } from './config/config.ts';
import type { Config } from './config/config.ts';
import { createLog } from './log.ts';
import type { Log } from './log.ts';
import type { RelayOptions } from './relay.ts';
import { createServer } from './server.ts';
import type { Server } from './server.ts';

import { createSharedDirectory } from './directory/shared-directory.ts';

/** Whoever stops us kills us soon after, Docker in ten seconds; better to end by ourselves. */
const STOP_MS_MAX = 9_000;

/** The build puts this file into build/relay, beside build/app. */
const BUILT_APP_DIR = fileURLToPath(new URL('../app', import.meta.url));
const APP_DIR_IN_REPOSITORY = 'build/app';

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function stopOn(signals: readonly NodeJS.Signals[], server: Server, log: Log): void {
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    log({ event: 'draining', connections: server.relay.counts().connections });
    setTimeout(() => process.exit(1), STOP_MS_MAX).unref();
    void server.close().then(() => {
      log({ event: 'stopped' });
      process.exit(0);
    });
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

/** Where memberships are kept: the Redis client is loaded only by those who have a Redis. */
async function directoryOf(
  redisUrl: string | undefined,
  log: Log,
): Promise<Pick<RelayOptions, 'directory' | 'nearbySecret'>> {
  if (!redisUrl) return {};
  const { openRedisLink } = await import('./directory/redis-connection.ts');
  const redis = openRedisLink(redisUrl);
  const onState = (state: 'up' | 'down'): void => log({ event: 'redis', state });
  return {
    directory: (options) => createSharedDirectory({ ...options, redis, onState }),
    // What all who share this Redis know, and nobody else.
    nearbySecret: new URL(redisUrl).password,
  };
}

async function run(config: Config, appDir: string): Promise<void> {
  const log = createLog(
    config.log ?? 'text',
    { out: (line) => console.log(line), err: (line) => console.error(line) },
    () => new Date(),
  );
  const { redisUrl, ...options } = config;
  const server = await createServer({ ...options, ...(await directoryOf(redisUrl, log)), appDir });
  stopOn(['SIGTERM', 'SIGINT'], server, log);
  log({ event: 'ready', url: server.url });
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
  await run(config, appDir);
} catch (error) {
  const { port = config.port } = error as { port?: number };
  fail(listenProblem(error, port));
}
