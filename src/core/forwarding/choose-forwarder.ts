/** Which member is asked to carry a link. Pure. */
import type { PeerId } from '../base/ids.ts';

export interface Candidate {
  readonly peer: PeerId;
  /** Whom it says it is linked with. */
  readonly reach: ReadonlySet<PeerId>;
  /** It would carry files, too. */
  readonly files: boolean;
  /** Links that it carries for us already. */
  readonly forwards: number;
  /** It said no to this one lately, and perhaps of its own. */
  readonly isDoubted: boolean;
}

/**
 * The best of those who reach `to` and have not failed us for it lately: whoever did not say no either, then whoever
 * carries files, then whoever carries least for us; of equals, the first to be linked.
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
