/** Whether the room is locked, as its log says, and whom a locked room keeps out. */
import type { PeerId } from './ids.ts';
import { PEERS_KNOWN_MAX } from './limits.ts';

export interface RoomLock {
  locked(): boolean;
  /** Neither an author here nor linked in this session, while the room is locked: it gets no answer. */
  keepsOut(peer: PeerId): boolean;
  /** A peer is linked: it stays welcome as long as this page lasts. */
  met(peer: PeerId): void;
  /** What the last `lock` entry in the room's order says. */
  set(locked: boolean): void;
}

export function createRoomLock(isAuthor: (peer: PeerId) => boolean): RoomLock {
  const known = new Set<PeerId>();
  let locked = false;
  return {
    locked: () => locked,
    keepsOut: (peer) => locked && !known.has(peer) && !isAuthor(peer),
    met(peer) {
      known.delete(peer);
      known.add(peer);
      for (const oldest of known) {
        if (known.size <= PEERS_KNOWN_MAX) break;
        known.delete(oldest);
      }
    },
    set(now) {
      locked = now;
    },
  };
}
