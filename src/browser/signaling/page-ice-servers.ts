/** STUN and TURN servers named in the page's HTML, for copies of the app whose relay names none. */
import * as v from 'valibot';

const SERVERS_MAX = 8;
/** From 1 to 65535. */
const PORT = String.raw`(?!0|6553[6-9]|655[4-9]\d|65[6-9]\d\d|6[6-9]\d{3}|[7-9]\d{4})\d{1,5}`;
const HOST = String.raw`(?:[\w.-]+|\[[0-9a-fA-F:]+\])(?::${PORT})?`;
const stun = v.pipe(v.string(), v.regex(new RegExp(`^stuns?:${HOST}$`)));
const turn = v.pipe(
  v.string(),
  v.regex(new RegExp(`^turns?:${HOST}(?:\\?transport=(?:udp|tcp))?$`)),
);
const word = v.pipe(v.string(), v.minLength(1));
/** A TURN server without credentials would make the browser refuse every connection. */
const server = v.union([
  v.object({ urls: turn, username: word, credential: word }),
  v.object({ urls: stun }),
]);
const servers = v.pipe(v.array(server), v.maxLength(SERVERS_MAX));

/** From `<meta name="swapmeet:ice-servers" content="…">` in index.html, written by the build (ICE_SERVERS). */
export function pageIceServers(page: Document = document): RTCIceServer[] {
  const meta = page.querySelector<HTMLMetaElement>('meta[name="swapmeet:ice-servers"]');
  return parseIceServers(meta?.content ?? '');
}

/** Reads `stun:` URLs separated by spaces, or a JSON array of `{urls, username, credential}`. Any error makes the list empty. */
export function parseIceServers(text: string): RTCIceServer[] {
  const bare = text.trim();
  try {
    const named: unknown = bare.startsWith('[')
      ? JSON.parse(bare)
      : bare.split(/\s+/).flatMap((urls) => (urls ? [{ urls }] : []));
    const read = v.safeParse(servers, named);
    return read.success ? read.output : [];
  } catch {
    return [];
  }
}

/** Whether browsers take a server that a relay names. One that they throw at would stop every connection, of whatever medium. */
export function isUsable({ urls, ...rest }: RTCIceServer): boolean {
  const all = [urls].flat();
  return all.length > 0 && all.every((url) => v.is(server, { ...rest, urls: url }));
}
