/** Which way a connection's bytes go, by the candidate pair that ICE has selected. */
import type { LinkPath } from '../core/ports.ts';

interface Stats {
  readonly id: string;
  readonly type: string;
  readonly selectedCandidatePairId?: string;
  readonly localCandidateId?: string;
  readonly remoteCandidateId?: string;
  readonly candidateType?: string;
  /** How a TURN server is reached; of local candidates only. */
  readonly relayProtocol?: string;
  readonly nominated?: boolean;
  readonly selected?: boolean;
  readonly state?: string;
}

/**
 * One of the `turn`s when either end is a relay's, `direct` when both are the devices' own addresses, else `nat`. Browsers
 * without `transport` stats (Firefox before 153) mark the pair itself.
 */
export async function linkPath(connection: RTCPeerConnection): Promise<LinkPath> {
  const byId = new Map<string, Stats>();
  try {
    (await connection.getStats()).forEach((stats: Stats) => byId.set(stats.id, stats));
  } catch {
    return 'unknown';
  }
  const all = [...byId.values()];
  const selectedId = all.find((stats) => stats.type === 'transport')?.selectedCandidatePairId;
  const pairs = all.filter((stats) => stats.type === 'candidate-pair');
  const pair =
    (selectedId === undefined ? undefined : byId.get(selectedId)) ??
    pairs.find((stats) => stats.selected) ??
    pairs.find((stats) => stats.nominated && stats.state === 'succeeded');
  const local = byId.get(pair?.localCandidateId ?? '');
  const types = [local?.candidateType, byId.get(pair?.remoteCandidateId ?? '')?.candidateType];
  if (types.includes(undefined)) return 'unknown';
  if (local?.candidateType === 'relay') return turnBy(local.relayProtocol);
  if (types.includes('relay')) return 'turn';
  return types.every((type) => type === 'host') ? 'direct' : 'nat';
}

function turnBy(protocol: string | undefined): LinkPath {
  if (protocol === 'udp' || protocol === 'tcp' || protocol === 'tls') return `turn-${protocol}`;
  return 'turn';
}
