/** The simulated network of one room: transports, the relay between them, partitions and cuts. */
import type { Bytes } from '../../src/core/base/bytes.ts';
import type { PeerId } from '../../src/core/base/ids.ts';
import type { Lane, MemberMail, Transport } from '../../src/core/ports.ts';
import type { Prng } from '../fakes/prng.ts';
import type { Host } from '../fakes/host.ts';
import { createPair, type SimLinkEnd } from './sim-link.ts';
import { createSimMail } from './sim-mail.ts';
import { createRelay } from './sim-relay.ts';
import { createSimTransport, type SimEndpoint } from './sim-transport.ts';
import type { Timeline } from '../fakes/timeline.ts';
import type { Weather } from './weather.ts';

const NEVER_MS = 100_000_000;

export interface SimNetwork {
  /**
   * A transport for one life of a peer; it takes the place of the peer's life before. Those with another `key`
   * are in the same topic with another password. `memberMail`: what members forward for it.
   */
  join(self: PeerId, host: Host, key?: string, memberMail?: MemberMail): Transport;
  /** The host died: its links end, and the others learn of it when they learn of it. */
  vanish(self: PeerId): void;
  /** Lets nothing pass from one to the other; what is queued waits, new connections fail. */
  block(from: PeerId, to: PeerId): void;
  /** Lets nothing pass between peers of different sides, until partitions heal. */
  divide(sideOf: (peer: PeerId) => number): void;
  healPartitions(): void;
  /** Links two peers without any signaling, as manual pairing does by texts that people pass on. */
  pair(a: PeerId, b: PeerId): void;
  /** From now on these two find no path to each other, until `clearPaths`; no healing of partitions changes that. */
  bar(a: PeerId, b: PeerId): void;
  canLink(a: PeerId, b: PeerId): boolean;
  /** These two find a path again. */
  unbar(a: PeerId, b: PeerId): void;
  clearPaths(): void;
  setRelayUp(up: boolean): void;
  /** The relay forgets a peer that goes on believing it is known. */
  forget(peer: PeerId): void;
  /** A NAT gets another address and tells nobody: the relay loses the peer, and its links carry nothing until they are repaired. */
  readdress(peer: PeerId): void;
  /** Breaks the link between two peers; one side learns at once, the other late. False: no link. */
  cut(a: PeerId, b: PeerId): boolean;
  /** Live ends at a peer. */
  linksOf(peer: PeerId): number;
  /** Whom a peer has an open link with. */
  linkedWith(peer: PeerId): PeerId[];
}

/** A watcher hears of everything and changes nothing. */
export interface NetworkWatch {
  /** What a hostile peer sends in place of a message; without it, what it was told to. */
  meddle?: ((from: PeerId, to: PeerId, lane: Lane, message: Bytes) => Bytes[]) | undefined;
  closedLocally?(self: PeerId, peer: PeerId, reason: string): void;
  sent?(from: PeerId, to: PeerId, lane: Lane, message: Bytes, pair: number): void;
  /** A message has come to an end of a link that is not closed. */
  received?(from: PeerId, to: PeerId, lane: Lane, message: Bytes): void;
  linked?(a: PeerId, b: PeerId): void;
  /** A link that was doubted did not prove itself, so that it is repaired. */
  repaired?: ((self: PeerId, peer: PeerId) => void) | undefined;
}

export function createSimNetwork(
  timeline: Timeline,
  weather: Weather,
  prng: Prng,
  watch: NetworkWatch = {},
  isProof: (peer: PeerId, nonce: Bytes) => boolean = () => false,
): SimNetwork {
  const relay = createRelay(weather, prng.fork('relay'));
  const endpoints = new Map<PeerId, SimEndpoint>();
  const blocks = new Set<string>();
  const barred = new Set<string>();
  /** Pairs whose path is gone without a word. */
  const mute = new Set<number>();
  const pairOf = (a: PeerId, b: PeerId) => [a, b].sort().join();
  const mail = createSimMail();
  const chance = prng.fork('links');
  let pairs = 0;

  let sideOf: ((peer: PeerId) => number) | undefined;
  const blocked = (from: PeerId, to: PeerId) =>
    (sideOf !== undefined && sideOf(from) !== sideOf(to)) ||
    (blocks.size > 0 && blocks.has(`${from}>${to}`));
  const travelMs = () => weather.latencyMs + chance.next() * weather.jitterMs;
  // Now and then the network never tells: a link can stand for hours over a path that is gone.
  const lateMs = () =>
    chance.chance(weather.untoldShare) ? NEVER_MS : 10 + chance.next() * weather.lateCloseMs;
  const pumpAll = () => {
    for (const endpoint of endpoints.values()) endpoint.ends().forEach((end) => end.pump());
  };

  /** Opens both ends, each at its own time; an end whose host is gone leaves the other to find out. */
  const connect = (a: SimEndpoint, b: SimEndpoint, invited = false) => {
    watch.linked?.(a.self, b.self);
    const number = ++pairs;
    const ends = createPair(a, b, {
      watch,
      number,
      invited,
      weather,
      prng: chance,
      isMute: () => mute.has(number),
      blocked: (from, to) => mute.has(number) || blocked(from, to),
      onClosed(end: SimLinkEnd) {
        a.drop(end);
        b.drop(end);
      },
    });
    [a, b].forEach((endpoint, i) => {
      const end = ends[i as 0 | 1];
      endpoint.adopt(end);
      if (!endpoint.present()) end.vanish(lateMs());
      else endpoint.host.after(travelMs(), 'link opens', () => endpoint.opened(end));
    });
  };

  return {
    join(self, host, key = '', memberMail = undefined) {
      const endpoint = createSimTransport({
        self,
        key,
        host,
        relay,
        memberMail,
        mail,
        weather,
        prng: prng.fork(`transport ${host.name} ${timeline.nowMs()}`),
        find: (peer) => endpoints.get(peer),
        connected: (peer) =>
          !blocked(self, peer) &&
          !blocked(peer, self) &&
          (barred.size === 0 || !barred.has(pairOf(self, peer))),
        connect: (other) => connect(endpoint, other),
        repairing: (peer) => watch.repaired?.(self, peer),
        isMute: (pair) => mute.has(pair),
        repair(pair) {
          mute.delete(pair);
          pumpAll();
        },
        isProof,
      });
      endpoints.set(self, endpoint);
      return endpoint.transport;
    },
    vanish(self) {
      const endpoint = endpoints.get(self);
      for (const end of endpoint?.ends() ?? []) end.vanish(lateMs());
      // The relay's socket times out much later than the host dies.
      if (endpoint) timeline.after(30_000, `relay notices`, () => relay.leave(endpoint), true);
    },
    block: (from, to) => void blocks.add(`${from}>${to}`),
    divide: (f) => void (sideOf = f),
    healPartitions() {
      blocks.clear();
      sideOf = undefined;
      pumpAll();
    },
    pair(a, b) {
      const [left, right] = [endpoints.get(a), endpoints.get(b)];
      if (left?.present() && right?.present()) connect(left, right, true);
    },
    bar(a, b) {
      barred.add(pairOf(a, b));
      const end = endpoints
        .get(a)
        ?.ends()
        .find(({ link }) => link.peer === b);
      end?.learn(0, 'the path is gone', lateMs());
    },
    canLink: (a, b) => !barred.has(pairOf(a, b)),
    unbar: (a, b) => void barred.delete(pairOf(a, b)),
    clearPaths: () => barred.clear(),
    setRelayUp(up) {
      if (up !== relay.isUp()) relay.setUp(up);
    },
    forget: (peer) => relay.forget(peer),
    readdress(peer) {
      relay.forget(peer);
      for (const { pair } of endpoints.get(peer)?.ends() ?? []) mute.add(pair);
    },
    cut(a, b) {
      const end = endpoints
        .get(a)
        ?.ends()
        .find(({ link }) => link.peer === b);
      end?.learn(0, 'the network broke it', lateMs());
      return end !== undefined;
    },
    linksOf: (peer) => endpoints.get(peer)?.ends().length ?? 0,
    linkedWith: (peer) =>
      endpoints
        .get(peer)
        ?.openEnds()
        .map(({ link }) => link.peer) ?? [],
  };
}
