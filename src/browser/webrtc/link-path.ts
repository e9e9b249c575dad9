/** How a connection's bytes travel, by the candidate pair that ICE has selected. */
import type { LinkPath } from '../../core/ports.ts';

interface Stats {
  readonly id: string;
  readonly type: string;
  readonly selectedCandidatePairId?: string;
  readonly localCandidateId?: string;
  readonly remoteCandidateId?: string;
  readonly candidateType?: string;
  readonly address?: string | null;
  /** How the TURN server is reached. Only for local candidates. */
  readonly relayProtocol?: string;
  readonly nominated?: boolean;
  readonly selected?: boolean;
  readonly state?: string;
}

/**
 * A `turn` path when either end is a TURN server's, `direct` when both are the devices' own addresses, else `nat`.
 * Browsers without `transport` stats (Firefox before 153) mark the pair itself.
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
  const remote = byId.get(pair?.remoteCandidateId ?? '');
  if (!local?.candidateType || !remote?.candidateType) return 'unknown';
  if (local.candidateType === 'relay') return turnBy(local.relayProtocol);
  if (remote.candidateType === 'relay') return 'turn';
  return isOwnAddress(local, remote) && isOwnAddress(remote, local) ? 'direct' : 'nat';
}

/**
 * Whether no NAT has translated this end's address. It is also `prflx` when an ICE check was faster than the device's
 * signal (in Firefox it stays so). But a device that reaches a private address, or is reached from one, is in that
 * network.
 */
const isOwnAddress = (end: Stats, other: Stats): boolean =>
  end.candidateType === 'host' ||
  (end.candidateType === 'prflx' &&
    other.candidateType === 'host' &&
    (isPrivate(other.address) || end.address === other.address));

/** Hidden addresses count as private: browsers show those that the other side sent, and hide those behind mDNS names. */
const isPrivate = (address: string | null | undefined): boolean =>
  !address ||
  /\.local$|^10\.|^192\.168\.|^172\.(?:1[6-9]|2\d|3[01])\.|^169\.254\.|^f[cde]/i.test(address);

function turnBy(protocol: string | undefined): LinkPath {
  if (protocol === 'udp' || protocol === 'tcp' || protocol === 'tls') return `turn-${protocol}`;
  return 'turn';
}
