/** All wires of one swarm, with the availability that follows from what their peers announce. */
import type { PeerId } from '../base/ids.ts';
import { createAvailability, type Availability } from './request/availability.ts';
import { createBitfield } from './cache/bitfield.ts';
import { createWire, type Wire } from './wire.ts';

export interface Wires {
  readonly availability: Availability;
  all(): Iterable<Wire>;
  get(peer: PeerId): Wire | undefined;
  /** The peer holds exactly these chunks. */
  announced(peer: PeerId, bits: Uint8Array): void;
  /** It holds these, too. */
  gained(peer: PeerId, indexes: readonly number[]): void;
  /** It does not have these after all. */
  lacks(wire: Wire, indexes: readonly number[]): void;
  /** Peers that hold some of `total` chunks but not all. */
  leechers(total: number): ReadonlySet<PeerId>;
  /** Nothing it says counts any more; it stays known as banned, so that coming back does not help. */
  ban(wire: Wire): void;
  unlinked(wire: Wire): void;
}

export function createWires(chunksMax: number): Wires {
  const wires = new Map<PeerId, Wire>();
  const availability = createAvailability();

  function wireOf(peer: PeerId): Wire {
    const wire = wires.get(peer) ?? createWire(peer, chunksMax);
    wires.set(peer, wire);
    return wire;
  }

  function forgetHoldings(wire: Wire): void {
    for (const index of wire.theirs.indexes()) availability.remove(index);
    wire.theirs = createBitfield(chunksMax);
  }

  return {
    availability,
    all: () => wires.values(),
    get: (peer) => wires.get(peer),
    announced(peer, bits) {
      const wire = wireOf(peer);
      if (wire.banned) return;
      forgetHoldings(wire);
      wire.theirs = createBitfield(chunksMax, bits);
      for (const index of wire.theirs.indexes()) availability.add(index);
      wire.announced = true;
    },
    gained(peer, indexes) {
      const wire = wireOf(peer);
      if (wire.banned) return;
      wire.announced = true;
      for (const index of indexes) if (wire.theirs.set(index)) availability.add(index);
    },
    lacks(wire, indexes) {
      for (const index of indexes) {
        if (!wire.theirs.has(index)) continue;
        wire.theirs.clear(index);
        availability.remove(index);
      }
    },
    leechers(total) {
      const some = [...wires.values()].filter(
        ({ theirs, banned }) => !banned && theirs.count() > 0 && theirs.count() < total,
      );
      return new Set(some.map((it) => it.peer));
    },
    ban(wire) {
      wire.banned = true;
      forgetHoldings(wire);
    },
    unlinked(wire) {
      forgetHoldings(wire);
      if (wire.banned) wires.set(wire.peer, { ...createWire(wire.peer, chunksMax), banned: true });
      else wires.delete(wire.peer);
    },
  };
}
