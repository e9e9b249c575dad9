/** The program: reads the environment, prints one line when it is ready, and stops gracefully. */
import { networkInterfaces } from 'node:os';
import { fileURLToPath } from 'node:url';
import { isBuilt } from './app.ts';
import { readConfig } from './config/config.ts';
import type { Config } from './config/config.ts';
import { howToReach } from './config/reach.ts';
import { SharedDirectory } from './directory/shared-directory.ts';
import { createLog } from './log.ts';
import type { Log } from './log.ts';
import type { RelayOptions } from './relay.ts';
import { Server } from './server.ts';

/** Docker kills ten seconds after it asks a program to stop. We end before that. */
const STOP_MS_MAX = 9_000;

/** The build puts this file in build/relay, next to build/app. */
const BUILT_APP_DIR = fileURLToPath(new URL('../app', import.meta.url));
const APP_DIR_IN_REPOSITORY = 'build/app';

/** For a person at a terminal, as `npm start` is: services and containers need no hints. */
const HINTS = '--hints';

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
    server.close().then(
      () => {
        log({ event: 'stopped' });
        process.exit(0);
      },
      () => process.exit(1),
    );
  };
  // Not `once`: a terminal and npm both send the signal, and the second must not end the program early.
  for (const signal of signals) process.on(signal, stop);
}

function listenProblem(error: unknown, port: number): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return `Port ${port} is already in use: stop the other program, or choose another port with PORT=${port + 1}.`;
    case 'EACCES':
      return `You have no permission to listen on port ${port}: choose one above 1023, such as PORT=8080.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return 'HOST is not an address of this machine: leave it out, or use HOST=127.0.0.1.';
    default:
      return `Swapmeet cannot start: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Where memberships are kept. Loads the Redis client only when there is a Redis. */
async function directoryOf(
  { redisUrl, turn }: Config,
  log: Log,
): Promise<Pick<RelayOptions, 'directory' | 'nearbySecret'>> {
  if (!redisUrl) return {};
  const { RedisConnection } = await import('./directory/redis-connection.ts');
  const redis = new RedisConnection(redisUrl);
  // All processes that share this Redis know both, and those who can only read it know neither.
  const secret = new URL(redisUrl).password || turn?.secret || '';
  const onState = (state: 'up' | 'down'): void => log({ event: 'redis', state });
  return {
    directory: (options) => new SharedDirectory({ ...options, redis, secret, onState }),
    nearbySecret: secret,
  };
}

async function run(config: Config, appDir: string): Promise<void> {
  const { redisUrl: _redisUrl, log: format = 'text', ...options } = config;
  const log = createLog(
    format,
    { out: (line) => console.log(line), err: (line) => console.error(line) },
    () => new Date(),
  );
  const server = await Server.open({ ...options, ...(await directoryOf(config, log)), appDir });
  stopOn(['SIGTERM', 'SIGINT'], server, log);
  log({ event: 'ready', url: server.url });
  if (!process.argv.includes(HINTS)) return;
  const { port } = server;
  for (const line of howToReach({ port, host: config.host }, networkInterfaces()))
    console.log(line);
}

const settings = readConfig(process.env);
if (!settings.ok) fail(settings.problem);
const { config } = settings;

const appDir =
  config.appDir ?? [BUILT_APP_DIR, APP_DIR_IN_REPOSITORY].find(isBuilt) ?? BUILT_APP_DIR;
if (!isBuilt(appDir)) {
  fail(
    'The app is not built yet: run "npm run build" first, or set APP_DIR to the folder of a built app.',
  );
}

try {
  await run(config, appDir);
} catch (error) {
  const { port = config.port } = error as { port?: number };
  fail(listenProblem(error, port));
}
