/** A proxy in front of the app, as on a host: it tells the app the address of each client. */
import { createServer, request, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';

export interface Proxy {
  /** Without a slash at the end. */
  readonly url: string;
  close(): void;
}

/** The app sees `address` as the address of every client of this proxy. */
export async function startProxy(appUrl: string, address: string): Promise<Proxy> {
  const { hostname, port } = new URL(appUrl);
  const headersOf = ({ headers }: IncomingMessage) => ({ ...headers, 'x-forwarded-for': address });
  const server = createServer((asked, answer) => {
    const { method, url: path } = asked;
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
    behind.write([`GET ${asked.url} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
    behind.write(head);
    behind.pipe(socket).pipe(behind);
    for (const end of [behind, socket])
      end.on('error', () => [behind, socket].map((it) => it.destroy()));
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
