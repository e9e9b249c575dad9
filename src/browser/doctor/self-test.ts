/** Tests this device's connection: one round trip per signaling server, what STUN servers see, whether each TURN server relays. */
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
    // A TURN server over UDP also tells under which address it sees us.
    gather([...stuns, ...turns.filter(({ urls }) => transportOf(urls) === 'udp')], 'all', clock),
    Promise.all(
      turns.map(async (server) => {
        const relayed = await gather([server], 'relay', clock);
        return {
          transport: transportOf(server.urls),
          works: relayed.some(({ type }) => type === 'relay'),
        };
      }),
    ),
  ]);
  const stun = readMappings(stuns.length + turns.length, mappings);
  return { servers, stun, seenAs: readClass(mappings), turn };
}

/** How a TURN server is reached, by its URL. */
export function transportOf(url: string): TurnTransport {
  if (/^turns:/i.test(url)) return 'tls';
  return /[?&]transport=tcp/i.test(url) ? 'tcp' : 'udp';
}

export type Gathered = Pick<RTCIceCandidate, 'type' | 'address' | 'port' | 'protocol'> & {
  /** Which server it came from, where the browser tells. */
  readonly url?: string | null;
};

/**
 * Whether servers see us under one address or several. Only of IPv4: few servers have both, and it is IPv4 that goes
 * through NAT.
 */
export function readMappings(servers: number, all: readonly Gathered[]): SelfTest['stun'] {
  if (servers === 0) return 'none';
  const seen = all.filter(isMapped);
  if (seen.length === 0) return all.some(({ type }) => type === 'relay') ? 'one' : 'blocked';
  // Several interfaces have several addresses. A NAT with a mapping per server gives one address several ports.
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

/** What kind of IPv4 address a server saw. If it saw several, the outermost. */
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

/** The candidates that the browser gathers with these servers. Only these servers learn anything. */
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
    return []; // the browser refuses the URL: the server does not work
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
    // What was found until then counts.
  } finally {
    connection.close();
  }
  return found;
}
