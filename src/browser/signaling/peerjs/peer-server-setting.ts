/** Which PeerServer the page may use: the one named in its HTML, or none. */
import type { PeerServerAddress } from './peerjs-socket.ts';

/**
 * From `<meta name="swapmeet:peer-server" content="https://host:port/path?key=…">` in index.html. The build writes it
 * (PEER_SERVER), and lets the page connect to that server.
 */
export function peerServer(page: Document = document): PeerServerAddress | undefined {
  const meta = page.querySelector<HTMLMetaElement>('meta[name="swapmeet:peer-server"]');
  return meta?.content ? parsePeerServer(meta.content) : undefined;
}

/** Undefined when the text is not an http(s) address. */
export function parsePeerServer(text: string): PeerServerAddress | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  const secure = url.protocol === 'https:';
  const port = Number(url.port) || (secure ? 443 : 80);
  const key = url.searchParams.get('key') ?? 'peerjs';
  return { host: url.hostname, port, path: url.pathname, key, secure };
}
