/** Who was seen on signaling, and at which addresses each can be reached. */
import { toBase64Url, type Bytes } from '../core/bytes.ts';
import type { PeerId } from '../core/ids.ts';
import { ADDRESSES_PER_PEER_MAX, PEERS_KNOWN_MAX } from '../core/limits.ts';
import type { Presence } from './presence.ts';
import type { Address } from './signaling.ts';

interface Page {
  readonly presence: Presence;
  /** The address its last genuine signal came from: nobody else can claim this place. */
  proven: Address | undefined;
  /** Addresses that signaling showed its presence under, the latest first. */
  claimed: Address[];
}

export interface PeerBook {
  find(peer: PeerId): Presence | undefined;
  /** Where to send what is meant for `peer`, the likeliest first; mostly one. */
  addresses(peer: PeerId): Address[];
  /** A presence was shown under an address, by hearsay or in a signal that the peer itself had sealed. */
  see(presence: Presence, address: Address, isProven: boolean): void;
  /** Nobody is there any more. Returns whose address it was, and whether it was their last. */
  forget(address: Address): { peer: PeerId; isLast: boolean }[];
}

export function createPeerBook(): PeerBook {
  const pages = new Map<PeerId, Page>();

  function turnTo(presence: Presence, isProven: boolean): Page | undefined {
    const known = pages.get(presence.peer);
    // Of two sessions that signaling shows, the one announced later is alive; the other is a shadow on the
    // relay. One that seals signals to us is alive whatever its clock says.
    if (known && !isProven && presence.notAfterMs < known.presence.notAfterMs) {
      return presence.session === known.presence.session ? known : undefined;
    }
    const isSame = known?.presence.session === presence.session;
    const page: Page = {
      presence,
      proven: isSame ? known.proven : undefined,
      claimed: isSame ? known.claimed : [],
    };
    pages.delete(presence.peer);
    pages.set(presence.peer, page);
    for (const oldest of pages.keys()) {
      if (pages.size <= PEERS_KNOWN_MAX) break;
      pages.delete(oldest);
    }
    return page;
  }

  return {
    find: (peer) => pages.get(peer)?.presence,
    addresses(peer) {
      const page = pages.get(peer);
      if (!page) return [];
      return page.proven === undefined ? page.claimed : [page.proven, ...page.claimed];
    },
    see(presence, address, isProven) {
      const page = turnTo(presence, isProven);
      if (!page || page.proven === address) return;
      const claimed = page.claimed.filter((other) => other !== address);
      // What was proven before is older than this, but may still reach the peer.
      if (isProven && page.proven !== undefined) claimed.unshift(page.proven);
      if (isProven) page.proven = address;
      else claimed.unshift(address);
      page.claimed = claimed.slice(0, ADDRESSES_PER_PEER_MAX - 1);
    },
    forget(address) {
      const found: { peer: PeerId; isLast: boolean }[] = [];
      for (const [peer, page] of pages) {
        if (page.proven !== address && !page.claimed.includes(address)) continue;
        if (page.proven === address) page.proven = undefined;
        page.claimed = page.claimed.filter((claimed) => claimed !== address);
        const isLast = page.proven === undefined && page.claimed.length === 0;
        if (isLast) pages.delete(peer);
        found.push({ peer, isLast });
      }
      return found;
    },
  };
}

/** Opens each sealed presence once: samples and signals repeat the same bytes. */
export function createPresenceReader(
  open: (sealed: Bytes) => Promise<Presence | null>,
): (sealed: Bytes) => Promise<Presence | null> {
  const known = new Map<string, Presence>();
  return async (sealed) => {
    const name = toBase64Url(sealed);
    const seen = known.get(name);
    if (seen) return seen;
    const presence = await open(sealed);
    if (presence) known.set(name, presence);
    for (const oldest of known.keys()) {
      if (known.size <= PEERS_KNOWN_MAX) break;
      known.delete(oldest);
    }
    return presence;
  };
}
