/** The built app on a host that serves files and nothing else, with a real PeerServer named in its page. */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { PeerServer } from 'peer';
import sirv from 'sirv';
import { contentPolicyPlugin, type PageSettings } from '../../scripts/vite-content-policy.ts';

const APP = fileURLToPath(new URL('../../build/app', import.meta.url));

export interface StaticHost {
  /** Without a slash at the end. */
  readonly url: string;
  /** Everything that the PeerServer was given, as text. */
  readonly heard: string[];
  close(): void;
}

/** The page as the build writes it with other settings. */
function withSettings(built: string, settings: PageSettings): string {
  const { transformIndexHtml } = contentPolicyPlugin(settings);
  if (typeof transformIndexHtml !== 'object') throw new Error('the plugin has another form');
  const handler = transformIndexHtml.handler as unknown as (html: string) => string;
  return handler(
    built.replace(/\s*<meta (http-equiv="Content-Security|name="referrer)[^>]*>/g, ''),
  );
}

export async function startStaticHost(): Promise<StaticHost> {
  const heard: string[] = [];
  const peers = await new Promise<Server>((resolve) => {
    const app = PeerServer({ port: 0, path: '/' }, (server) => resolve(server as Server));
    app.on('connection', (client) => heard.push(client.getId()));
    app.on('message', (_, message) => heard.push(JSON.stringify(message)));
  });
  const { port } = peers.address() as AddressInfo;
  const page = withSettings(await readFile(`${APP}/index.html`, 'utf8'), {
    peerServer: `http://127.0.0.1:${port}/`,
  });
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
