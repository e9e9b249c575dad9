/**
 * Turns, where links are scarce: whom a crowd keeps out is drawn by lot in the end. Offers that find no place wait; one
 * offer or a thousand, each peer has one lot. Whoever is drawn is dialled, and takes that call even when it has no
 * place either, if it had tried us before. So a crowd costs a newcomer time, but neither side can be hammered shut.
 */
import { BoundedSet } from '../base/bounded-map.ts';
import type { PeerId } from '../base/ids.ts';
import { LINKS_RESERVED, PEERS_KNOWN_MAX, LOTTERY_WAITING_MAX } from '../limits/mesh.ts';
import type { Clock, Random } from '../ports.ts';
import { isKnown, nextToLeave } from './admission.ts';
import type { Neighbour } from './neighbour.ts';
import type { Roster } from './roster.ts';

export interface LinkLotteryOptions {
  readonly roster: Roster;
  readonly clock: Clock;
  readonly random: Random;
}

export interface LinkLottery {
  /** An offer of a peer that has worked found no place. */
  wait(peer: PeerId): void;
  /** We dial it, so that it may take a place by lot, now or when it calls back. */
  choose(peer: PeerId): void;
  isChosen(peer: PeerId): boolean;
  /** It has a link. */
  served(peer: PeerId): void;
  /** Whom to dial beyond what the bounds on links allow; undefined while there is nobody, or no turn is over. */
  draw(): Neighbour | undefined;
}

export function createLinkLottery({ roster, clock, random }: LinkLotteryOptions): LinkLottery {
  const waiting = new BoundedSet<PeerId>(LOTTERY_WAITING_MAX);
  const chosen = new BoundedSet<PeerId>(PEERS_KNOWN_MAX);

  const pick = <T>(list: readonly T[]): T | undefined =>
    list[Math.floor(random.next() * list.length)];

  /** Seen on signaling, and never linked here, or let go a moment ago: what there may be besides the crowd around us. */
  const unexplored = (all: readonly Neighbour[], nowMs: number) =>
    all.filter(
      (it) =>
        !it.link &&
        !it.dialing &&
        it.worked &&
        it.dialAtMs <= nowMs &&
        (it.lost || it.metAtMs === undefined),
    );

  return {
    wait(peer) {
      if (!waiting.has(peer)) waiting.add(peer);
    },
    choose: (peer) => void chosen.add(peer),
    isChosen: (peer) => chosen.has(peer),
    served(peer) {
      waiting.delete(peer);
      chosen.delete(peer);
    },
    draw() {
      const nowMs = clock.now();
      const all = roster.all();
      const links = all.filter((it) => it.link);
      if (!nextToLeave(links, nowMs)) return undefined;
      // Who knows few here cannot tell whether it is surrounded, and looks around.
      const known = links.filter((it) => isKnown(it, nowMs)).length;
      if (known < LINKS_RESERVED) return pick(unexplored(all, nowMs));
      const peer = pick([...waiting]);
      if (peer) waiting.delete(peer);
      const it = peer && roster.meet(peer);
      return it && !it.link && !it.dialing ? it : undefined;
    },
  };
}
