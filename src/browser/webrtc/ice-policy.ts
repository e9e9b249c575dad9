/** Which paths a connection may take: any, or only through a TURN server for a person who hides their address. */
import { isSafeCandidate } from '../peer-records/sdp-check.ts';

export interface IcePolicy {
  servers(): RTCIceServer[];
  /** Whether to hide our address from everybody in the room. */
  isHidden(): boolean;
}

const urlsOf = ({ urls }: RTCIceServer): string[] => [urls].flat();

export const hasTurn = (servers: readonly RTCIceServer[]): boolean =>
  servers.some((server) => urlsOf(server).some((url) => /^turns?:/i.test(url)));

/** Whether any connection is possible: a hidden address needs a TURN server to hide behind. */
export const canConnect = (policy: IcePolicy): boolean =>
  !policy.isHidden() || hasTurn(policy.servers());

export const configurationOf = (policy: IcePolicy): RTCConfiguration => ({
  iceServers: policy.servers(),
  iceTransportPolicy: policy.isHidden() ? 'relay' : 'all',
});

/**
 * A candidate of ours as the other side may see it, or null. Browsers apply the policy themselves, but this does
 * not rely on that. The related address of a relayed candidate (RFC 8839, 5.1) is where the TURN server sees us.
 */
export function candidateToSend(candidate: string, isHidden: boolean): string | null {
  if (!isSafeCandidate(candidate)) return null; // the other side would refuse it
  if (!isHidden) return candidate;
  // foundation, component, transport, priority, address, port, "typ", type
  if (candidate.split(' ')[7] !== 'relay') return null;
  return candidate.replace(/ raddr \S+/i, ' raddr 0.0.0.0').replace(/ rport \S+/i, ' rport 0');
}
