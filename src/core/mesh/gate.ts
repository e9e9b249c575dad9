/** Decides about offers and new links: asks admission, with what the roster knows of each peer. */
import type { PeerId } from '../base/ids.ts';
import { INVITED_MS, LOTTERY_HELD_MS, SPARE_IDLE_MS } from '../limits/mesh.ts';
import type { Clock, Welcome } from '../ports.ts';
import { admit, type Admission } from './admission.ts';
import { isKnown } from './known-peers.ts';
import type { LinkLottery } from './link-lottery.ts';
import { isSurplus, type Neighbour } from './neighbour.ts';
import type { Roster } from './roster.ts';

export interface GateOptions {
  readonly roster: Roster;
  readonly clock: Clock;
  readonly lottery: LinkLottery;
  /** Whether the peer gets no answer at all. */
  isKeptOut(peer: PeerId): boolean;
  /** Ends the link of a peer that stays in the room. */
  part(it: Neighbour, reason: string): void;
}

export class Gate {
  readonly #options: GateOptions;

  constructor(options: GateOptions) {
    this.#options = options;
  }

  /** Decides about an offer before it costs us a connection. */
  welcome(peer: PeerId, hasProof: boolean, invited = false): Welcome {
    const { roster, clock, lottery } = this.#options;
    if (this.#options.isKeptOut(peer)) return 'silent';
    // We do not remember a refused offer, or offers alone could crowd others out of the roster.
    const seen = roster.look(peer);
    if (!seen) return 'refused';
    seen.hasProof ||= hasProof;
    if (invited) return roster.meet(peer, 'invited') ? 'preferred' : 'refused';
    if (this.#admission(seen).kind === 'full') {
      lottery.refused(peer, seen.hasProof);
      return 'refused';
    }
    const it = roster.meet(peer, 'linked');
    if (!it) return 'refused';
    it.hasProof ||= hasProof;
    return isKnown(it, clock.now()) ? 'preferred' : 'taken';
  }

  /**
   * Whether `it` may have a new link. Closes the link that it replaces, if it needs one.
   * @param invited two people made it by manual pairing: it always gets a place, and keeps it for a while
   */
  makeRoom(it: Neighbour, invited = false): boolean {
    const { roster, clock, lottery, part } = this.#options;
    const nowMs = clock.now();
    it.invited = invited;
    const result = this.#admission(it);
    if (result.kind === 'full') return false;
    const least = result.kind === 'replace' ? roster.get(result.peer) : undefined;
    if (least) part(least, 'full');
    if (!it.open) it.linkedAtMs = nowMs;
    if (lottery.isChosen(it.peer) && least) it.safeUntilMs = nowMs + LOTTERY_HELD_MS;
    if (invited) it.safeUntilMs = it.neededUntilMs = nowMs + INVITED_MS;
    lottery.served(it.peer);
    return true;
  }

  #admission(it: Neighbour): Admission {
    const { roster, clock, lottery } = this.#options;
    // A link that replaces another of the same peer does not add to the number of links.
    if (it.open) return { kind: 'take' };
    const nowMs = clock.now();
    const links = roster.links();
    const result = admit(links, it, nowMs, lottery.isChosen(it.peer));
    if (result.kind === 'take') return result;
    // What nobody needs goes first, so that places do not run out.
    const spare = links.find(
      (other) =>
        isSurplus(other, SPARE_IDLE_MS, nowMs) && (!isKnown(other, nowMs) || isKnown(it, nowMs)),
    );
    return spare ? { kind: 'replace', peer: spare.peer } : result;
  }
}
