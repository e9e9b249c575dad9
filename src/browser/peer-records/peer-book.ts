/** Who was seen on signaling, and at which addresses you can reach each of them. */
import { FairMap, type Source } from '../../core/base/fair-map.ts';
import type { PeerId } from '../../core/base/ids.ts';
import { PEERS_KNOWN_MAX } from '../../core/limits/mesh.ts';
import { ADDRESSES_PER_PEER_MAX } from '../../core/limits/signaling.ts';
import { isSameAddress, type Address } from '../signaling/signaling.ts';
import type { PeerRecord } from './peer-record.ts';

/** One session of a peer. */
interface Session {
  peerRecord: PeerRecord;
  /** The address that its last genuine signal came from. Nobody else can claim to be there. */
  proven: Address | undefined;
  /** Addresses under which signaling showed its peer record, the latest first. */
  claimed: Address[];
}

/** The session that is alive, and the one before it or one that signaling held back. */
const SESSIONS_PER_PEER_MAX = 2;

export class PeerBook {
  /** The session that seems to be alive comes first. */
  readonly #sessions = new FairMap<PeerId, Session[]>(PEERS_KNOWN_MAX);

  /** The peer record of the session that seems to be alive. */
  find(peer: PeerId): PeerRecord | undefined {
    return this.#sessions.get(peer)?.[0]?.peerRecord;
  }

  /** Where to send what is meant for this session, the likeliest address first. Mostly one. */
  addresses(of: PeerRecord): Address[] {
    const session = this.#sessionOf(of);
    if (!session) return [];
    const { proven, claimed } = session;
    return proven === undefined ? claimed : [proven, ...claimed];
  }

  /** Whether manual pairing is the only medium that reaches this session. It is slow: give its links minutes. */
  isManual(of: PeerRecord): boolean {
    const session = this.#sessionOf(of);
    if (!session) return false;
    const { proven, claimed } = session;
    if (proven !== undefined) return proven.medium === 'manual';
    return claimed.length > 0 && claimed.every((it) => it.medium === 'manual');
  }

  /**
   * A peer record was shown under an address: by hearsay, or (`isProven`) in a signal that the peer itself sealed.
   * @param by the member that brought it, if one did
   */
  see(peerRecord: PeerRecord, address: Address, isProven: boolean, by?: string): void {
    const source = { medium: address.medium, by };
    const session = this.#turnTo(peerRecord, isProven, source);
    if (!session || isProvenAt(session, address)) return;
    const claimed = session.claimed.filter((other) => !isSameAddress(other, address));
    // The address that was proven before is older, but may still reach the peer.
    if (isProven && session.proven !== undefined) claimed.unshift(session.proven);
    if (isProven) session.proven = address;
    else claimed.unshift(address);
    session.claimed = fewOfEachMedium(claimed);
  }

  /** The peer has a link here: nobody displaces it. */
  linked(peer: PeerId): void {
    this.#sessions.markLinked((_, it) => it === peer);
  }

  /** Nobody is at this address any more. Returns whose address it was, and whether it was their last. */
  forget(address: Address): { peer: PeerId; isLast: boolean }[] {
    const found: { peer: PeerId; isLast: boolean }[] = [];
    const isHere = (it: Address) => isSameAddress(it, address);
    for (const [peer, sessions] of this.#sessions.entries()) {
      const at = sessions.filter((it) => isProvenAt(it, address) || it.claimed.some(isHere));
      if (at.length === 0) continue;
      for (const session of at) {
        if (isProvenAt(session, address)) session.proven = undefined;
        session.claimed = session.claimed.filter((it) => !isHere(it));
      }
      const left = sessions.filter((it) => it.proven !== undefined || it.claimed.length > 0);
      if (left.length === 0) this.#sessions.delete(peer);
      else sessions.splice(0, sessions.length, ...left);
      found.push({ peer, isLast: left.length === 0 });
    }
    return found;
  }

  #sessionOf({ peer, session }: PeerRecord): Session | undefined {
    return this.#sessions.get(peer)?.find((it) => it.peerRecord.session === session);
  }

  #turnTo(peerRecord: PeerRecord, isProven: boolean, source: Source): Session | undefined {
    const sessions = this.#sessions.get(peerRecord.peer) ?? [];
    const [alive] = sessions;
    const known = this.#sessionOf(peerRecord);
    // Of two sessions that signaling shows, the one announced later is alive, and the other is a leftover on the
    // relay. A session that seals signals to us is alive whatever its clock says.
    const isLeftover = !isProven && !!alive && peerRecord.notAfterMs < alive.peerRecord.notAfterMs;
    if (isLeftover) return known;
    const session = known ?? { peerRecord, proven: undefined, claimed: [] };
    session.peerRecord = peerRecord;
    const others = sessions.filter((other) => other !== session);
    const kept = [session, ...others].slice(0, SESSIONS_PER_PEER_MAX);
    this.#sessions.set(peerRecord.peer, kept, source, isProven ? 'proven' : 'claimed');
    return session;
  }
}

const isProvenAt = ({ proven }: Session, address: Address): boolean =>
  proven !== undefined && isSameAddress(proven, address);

/** Keeps so few addresses of each medium that one medium's claims never push out another's. */
function fewOfEachMedium(claimed: readonly Address[]): Address[] {
  const kept = new Map<string, number>();
  return claimed.filter((address) => {
    const count = (kept.get(address.medium) ?? 0) + 1;
    kept.set(address.medium, count);
    return count < ADDRESSES_PER_PEER_MAX;
  });
}
