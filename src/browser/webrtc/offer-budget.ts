/** Limits how many offers we answer, since each costs one of the browser's few connections. */
import type { PeerId } from '../../core/base/ids.ts';
import {
  OFFERS_BURST,
  OFFERS_PER_PEER_BURST,
  OFFERS_PER_PEER_PER_SECOND,
  OFFERS_PER_SECOND,
} from '../../core/limits/webrtc.ts';
import type { Clock } from '../../core/ports.ts';
import { createTokenBucket, TokenBuckets } from '../../core/base/token-bucket.ts';

export interface OfferBudget {
  /** Whether to answer one more offer of this peer. A preferred peer does not use the budget that all share. */
  take(peer: PeerId, isPreferred: boolean): boolean;
}

const create = () => new TokenBuckets<PeerId>(OFFERS_PER_PEER_PER_SECOND, OFFERS_PER_PEER_BURST);

/** A peer that keeps offering uses up its own budget before it touches the shared one. */
export function createOfferBudget(clock: Clock): OfferBudget {
  const all = createTokenBucket(OFFERS_PER_SECOND, OFFERS_BURST);
  const [preferred, others] = [create(), create()];
  return {
    take(peer, isPreferred) {
      const nowMs = clock.now();
      if (isPreferred) return preferred.take(peer, nowMs);
      // Only an offer that we answer takes a place in the table: nobody fills it faster than all offers go.
      if (!others.has(peer, nowMs) || !all.take(nowMs)) return false;
      return others.take(peer, nowMs);
    },
  };
}
