/** Limits how many offers we answer, since each costs one of the browser's few connections. */
import type { PeerId } from '../../core/base/ids.ts';
import { PEERS_KNOWN_MAX } from '../../core/limits/mesh.ts';
import {
  OFFERS_BURST,
  OFFERS_PER_PEER_BURST,
  OFFERS_PER_PEER_PER_SECOND,
  OFFERS_PER_SECOND,
} from '../../core/limits/webrtc.ts';
import type { Clock } from '../../core/ports.ts';
import { BoundedMap } from '../../core/base/bounded-map.ts';
import { createTokenBucket, type TokenBucket } from '../../core/base/token-bucket.ts';

export interface OfferBudget {
  /** Whether to answer one more offer of this peer. A preferred peer does not use the budget that all share. */
  take(peer: PeerId, isPreferred: boolean): boolean;
}

/** A peer that keeps offering uses up its own budget before it touches the shared one. */
export function createOfferBudget(clock: Clock): OfferBudget {
  const all = createTokenBucket(OFFERS_PER_SECOND, OFFERS_BURST);
  const byPeer = new BoundedMap<PeerId, TokenBucket>(PEERS_KNOWN_MAX);

  function bucketOf(peer: PeerId): TokenBucket {
    const bucket =
      byPeer.get(peer) ?? createTokenBucket(OFFERS_PER_PEER_PER_SECOND, OFFERS_PER_PEER_BURST);
    byPeer.set(peer, bucket);
    return bucket;
  }

  return {
    take(peer, isPreferred) {
      const nowMs = clock.now();
      return bucketOf(peer).take(nowMs) && (isPreferred || all.take(nowMs));
    },
  };
}
