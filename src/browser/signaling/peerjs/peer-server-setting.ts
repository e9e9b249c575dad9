/** Which PeerServer the page may use: the one that whoever serves it has named, else none. */
import type { PeerServerAddress } from './peerjs-socket.ts';

/**
 * From `<meta name="swapmeet:peer-server" content="https://host:port/path?key=…">` in index.html, which the build writes
 * (PEER_SERVER) together with the leave to ask it.
 */
export function peerServer(page: Document = document): PeerServerAddress | undefined {
  const meta = page.querySelector<HTMLMetaElement>('meta[name="swapmeet:peer-server"]');
  return meta?.content ? parsePeerServer(meta.content) : undefined;
}

/** Undefined for what is no http(s) address. */
export function parsePeerServer(text: string): PeerServerAddress | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  const secure = url.protocol === 'https:';
  const port = Number(url.port) || (secure ? 443 : 80);
  const key = url.searchParams.get('key') ?? 'peerjs';
  return { host: url.hostname, port, path: url.pathname, key, secure };
}
