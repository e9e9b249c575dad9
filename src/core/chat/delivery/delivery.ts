/** How far a message of ours has come. Pure: what is not known is not claimed. */
import type { Delivery } from '../../api/talk.ts';
import type { PeerId } from '../../base/ids.ts';

export interface DeliveryFacts {
  /** Those who are here and whom the message is for, beside us. */
  readonly audience: readonly PeerId[];
  /** They have told that they have it. */
  has(peer: PeerId): boolean;
  isLinked(peer: PeerId): boolean;
  /** Somebody is linked, no matter who: the message goes on by way of them. */
  readonly isLinkedAtAll: boolean;
  /** People had it who have left since. */
  readonly hadIt: boolean;
  /** We have had no link since it was written, so it is nowhere else. */
  readonly stayedHere: boolean;
}

export function deliveryOf(facts: DeliveryFacts): Delivery | undefined {
  const { audience, has, isLinked, isLinkedAtAll, hadIt, stayedHere } = facts;
  const here = audience.length;
  const have = audience.filter(has).length;
  if (have > 0 && have === here) return { kind: 'all', here };
  const certain = audience.every((peer) => has(peer) || isLinked(peer));
  if (have > 0) return { kind: 'some', have, here, certain };
  if (isLinkedAtAll) return here > 0 ? { kind: 'going-out' } : undefined;
  if (stayedHere) return { kind: 'here-only' };
  return hadIt ? { kind: 'left' } : undefined;
}
