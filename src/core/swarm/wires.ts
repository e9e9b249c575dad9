/** All wires of one swarm, and the availability that follows from what their peers announce. */
import type { PeerId } from '../base/ids.ts';
import { createAvailability, type Availability } from './request/availability.ts';
import { createBitfield } from './cache/bitfield.ts';
import { createWire, type Wire } from './wire.ts';

export class Wires {
  readonly availability: Availability = createAvailability();
  readonly #chunksMax: number;
  readonly #wires = new Map<PeerId, Wire>();

  constructor(chunksMax: number) {
    this.#chunksMax = chunksMax;
  }

  all(): Iterable<Wire> {
    return this.#wires.values();
  }

  get(peer: PeerId): Wire | undefined {
    return this.#wires.get(peer);
  }

  /** The peer holds exactly these chunks. */
  announced(peer: PeerId, bits: Uint8Array): void {
    const wire = this.#wireOf(peer);
    if (wire.banned) return;
    this.#forgetHoldings(wire);
    wire.theirs = createBitfield(this.#chunksMax, bits);
    for (const index of wire.theirs.indexes()) this.availability.add(index);
    wire.announced = true;
  }

  /** It holds these chunks as well. */
  gained(peer: PeerId, indexes: readonly number[]): void {
    const wire = this.#wireOf(peer);
    if (wire.banned) return;
    wire.announced = true;
    for (const index of indexes) if (wire.theirs.set(index)) this.availability.add(index);
  }

  /** It does not have these after all. */
  lacks(wire: Wire, indexes: readonly number[]): void {
    for (const index of indexes) {
      if (!wire.theirs.has(index)) continue;
      wire.theirs.clear(index);
      this.availability.remove(index);
    }
  }

  /** Peers that hold some of `total` chunks but not all. */
  leechers(total: number): ReadonlySet<PeerId> {
    const some = [...this.#wires.values()].filter(
      ({ theirs, banned }) => !banned && theirs.count() > 0 && theirs.count() < total,
    );
    return new Set(some.map((it) => it.peer));
  }

  /** Nothing the peer announces counts any more. The ban outlives its link, so coming back does not help. */
  ban(wire: Wire): void {
    wire.banned = true;
    this.#forgetHoldings(wire);
  }

  unlinked(wire: Wire): void {
    const { peer, banned } = wire;
    this.#forgetHoldings(wire);
    if (banned) this.#wires.set(peer, { ...createWire(peer, this.#chunksMax), banned: true });
    else this.#wires.delete(peer);
  }

  #wireOf(peer: PeerId): Wire {
    const wire = this.#wires.get(peer) ?? createWire(peer, this.#chunksMax);
    this.#wires.set(peer, wire);
    return wire;
  }

  #forgetHoldings(wire: Wire): void {
    for (const index of wire.theirs.indexes()) this.availability.remove(index);
    wire.theirs = createBitfield(this.#chunksMax);
  }
}
