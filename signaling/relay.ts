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
import { addressKey, networksAround, NOWHERE } from './address.ts';
import type { Networks } from './address.ts';
import { BlockUses } from './sockets/block-use.ts';
import { Admission } from './admission.ts';
import { Connection } from './connection.ts';
import type { Directory, DirectoryCounts, DirectoryOptions } from './directory/directory.ts';
import { MemoryDirectory } from './directory/memory-directory.ts';
import { createExchange } from './exchange.ts';
import type { Exchange } from './exchange.ts';
import { RELAY_LIMITS } from './limits.ts';
import type { RelayLimits } from './limits.ts';
import { noMeter } from './meter.ts';
import type { Meter, RefusalReason } from './meter.ts';
import { createNearbyExchange, nearbyNews } from './nearby/nearby-exchange.ts';
import type { NearbyExchange } from './nearby/nearby-exchange.ts';
import { nearbyNetwork } from './nearby/nearby-network.ts';
import type { NearbyNews } from './nearby/nearby-protocol.ts';
import * as protocol from './protocol.ts';
import type { RelayMessage } from './protocol.ts';
import { turnAway } from './sockets/turn-away.ts';
import { relayError } from './relay-error.ts';
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
  /** Whether people on one network may see each other's nearby offers (nearby-network.ts). True by default. */
  readonly nearby?: boolean | 'lan';
  /** Hides networks in a shared directory. The same for all processes that share it. */
  readonly nearbySecret?: string;
  /** Overrides of RELAY_LIMITS. */
  readonly limits?: Partial<RelayLimits>;
  /** Origins of the pages that may connect. Without it any page may, but only those of this host see nearby offers. */
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

interface Upgraded {
  readonly webSocket: WebSocket;
  readonly raw: Duplex;
  readonly address: string;
  readonly network: string | null;
  readonly onAdmitted: () => void;
}

/** Hand it the `upgrade` events of one or more HTTP servers. */
export class Relay {
  readonly #options: RelayOptions;
  readonly #limits: RelayLimits;
  readonly #meter: Meter;
  readonly #nowMs: () => number;
  readonly #connections = new Map<string, Connection>();
  /** Of each connection. */
  readonly #networks = new Map<string, Networks>();
  readonly #admission: Admission;
  readonly #blocks: BlockUses;
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
    this.#blocks = new BlockUses(this.#limits, this.#nowMs);
    this.#directory = this.#openDirectory();
    this.#exchange = createExchange({
      directory: this.#directory,
      ice: (sid) => this.#ice(sid),
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

  /**
   * Takes an HTTP upgrade if it is for the relay. Otherwise leaves it alone and returns false.
   * @param onAdmitted is called once the socket belongs to a client that counts against the relay's limits
   */
  upgrade(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    onAdmitted: () => void = () => undefined,
  ): boolean {
    if (request.url?.split('?')[0] !== protocol.RELAY_PATH) return false;
    const refusal = this.#refusalOf(request);
    if (refusal) {
      this.#meter.refused(refusal);
      turnAway(socket, TURNED_AWAY[refusal], this.#limits.closeMs);
      return true;
    }
    const forwarded = request.headers['x-forwarded-for'];
    const from = [
      request.socket.remoteAddress,
      Array.isArray(forwarded) ? forwarded.join(',') : forwarded,
      this.#options.trustedProxies ?? 0,
    ] as const;
    const network = nearbyNetwork(request, this.#options);
    // A handshake that is refused ends the socket without a listener for its errors.
    socket.on('error', () => undefined);
    this.#sockets.handleUpgrade(request, socket, head, (webSocket) =>
      this.#accept({ webSocket, raw: socket, address: addressKey(...from), network, onAdmitted }),
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
      networksOf: (sid) => this.#networksOf(sid),
      deliver: (sid, message, networks) =>
        this.#deliver(sid, nearbyNews(message) ?? message, networks),
    };
    return this.#options.directory?.(options) ?? new MemoryDirectory(options);
  }

  #ice(sid: string): IceOffer {
    const { iceServers = [], turn } = this.#options;
    return iceOffer(iceServers, turn, Date.now(), this.#networksOf(sid).block);
  }

  #networksOf(sid: string): Networks {
    return this.#networks.get(sid) ?? NOWHERE;
  }

  #deliver(sid: string, message: RelayMessage | NearbyNews, networks?: readonly string[]): void {
    this.#connections.get(sid)?.send(message, networks);
  }

  #accept({ webSocket: socket, raw, address, network, onAdmitted }: Upgraded): void {
    const sid = this.#directory.newSid();
    const networks = networksAround(address);
    const connection = new Connection({
      sid,
      socket,
      raw,
      block: this.#blocks.of(networks.block, raw),
      limits: this.#limits,
      nowMs: this.#nowMs,
      meter: this.#meter,
      onMessage: (message) => this.#exchange.handle(sid, message),
      onNearbyRequest: (request) => this.#nearby.handle(sid, network, request),
      onEnd: () => this.#forget(sid),
    });
    const place = this.#admission.admit(sid, address, this.#nowMs());
    if (!place) {
      this.#meter.refused('too-many-connections');
      connection.dismiss('too-many-connections', protocol.CLOSE_TOO_MANY_CONNECTIONS);
      return;
    }
    onAdmitted();
    this.#connections.set(sid, connection);
    this.#networks.set(sid, networks);
    this.#dismissTooMany(place.pushedOut);
    socket.on('close', () => {
      this.#forget(sid);
      this.#admission.release(sid);
    });
    connection.listen();
    connection.send({
      type: 'welcome',
      v: protocol.PROTOCOL_VERSION,
      sid,
      ...this.#ice(sid),
      nearby: network !== null,
      heartbeatMs: this.#limits.heartbeatMs,
    });
  }

  /** Closes a connection whose place another network needs. */
  #dismissTooMany(sid: string | undefined): void {
    const connection = this.#connections.get(sid ?? '');
    connection?.dismiss('too-many-connections', protocol.CLOSE_TOO_MANY_CONNECTIONS);
  }

  /** The only place that forgets a connection. Its socket may still be closing. */
  #forget(sid: string): void {
    this.#connections.delete(sid);
    this.#directory.forget(sid);
    this.#networks.delete(sid);
  }

  #closeIdle(): void {
    const now = this.#nowMs();
    this.#admission.prune(now);
    this.#blocks.prune();
    for (const connection of [...this.#connections.values()])
      connection.closeIfIdle(protocol.CLOSE_IDLE);
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
  maxPayload: protocol.CLIENT_FRAME_BYTES_MAX,
  maxFragments: 64,
  // A message that comes in more reads than this comes byte by byte, each with the cost of a read.
  maxBufferedChunks: 256,
  // Sealed boxes don't compress, and a compressor for each connection would cost memory.
  perMessageDeflate: false,
  autoPong: false, // connection.ts answers pings, where they count against the rate
  // connection.ts frees it before. This is for what it could not.
  closeTimeout: 2 * limits.closeMs,
});

const TURNED_AWAY: Record<Exclude<RefusalReason, 'too-many-connections'>, string> = {
  origin: '403 Forbidden',
  draining: '503 Service Unavailable\r\nRetry-After: 1',
};
