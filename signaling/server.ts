/** The app and the relay on one HTTP server and one port. */
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { createApp } from './app.ts';
import { createRelay } from './relay.ts';
import type { Relay, RelayOptions } from './relay.ts';

export interface ServerOptions extends RelayOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** All addresses of the machine when left out. */
  readonly host?: string;
  /** The directory of the built app. */
  readonly appDir: string;
}

export interface Server {
  readonly port: number;
  /** Where a browser on this machine finds it. */
  readonly url: string;
  readonly relay: Relay;
  /** Tells the clients, closes every connection, and resolves when the port is free again. */
  close(): Promise<void>;
}

/** Listens. @throws the system's error, such as EADDRINUSE, when it cannot */
export async function createServer(options: ServerOptions): Promise<Server> {
  const http = createHttpServer(
    // A browser sends its request at once; who does not only holds a socket.
    { headersTimeout: 10_000, requestTimeout: 20_000, connectionsCheckingInterval: 5_000 },
    createApp(options.appDir),
  );
  const relay = createRelay(options);
  http.on('upgrade', (request, socket, head) => {
    if (!relay.upgrade(request, socket, head)) refuse(socket);
  });

  try {
    await new Promise<void>((resolve, reject) => {
      http.once('error', reject);
      http.listen({ port: options.port, host: options.host }, resolve);
    });
  } catch (error) {
    await relay.close();
    throw error;
  }
  const { port } = http.address() as AddressInfo;
  let closing: Promise<void> | null = null;

  const close = async (): Promise<void> => {
    const portIsFree = new Promise<void>((resolve) => http.close(() => resolve()));
    await relay.close();
    http.closeAllConnections();
    await portIsFree;
  };
  return {
    port,
    url: `http://${hostInUrl(options.host)}:${port}`,
    relay,
    close: () => (closing ??= close()),
  };
}

function refuse(socket: Duplex): void {
  socket.on('error', () => undefined);
  socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}

function hostInUrl(host: string | undefined): string {
  if (host === undefined || host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
