/** Opens each sealed peer record once, since samples and signals repeat the same bytes, and few strangers at a time. */
import { toBase64Url, type Bytes } from '../../core/base/bytes.ts';
import { FairMap, NO_SOURCE, sourceName, type Source } from '../../core/base/fair-map.ts';
import type { PeerId } from '../../core/base/ids.ts';
import { TokenBuckets } from '../../core/base/token-bucket.ts';
import { PEERS_KNOWN_MAX } from '../../core/limits/mesh.ts';
import {
  MEMBER_RECORDS_BURST,
  MEMBER_RECORDS_PER_SECOND,
  PEER_RECORDS_BURST,
  PEER_RECORDS_PER_SECOND,
} from '../../core/limits/signaling.ts';
import type { Clock } from '../../core/ports.ts';
import { isCurrent, type PeerRecord } from './peer-record.ts';

export interface PeerRecordCache {
  /** The record, or null: it is wrong or not current, or its source has brought too many that are new. */
  (sealed: Bytes, source?: Source): Promise<PeerRecord | null>;
  /** Also a genuine record that is not current, as where a clock is wrong. */
  look(sealed: Bytes, source?: Source): Promise<PeerRecord | null>;
  /** The peer had a link here: nobody's records displace its own. */
  linked(peer: PeerId): void;
}

/**
 * An attacker who invents members can make us verify a signature for each, so new records have a budget: each source its
 * own, so that none uses up another's. Known ones cost nothing, and no source displaces what another one brought.
 */
export function createPeerRecordCache(
  clock: Clock,
  open: (sealed: Bytes) => Promise<PeerRecord | null>,
): PeerRecordCache {
  const known = new FairMap<string, PeerRecord>(PEERS_KNOWN_MAX);
  const ofMedia = new TokenBuckets<string>(PEER_RECORDS_PER_SECOND, PEER_RECORDS_BURST);
  const ofMembers = new TokenBuckets<string>(MEMBER_RECORDS_PER_SECOND, MEMBER_RECORDS_BURST);
  const look = async (sealed: Bytes, source: Source = NO_SOURCE) => {
    const name = toBase64Url(sealed);
    const seen = known.get(name);
    if (seen) {
      known.set(name, seen, source);
      return seen;
    }
    const budgets = source.by === undefined ? ofMedia : ofMembers;
    if (!budgets.take(sourceName(source), clock.now())) return null;
    const peerRecord = await open(sealed);
    if (peerRecord) known.set(name, peerRecord, source);
    return peerRecord;
  };
  const read = async (sealed: Bytes, source?: Source) => {
    const record = await look(sealed, source);
    return record && isCurrent(record.notAfterMs, clock.now()) ? record : null;
  };
  const linked = (peer: PeerId) => known.markLinked((it) => it.peer === peer);
  return Object.assign(read, { look, linked });
}
