/** Which member we ask to forward a link. Pure. */
import type { PeerId } from '../base/ids.ts';

export interface Candidate {
  readonly peer: PeerId;
  /** The peers that it says it is linked with. */
  readonly reach: ReadonlySet<PeerId>;
  /** It forwards files, too. */
  readonly files: boolean;
  /** Links that it forwards for us already. */
  readonly forwards: number;
  /** It said lately that the other end wants no link, which may not be true. */
  readonly isDoubted: boolean;
}

/**
 * The best member that reaches `to` and is not resting: those that are not doubted come first, then those that forward
 * files, then those that forward the fewest links for us; of equals, the one that was linked first.
 */
export function chooseForwarder<T extends Candidate>(
  to: PeerId,
  members: readonly T[],
  isResting: (forwarder: PeerId) => boolean,
): T | undefined {
  return members
    .filter((it) => it.peer !== to && it.reach.has(to) && !isResting(it.peer))
    .sort(
      (a, b) =>
        Number(a.isDoubted) - Number(b.isDoubted) ||
        Number(b.files) - Number(a.files) ||
        a.forwards - b.forwards,
    )[0];
}
