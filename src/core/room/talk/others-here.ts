/** The others who are in the room, for what is told only where they are few. */
import type { PeerId } from '../../base/ids.ts';
import type { Peers } from '../../peers.ts';
import type { LatePresence } from '../late-presence.ts';

/** People whom only presence shows may have left a moment ago, and those whom only a link shows may have come. */
export const othersHere = (
  peers: Pick<Peers, 'linked'>,
  presence: Pick<LatePresence, 'others'>,
): ReadonlySet<PeerId> =>
  new Set([...peers.linked(), ...presence.others().map(({ peer }) => peer)]);
