/**
 * The link lottery. When a crowd has taken all links that are open to everyone, it draws peers that the crowd keeps out. Peers
 * whose offers we refuse wait for a while; each has one ticket, however often it asks. We dial the peer that is drawn, and
 * accept its offers too, even when no link is free. So a crowd costs a newcomer time, but cannot keep it out for good. It
 * also draws people who were never linked, where all places for newcomers are taken and few links are with people known for long.
 */
import { BoundedMap, BoundedSet } from '../base/bounded-map.ts';
import type { PeerId } from '../base/ids.ts';
import {
  LINKS_RESERVED,
  LOTTERY_CROWD,
  LOTTERY_EVERY_MS,
  LOTTERY_WAITING_MAX,
  LOTTERY_WAITING_MS,
  PEERS_KNOWN_MAX,
} from '../limits/mesh.ts';
import type { Clock, Random } from '../ports.ts';
import { nextToLeave } from './admission.ts';
import { isKnown } from './known-peers.ts';
import type { Neighbour } from './neighbour.ts';
import type { Roster } from './roster.ts';

export interface LinkLotteryOptions {
  readonly roster: Roster;
  readonly clock: Clock;
  readonly random: Random;
}

export class LinkLottery {
  readonly #options: LinkLotteryOptions;
  /** When each was last refused, the earliest first. */
  readonly #waiting = new BoundedMap<PeerId, number>(LOTTERY_WAITING_MAX);
  /** As many as make a crowd, with or without a proof of work. */
  readonly #refused = new BoundedMap<PeerId, number>(LOTTERY_CROWD);
  readonly #chosen = new BoundedSet<PeerId>(PEERS_KNOWN_MAX);
  #drawnAtMs = -Infinity;

  constructor(options: LinkLotteryOptions) {
    this.#options = options;
  }

  /** We refused an offer, because no link was free. Only peers with a proof of work get a ticket. */
  refused(peer: PeerId, hasProof: boolean): void {
    const nowMs = this.#options.clock.now();
    this.#refused.set(peer, nowMs);
    if (hasProof) this.#waiting.set(peer, nowMs);
  }

  /** We dial it, so it may replace a link, now or when it dials back. */
  choose(peer: PeerId): void {
    this.#chosen.add(peer);
  }

  isChosen(peer: PeerId): boolean {
    return this.#chosen.has(peer);
  }

  /** So many were refused lately that they are no people of this room who chose badly, but a crowd. */
  isPressed(): boolean {
    const [earliestMs = -Infinity] = this.#refused.values();
    const isRecent = this.#options.clock.now() - earliestMs < LOTTERY_WAITING_MS;
    return this.#refused.size >= LOTTERY_CROWD && isRecent;
  }

  /** It has a link. */
  served(peer: PeerId): void {
    this.#waiting.delete(peer);
    this.#chosen.delete(peer);
  }

  /** Whom to dial although no link is free; undefined while nobody is to be tried, or no link may be replaced yet. */
  draw(): Neighbour | undefined {
    const { roster, clock } = this.#options;
    const nowMs = clock.now();
    const links = roster.links();
    if (!this.#isDue(nowMs) || !nextToLeave(links, nowMs)) return undefined;
    this.#drawnAtMs = nowMs;
    // With few known peers here, a crowd may surround us: try peers that were never linked.
    const known = links.filter((it) => isKnown(it, nowMs)).length;
    if (known < LINKS_RESERVED) return this.#pick(unexplored(roster.all(), nowMs));
    if (this.#asking(nowMs) === 0) return undefined;
    const peer = this.#pick([...this.#waiting.keys()]);
    if (peer) this.#waiting.delete(peer);
    const it = peer && roster.meet(peer);
    return it && !it.open && !it.dialing ? it : undefined;
  }

  /** Where a crowd asks it draws at each beat, and where few do now and then. */
  #isDue(nowMs: number): boolean {
    return this.#asking(nowMs) >= LOTTERY_CROWD || nowMs - this.#drawnAtMs >= LOTTERY_EVERY_MS;
  }

  /** How many were refused lately. Tickets stay good for longer: a newcomer that looks around does not come back soon. */
  #asking(nowMs: number): number {
    let asking = 0;
    for (const atMs of this.#waiting.values()) if (nowMs - atMs < LOTTERY_WAITING_MS) asking += 1;
    return asking;
  }

  #pick<T>(list: readonly T[]): T | undefined {
    return list[Math.floor(this.#options.random.next() * list.length)];
  }
}

/** Peers that were shown to us and never linked here, or whose link ended and not by us. */
const unexplored = (all: readonly Neighbour[], nowMs: number) =>
  all.filter(
    (it) =>
      !it.open &&
      !it.dialing &&
      it.hasProof &&
      it.dialAtMs <= nowMs &&
      (it.lost || it.parted || it.metAtMs === undefined),
  );
