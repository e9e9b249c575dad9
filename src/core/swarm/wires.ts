/**
 * All wires of one swarm, and the availability that follows from what their peers announce. Of that we keep little more than
 * the known list names: a message of a few bytes can name the last chunk of the largest file.
 */
import { BoundedSet } from '../base/bounded-map.ts';
import type { PeerId } from '../base/ids.ts';
import { PEERS_KNOWN_MAX } from '../limits/mesh.ts';
import { CHUNKS_AHEAD_MAX } from '../limits/swarm.ts';
import { createAvailability, type Availability } from './request/availability.ts';
import { countBits, createBitfield } from './cache/bitfield.ts';
import { createWire, type Wire } from './wire.ts';

export class Wires {
  readonly availability: Availability = createAvailability();
  readonly #chunksMax: number;
  readonly #wires = new Map<PeerId, Wire>();
  /** Those who give no more, also when they come back. */
  readonly #banned = new BoundedSet<PeerId>(PEERS_KNOWN_MAX);

  readonly #known: () => number;
  readonly #isWhole: () => boolean;

  /**
   * @param known how many chunks the list names so far
   * @param isWhole whether it names them all: what a peer announces beyond is nothing
   */
  constructor(chunksMax: number, known = () => chunksMax, isWhole = () => false) {
    this.#chunksMax = chunksMax;
    this.#known = known;
    this.#isWhole = isWhole;
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
    const [max, most] = [this.#max(), this.#most()];
    wire.theirs = createBitfield(max, bits.subarray(0, Math.ceil(most / 8)));
    wire.claimed = Math.min(max, countBits(bits));
    wire.cutAt = wire.claimed > wire.theirs.count() ? most : undefined;
    for (const index of wire.theirs.indexes()) this.availability.add(index);
    wire.announced = true;
  }

  /** It holds these chunks as well. */
  gained(peer: PeerId, indexes: readonly number[]): void {
    const wire = this.#wireOf(peer);
    if (wire.banned) return;
    wire.announced = true;
    const [max, most] = [this.#max(), this.#most()];
    for (const index of indexes) {
      if (index >= max || wire.theirs.has(index)) continue;
      wire.claimed = Math.min(max, wire.claimed + 1);
      if (index >= most) wire.cutAt ??= most;
      else if (wire.theirs.set(index)) this.availability.add(index);
    }
  }

  /** Peers that have chunks which the list names by now, and which we did not keep. To be asked again. */
  outgrown(): PeerId[] {
    const known = this.#known();
    const wires = [...this.#wires.values()].filter((it) => (it.cutAt ?? Infinity) < known);
    for (const it of wires) it.cutAt = undefined;
    return wires.map((it) => it.peer);
  }

  /** It does not have these after all. */
  lacks(wire: Wire, indexes: readonly number[]): void {
    for (const index of indexes) {
      if (!wire.theirs.has(index)) continue;
      wire.theirs.clear(index);
      wire.claimed -= 1;
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

  /** The same, and how many hold all. */
  spread(total: number): { readonly seeders: number; readonly leechers: ReadonlySet<PeerId> } {
    const isSeeder = ({ theirs, banned }: Wire) => !banned && theirs.count() >= total;
    const seeders = [...this.#wires.values()].filter(isSeeder).length;
    return { seeders, leechers: this.leechers(total) };
  }

  /** Nothing the peer announces counts any more. The ban outlives its link, so coming back does not help. */
  ban(wire: Wire): void {
    wire.banned = true;
    this.#banned.add(wire.peer);
    this.#forgetHoldings(wire);
  }

  unlinked(wire: Wire): void {
    this.#forgetHoldings(wire);
    this.#wires.delete(wire.peer);
  }

  #max(): number {
    return this.#isWhole() ? this.#known() : this.#chunksMax;
  }

  #most(): number {
    return Math.min(this.#max(), Math.max(CHUNKS_AHEAD_MAX, 2 * this.#known()));
  }

  #wireOf(peer: PeerId): Wire {
    const wire = this.#wires.get(peer) ?? createWire(peer, this.#chunksMax);
    wire.banned ||= this.#banned.has(peer);
    this.#wires.set(peer, wire);
    return wire;
  }

  #forgetHoldings(wire: Wire): void {
    for (const index of wire.theirs.indexes()) this.availability.remove(index);
    wire.theirs = createBitfield(this.#chunksMax);
    wire.claimed = 0;
    wire.cutAt = undefined;
  }
}
