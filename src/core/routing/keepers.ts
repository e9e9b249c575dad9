/**
 * Who keeps, for the room, who has a file: the members whose ids are closest to the file's. Anybody can make keys until some of their ids
 * are closer than all others. So members with a proof of work come first; all count who are as close as chance alone brings people, however
 * many are closer; and a member that does not answer is passed over for the next one (as for IPFS: Sridhar and others, "Content Censorship
 * in the InterPlanetary File System", 2024). Pure.
 */
import type { FileId, PeerId } from '../base/ids.ts';
import { compareCloseness, distanceOf } from '../base/xor.ts';
import { KEEPERS, KEEPERS_TRIED_MAX } from '../limits/providers.ts';

export interface Keepers {
  readonly asked: readonly PeerId[];
  /** They take the place of keepers that do not answer, the closest first. */
  readonly next: readonly PeerId[];
}

export function keepersOf(
  file: FileId,
  peers: Iterable<PeerId>,
  hasProof: (peer: PeerId) => boolean = () => true,
): Keepers {
  const [proven, others]: [PeerId[], PeerId[]] = [[], []];
  for (const peer of peers) (hasProof(peer) ? proven : others).push(peer);
  const closest = [...closestTo(file, proven, KEEPERS_TRIED_MAX)];
  const near = KEEPERS / proven.length;
  const count = closest.filter((it) => distanceOf(file, it) < near).length;
  closest.push(...closestTo(file, others, KEEPERS_TRIED_MAX - closest.length));
  const asked = closest.splice(0, Math.max(KEEPERS, count));
  return { asked, next: closest };
}

function closestTo(file: FileId, peers: readonly PeerId[], count: number): PeerId[] {
  const closest: PeerId[] = [];
  for (const peer of peers) {
    const last = closest[count - 1];
    if (count === 0 || (last && compareCloseness(file, peer, last) >= 0)) continue;
    const at = closest.findIndex((it) => compareCloseness(file, peer, it) < 0);
    closest.splice(at < 0 ? closest.length : at, 0, peer);
    if (closest.length > count) closest.pop();
  }
  return closest;
}
