/** One peer's Transport in the simulated network: joins the relay, dials by it, keeps one link a peer. */
import { equalBytes, type Bytes } from '../../src/core/base/bytes.ts';
import { SwapError, type SwapErrorCode } from '../../src/core/base/errors.ts';
import { createListeners } from '../../src/core/base/events.ts';
import type { PeerId } from '../../src/core/base/ids.ts';
import { OFFER_LOST_MS, LINK_PROOF_MS, RECOVERY_TRY_MS } from '../../src/core/limits/webrtc.ts';
import type {
  Link,
  Off,
  MemberMail,
  SignalingStatus,
  Transport,
  Welcome,
} from '../../src/core/ports.ts';
import { idBytes } from '../../src/core/base/ids.ts';
import type { SimMail } from './sim-mail.ts';
import type { Prng } from '../fakes/prng.ts';
import type { Host } from '../fakes/host.ts';
import type { SimLinkEnd } from './sim-link.ts';
import type { RelayMember, SimRelay } from './sim-relay.ts';
import type { Weather } from './weather.ts';

/** Until data flows again, as measured in Chromium. */
const ICE_RESTART_MS = 400;

export interface SimEndpoint extends RelayMember {
  readonly key: string;
  readonly host: Host;
  readonly transport: Transport;
  /** Started, not closed, and its host lives. */
  present(): boolean;
  ends(): SimLinkEnd[];
  /** Those that the room has been told of. */
  openEnds(): SimLinkEnd[];
  drop(end: SimLinkEnd): void;
  /** A pair is being connected of which this is one end. */
  adopt(end: SimLinkEnd): void;
  /** This end is open now. */
  opened(end: SimLinkEnd): void;
  /** Somebody's offer came by the relay; `answer` tells them to connect, `refuse` that they need not wait. */
  offered(by: PeerId, answer: () => void, refuse: () => void): void;
  /** It has shown a proof of work. */
  hasProof(): boolean;
  /** Has `arrive` run at `to`, by the relay or, without it, by members. */
  word(to: PeerId, arrive: () => void, absent: () => void): void;
}

export interface SimTransportOptions {
  readonly self: PeerId;
  /** Stands for the room's keys: peers whose keys differ cannot read each other's peer records. */
  readonly key: string;
  readonly host: Host;
  readonly relay: SimRelay;
  readonly weather: Weather;
  readonly prng: Prng;
  find(peer: PeerId): SimEndpoint | undefined;
  /** What members forward for this one, with what is in their boxes. */
  readonly memberMail: MemberMail | undefined;
  readonly mail: SimMail;
  /** Whether packets pass both ways just now. */
  connected(peer: PeerId): boolean;
  connect(other: SimEndpoint): void;
  repairing(peer: PeerId): void;
  /** Nothing passes on the links of this pair any more; `repair` is what ICE restart does. */
  isMute(pair: number): boolean;
  repair(pair: number): void;
  /** What every receiver of a peer record checks of the work that it shows. */
  isProof(peer: PeerId, nonce: Bytes): boolean;
}

interface Attempt {
  /** Ours was sent, or theirs is being answered; ours gives way to theirs when they cross. */
  role: 'offering' | 'answering';
  readonly begunAtMs: number;
  readonly promise: Promise<void>;
  settle(code?: SwapErrorCode): void;
}

export function createSimTransport(options: SimTransportOptions): SimEndpoint {
  const { self, host, relay, weather, prng, mail } = options;
  const sightings = createListeners<[PeerId, boolean]>();
  const links = createListeners<[Link]>();
  const statuses = createListeners<[SignalingStatus]>();
  const strangers = createListeners<[boolean]>();
  const attempts = new Map<PeerId, Attempt>();
  const ends = new Map<PeerId, SimLinkEnd>();
  const opening = new Set<SimLinkEnd>();
  const timers = new Set<Off>();
  let state: 'new' | 'started' | 'closed' = 'new';
  let status: SignalingStatus = 'connecting';
  let retrying = false;
  let hasProof = false;
  let gate: (peer: PeerId, hasProof: boolean) => Welcome = () => 'taken';

  const after = (ms: number, label: string, f: () => void): Off => {
    const stop = host.after(ms, label, () => {
      timers.delete(stop);
      f();
    });
    timers.add(stop);
    return () => {
      timers.delete(stop);
      stop();
    };
  };
  const say = (next: SignalingStatus) => {
    if (status !== next && state === 'started') statuses.emit((status = next));
  };

  const hasWorked = (peer: PeerId) => options.find(peer)?.hasProof() ?? false;

  const joinRelay = () => {
    relay.join(endpoint, (sample) => {
      if (state !== 'started') return relay.leave(endpoint);
      say('online');
      const known = sample.filter((peer) => options.find(peer)?.key === options.key);
      // A sample is read one after another, and in a large room most of it is no news.
      after(prng.below(20), 'sightings', () => {
        for (const peer of known) sightings.emit(peer, hasWorked(peer));
      });
      strangers.emit(known.length < sample.length);
    });
  };

  const begin = (peer: PeerId, role: Attempt['role']): Attempt => {
    let stop: Off = () => undefined;
    let settle: Attempt['settle'] = () => undefined;
    const promise = new Promise<void>((resolve, reject) => {
      settle = (code) => {
        if (attempts.get(peer) !== attempt) return;
        attempts.delete(peer);
        stop();
        if (code) reject(new SwapError(code, `no link to ${peer}: ${code}`));
        else resolve();
      };
    });
    promise.catch(() => undefined);
    const attempt: Attempt = { role, begunAtMs: host.timeline.nowMs(), promise, settle };
    attempts.set(peer, attempt);
    stop = after(weather.dialTimeoutMs, 'dial timeout', () => settle('timeout'));
    return attempt;
  };

  /** ICE: packets must pass both ways before the attempt ends. */
  const connectWhenOpen = (other: SimEndpoint, attempt: Attempt) => {
    if (attempts.get(other.self) !== attempt || attempt.role !== 'offering') return;
    if (options.connected(other.self)) options.connect(other);
    else after(500, 'ice retries', () => connectWhenOpen(other, attempt));
  };

  const offer = (peer: PeerId, attempt: Attempt) => {
    const absent = () => attempt.settle('unreachable');
    const other = options.find(peer);
    const isMute = status !== 'online' && !options.memberMail;
    if (isMute || peer === self || (other && other.key !== options.key)) {
      after(prng.below(50), 'dial refused', absent);
      return;
    }
    let answered = false;
    const arrive = () => {
      const other = options.find(peer);
      if (!other) return;
      const reply = (then: () => void) => {
        const once = () => {
          if (!answered) then();
          answered = true;
        };
        other.word(self, once, () => undefined);
      };
      const answer = () => reply(() => connectWhenOpen(other, attempt));
      const refuse = () => reply(() => attempt.role === 'offering' && attempt.settle('timeout'));
      other.offered(self, answer, refuse);
    };
    endpoint.word(peer, arrive, absent);
  };

  /** The offer and its answer pass by signaling, and are repeated until they do; then ICE takes a moment. */
  const repair = (end: SimLinkEnd) => {
    if (end.closed() || !options.isMute(end.pair) || !options.connected(end.link.peer)) return;
    const arrive = () => after(ICE_RESTART_MS, 'ice restarts', () => options.repair(end.pair));
    endpoint.word(end.link.peer, arrive, () => undefined);
    after(RECOVERY_TRY_MS, 'repaired?', () => repair(end));
  };

  const transport: Transport = {
    self,
    onSighting: sightings.add,
    setGate: (f) => void (gate = f),
    showProof: (nonce) => void (hasProof = options.isProof(self, nonce)),
    onLink: links.add,
    onStatus: statuses.add,
    onStrangers: strangers.add,
    start() {
      if (state !== 'new') throw new Error('a transport starts once');
      state = 'started';
      options.memberMail?.announce(idBytes(self));
      options.memberMail?.onPeerRecord((peer, record) => {
        const isTheirs =
          equalBytes(record, idBytes(peer)) && options.find(peer)?.key === options.key;
        if (state === 'started' && isTheirs) sightings.emit(peer, hasWorked(peer));
      });
      options.memberMail?.onGone((peer) => {
        const attempt = attempts.get(peer);
        if (attempt?.role === 'offering') attempt.settle('unreachable');
      });
      options.memberMail?.onBox((_, box) => {
        if (state === 'started') mail.open(box);
      });
      joinRelay();
    },
    dial(peer) {
      if (state !== 'started') return Promise.reject(new SwapError('closed', 'transport closed'));
      const running = attempts.get(peer);
      if (running) return running.promise;
      const attempt = begin(peer, 'offering');
      // Without the relay we ask the peer for its record first.
      if (status === 'online' || !options.memberMail) offer(peer, attempt);
      else
        void options.memberMail.seek(peer).then((isFound) => {
          if (attempts.get(peer) !== attempt) return;
          if (isFound) offer(peer, attempt);
          else attempt.settle('unreachable');
        });
      return attempt.promise;
    },
    refresh: () => {
      if (state !== 'started') return;
      joinRelay();
    },
    // Most links of this network are never worth a repair: they carry again, or fall silent. Those of a NAT that changed are.
    doubt(peer) {
      transport.refresh();
      for (const end of ends.values()) {
        if (peer !== undefined && end.link.peer !== peer) continue;
        const before = end.heard();
        after(LINK_PROOF_MS, 'link is proven', () => {
          if (end.heard() > before || end.closed()) return;
          options.repairing(end.link.peer);
          repair(end);
        });
      }
    },
    close() {
      if (state === 'closed') return;
      state = 'closed';
      relay.leave(endpoint);
      for (const attempt of [...attempts.values()]) attempt.settle('closed');
      for (const end of endpoint.ends()) end.link.close('transport closed');
      for (const stop of [...timers]) stop();
      timers.clear();
      for (const list of [sightings, links, statuses, strangers]) list.clear();
    },
  };

  const endpoint: SimEndpoint = {
    self,
    key: options.key,
    host,
    transport,
    present: () => state === 'started' && host.alive(),
    ends: () => [...opening, ...ends.values()],
    openEnds: () => [...ends.values()],
    adopt: (end) => void opening.add(end),
    disconnected() {
      if (state !== 'started' || retrying) return;
      say('offline');
      retrying = true;
      after(1_000 + prng.below(4_000), 'relay again', () => {
        retrying = false;
        say('connecting');
        joinRelay();
      });
    },
    drop(end) {
      opening.delete(end);
      if (ends.get(end.link.peer) === end) ends.delete(end.link.peer);
    },
    opened(end) {
      const { peer } = end.link;
      const before = ends.get(peer);
      opening.delete(end);
      if (end.closed()) return;
      if (state !== 'started') return end.link.close('transport closed');
      if (before && before.pair > end.pair) return end.link.close('superseded');
      end.open();
      ends.set(peer, end);
      attempts.get(peer)?.settle();
      const replace = () => before?.link.close('replaced');
      if (prng.chance(0.5)) {
        replace();
        links.emit(end.link);
      } else {
        links.emit(end.link);
        replace();
      }
    },
    hasProof: () => hasProof,
    word(to, arrive, absent) {
      if (status === 'online' && relay.isUp()) return relay.signal(endpoint, to, arrive, absent);
      if (!options.memberMail?.send(to, mail.seal(arrive))) after(prng.below(50), 'no way', absent);
    },
    offered(by, answer, refuse) {
      if (state !== 'started') return;
      const welcome = gate(by, hasWorked(by));
      if (welcome === 'silent') return;
      if (welcome === 'refused') return refuse();
      const running = attempts.get(by);
      const take = () => {
        if (running) running.role = 'answering';
        else begin(by, 'answering');
        answer();
      };
      // Glare: of two offers that cross, that of the higher id stands, unless it counts as lost.
      if (running?.role !== 'offering' || self < by) return take();
      const roundTripMs = 4 * (weather.latencyMs + weather.jitterMs);
      const leftMs = running.begunAtMs + OFFER_LOST_MS + roundTripMs - host.timeline.nowMs();
      after(Math.max(0, leftMs), 'offer lost', () => {
        if (attempts.get(by) === running && running.role === 'offering') take();
      });
    },
  };
  return endpoint;
}
