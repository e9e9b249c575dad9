/** The app and the relay on one HTTP server and one port. */
import { createServer as createHttpServer } from 'node:http';
import type { RequestListener, Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { answer, createApp } from './app.ts';
import { createMetrics, mayReadMetrics } from './metrics.ts';
import { PROTOCOL_VERSION } from './protocol.ts';
import { Relay } from './relay.ts';
import type { RelayOptions } from './relay.ts';

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
  #port = 0;
  #metricsPort: number | undefined;
  #closing: Promise<void> | null = null;

  private constructor(options: ServerOptions) {
    const { port: _port, host, appDir, metricsPort, metricsToken, ...relayOptions } = options;
    const metrics = createMetrics();
    this.relay = new Relay({ ...relayOptions, meter: metrics.meter });
    metrics.watch(() => this.relay.counts());
    const showMetrics = async () => ({ type: metrics.contentType, body: await metrics.text() });
    const hasOwnPort = metricsPort !== undefined;
    const access = { token: metricsToken, trustedProxies: options.trustedProxies ?? 0 };
    const app = createApp(appDir, {
      '/healthz': async () => ({ type: 'application/json', body: JSON.stringify(this.#health()) }),
      '/metrics': (request) =>
        !hasOwnPort && mayReadMetrics(request, access) ? showMetrics() : null,
    });
    this.#host = host;
    this.#http = createHttpServer(TIMEOUTS, app);
    this.#http.on('upgrade', (request, socket, head) => {
      if (!this.relay.upgrade(request, socket, head)) refuse(socket);
    });
    this.#metricsHttp = hasOwnPort ? createHttpServer(TIMEOUTS, onlyMetrics(showMetrics)) : null;
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

  /** Tells the clients, closes every connection, and resolves when the port is free again. */
  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #listen(port: number, metricsPort: number): Promise<void> {
    this.#port = await listen(this.#http, port, this.#host);
    if (!this.#metricsHttp) return;
    this.#metricsPort = await listen(this.#metricsHttp, metricsPort, this.#host);
  }

  async #close(): Promise<void> {
    const isFree = portIsFree(this.#http);
    await this.relay.close();
    this.#http.closeAllConnections();
    await isFree;
    if (!this.#metricsHttp) return;
    const metricsAreFree = portIsFree(this.#metricsHttp);
    this.#metricsHttp.closeAllConnections();
    await metricsAreFree;
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

/** A browser sends its request at once. A client that doesn't only holds a socket. */
const TIMEOUTS = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  connectionsCheckingInterval: 5_000,
};

function onlyMetrics(show: () => Promise<{ type: string; body: string }>): RequestListener {
  return (request, response) => {
    if (request.url !== '/metrics') return answer(response, 404, 'text/plain', 'Not found\n');
    void show().then(({ type, body }) => answer(response, 200, type, body));
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

function refuse(socket: Duplex): void {
  socket.on('error', () => undefined);
  socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}

function hostInUrl(host: string | undefined): string {
  if (host === undefined || host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
