/** Who comes in: admission asked for offers and links, with what the roster knows of each peer. */
import type { PeerId } from '../ids.ts';
import type { Clock, Welcome } from '../ports.ts';
import { admit, isKnown } from './admission.ts';
import type { Neighbour } from './neighbour.ts';
import type { Roster } from './roster.ts';

export interface DoorOptions {
  readonly roster: Roster;
  readonly clock: Clock;
  /** Who gets no answer at all. */
  isKeptOut(peer: PeerId): boolean;
  forget(it: Neighbour, reason: string): void;
}

export interface Door {
  /** What becomes of an offer, before it costs us a connection. */
  welcome(peer: PeerId, worked: boolean): Welcome;
  /** Whether a new link of `it` has a place; the least of the others gives way to whoever ranks higher. */
  makeRoom(it: Neighbour): boolean;
}

export function createDoor({ roster, clock, isKeptOut, forget }: DoorOptions): Door {
  const admission = (it: Neighbour) => {
    const links = roster.all().filter((other) => other.link);
    // A link that replaces another of the same peer is no further one.
    return it.link ? ({ kind: 'take' } as const) : admit(links, it, clock.now());
  };

  return {
    welcome(peer, worked) {
      if (isKeptOut(peer)) return 'silent';
      const it = roster.meet(peer);
      if (!it) return 'refused';
      it.worked ||= worked;
      if (admission(it).kind === 'full') return 'refused';
      return isKnown(it, clock.now()) ? 'preferred' : 'taken';
    },
    makeRoom(it) {
      const result = admission(it);
      const least = result.kind === 'replace' ? roster.get(result.peer) : undefined;
      if (least) forget(least, 'full');
      return result.kind !== 'full';
    },
  };
}
