/**
 * The relay: accepts connections within its limits, forgets those that end, and drains when it stops. What
 * messages mean is in exchange.ts. Nothing is logged.
 */
import { randomBytes, randomInt } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { performance } from 'node:perf_hooks';
import { WebSocketServer } from 'ws';
import type { ServerOptions, WebSocket } from 'ws';
import { addressKey, networkKey } from './address.ts';
import { Admission } from './admission.ts';
import { Connection } from './connection.ts';
import type { Directory, DirectoryCounts, DirectoryOptions } from './directory/directory.ts';
import { MemoryDirectory } from './directory/memory-directory.ts';
import { createExchange, relayError } from './exchange.ts';
import type { Exchange } from './exchange.ts';
import { RELAY_LIMITS } from './limits.ts';
import type { RelayLimits } from './limits.ts';
import { noMeter } from './meter.ts';
import type { Meter, RefusalReason } from './meter.ts';
import { createNearbyExchange, nearbyNews } from './nearby/nearby-exchange.ts';
import type { NearbyExchange } from './nearby/nearby-exchange.ts';
import type { NearbyNews } from './nearby/nearby-protocol.ts';
import * as protocol from './protocol.ts';
import type { RelayMessage } from './protocol.ts';
import { iceOffer } from './turn.ts';
import type { IceOffer, IceServer, Turn } from './turn.ts';

export interface RelayOptions {
  /** Told to every client. None by default, since each is a third party that learns addresses. */
  readonly iceServers?: readonly IceServer[];
  /** A TURN server. Every client gets short-lived credentials for it. */
  readonly turn?: Turn;
  /** Keeps the memberships; in this process's memory by default. */
  readonly directory?: (options: DirectoryOptions) => Directory;
  /** How many proxies of ours add to X-Forwarded-For. With 0 the header is ignored. */
  readonly trustedProxies?: number;
  /** Whether people on one network may see each other's nearby offers. True by default. */
  readonly nearby?: boolean;
  /** Hides networks in a shared directory. The same for all processes that share it. */
  readonly nearbySecret?: string;
  /** Overrides of RELAY_LIMITS. */
  readonly limits?: Partial<RelayLimits>;
  /** Origins of the pages that may connect. Without it any page may, and any program. */
  readonly allowedOrigins?: readonly string[];
  readonly meter?: Meter;
  /** A clock that never goes back. The process's own by default. */
  readonly nowMs?: () => number;
}

export interface RelayCounts extends DirectoryCounts {
  readonly connections: number;
  readonly addresses: number;
  readonly isDraining: boolean;
}

/** Hand it the `upgrade` events of one or more HTTP servers. */
export class Relay {
  readonly #options: RelayOptions;
  readonly #limits: RelayLimits;
  readonly #meter: Meter;
  readonly #nowMs: () => number;
  readonly #connections = new Map<string, Connection>();
  readonly #admission: Admission;
  readonly #directory: Directory;
  readonly #exchange: Exchange;
  readonly #nearby: NearbyExchange;
  readonly #sockets: WebSocketServer;
  readonly #sweep: NodeJS.Timeout;
  #closing: Promise<void> | null = null;

  constructor(options: RelayOptions = {}) {
    this.#options = options;
    this.#limits = { ...RELAY_LIMITS, ...options.limits };
    this.#meter = options.meter ?? noMeter;
    this.#nowMs = options.nowMs ?? (() => performance.now());
    this.#admission = new Admission(this.#limits);
    this.#directory = this.#openDirectory();
    this.#exchange = createExchange({
      directory: this.#directory,
      ice: () => this.#ice(),
      deliver: (sid, message) => this.#deliver(sid, message),
    });
    this.#nearby = createNearbyExchange({
      directory: this.#directory,
      secret: options.nearbySecret ?? randomBytes(16).toString('hex'),
      deliver: (sid, message) => this.#deliver(sid, message),
      refuse: (sid, code) => this.#deliver(sid, relayError(code)),
    });
    this.#sockets = new WebSocketServer(socketOptions(this.#limits));
    this.#sweep = setInterval(() => this.#closeIdle(), this.#limits.idleMs / 5);
    this.#sweep.unref();
  }

  /** Takes an HTTP upgrade if it is for the relay. Otherwise leaves it alone and returns false. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    if (request.url?.split('?')[0] !== protocol.RELAY_PATH) return false;
    const refusal = this.#refusalOf(request);
    if (refusal) {
      this.#meter.refused(refusal);
      turnAway(socket, refusal);
      return true;
    }
    const { nearby, trustedProxies = 0 } = this.#options;
    const forwarded = request.headers['x-forwarded-for'];
    const from = [
      request.socket.remoteAddress,
      Array.isArray(forwarded) ? forwarded.join(',') : forwarded,
      trustedProxies,
    ] as const;
    const network = nearby === false ? null : networkKey(...from);
    this.#sockets.handleUpgrade(request, socket, head, (webSocket) =>
      this.#accept(webSocket, addressKey(...from), network),
    );
    return true;
  }

  /**
   * Refuses new connections, dismisses every client and leaves no timer. Clients go in waves, so that the relays
   * they move to can keep up.
   */
  close(): Promise<void> {
    return (this.#closing ??= this.#drain().then(() => this.#directory.close()));
  }

  /** What the relay holds right now, for tests and for its operator. */
  counts(): RelayCounts {
    return {
      ...this.#directory.counts(),
      connections: this.#connections.size,
      addresses: this.#admission.addresses,
      isDraining: this.#closing !== null,
    };
  }

  #openDirectory(): Directory {
    const options: DirectoryOptions = {
      limits: this.#limits,
      randomBelow: (n) => randomInt(n),
      deliver: (sid, message) => this.#deliver(sid, nearbyNews(message) ?? message),
    };
    return this.#options.directory?.(options) ?? new MemoryDirectory(options);
  }

  #ice(): IceOffer {
    return iceOffer(this.#options.iceServers ?? [], this.#options.turn, Date.now());
  }

  #deliver(sid: string, message: RelayMessage | NearbyNews): void {
    this.#connections.get(sid)?.send(message);
  }

  #accept(socket: WebSocket, address: string, network: string | null): void {
    const sid = this.#directory.newSid();
    const connection = new Connection({
      sid,
      socket,
      limits: this.#limits,
      nowMs: this.#nowMs,
      meter: this.#meter,
      onMessage: (message) => this.#exchange.handle(sid, message),
      onNearbyRequest: (request) => this.#nearby.handle(sid, network, request),
      onEnd: () => this.#forget(sid),
    });
    if (!this.#admission.admit(address, this.#nowMs())) {
      this.#meter.refused('too-many-connections');
      connection.dismiss('too-many-connections', protocol.CLOSE_TOO_MANY_CONNECTIONS);
      return;
    }
    this.#connections.set(sid, connection);
    socket.on('close', () => {
      this.#forget(sid);
      this.#admission.release(address);
    });
    connection.listen();
    connection.send({
      type: 'welcome',
      v: protocol.PROTOCOL_VERSION,
      sid,
      ...this.#ice(),
      nearby: network !== null,
      heartbeatMs: this.#limits.heartbeatMs,
    });
  }

  /** The only place that forgets a connection. Its socket may still be closing. */
  #forget(sid: string): void {
    this.#connections.delete(sid);
    this.#directory.forget(sid);
  }

  #closeIdle(): void {
    const now = this.#nowMs();
    this.#admission.prune(now);
    for (const connection of [...this.#connections.values()]) {
      if (now - connection.heardAtMs > this.#limits.idleMs) connection.close(protocol.CLOSE_IDLE);
    }
  }

  #refusalOf({ headers }: IncomingMessage): keyof typeof TURNED_AWAY | null {
    if (this.#closing) return 'draining';
    const { allowedOrigins } = this.#options;
    return !allowedOrigins || allowedOrigins.includes(headers.origin ?? '') ? null : 'origin';
  }

  /** Dismisses everybody, a wave at a time. */
  async #drain(): Promise<void> {
    const { drainWave, drainWaveMs } = this.#limits;
    clearInterval(this.#sweep);
    for (;;) {
      for (const connection of [...this.#connections.values()].slice(0, drainWave)) {
        connection.dismiss('shutting-down', protocol.CLOSE_SHUTTING_DOWN);
      }
      if (this.#connections.size === 0) break;
      await new Promise((resolve) => setTimeout(resolve, drainWaveMs));
    }
    // Calls back when the last socket has closed.
    await new Promise<void>((resolve) => this.#sockets.close(() => resolve()));
  }
}

const socketOptions = (limits: RelayLimits): ServerOptions & { closeTimeout: number } => ({
  noServer: true,
  maxPayload: protocol.FRAME_BYTES_MAX,
  maxFragments: 64,
  // Sealed boxes don't compress, and a compressor for each connection would cost memory.
  perMessageDeflate: false,
  autoPong: false, // connection.ts answers pings, where they count against the rate
  closeTimeout: limits.closeMs,
});

const TURNED_AWAY: Record<Exclude<RefusalReason, 'too-many-connections'>, string> = {
  origin: '403 Forbidden',
  draining: '503 Service Unavailable\r\nRetry-After: 1',
};

function turnAway(socket: Duplex, refusal: keyof typeof TURNED_AWAY): void {
  socket.on('error', () => undefined);
  socket.end(`HTTP/1.1 ${TURNED_AWAY[refusal]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
