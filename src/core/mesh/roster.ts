/** Everyone we know of in the room, bounded, and those we want nothing more to do with. */
import { BoundedMap } from '../base/bounded-map.ts';
import type { PeerId } from '../base/ids.ts';
import { PEERS_KNOWN_MAX, SHUN_MS } from '../limits/mesh.ts';
import type { Clock } from '../ports.ts';
import { compareStandings, weakest } from './admission.ts';
import { createNeighbour, type Neighbour } from './neighbour.ts';

export interface Roster {
  all(): Neighbour[];
  get(peer: PeerId): Neighbour | undefined;
  /** The peer, or what it would be like if it were remembered; undefined when it is refused. */
  look(peer: PeerId): Neighbour | undefined;
  /** The peer, newly remembered if need be; undefined when it is refused or there is no room for it. */
  meet(peer: PeerId): Neighbour | undefined;
  forget(peer: PeerId): void;
  /** Refuses a peer for SHUN_MS. */
  shun(peer: PeerId): void;
  clear(): void;
}

export interface RosterOptions {
  readonly clock: Clock;
  /** Whom the person here wants nothing to do with. */
  isBlocked(peer: PeerId): boolean;
  /** When this device first met the peer. */
  metAtMs(peer: PeerId): number | undefined;
}

export function createRoster({ clock, isBlocked, metAtMs }: RosterOptions): Roster {
  const known = new Map<PeerId, Neighbour>();
  const shunnedUntilMs = new BoundedMap<PeerId, number>(PEERS_KNOWN_MAX);

  function isShunned(peer: PeerId): boolean {
    const untilMs = shunnedUntilMs.get(peer);
    if (untilMs !== undefined && untilMs <= clock.now()) shunnedUntilMs.delete(peer);
    return shunnedUntilMs.has(peer);
  }

  const look = (peer: PeerId): Neighbour | undefined => {
    const met = known.get(peer);
    if (met) return met;
    if (isBlocked(peer) || isShunned(peer)) return undefined;
    return createNeighbour(peer, clock.now(), metAtMs(peer));
  };

  return {
    all: () => [...known.values()],
    get: (peer) => known.get(peer),
    look,
    meet(peer) {
      const neighbour = look(peer);
      if (!neighbour || known.has(peer)) return neighbour;
      if (known.size >= PEERS_KNOWN_MAX) {
        const idle = [...known.values()].filter((it) => !it.link && !it.dialing);
        // Of those who rank least, the one that waits longest.
        const least = weakest(idle.reverse(), clock.now());
        if (!least || compareStandings(least, neighbour, clock.now()) < 0) return undefined;
        known.delete(least.peer);
      }
      known.set(peer, neighbour);
      return neighbour;
    },
    forget: (peer) => void known.delete(peer),
    shun(peer) {
      shunnedUntilMs.set(peer, clock.now() + SHUN_MS);
    },
    clear: () => known.clear(),
  };
}
