/** A bare client of the relay for tests. It sends anything, and returns what it receives in order. */
import { WebSocket } from 'ws';
import { parseNearbyMessage } from '../../signaling/nearby/nearby-protocol.ts';
import type { NearbyNews } from '../../signaling/nearby/nearby-protocol.ts';
import { parseRelayMessage, PROTOCOL_VERSION, RELAY_PATH } from '../../signaling/protocol.ts';
import type { RelayMessage } from '../../signaling/protocol.ts';

/** Any message of the relay. */
export type Said = RelayMessage | NearbyNews;

export interface RelayClient {
  readonly sid: string;
  readonly heartbeatMs: number;
  readonly iceServers: unknown[];
  readonly nearby: boolean | undefined;
  readonly socket: WebSocket;
  /** Sends a message, or a raw string or bytes. */
  send(frame: object | string | Uint8Array): void;
  /** The next message that was not returned yet. It must be of this type. */
  next<T extends Said['type']>(type: T): Promise<Extract<Said, { type: T }>>;
  /** Like `next`, but drops the messages before it. */
  skipTo<T extends Said['type']>(type: T): Promise<Extract<Said, { type: T }>>;
  /** Joins and returns the sample. */
  join(topic: string, announce?: string): Promise<{ sid: string; announce: string }[]>;
  /** Resolves when the relay has handled everything that was sent before. Fails if it answers anything else. */
  settle(): Promise<void>;
  /** The relay's close code. */
  readonly closed: Promise<number>;
  close(): void;
}

/** Collects messages from the start. `closed` also resolves when the socket never opened. */
export function openSocket(url: string, headers: Record<string, string> = {}) {
  const socket = new WebSocket(url.replace(/^http/, 'ws') + RELAY_PATH, { headers });
  const inbox: Said[] = [];
  const waiting: ((message: Said | null) => void)[] = [];
  let isClosed = false;
  socket.on('message', (data: Buffer) => {
    const text = String(data);
    const message = parseRelayMessage(text) ?? (parseNearbyMessage(text) as NearbyNews | null);
    if (!message)
      throw new Error(`the relay sent a message that its schema refuses: ${String(data)}`);
    const waiter = waiting.shift();
    if (waiter) waiter(message);
    else inbox.push(message);
  });
  socket.on('error', () => undefined);
  const closed = new Promise<number>((resolve) => {
    socket.on('close', (code) => {
      isClosed = true;
      resolve(code);
      for (const waiter of waiting.splice(0)) waiter(null);
    });
  });
  const nextOrNull = (): Promise<Said | null> => {
    const message = inbox.shift();
    if (message || isClosed) return Promise.resolve(message ?? null);
    return new Promise((resolve) => waiting.push(resolve));
  };
  const next: RelayClient['next'] = async (type) => expectType(await nextOrNull(), type);
  const skipTo: RelayClient['skipTo'] = async (type) => {
    let message = await nextOrNull();
    while (message && message.type !== type) message = await nextOrNull();
    return expectType(message, type);
  };
  return { socket, closed, next, skipTo };
}

function expectType<T extends Said['type']>(message: Said | null, type: T) {
  if (message?.type !== type) {
    throw new Error(`expected ${type}, got ${message ? JSON.stringify(message) : 'a close'}`);
  }
  return message as Extract<Said, { type: T }>;
}

/** Connects and waits for the welcome. */
export async function connect(
  url: string,
  headers: Record<string, string> = {},
): Promise<RelayClient> {
  const { socket, closed, next, skipTo } = openSocket(url, headers);
  const { sid, heartbeatMs, iceServers, nearby } = await next('welcome');
  const send: RelayClient['send'] = (frame) =>
    socket.send(
      typeof frame === 'string' || frame instanceof Uint8Array ? frame : JSON.stringify(frame),
    );
  return {
    sid,
    heartbeatMs,
    iceServers,
    nearby,
    socket,
    send,
    next,
    skipTo,
    closed,
    async join(topic, announce = 'announce') {
      send({ type: 'join', v: PROTOCOL_VERSION, topic, announce });
      return (await next('members')).members;
    },
    async settle() {
      send({ type: 'ping' });
      await next('pong');
    },
    close: () => socket.close(),
  };
}

/** A topic by a short name. */
export const topicOf = (name: string): string => name.padEnd(22, '_');

/** Resolves once `condition` holds. Polls, since there is no event for it. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 2));
}
