/**
 * The link lottery. When links are scarce, peers that a crowd keeps out are drawn by lot in the end. Offers that find no
 * place wait; each peer has one ticket, however often it asks. We dial the peer that is drawn, and take its own call, too,
 * even without a free place. So a crowd costs a newcomer time, but cannot shut either side out for good.
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

  /** An offer of a peer with a proof of work found no place. */
  wait(peer: PeerId): void {
    if (!this.#waiting.has(peer)) this.#waiting.add(peer);
  }

  /** We dial it, so it may take a place by lot, now or when it calls back. */
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

  /** Whom to dial beyond the bounds on links; undefined while nobody waits, or no link may be replaced yet. */
  draw(): Neighbour | undefined {
    const { roster, clock } = this.#options;
    const nowMs = clock.now();
    const all = roster.all();
    const links = all.filter((it) => it.open);
    if (!nextToLeave(links, nowMs)) return undefined;
    // With few known peers here, we cannot tell whether a crowd surrounds us: look around.
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

/** Seen on signaling and never linked here, or let go a moment ago: there may be others than the crowd around us. */
const unexplored = (all: readonly Neighbour[], nowMs: number) =>
  all.filter(
    (it) =>
      !it.open &&
      !it.dialing &&
      it.hasProof &&
      it.dialAtMs <= nowMs &&
      (it.lost || it.metAtMs === undefined),
  );
