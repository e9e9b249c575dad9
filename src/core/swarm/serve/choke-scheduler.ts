/**
 * Choking in one room: tracks who is interested in whom, whom we choke and who chokes us, and tells the peers.
 * Both sides of a new link start unchoked and not interested, so a small room never waits a round trip.
 * choke-policy.ts makes the choice itself.
 */
import { each } from '../../base/each.ts';
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
  /** Peers that have chunks we are fetching. */
  wanted(): ReadonlySet<PeerId>;
  /** We choke a peer from now on: drop what it asked for. */
  choked(peer: PeerId): void;
  /** A peer has begun to choke us, or has stopped. */
  heard(peer: PeerId, chokes: boolean): void;
}

/** The state between us and one linked peer. */
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

export class ChokeScheduler {
  readonly #options: ChokeSchedulerOptions;
  readonly #standings = new Map<PeerId, Standing>();
  #optimistic: Optimistic | undefined;
  #roundAtMs: number;

  constructor(options: ChokeSchedulerOptions) {
    this.#options = options;
    this.#roundAtMs = options.clock.now();
  }

  onLinked(peer: PeerId): void {
    const waitsSinceMs = this.#options.clock.now();
    const flags = { interested: false, interesting: false, choked: false, chokesUs: false };
    this.#standings.set(peer, { ...flags, unchokedAtMs: undefined, waitsSinceMs });
  }

  onUnlinked(peer: PeerId): void {
    if (this.#standings.delete(peer)) this.#settle(false);
  }

  onMessage(peer: PeerId, message: ChokeMessage): void {
    const it = this.#standings.get(peer);
    if (!it) return;
    switch (message.t) {
      case 'interested':
        return this.#setInterested(it, true);
      case 'uninterested':
        return this.#setInterested(it, false);
      default: {
        const chokes = message.t === 'choke';
        if (it.chokesUs === chokes) return;
        it.chokesUs = chokes;
        return this.#options.heard(peer, chokes);
      }
    }
  }

  /** We are about to ask a peer for chunks. */
  asking(peer: PeerId): void {
    const it = this.#standings.get(peer);
    if (it) this.#tellInterest(peer, it, true);
  }

  /** Whether a peer chokes us. */
  chokedBy(peer: PeerId): boolean {
    return this.#standings.get(peer)?.chokesUs ?? false;
  }

  /** A peer asks us for chunks: whether we answer. */
  admits(peer: PeerId): boolean {
    const it = this.#standings.get(peer);
    if (!it) return false;
    // A peer that asks is interested, even if it did not say so: silence must not get around the slots.
    this.#setInterested(it, true);
    return !it.choked;
  }

  /** What we want has changed. A peer hears of our interest before we ask it or when it chokes us, and when it ends. */
  review(): void {
    const wanted = this.#options.wanted();
    each(this.#standings, ([peer, it]) => {
      const wants = wanted.has(peer);
      if (wants && it.chokesUs) this.#tellInterest(peer, it, true);
      else if (!wants) this.#tellInterest(peer, it, false);
    });
  }

  /** Applies the policy. Call it every TICK_MS. */
  tick(): void {
    const nowMs = this.#options.clock.now();
    this.review();
    const ageMs = nowMs - this.#roundAtMs;
    const round = ageMs >= RECHOKE_MS || ageMs < 0;
    if (round) this.#roundAtMs = nowMs;
    this.#settle(round);
  }

  /** Assigns the slots: all of them in a round, else only the free ones. */
  #settle(round: boolean): void {
    const { clock, random, seeding } = this.#options;
    const nowMs = clock.now();
    const choice = chooseUnchoked({
      contenders: this.#contenders(),
      seeding: seeding(),
      optimistic: this.#optimistic,
      random: () => random.next(),
      ...{ nowMs, round },
    });
    this.#optimistic = choice.optimistic;
    each(this.#standings, ([peer, it]) => {
      if (!it.interested || choice.unchoked.has(peer)) this.#unchoke(peer, it, nowMs);
      else this.#choke(peer, it, nowMs);
    });
  }

  #contenders(): Contender[] {
    const { traffic } = this.#options;
    const contenders: Contender[] = [];
    for (const [peer, { interested, unchokedAtMs, waitsSinceMs }] of this.#standings) {
      if (!interested) continue;
      const counts = { lately: traffic.lately(peer), ever: traffic.totals(peer) };
      contenders.push({ peer, ...counts, unchokedAtMs, waitsSinceMs });
    }
    return contenders;
  }

  #unchoke(peer: PeerId, it: Standing, nowMs: number): void {
    if (it.interested) it.unchokedAtMs ??= nowMs;
    if (!it.choked) return;
    it.choked = false;
    this.#options.send(peer, { t: 'unchoke' });
  }

  #choke(peer: PeerId, it: Standing, nowMs: number): void {
    it.unchokedAtMs = undefined;
    if (it.choked) return;
    it.choked = true;
    it.waitsSinceMs = nowMs;
    this.#options.send(peer, { t: 'choke' });
    this.#options.choked(peer);
  }

  #setInterested(it: Standing, interested: boolean): void {
    if (it.interested === interested) return;
    it.interested = interested;
    // A peer that gives its slot back loses it: a waiting peer gets it before this one is interested again.
    if (!interested) it.unchokedAtMs = undefined;
    it.waitsSinceMs = this.#options.clock.now();
    this.#settle(false);
  }

  #tellInterest(peer: PeerId, it: Standing, interested: boolean): void {
    if (it.interesting === interested) return;
    it.interesting = interested;
    this.#options.send(peer, { t: interested ? 'interested' : 'uninterested' });
  }
}
