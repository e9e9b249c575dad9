/** The app and the relay on one HTTP server and one port. */
import { createServer as createHttpServer } from 'node:http';
import type { RequestListener, Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { answer, createApp } from './app.ts';
import { createMetrics, mayReadMetrics } from './metrics.ts';
import { PROTOCOL_VERSION } from './protocol.ts';
import { createRelay } from './relay.ts';
import type { Relay, RelayOptions } from './relay.ts';

export interface ServerOptions extends RelayOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** All addresses of the machine when left out. */
  readonly host?: string;
  /** The directory of the built app. */
  readonly appDir: string;
  /** A port of their own for the metrics, on the same host; otherwise they are at `/metrics`, see mayReadMetrics. */
  readonly metricsPort?: number;
  readonly metricsToken?: string;
}

export interface Server {
  readonly port: number;
  /** Where a browser on this machine finds it. */
  readonly url: string;
  readonly relay: Relay;
  /** Where the metrics are, if they have a port of their own. */
  readonly metricsPort?: number;
  /** Tells the clients, closes every connection, and resolves when the port is free again. */
  close(): Promise<void>;
}

/** Listens. @throws the system's error, such as EADDRINUSE, when it cannot */
export async function createServer(options: ServerOptions): Promise<Server> {
  const metrics = createMetrics();
  const relay = createRelay({ ...options, meter: metrics.meter });
  metrics.watch(relay.counts);
  const showMetrics = async () => ({ type: metrics.contentType, body: await metrics.text() });
  const hasOwnPort = options.metricsPort !== undefined;
  const access = { token: options.metricsToken, trustedProxies: options.trustedProxies ?? 0 };

  const http = createHttpServer(
    TIMEOUTS,
    createApp(options.appDir, {
      '/healthz': async () => ({ type: 'application/json', body: JSON.stringify(health(relay)) }),
      '/metrics': (request) =>
        !hasOwnPort && mayReadMetrics(request, access) ? showMetrics() : null,
    }),
  );
  http.on('upgrade', (request, socket, head) => {
    if (!relay.upgrade(request, socket, head)) refuse(socket);
  });
  const metricsHttp = hasOwnPort ? createHttpServer(TIMEOUTS, onlyMetrics(showMetrics)) : null;

  const close = async (): Promise<void> => {
    const isFree = portIsFree(http);
    await relay.close();
    http.closeAllConnections();
    await isFree;
    if (!metricsHttp) return;
    const metricsAreFree = portIsFree(metricsHttp);
    metricsHttp.closeAllConnections();
    await metricsAreFree;
  };
  let closing: Promise<void> | null = null;

  try {
    await listen(http, options.port, options.host);
    if (metricsHttp) await listen(metricsHttp, options.metricsPort ?? 0, options.host);
  } catch (error) {
    await close();
    throw error;
  }
  const port = portOf(http);
  return {
    port,
    url: `http://${hostInUrl(options.host)}:${port}`,
    relay,
    ...(metricsHttp ? { metricsPort: portOf(metricsHttp) } : {}),
    close: () => (closing ??= close()),
  };
}

/** A browser sends its request at once; who does not only holds a socket. */
const TIMEOUTS = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  connectionsCheckingInterval: 5_000,
};

/** A relay without its Redis still serves those who are connected to it, so that is told, not failed. */
function health(relay: Relay): object {
  const { redis, isDraining } = relay.counts();
  return {
    status: isDraining ? 'draining' : 'ok',
    protocol: PROTOCOL_VERSION,
    ...(redis === 'off' ? {} : { redis }),
  };
}

function onlyMetrics(show: () => Promise<{ type: string; body: string }>): RequestListener {
  return (request, response) => {
    if (request.url !== '/metrics') return answer(response, 404, 'text/plain', 'Not found\n');
    void show().then(({ type, body }) => answer(response, 200, type, body));
  };
}

function listen(http: HttpServer, port: number, host: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen({ port, host }, resolve);
  });
}

const portOf = (http: HttpServer): number => (http.address() as AddressInfo).port;
/** Also when it never listened. */
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
