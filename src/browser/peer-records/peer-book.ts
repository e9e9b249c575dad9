/** Who was seen on signaling, and at which addresses each can be reached. */
import type { PeerId } from '../../core/base/ids.ts';
import { PEERS_KNOWN_MAX } from '../../core/limits/mesh.ts';
import { ADDRESSES_PER_PEER_MAX } from '../../core/limits/signaling.ts';
import { BoundedMap } from '../../core/base/bounded-map.ts';
import { MANUAL, mediumOf } from '../signaling/combined-signaling.ts';
import type { PeerRecord } from './peer-record.ts';
import type { Address } from '../signaling/signaling.ts';

/** One session of a peer. */
interface Page {
  peerRecord: PeerRecord;
  /** The address its last genuine signal came from: nobody else can claim this place. */
  proven: Address | undefined;
  /** Addresses that signaling showed its presence under, the latest first. */
  claimed: Address[];
}

export interface PeerBook {
  /** The presence of the session that seems to be alive. */
  find(peer: PeerId): PeerRecord | undefined;
  /** Where to send what is meant for this session, the likeliest first; mostly one. */
  addresses(of: PeerRecord): Address[];
  /** Whether texts that people pass on are the only way to it. */
  isManual(of: PeerRecord): boolean;
  /** A presence was shown under an address, by hearsay or in a signal that the peer itself had sealed. */
  see(peerRecord: PeerRecord, address: Address, isProven: boolean): void;
  /** Nobody is there any more. Returns whose address it was, and whether it was their last. */
  forget(address: Address): { peer: PeerId; isLast: boolean }[];
}

/** The session that is alive and the one before it, or one that signaling kept back. */
const SESSIONS_PER_PEER_MAX = 2;

export function createPeerBook(): PeerBook {
  /** The session that is taken for alive comes first. */
  const book = new BoundedMap<PeerId, Page[]>(PEERS_KNOWN_MAX);
  const pageOf = ({ peer, session }: PeerRecord): Page | undefined =>
    book.get(peer)?.find((page) => page.peerRecord.session === session);

  function turnTo(peerRecord: PeerRecord, isProven: boolean): Page | undefined {
    const pages = book.get(peerRecord.peer) ?? [];
    const [alive] = pages;
    const known = pageOf(peerRecord);
    // Of two sessions that signaling shows, the one announced later is alive; the other is a shadow on the
    // relay. One that seals signals to us is alive whatever its clock says.
    const isShadow = !isProven && !!alive && peerRecord.notAfterMs < alive.peerRecord.notAfterMs;
    if (isShadow) return known;
    const page = known ?? { peerRecord, proven: undefined, claimed: [] };
    page.peerRecord = peerRecord;
    const others = pages.filter((other) => other !== page);
    book.set(peerRecord.peer, [page, ...others].slice(0, SESSIONS_PER_PEER_MAX));
    return page;
  }

  return {
    find: (peer) => book.get(peer)?.[0]?.peerRecord,
    addresses(of) {
      const page = pageOf(of);
      if (!page) return [];
      return page.proven === undefined ? page.claimed : [page.proven, ...page.claimed];
    },
    isManual(of) {
      const page = pageOf(of);
      if (!page) return false;
      if (page.proven !== undefined) return mediumOf(page.proven) === MANUAL;
      return page.claimed.length > 0 && page.claimed.every((it) => mediumOf(it) === MANUAL);
    },
    see(peerRecord, address, isProven) {
      const page = turnTo(peerRecord, isProven);
      if (!page || page.proven === address) return;
      const claimed = page.claimed.filter((other) => other !== address);
      // What was proven before is older than this, but may still reach the peer.
      if (isProven && page.proven !== undefined) claimed.unshift(page.proven);
      if (isProven) page.proven = address;
      else claimed.unshift(address);
      page.claimed = fewOfEachWay(claimed);
    },
    forget(address) {
      const found: { peer: PeerId; isLast: boolean }[] = [];
      for (const [peer, pages] of book) {
        const at = pages.filter((it) => it.proven === address || it.claimed.includes(address));
        if (at.length === 0) continue;
        for (const page of at) {
          if (page.proven === address) page.proven = undefined;
          page.claimed = page.claimed.filter((claimed) => claimed !== address);
        }
        const left = pages.filter((it) => it.proven !== undefined || it.claimed.length > 0);
        if (left.length === 0) book.delete(peer);
        else pages.splice(0, pages.length, ...left);
        found.push({ peer, isLast: left.length === 0 });
      }
      return found;
    },
  };
}

/** So that one way's claims never push out another's. */
function fewOfEachWay(claimed: readonly Address[]): Address[] {
  const kept = new Map<string, number>();
  return claimed.filter((address) => {
    const count = (kept.get(mediumOf(address)) ?? 0) + 1;
    kept.set(mediumOf(address), count);
    return count < ADDRESSES_PER_PEER_MAX;
  });
}
