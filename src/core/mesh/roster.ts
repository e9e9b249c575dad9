/** Everyone we know of in the room, bounded, and those we want nothing more to do with. */
import type { PeerId } from '../ids.ts';
import { PEERS_KNOWN_MAX, SHUN_MS } from '../limits.ts';
import type { Clock } from '../ports.ts';
import { createNeighbour, type Neighbour } from './neighbour.ts';

export interface Roster {
  all(): Neighbour[];
  get(peer: PeerId): Neighbour | undefined;
  /** The peer, newly remembered if need be; undefined when it is shunned or there is no room for it. */
  meet(peer: PeerId): Neighbour | undefined;
  forget(peer: PeerId): void;
  /** Refuses a peer for SHUN_MS. */
  shun(peer: PeerId): void;
  clear(): void;
}

export function createRoster(clock: Clock): Roster {
  const known = new Map<PeerId, Neighbour>();
  const shunnedUntilMs = new Map<PeerId, number>();

  function isShunned(peer: PeerId): boolean {
    const untilMs = shunnedUntilMs.get(peer);
    if (untilMs !== undefined && untilMs <= clock.now()) shunnedUntilMs.delete(peer);
    return shunnedUntilMs.has(peer);
  }

  return {
    all: () => [...known.values()],
    get: (peer) => known.get(peer),
    meet(peer) {
      const met = known.get(peer);
      if (met) return met;
      if (isShunned(peer)) return undefined;
      if (known.size >= PEERS_KNOWN_MAX) {
        const idle = [...known.values()].find((it) => !it.link && !it.dialing);
        if (!idle) return undefined;
        known.delete(idle.peer);
      }
      const neighbour = createNeighbour(peer, clock.now());
      known.set(peer, neighbour);
      return neighbour;
    },
    forget: (peer) => void known.delete(peer),
    shun(peer) {
      const oldest = shunnedUntilMs.keys().next();
      if (shunnedUntilMs.size >= PEERS_KNOWN_MAX && !oldest.done) {
        shunnedUntilMs.delete(oldest.value);
      }
      shunnedUntilMs.set(peer, clock.now() + SHUN_MS);
    },
    clear: () => known.clear(),
  };
}
