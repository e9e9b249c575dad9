/** The one file that knows the Redis client: a connection that comes back by itself. Loaded only with REDIS_URL. */
import { createClient } from '@redis/client';
import type { RedisConnection } from './shared-directory.ts';
import { SCRIPTS } from './redis-scripts.ts';

const CONNECT_MS = 2_000;
/** Silence, pings included, after which a connection is given up: a Redis that hangs, or a path that swallows. */
const SILENT_MS = 5_000;
const PING_MS = 2_000;
const RETRY_MS_MAX = 2_000;
/** Commands that wait for an answer before more are refused: some seconds of a very busy relay. */
const COMMANDS_WAITING_MAX = 50_000;

/** Begins to connect. Nothing is queued while there is no connection. */
export function openRedisLink(url: string): RedisConnection {
  const client = createClient({
    url,
    RESP: 3, // so that one connection can both subscribe and ask
    disableOfflineQueue: true,
    commandsQueueMaxLength: COMMANDS_WAITING_MAX,
    pingInterval: PING_MS,
    socket: {
      connectTimeout: CONNECT_MS,
      socketTimeout: SILENT_MS,
      reconnectStrategy: (tries) =>
        Math.min(RETRY_MS_MAX, 50 * 2 ** Math.min(tries, 6)) * (0.5 + Math.random() / 2),
    },
  });
  let onUp = (): void => undefined;
  let onDown = (): void => undefined;
  let isClosed = false;

  client.on('ready', () => {
    // Again with every connection: a Redis that was replaced has no scripts.
    Promise.all(SCRIPTS.map(({ text }) => client.sendCommand(['SCRIPT', 'LOAD', text]))).then(
      () => !isClosed && onUp(),
      () => undefined, // the connection is gone already, and 'error' says so
    );
  });
  client.on('error', () => onDown());

  return {
    start(listeners) {
      ({ onUp, onDown } = listeners);
      // Rejects only when it is closed before it ever was connected.
      client.connect().catch(() => undefined);
    },
    async run({ sha1, text }, keys, args) {
      const rest = [`${keys.length}`, ...keys, ...args];
      try {
        return await client.sendCommand(['EVALSHA', sha1, ...rest]);
      } catch (error) {
        if (!String(error).includes('NOSCRIPT')) throw error;
        return client.sendCommand(['EVAL', text, ...rest]);
      }
    },
    publish: (channel, text) => client.publish(channel, text),
    subscribe: (channel, listener) => client.subscribe(channel, listener),
    removeFields: (key, fields) => client.hDel(key, [...fields]),
    removeKey: (key) => client.del(key),
    async close() {
      isClosed = true;
      // What was asked is answered first, unless nobody answers.
      if (client.isReady) await Promise.race([client.close().catch(() => undefined), after(500)]);
      if (client.isOpen) client.destroy();
    },
  };
}

const after = (ms: number): Promise<void> =>
  new Promise((resolve) => void setTimeout(resolve, ms).unref());
