/** Tests this device's own ways out: a round trip to each server that finds people, what STUN servers see, whether each TURN server relays. */
import type { AddressClass, SelfTest, TurnTransport } from '../../core/api/diagnosis.ts';
import { SELF_TEST_MS } from '../../core/limits/webrtc.ts';
import type { Clock } from '../../core/ports.ts';
import { testServers } from './server-probes.ts';

export async function runSelfTest(
  iceServers: readonly RTCIceServer[],
  clock: Clock,
): Promise<SelfTest> {
  const single = iceServers.flatMap(({ urls, ...rest }) =>
    [urls].flat().map((url) => ({ ...rest, urls: url })),
  );
  const stuns = single.filter(({ urls }) => /^stuns?:/i.test(urls));
  const turns = single.filter(({ urls }) => /^turns?:/i.test(urls));
  const [servers, mappings, turn] = await Promise.all([
    testServers(clock),
    // A TURN server over UDP tells how it sees us, too.
    gather([...stuns, ...turns.filter(({ urls }) => mediumOf(urls) === 'udp')], 'all', clock),
    Promise.all(
      turns.map(async (server) => {
        const relayed = await gather([server], 'relay', clock);
        return {
          transport: mediumOf(server.urls),
          works: relayed.some(({ type }) => type === 'relay'),
        };
      }),
    ),
  ]);
  const stun = readMappings(stuns.length + turns.length, mappings);
  return { servers, stun, seenAs: readClass(mappings), turn };
}

export function mediumOf(url: string): TurnTransport {
  if (/^turns:/i.test(url)) return 'tls';
  return /[?&]transport=tcp/i.test(url) ? 'tcp' : 'udp';
}

export type Gathered = Pick<RTCIceCandidate, 'type' | 'address' | 'port' | 'protocol'> & {
  /** Which server told it, where the browser says so. */
  readonly url?: string | null;
};

/** The addresses that servers see us under, of IPv4 alone: few servers have both, and NATs are of IPv4. */
export function readMappings(servers: number, all: readonly Gathered[]): SelfTest['stun'] {
  if (servers === 0) return 'none';
  const seen = all.filter(isMapped);
  if (seen.length === 0) return all.some(({ type }) => type === 'relay') ? 'one' : 'blocked';
  // Several interfaces have several addresses; a NAT that maps anew gives one address several ports.
  const ports = new Map<string, Set<number>>();
  for (const { address, port } of seen) {
    const key = address ?? '';
    ports.set(key, (ports.get(key) ?? new Set()).add(port ?? 0));
  }
  if ([...ports.values()].some(({ size }) => size > 1)) return 'differs';
  return servers > 1 ? 'same' : 'one';
}

const isMapped = ({ type, protocol, address }: Gathered): boolean =>
  type === 'srflx' && protocol === 'udp' && !address?.includes(':');

/** What kind of IPv4 address a server saw: the outermost where it saw several. */
export function readClass(all: readonly Gathered[]): AddressClass | undefined {
  const classes = all.filter(isMapped).map(({ address }) => classOf(address ?? ''));
  return (['public', 'shared', 'private'] as const).find((it) => classes.includes(it));
}

/** By RFC 1918, RFC 3927 and RFC 6598. */
function classOf(address: string): AddressClass {
  const [a = 0, b = 0] = address.split('.').map(Number);
  if (a === 100 && b >= 64 && b < 128) return 'shared';
  const isPrivate =
    a === 10 ||
    a === 127 ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168) ||
    (a === 169 && b === 254);
  return isPrivate ? 'private' : 'public';
}

/** What comes of gathering with these servers; nothing of it leaves this function but to them. */
async function gather(
  iceServers: RTCIceServer[],
  iceTransportPolicy: RTCIceTransportPolicy,
  clock: Clock,
): Promise<Gathered[]> {
  if (iceServers.length === 0) return [];
  const found: Gathered[] = [];
  let connection: RTCPeerConnection;
  try {
    connection = new RTCPeerConnection({ iceServers, iceTransportPolicy });
  } catch {
    return []; // a URL that the browser does not take is a server that does not work
  }
  try {
    connection.createDataChannel('');
    await new Promise<void>((resolve, reject) => {
      const stop = clock.after(SELF_TEST_MS, resolve);
      connection.onicecandidate = ({ candidate }) => {
        if (candidate?.candidate) return void found.push(candidate);
        if (candidate) return;
        stop();
        resolve();
      };
      connection
        .createOffer()
        .then((offer) => connection.setLocalDescription(offer))
        .catch(reject);
    });
  } catch {
    // What was found until then stands.
  } finally {
    connection.close();
  }
  return found;
}
