/** Opens each sealed peer record once, since samples and signals repeat the same bytes, and few strangers at a time. */
import { toBase64Url, type Bytes } from '../../core/base/bytes.ts';
import { PEERS_KNOWN_MAX } from '../../core/limits/mesh.ts';
import { PEER_RECORDS_BURST, PEER_RECORDS_PER_SECOND } from '../../core/limits/signaling.ts';
import type { Clock } from '../../core/ports.ts';
import { createTokenBucket } from '../../core/base/token-bucket.ts';
import { BoundedMap } from '../../core/base/bounded-map.ts';
import { isCurrent, type PeerRecord } from './peer-record.ts';

/**
 * An attacker who invents members can make us verify a signature for each, so new records have a budget. Known
 * ones cost nothing, so a flood of strangers cuts off nobody who is here.
 */
export function createPeerRecordCache(
  clock: Clock,
  open: (sealed: Bytes) => Promise<PeerRecord | null>,
): (sealed: Bytes) => Promise<PeerRecord | null> {
  const known = new BoundedMap<string, PeerRecord>(PEERS_KNOWN_MAX);
  const strangers = createTokenBucket(PEER_RECORDS_PER_SECOND, PEER_RECORDS_BURST);
  return async (sealed) => {
    const name = toBase64Url(sealed);
    const seen = known.get(name);
    if (seen) {
      if (!isCurrent(seen.notAfterMs, clock.now())) return null;
      known.set(name, seen);
      return seen;
    }
    if (!strangers.take(clock.now())) return null;
    const peerRecord = await open(sealed);
    if (peerRecord) known.set(name, peerRecord);
    return peerRecord;
  };
}
