/** The app and the relay on one HTTP server and one port. */
import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage, RequestListener, Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { performance } from 'node:perf_hooks';
import type { Duplex } from 'node:stream';
import { answer, answerLater, createApp } from './app.ts';
import { RELAY_LIMITS } from './limits.ts';
import { createMetrics, mayReadMetrics } from './metrics.ts';
import { PROTOCOL_VERSION } from './protocol.ts';
import { Relay } from './relay.ts';
import type { RelayOptions } from './relay.ts';
import { openFilesMax, withinOpenFiles } from './sockets/open-files.ts';
import { SocketGuard } from './sockets/socket-guard.ts';

export interface ServerOptions extends RelayOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** All addresses of the machine by default. */
  readonly host?: string;
  /** The directory of the built app. */
  readonly appDir: string;
  /** A port for the metrics alone, on the same host. Without it they are at `/metrics`, see mayReadMetrics. */
  readonly metricsPort?: number;
  readonly metricsToken?: string;
}

export class Server {
  readonly relay: Relay;
  readonly #host: string | undefined;
  readonly #http: HttpServer;
  readonly #metricsHttp: HttpServer | null;
  readonly #guard: SocketGuard;
  #port = 0;
  #metricsPort: number | undefined;
  #closing: Promise<void> | null = null;

  private constructor(options: ServerOptions) {
    const { port: _port, host, appDir, metricsPort, metricsToken, ...relayOptions } = options;
    const metrics = createMetrics();
    const limits = withinOpenFiles({ ...RELAY_LIMITS, ...relayOptions.limits }, openFilesMax());
    this.relay = new Relay({ ...relayOptions, limits, meter: metrics.meter });
    metrics.watch(() => this.relay.counts());
    const showMetrics = async () => ({ type: metrics.contentType, body: await metrics.text() });
    const hasOwnPort = metricsPort !== undefined;
    const { trustedProxies = 0, nowMs = () => performance.now() } = options;
    const access = { token: metricsToken, trustedProxies };
    const app = createApp(appDir, {
      '/healthz': async () => ({ type: 'application/json', body: JSON.stringify(this.#health()) }),
      '/metrics': (request) =>
        !hasOwnPort && mayReadMetrics(request, access) ? showMetrics() : null,
    });
    this.#host = host;
    this.#guard = new SocketGuard(limits, trustedProxies, nowMs);
    this.#http = createHttpServer(HTTP_OPTIONS);
    this.#guard.watch(this.#http, app);
    this.#http.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
    this.#metricsHttp = hasOwnPort ? createHttpServer(HTTP_OPTIONS) : null;
    if (!this.#metricsHttp) return;
    this.#guard.watch(this.#metricsHttp, onlyMetrics(showMetrics));
    this.#metricsHttp.on('upgrade', (request, socket) => {
      if (this.#guard.mayUpgrade(request)) this.#guard.turnAway(socket, '404 Not Found');
    });
  }

  /** Listens. @throws the system's error, such as EADDRINUSE, when it cannot */
  static async open(options: ServerOptions): Promise<Server> {
    const server = new Server(options);
    try {
      await server.#listen(options.port, options.metricsPort ?? 0);
    } catch (error) {
      await server.close();
      throw error;
    }
    return server;
  }

  get port(): number {
    return this.#port;
  }

  /** Where a browser on this machine finds it. */
  get url(): string {
    return `http://${hostInUrl(this.#host)}:${this.port}`;
  }

  /** The port of the metrics, if they have one. */
  get metricsPort(): number | undefined {
    return this.#metricsPort;
  }

  /** Sockets on which no client of the relay is. */
  get httpSockets(): number {
    return this.#guard.size;
  }

  /** Tells the clients, closes every connection, and resolves when the port is free again. */
  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #listen(port: number, metricsPort: number): Promise<void> {
    this.#port = await listen(this.#http, port, this.#host);
    if (!this.#metricsHttp) return;
    this.#metricsPort = await listen(this.#metricsHttp, metricsPort, this.#host);
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (!this.#guard.mayUpgrade(request)) return;
    const isTaken = this.relay.upgrade(request, socket, head, () => this.#guard.release(socket));
    if (!isTaken) this.#guard.turnAway(socket, '404 Not Found');
  }

  async #close(): Promise<void> {
    const areFree = [this.#http, this.#metricsHttp].map((http) => http && portIsFree(http));
    await this.relay.close();
    this.#guard.close();
    await Promise.all(areFree);
  }

  /** A relay still serves its own clients without Redis, so a lost Redis is reported and is no failure. */
  #health(): object {
    const { redis, isDraining } = this.relay.counts();
    return {
      status: isDraining ? 'draining' : 'ok',
      protocol: PROTOCOL_VERSION,
      ...(redis === 'off' ? {} : { redis }),
    };
  }
}

/** Node's own bounds for a request on its way. What else takes time is the guard's to end, idle sockets too. */
const HTTP_OPTIONS = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  connectionsCheckingInterval: 5_000,
  keepAliveTimeout: 0,
  // The guard refuses such a request like any other: Node would answer each of a pipeline.
  requireHostHeader: false,
};

function onlyMetrics(show: () => Promise<{ type: string; body: string }>): RequestListener {
  return (request, response) => {
    if (request.url === '/metrics') answerLater(response, show());
    else answer(response, 404, 'text/plain', 'Not found\n');
  };
}

/** Resolves with the port. */
function listen(http: HttpServer, port: number, host: string | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen({ port, host }, () => resolve((http.address() as AddressInfo).port));
  });
}

/** Resolves even if it never listened. */
const portIsFree = (http: HttpServer): Promise<void> =>
  new Promise((resolve) => void http.close(() => resolve()));

function hostInUrl(host: string | undefined): string {
  if (host === undefined || host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
