/** The built app on a host that only serves files. Its page names a real PeerServer. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PeerServer } from 'peer';
import sirv from 'sirv';
import { APP, builtPage } from './built-page.ts';

export interface StaticHost {
  /** Without a slash at the end. */
  readonly url: string;
  /** Everything that was sent to the PeerServer, as text. */
  readonly heard: string[];
  close(): void;
}

export async function startStaticHost(): Promise<StaticHost> {
  const heard: string[] = [];
  const peers = await new Promise<Server>((resolve) => {
    const app = PeerServer({ port: 0, path: '/' }, (server) => resolve(server as Server));
    app.on('connection', (client) => heard.push(client.getId()));
    app.on('message', (_, message) => heard.push(JSON.stringify(message)));
  });
  const { port } = peers.address() as AddressInfo;
  const page = await builtPage({ peerServer: `http://127.0.0.1:${port}/` });
  const files = sirv(APP, { gzip: false, brotli: false });
  const host = createServer((request, response) => {
    if (request.url === '/' || request.url === '/index.html')
      response.setHeader('Content-Type', 'text/html').end(page);
    else
      files(request, response, () => {
        response.writeHead(404).end();
      });
  });
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(host.address() as AddressInfo).port}`,
    heard,
    close() {
      for (const server of [host, peers]) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}
