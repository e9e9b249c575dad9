/** Who comes in: admission asked for offers and links, with what the roster knows of each peer. */
import type { PeerId } from '../base/ids.ts';
import type { Clock, Welcome } from '../ports.ts';
import { LOTTERY_HELD_MS } from '../limits/mesh.ts';
import { admit, isKnown } from './admission.ts';
import type { Neighbour } from './neighbour.ts';
import type { Roster } from './roster.ts';
import type { LinkLottery } from './link-lottery.ts';

export interface GateOptions {
  readonly roster: Roster;
  readonly clock: Clock;
  /** Who gets no answer at all. */
  isKeptOut(peer: PeerId): boolean;
  readonly turns: LinkLottery;
  forget(it: Neighbour, reason: string): void;
}

export interface Gate {
  /** What becomes of an offer, before it costs us a connection. */
  welcome(peer: PeerId, worked: boolean): Welcome;
  /** Whether a new link of `it` has a place; the least of the others gives way to whoever ranks higher. */
  makeRoom(it: Neighbour): boolean;
}

export function createGate(options: GateOptions): Gate {
  const { roster, clock, turns, isKeptOut, forget } = options;
  const admission = (it: Neighbour) => {
    const links = roster.all().filter((other) => other.link);
    // A link that replaces another of the same peer is no further one.
    if (it.link) return { kind: 'take' } as const;
    return admit(links, it, clock.now(), turns.isChosen(it.peer));
  };

  return {
    welcome(peer, worked) {
      if (isKeptOut(peer)) return 'silent';
      // Who is refused is not remembered for it, or offers alone could crowd others out of the roster.
      const seen = roster.look(peer);
      if (!seen) return 'refused';
      seen.worked ||= worked;
      if (admission(seen).kind === 'full') {
        if (seen.worked) turns.wait(peer);
        return 'refused';
      }
      const it = roster.meet(peer);
      if (!it) return 'refused';
      it.worked ||= worked;
      return isKnown(it, clock.now()) ? 'preferred' : 'taken';
    },
    makeRoom(it) {
      const nowMs = clock.now();
      const result = admission(it);
      if (result.kind === 'full') return false;
      const least = result.kind === 'replace' ? roster.get(result.peer) : undefined;
      if (least) forget(least, 'full');
      if (!it.link) it.linkedAtMs = nowMs;
      if (turns.isChosen(it.peer) && least) it.safeUntilMs = nowMs + LOTTERY_HELD_MS;
      turns.served(it.peer);
      return true;
    },
  };
}
