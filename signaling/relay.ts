/**
 * The relay's sockets: who is connected, alive and within its limits; what messages mean is in
 * exchange.ts. All is in memory, nothing is logged, and one place forgets a connection.
 */
import { randomBytes, randomInt } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { performance } from 'node:perf_hooks';
import { WebSocketServer } from 'ws';
import type { RawData, ServerOptions, WebSocket } from 'ws';
import { addressKey } from './address.ts';
import { createAdmission } from './admission.ts';
import { createExchange, relayError } from './exchange.ts';
import { RELAY_LIMITS } from './limits.ts';
import type { RelayLimits } from './limits.ts';
import * as protocol from './protocol.ts';
import type { RelayErrorCode, RelayMessage } from './protocol.ts';
import { createTokenBucket } from './token-bucket.ts';

export type IceServer = Extract<RelayMessage, { type: 'welcome' }>['iceServers'][number];

export interface RelayOptions {
  /** Told to every client; none by default, since each is a third party that learns addresses. */
  readonly iceServers?: readonly IceServer[];
  /** How many proxies of ours add to X-Forwarded-For; 0 means that nobody is believed. */
  readonly trustedProxies?: number;
  /** Limits that differ from RELAY_LIMITS. */
  readonly limits?: Partial<RelayLimits>;
  /** A clock that never goes back; the process's own by default. */
  readonly nowMs?: () => number;
}

export interface Relay {
  /** Takes an HTTP upgrade if it is for the relay; otherwise leaves it alone and says false. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Tells every client, closes every connection, and leaves no timer. */
  close(): Promise<void>;
  /** What is held right now, for tests and for whoever watches the process. */
  counts(): { connections: number; topics: number; addresses: number };
}

interface Connection {
  readonly sid: string;
  readonly socket: WebSocket;
  heardAtMs: number;
}

/** Makes a relay; hand it the `upgrade` events of one or more HTTP servers. */
export function createRelay(options: RelayOptions = {}): Relay {
  const limits: RelayLimits = { ...RELAY_LIMITS, ...options.limits };
  const nowMs = options.nowMs ?? (() => performance.now());
  const trustedProxies = options.trustedProxies ?? 0;
  const connections = new Map<string, Connection>();
  const admission = createAdmission(limits);
  const exchange = createExchange({
    limits,
    randomBelow: (n) => randomInt(n),
    deliver(sid, message) {
      const connection = connections.get(sid);
      if (connection) send(connection, message);
    },
  });
  let closing: Promise<void> | null = null;

  // A compressor per connection would cost more memory than the sealed, incompressible boxes save.
  const socketOptions: ServerOptions & { closeTimeout: number } = {
    noServer: true,
    maxPayload: protocol.FRAME_BYTES_MAX,
    maxFragments: 64,
    perMessageDeflate: false,
    autoPong: false, // pings are answered below, where they count against the rate
    closeTimeout: limits.closeMs,
  };
  const sockets = new WebSocketServer(socketOptions);

  const sweep = setInterval(() => {
    const now = nowMs();
    admission.prune(now);
    for (const connection of [...connections.values()]) {
      if (now - connection.heardAtMs > limits.idleMs) close(connection, protocol.CLOSE_IDLE);
    }
  }, limits.idleMs / 5);
  sweep.unref();

  /** The one place that forgets a connection; the socket may still be saying goodbye. */
  function forget({ sid }: Connection): void {
    connections.delete(sid);
    exchange.forget(sid);
  }

  function close(connection: Connection, code: number): void {
    forget(connection);
    connection.socket.close(code);
  }

  /** Whether more may be queued; cuts a reader that is too slow. */
  function isReading(connection: Connection): boolean {
    const { socket } = connection;
    if (socket.readyState !== socket.OPEN) return false;
    if (socket.bufferedAmount <= limits.unsentBytes) return true;
    // A close frame would only queue behind what is not being read.
    forget(connection);
    socket.terminate();
    return false;
  }

  function send(connection: Connection, message: RelayMessage): void {
    if (isReading(connection)) connection.socket.send(JSON.stringify(message));
  }

  /** Sends the reason, then closes. */
  function dismiss(connection: Connection, error: RelayErrorCode, code: number): void {
    send(connection, relayError(error));
    close(connection, code);
  }

  function accept(socket: WebSocket, address: string): void {
    const now = nowMs();
    const sid = randomBytes(12).toString('base64url');
    const connection: Connection = { sid, socket, heardAtMs: now };
    // Without a listener, a broken frame or a reset would end the process; 'close' follows anyway.
    socket.on('error', () => undefined);
    if (!admission.admit(address, now)) {
      return dismiss(connection, 'too-many-connections', protocol.CLOSE_TOO_MANY_CONNECTIONS);
    }
    connections.set(sid, connection);
    socket.on('close', () => {
      forget(connection);
      admission.release(address);
    });
    listen(connection);
    send(connection, {
      type: 'welcome',
      v: protocol.PROTOCOL_VERSION,
      sid,
      iceServers: [...(options.iceServers ?? [])],
      heartbeatMs: limits.heartbeatMs,
    });
  }

  function listen(connection: Connection): void {
    const { sid, socket } = connection;
    const messages = createTokenBucket(limits.messages, nowMs());
    const bytes = createTokenBucket(limits.bytes, nowMs());
    const overRate = createTokenBucket(limits.overRate, nowMs());
    const badMessages = createTokenBucket(limits.badMessages, nowMs());

    /** Whether it may spend this much; otherwise it hears so, and goes if it will not listen. */
    const maySpend = (cost: number, sizeBytes: number): boolean => {
      const now = nowMs();
      if (messages.take(cost, now) && bytes.take(sizeBytes, now)) return true;
      if (overRate.take(1, now)) send(connection, relayError('rate'));
      else dismiss(connection, 'rate', protocol.CLOSE_RATE);
      return false;
    };

    socket.on('message', (data: RawData, isBinary: boolean) => {
      if (!connections.has(sid)) return;
      connection.heardAtMs = nowMs();
      const frame = data as Buffer;
      if (!maySpend(1, frame.length)) return;
      const message = isBinary ? null : protocol.parseClientMessage(frame.toString());
      if (!message) {
        if (badMessages.take(1, nowMs())) send(connection, relayError('bad-message'));
        else dismiss(connection, 'bad-message', protocol.CLOSE_BAD_MESSAGES);
        return;
      }
      const isSample = message.type === 'join' || message.type === 'sample';
      if (isSample && !maySpend(limits.sampleCost - 1, 0)) return;
      exchange.handle(sid, message);
    });
    socket.on('ping', (data: Buffer) => {
      if (!connections.has(sid)) return;
      connection.heardAtMs = nowMs();
      if (maySpend(1, data.length) && isReading(connection)) socket.pong(data);
    });
  }

  return {
    upgrade(request, socket, head) {
      if (request.url?.split('?')[0] !== protocol.RELAY_PATH) return false;
      const forwarded = request.headers['x-forwarded-for'];
      const address = addressKey(
        request.socket.remoteAddress,
        Array.isArray(forwarded) ? forwarded.join(',') : forwarded,
        trustedProxies,
      );
      sockets.handleUpgrade(request, socket, head, (webSocket) => accept(webSocket, address));
      return true;
    },
    close() {
      closing ??= new Promise((resolve) => {
        clearInterval(sweep);
        for (const connection of [...connections.values()]) {
          dismiss(connection, 'shutting-down', protocol.CLOSE_SHUTTING_DOWN);
        }
        // Calls back when the last socket, including those that are saying goodbye, is gone.
        sockets.close(() => resolve());
      });
      return closing;
    },
    counts: () => ({
      connections: connections.size,
      topics: exchange.topics,
      addresses: admission.addresses,
    }),
  };
}
