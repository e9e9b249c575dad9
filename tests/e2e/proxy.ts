/** A proxy in front of the app, as on a host: it tells the app the address of each client. */
import { createServer, request, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';

export interface Proxy {
  /** Without a slash at the end. */
  readonly url: string;
  /** The paths of requests that were not for the app. */
  readonly strays: readonly string[];
  close(): void;
}

/**
 * The app sees `address` as the address of every client of this proxy.
 * @param at the path of the app here, such as `/swapmeet`; the app never sees it
 */
export async function startProxy(appUrl: string, address: string, at = ''): Promise<Proxy> {
  const { hostname, port } = new URL(appUrl);
  const strays: string[] = [];
  const pathOf = ({ url = '' }: IncomingMessage) => {
    if (url.startsWith(`${at}/`)) return url.slice(at.length);
    strays.push(url);
    return '/not-the-app';
  };
  const headersOf = ({ headers }: IncomingMessage) => ({ ...headers, 'x-forwarded-for': address });
  const server = createServer((asked, answer) => {
    const { method } = asked;
    const path = pathOf(asked);
    const passed = request({ hostname, port, method, path, headers: headersOf(asked) }, (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers);
      got.pipe(answer);
    });
    passed.on('error', () => answer.destroy());
    asked.pipe(passed);
  });
  server.on('upgrade', (asked, socket, head) => {
    const behind = connect({ host: hostname, port: Number(port) });
    const lines = Object.entries(headersOf(asked)).map(([name, value]) => `${name}: ${value}`);
    behind.write([`GET ${pathOf(asked)} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
    behind.write(head);
    behind.pipe(socket).pipe(behind);
    for (const end of [behind, socket])
      end.on('error', () => [behind, socket].map((it) => it.destroy()));
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    strays,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
