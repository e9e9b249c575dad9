/** The only file that knows the Redis client: a connection that restores itself. Loaded only when REDIS_URL is set. */
import { createClient } from '@redis/client';
import { SCRIPTS } from './redis-scripts.ts';
import type { Script } from './redis-scripts.ts';

const CONNECT_MS = 2_000;
/** A connection is given up after this long without a word, pings included: Redis hangs, or the network drops packets. */
const SILENT_MS = 5_000;
const PING_MS = 2_000;
const RETRY_MS_MAX = 2_000;
/** How many commands may wait for an answer before more are refused: some seconds of a very busy relay. */
const COMMANDS_WAITING_MAX = 50_000;
/** How long a close waits for the answers to what was asked. */
const CLOSE_MS = 500;

export interface RedisListeners {
  /** After each connection, the first one included. */
  readonly onUp: () => void;
  /** There is no connection; perhaps more than once. */
  readonly onDown: () => void;
}

/** Queues nothing: every promise rejects while there is no connection. */
export class RedisConnection {
  readonly #client: ReturnType<typeof newClient>;
  #listeners: RedisListeners = { onUp: () => undefined, onDown: () => undefined };
  #isClosed = false;

  constructor(url: string) {
    this.#client = newClient(url);
    this.#client.on('ready', () => this.#loadScripts());
    this.#client.on('error', () => this.#listeners.onDown());
  }

  /** Starts to connect, and never gives up. */
  start(listeners: RedisListeners): void {
    this.#listeners = listeners;
    // Rejects only when it is closed before it was ever connected.
    this.#client.connect().catch(() => undefined);
  }

  async run(
    { sha1, text }: Script,
    keys: readonly string[],
    args: readonly string[],
  ): Promise<unknown> {
    const rest = [`${keys.length}`, ...keys, ...args];
    try {
      return await this.#client.sendCommand(['EVALSHA', sha1, ...rest]);
    } catch (error) {
      if (!String(error).includes('NOSCRIPT')) throw error;
      return this.#client.sendCommand(['EVAL', text, ...rest]);
    }
  }

  /** Returns how many subscribers got it. */
  publish(channel: string, text: string): Promise<number> {
    return this.#client.publish(channel, text);
  }

  /** The subscription survives a lost connection. */
  subscribe(channel: string, listener: (text: string) => void): Promise<void> {
    return this.#client.subscribe(channel, listener);
  }

  removeKey(key: string): Promise<unknown> {
    return this.#client.del(key);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const client = this.#client;
    // Waits for the answers that are due, unless Redis gives none.
    if (client.isReady) {
      await Promise.race([client.close().catch(() => undefined), after(CLOSE_MS)]);
    }
    if (client.isOpen) client.destroy();
  }

  /** With every connection, since a Redis that was replaced has no scripts. */
  #loadScripts(): void {
    const loads = SCRIPTS.map(({ text }) => this.#client.sendCommand(['SCRIPT', 'LOAD', text]));
    Promise.all(loads).then(
      () => {
        if (!this.#isClosed) this.#listeners.onUp();
      },
      () => undefined, // the connection is lost already, and 'error' tells
    );
  }
}

const newClient = (url: string) =>
  createClient({
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

const after = (ms: number): Promise<void> =>
  new Promise((resolve) => void setTimeout(resolve, ms).unref());
