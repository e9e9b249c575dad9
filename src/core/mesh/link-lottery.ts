/**
 * The link lottery. When links are scarce, it draws peers that a crowd keeps out. Peers whose offers we refuse wait; each has
 * one ticket, however often it asks. We dial the peer that is drawn, and accept its offers too, even when no link is free.
 * So a crowd costs a newcomer time, but cannot keep it out for good.
 */
import { BoundedSet } from '../base/bounded-map.ts';
import type { PeerId } from '../base/ids.ts';
import { LINKS_RESERVED, LOTTERY_WAITING_MAX, PEERS_KNOWN_MAX } from '../limits/mesh.ts';
import type { Clock, Random } from '../ports.ts';
import { isKnown, nextToLeave } from './admission.ts';
import type { Neighbour } from './neighbour.ts';
import type { Roster } from './roster.ts';

export interface LinkLotteryOptions {
  readonly roster: Roster;
  readonly clock: Clock;
  readonly random: Random;
}

export class LinkLottery {
  readonly #options: LinkLotteryOptions;
  readonly #waiting = new BoundedSet<PeerId>(LOTTERY_WAITING_MAX);
  readonly #chosen = new BoundedSet<PeerId>(PEERS_KNOWN_MAX);

  constructor(options: LinkLotteryOptions) {
    this.#options = options;
  }

  /** We refused an offer of a peer with a proof of work, because no link was free. */
  wait(peer: PeerId): void {
    if (!this.#waiting.has(peer)) this.#waiting.add(peer);
  }

  /** We dial it, so it may replace a link, now or when it dials back. */
  choose(peer: PeerId): void {
    this.#chosen.add(peer);
  }

  isChosen(peer: PeerId): boolean {
    return this.#chosen.has(peer);
  }

  /** It has a link. */
  served(peer: PeerId): void {
    this.#waiting.delete(peer);
    this.#chosen.delete(peer);
  }

  /** Whom to dial although no link is free; undefined while nobody waits, or no link may be replaced yet. */
  draw(): Neighbour | undefined {
    const { roster, clock } = this.#options;
    const nowMs = clock.now();
    const all = roster.all();
    const links = all.filter((it) => it.open);
    if (!nextToLeave(links, nowMs)) return undefined;
    // With few known peers here, a crowd may surround us: try peers that were never linked.
    const known = links.filter((it) => isKnown(it, nowMs)).length;
    if (known < LINKS_RESERVED) return this.#pick(unexplored(all, nowMs));
    const peer = this.#pick([...this.#waiting]);
    if (peer) this.#waiting.delete(peer);
    const it = peer && roster.meet(peer);
    return it && !it.open && !it.dialing ? it : undefined;
  }

  #pick<T>(list: readonly T[]): T | undefined {
    return list[Math.floor(this.#options.random.next() * list.length)];
  }
}

/** Peers that signaling shows and that were never linked here, or that we lost a moment ago. */
const unexplored = (all: readonly Neighbour[], nowMs: number) =>
  all.filter(
    (it) =>
      !it.open &&
      !it.dialing &&
      it.hasProof &&
      it.dialAtMs <= nowMs &&
      (it.lost || it.metAtMs === undefined),
  );
