/** Decides about offers and new links: asks admission, with what the roster knows of each peer. */
import type { PeerId } from '../base/ids.ts';
import { LOTTERY_HELD_MS } from '../limits/mesh.ts';
import type { Clock, Welcome } from '../ports.ts';
import { admit, isKnown, type Admission } from './admission.ts';
import type { LinkLottery } from './link-lottery.ts';
import type { Neighbour } from './neighbour.ts';
import type { Roster } from './roster.ts';

export interface GateOptions {
  readonly roster: Roster;
  readonly clock: Clock;
  readonly lottery: LinkLottery;
  /** Whether the peer gets no answer at all. */
  isKeptOut(peer: PeerId): boolean;
  /** Closes the link of a peer and forgets it. */
  forget(it: Neighbour, reason: string): void;
}

export class Gate {
  readonly #options: GateOptions;

  constructor(options: GateOptions) {
    this.#options = options;
  }

  /** Decides about an offer before it costs us a connection. */
  welcome(peer: PeerId, hasProof: boolean): Welcome {
    const { roster, clock, lottery } = this.#options;
    if (this.#options.isKeptOut(peer)) return 'silent';
    // We do not remember a refused offer, or offers alone could crowd others out of the roster.
    const seen = roster.look(peer);
    if (!seen) return 'refused';
    seen.hasProof ||= hasProof;
    if (this.#admission(seen).kind === 'full') {
      if (seen.hasProof) lottery.wait(peer);
      return 'refused';
    }
    const it = roster.meet(peer);
    if (!it) return 'refused';
    it.hasProof ||= hasProof;
    return isKnown(it, clock.now()) ? 'preferred' : 'taken';
  }

  /** Whether `it` may have a new link. Closes the link that it replaces, if it needs one. */
  makeRoom(it: Neighbour): boolean {
    const { roster, clock, lottery, forget } = this.#options;
    const nowMs = clock.now();
    const result = this.#admission(it);
    if (result.kind === 'full') return false;
    const least = result.kind === 'replace' ? roster.get(result.peer) : undefined;
    if (least) forget(least, 'full');
    if (!it.open) it.linkedAtMs = nowMs;
    if (lottery.isChosen(it.peer) && least) it.safeUntilMs = nowMs + LOTTERY_HELD_MS;
    lottery.served(it.peer);
    return true;
  }

  #admission(it: Neighbour): Admission {
    const { roster, clock, lottery } = this.#options;
    // A link that replaces another of the same peer does not add to the number of links.
    if (it.open) return { kind: 'take' };
    const links = roster.all().filter((other) => other.open);
    return admit(links, it, clock.now(), lottery.isChosen(it.peer));
  }
}
