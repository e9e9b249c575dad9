/**
 * The relay's sockets: who is connected, alive and within its limits; what messages mean is in
 * exchange.ts. Nothing is logged, and one place forgets a connection.
 */
import { randomBytes, randomInt } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { performance } from 'node:perf_hooks';
import { WebSocketServer } from 'ws';
import type { RawData, ServerOptions, WebSocket } from 'ws';
import { addressKey, networkKey } from './address.ts';
import { createAdmission } from './admission.ts';
import { createBudget } from './budget.ts';
import type { Verdict } from './budget.ts';
import type { Directory, DirectoryCounts, DirectoryOptions } from './directory/directory.ts';
import { createExchange, relayError } from './exchange.ts';
import { RELAY_LIMITS } from './limits.ts';
import type { RelayLimits } from './limits.ts';
import { createMemoryDirectory } from './directory/memory-directory.ts';
import { noMeter } from './meter.ts';
import type { Meter, RefusalReason } from './meter.ts';
import { createNearby, nearbyNews } from './nearby/nearby-exchange.ts';
import { parseNearbyRequest } from './nearby/nearby-protocol.ts';
import type { NearbyNews } from './nearby/nearby-protocol.ts';
import * as protocol from './protocol.ts';
import type { RelayErrorCode, RelayMessage } from './protocol.ts';
import { iceOffer } from './turn.ts';
import type { IceOffer, IceServer, Turn } from './turn.ts';

export interface RelayOptions {
  /** Told to every client; none by default, since each is a third party that learns addresses. */
  readonly iceServers?: readonly IceServer[];
  /** A TURN server that takes short-lived credentials, which every client is given. */
  readonly turn?: Turn;
  /** Where memberships are kept; in this process's memory by default. */
  readonly directory?: (options: DirectoryOptions) => Directory;
  /** How many proxies of ours add to X-Forwarded-For; 0 means that nobody is believed. */
  readonly trustedProxies?: number;
  /** Whether people of one network may see each other's open invitations; they may by default. */
  readonly nearby?: boolean;
  /** What hides networks in a directory that others read: the same for processes that share one. */
  readonly nearbySecret?: string;
  /** Limits that differ from RELAY_LIMITS. */
  readonly limits?: Partial<RelayLimits>;
  /** Pages that may connect, by their origin; any, and programs too, when left out. */
  readonly allowedOrigins?: readonly string[];
  readonly meter?: Meter;
  /** A clock that never goes back; the process's own by default. */
  readonly nowMs?: () => number;
}

export interface Relay {
  /** Takes an HTTP upgrade if it is for the relay; otherwise leaves it alone and says false. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /**
   * Lets nobody in any more, sends every client away, in waves so that those who take them in can follow, and
   * leaves no timer.
   */
  close(): Promise<void>;
  /** What is held right now, for tests and for whoever watches the process. */
  counts(): RelayCounts;
}

export interface RelayCounts extends DirectoryCounts {
  readonly connections: number;
  readonly addresses: number;
  readonly isDraining: boolean;
}

interface Connection {
  readonly sid: string;
  readonly socket: WebSocket;
  /** The network it comes from, where open invitations are shown; null when that is not known. */
  readonly network: string | null;
  heardAtMs: number;
}

/** Makes a relay; hand it the `upgrade` events of one or more HTTP servers. */
export function createRelay(options: RelayOptions = {}): Relay {
  const limits: RelayLimits = { ...RELAY_LIMITS, ...options.limits };
  const nowMs = options.nowMs ?? (() => performance.now());
  const trustedProxies = options.trustedProxies ?? 0;
  const meter = options.meter ?? noMeter;
  const connections = new Map<string, Connection>();
  const admission = createAdmission(limits);
  const deliver = (sid: string, message: RelayMessage | NearbyNews): void => {
    const connection = connections.get(sid);
    if (connection) send(connection, message);
  };
  const randomBelow = (n: number): number => randomInt(n);
  const pass = (sid: string, message: RelayMessage): void =>
    deliver(sid, nearbyNews(message) ?? message);
  const directory = (options.directory ?? createMemoryDirectory)({
    limits,
    randomBelow,
    deliver: pass,
  });
  const ice = (): IceOffer => iceOffer(options.iceServers ?? [], options.turn, Date.now());
  const exchange = createExchange({ directory, ice, deliver });
  const nearby = createNearby({
    directory,
    secret: options.nearbySecret ?? randomBytes(16).toString('hex'),
    deliver,
    refuse: (sid, code) => deliver(sid, relayError(code)),
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
    directory.forget(sid);
  }

  function close(connection: Connection, code: number): void {
    forget(connection);
    meter.closed(code);
    connection.socket.close(code);
  }

  /** Whether more may be queued; cuts a reader that is too slow. */
  function isReading(connection: Connection): boolean {
    const { socket } = connection;
    if (socket.readyState !== socket.OPEN) return false;
    if (socket.bufferedAmount <= limits.unsentBytes) return true;
    // A close frame would only queue behind what is not being read.
    forget(connection);
    meter.closed(1006);
    socket.terminate();
    return false;
  }

  function send(connection: Connection, message: RelayMessage | NearbyNews): void {
    if (!isReading(connection)) return;
    meter.sent(message.type);
    if (message.type === 'error') meter.error(message.code);
    connection.socket.send(JSON.stringify(message));
  }

  /** Sends the reason, then closes. */
  function dismiss(connection: Connection, error: RelayErrorCode, code: number): void {
    send(connection, relayError(error));
    close(connection, code);
  }

  function accept(socket: WebSocket, address: string, network: string | null): void {
    const now = nowMs();
    const sid = directory.newSid();
    const connection: Connection = { sid, socket, network, heardAtMs: now };
    // Without a listener, a broken frame or a reset would end the process; 'close' follows anyway.
    socket.on('error', () => undefined);
    if (!admission.admit(address, now)) {
      meter.refused('too-many-connections');
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
      ...ice(),
      nearby: network !== null,
      heartbeatMs: limits.heartbeatMs,
    });
  }

  function listen(connection: Connection): void {
    const { sid, socket, network } = connection;
    const budget = createBudget(limits, nowMs);

    /** Whether it may; otherwise it hears so, and goes if it will not listen. */
    const may = (verdict: Verdict): boolean => {
      if (verdict === 'over') send(connection, relayError('rate'));
      if (verdict === 'out') dismiss(connection, 'rate', protocol.CLOSE_RATE);
      return verdict === 'ok';
    };

    socket.on('message', (data: RawData, isBinary: boolean) => {
      if (!connections.has(sid)) return;
      connection.heardAtMs = nowMs();
      const frame = data as Buffer;
      if (!may(budget.frame(frame.length))) return meter.received('unknown', 'rate');
      const text = isBinary ? '' : frame.toString();
      const message = protocol.parseClientMessage(text);
      const request = message ? null : parseNearbyRequest(text);
      const type = (message ?? request)?.type;
      if (!type) {
        meter.received('unknown', 'bad');
        if (budget.badMessage() === 'over') send(connection, relayError('bad-message'));
        else dismiss(connection, 'bad-message', protocol.CLOSE_BAD_MESSAGES);
        return;
      }
      const isOver = !may(budget.message(type));
      meter.received(type, isOver ? 'rate' : 'handled');
      if (isOver) return;
      if (message) exchange.handle(sid, message);
      if (request) nearby.handle(sid, network, request);
    });
    socket.on('ping', (data: Buffer) => {
      if (!connections.has(sid)) return;
      connection.heardAtMs = nowMs();
      if (may(budget.frame(data.length)) && isReading(connection)) socket.pong(data);
    });
  }

  function refusalOf({ headers }: IncomingMessage): keyof typeof TURNED_AWAY | null {
    if (closing) return 'draining';
    const { allowedOrigins } = options;
    return !allowedOrigins || allowedOrigins.includes(headers.origin ?? '') ? null : 'origin';
  }

  /** Sends everybody away, a wave at a time. */
  async function drain(): Promise<void> {
    clearInterval(sweep);
    for (;;) {
      for (const connection of [...connections.values()].slice(0, limits.drainWave)) {
        dismiss(connection, 'shutting-down', protocol.CLOSE_SHUTTING_DOWN);
      }
      if (connections.size === 0) break;
      await new Promise((resolve) => setTimeout(resolve, limits.drainWaveMs));
    }
    // Calls back when the last socket, including those that are saying goodbye, is gone.
    await new Promise<void>((resolve) => sockets.close(() => resolve()));
  }

  return {
    upgrade(request, socket, head) {
      if (request.url?.split('?')[0] !== protocol.RELAY_PATH) return false;
      const refusal = refusalOf(request);
      if (refusal) {
        meter.refused(refusal);
        turnAway(socket, refusal);
        return true;
      }
      const forwarded = request.headers['x-forwarded-for'];
      const from = [
        request.socket.remoteAddress,
        Array.isArray(forwarded) ? forwarded.join(',') : forwarded,
        trustedProxies,
      ] as const;
      const network = options.nearby === false ? null : networkKey(...from);
      sockets.handleUpgrade(request, socket, head, (webSocket) =>
        accept(webSocket, addressKey(...from), network),
      );
      return true;
    },
    close: () => (closing ??= drain().then(() => directory.close())),
    counts: () => ({
      ...directory.counts(),
      connections: connections.size,
      addresses: admission.addresses,
      isDraining: closing !== null,
    }),
  };
}

const TURNED_AWAY: Record<Exclude<RefusalReason, 'too-many-connections'>, string> = {
  origin: '403 Forbidden',
  draining: '503 Service Unavailable\r\nRetry-After: 1',
};

function turnAway(socket: Duplex, refusal: keyof typeof TURNED_AWAY): void {
  socket.on('error', () => undefined);
  socket.end(`HTTP/1.1 ${TURNED_AWAY[refusal]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
