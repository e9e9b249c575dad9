/**
 * Choking in one room: who is interested in whom, whom we choke and who chokes us, told to the peers.
 * Both sides of a new link take it for unchoked and not interested, so that a small room never waits a
 * round trip. The choice itself is in choke-policy.ts.
 */
import type { PeerId } from '../../base/ids.ts';
import { RECHOKE_MS } from '../../limits/swarm.ts';
import type { ChokeMessage } from '../../wire/message.ts';
import type { Clock, Random } from '../../ports.ts';
import { chooseUnchoked, type Contender, type Optimistic } from './choke-policy.ts';
import type { Traffic } from './traffic.ts';

export interface ChokeSchedulerOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly traffic: Traffic;
  send(peer: PeerId, message: ChokeMessage): void;
  /** We fetch nothing. */
  seeding(): boolean;
  /** Peers that have chunks which we are fetching. */
  wanted(): ReadonlySet<PeerId>;
  /** We choke a peer from now on: what it asked for is dropped. */
  choked(peer: PeerId): void;
  /** A peer chokes us from now on, or no longer. */
  heard(peer: PeerId, chokes: boolean): void;
}

export interface ChokeScheduler {
  onLinked(peer: PeerId): void;
  onUnlinked(peer: PeerId): void;
  onMessage(peer: PeerId, message: ChokeMessage): void;
  /** We are about to ask a peer for chunks. */
  asking(peer: PeerId): void;
  /** Whether a peer chokes us. */
  chokedBy(peer: PeerId): boolean;
  /** A peer asks us for chunks: whether it is answered. */
  admits(peer: PeerId): boolean;
  /** What we want has changed. */
  review(): void;
  /** The policy. To be called every TICK_MS. */
  tick(): void;
}

/** What holds between us and one linked peer. */
interface Standing {
  /** It wants chunks of ours. */
  interested: boolean;
  /** We told it that we want chunks of its. */
  interesting: boolean;
  /** We choke it. */
  choked: boolean;
  /** It chokes us. */
  chokesUs: boolean;
  /** Since when it holds a slot. */
  unchokedAtMs: number | undefined;
  waitsSinceMs: number;
}

export function createChokeScheduler(options: ChokeSchedulerOptions): ChokeScheduler {
  const { clock, random, traffic, send } = options;
  const standings = new Map<PeerId, Standing>();
  let optimistic: Optimistic | undefined;
  let roundAtMs = clock.now();

  function contenders(): Contender[] {
    return [...standings].flatMap(([peer, { interested, unchokedAtMs, waitsSinceMs }]) =>
      interested
        ? [
            {
              peer,
              lately: traffic.lately(peer),
              ever: traffic.totals(peer),
              unchokedAtMs,
              waitsSinceMs,
            },
          ]
        : [],
    );
  }

  /** Gives the slots: all anew in a round, else only those that are free. */
  function settle(round: boolean): void {
    const nowMs = clock.now();
    const seeding = options.seeding();
    const contest = { contenders: contenders(), seeding, optimistic, nowMs, round };
    const choice = chooseUnchoked({ ...contest, random: random.next });
    optimistic = choice.optimistic;
    for (const [peer, it] of standings) {
      if (!it.interested || choice.unchoked.has(peer)) unchoke(peer, it, nowMs);
      else choke(peer, it, nowMs);
    }
  }

  function unchoke(peer: PeerId, it: Standing, nowMs: number): void {
    if (it.interested) it.unchokedAtMs ??= nowMs;
    if (!it.choked) return;
    it.choked = false;
    send(peer, { t: 'unchoke' });
  }

  function choke(peer: PeerId, it: Standing, nowMs: number): void {
    it.unchokedAtMs = undefined;
    if (it.choked) return;
    it.choked = true;
    it.waitsSinceMs = nowMs;
    send(peer, { t: 'choke' });
    options.choked(peer);
  }

  function setInterested(it: Standing, interested: boolean): void {
    if (it.interested === interested) return;
    it.interested = interested;
    // A slot that was given back is gone: somebody who waits has it before its holder is interested again.
    if (!interested) it.unchokedAtMs = undefined;
    it.waitsSinceMs = clock.now();
    settle(false);
  }

  /** Whom we want something of hears it before we ask, or when it chokes us; and when that is over. */
  function review(): void {
    const wanted = options.wanted();
    for (const [peer, it] of standings) {
      const wants = wanted.has(peer);
      if (wants && it.chokesUs) tellInterest(peer, it, true);
      else if (!wants) tellInterest(peer, it, false);
    }
  }

  function tellInterest(peer: PeerId, it: Standing, interested: boolean): void {
    if (it.interesting === interested) return;
    it.interesting = interested;
    send(peer, { t: interested ? 'interested' : 'uninterested' });
  }

  return {
    onLinked(peer) {
      const waitsSinceMs = clock.now();
      const flags = { interested: false, interesting: false, choked: false, chokesUs: false };
      standings.set(peer, { ...flags, unchokedAtMs: undefined, waitsSinceMs });
    },
    onUnlinked(peer) {
      if (standings.delete(peer)) settle(false);
    },
    onMessage(peer, message) {
      const it = standings.get(peer);
      if (!it) return;
      switch (message.t) {
        case 'interested':
          return setInterested(it, true);
        case 'uninterested':
          return setInterested(it, false);
        default: {
          const chokes = message.t === 'choke';
          if (it.chokesUs === chokes) return;
          it.chokesUs = chokes;
          return options.heard(peer, chokes);
        }
      }
    },
    asking(peer) {
      const it = standings.get(peer);
      if (it) tellInterest(peer, it, true);
    },
    chokedBy: (peer) => standings.get(peer)?.chokesUs ?? false,
    admits(peer) {
      const it = standings.get(peer);
      if (!it) return false;
      // Whoever asks is interested, said or not: silence must not be a way around the slots.
      setInterested(it, true);
      return !it.choked;
    },
    review,
    tick() {
      const nowMs = clock.now();
      review();
      const ageMs = nowMs - roundAtMs;
      const round = ageMs >= RECHOKE_MS || ageMs < 0;
      if (round) roundAtMs = nowMs;
      settle(round);
    },
  };
}
