/** STUN and TURN servers named in the page's HTML, for copies of the app whose relay names none. */
import * as v from 'valibot';

const SERVERS_MAX = 8;
const HOST = String.raw`(?:[\w.-]+|\[[0-9a-fA-F:]+\])(?::\d{1,5})?`;
const stun = v.pipe(v.string(), v.regex(new RegExp(`^stuns?:${HOST}$`)));
const turn = v.pipe(
  v.string(),
  v.regex(new RegExp(`^turns?:${HOST}(?:\\?transport=(?:udp|tcp))?$`)),
);
/** A TURN server without credentials would make the browser refuse every connection. */
const servers = v.pipe(
  v.array(
    v.union([
      v.object({ urls: turn, username: v.string(), credential: v.string() }),
      v.object({ urls: stun }),
    ]),
  ),
  v.maxLength(SERVERS_MAX),
);

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
