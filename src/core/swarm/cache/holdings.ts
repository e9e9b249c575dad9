/** Which chunks of a file we hold and who gave each: the facts that the mosaic shows. */
import { createBitfield, type Bitfield } from './bitfield.ts';
import type { PeerId } from '../../base/ids.ts';
import type { Tile, TileGiver } from '../../api/views.ts';
import type { Chunk } from '../manifest/leaves.ts';

/** What the mosaic shows of chunks we lack. */
export interface ChunkSight {
  asked(index: number): boolean;
  lost(index: number): boolean;
}

const NONE = 0;

export class Holdings {
  readonly have: Bitfield;
  readonly #chunks: readonly Chunk[];
  /** The giver of each chunk, as a position in `#names`. */
  #giverOf = new Uint16Array(0);
  readonly #names: TileGiver[] = ['none', 'own', 'cache'];
  /** Bytes held by giver, in the order of `#names`. */
  readonly #bytes: number[] = [0, 0, 0];
  #haveBytes = 0;

  constructor(chunks: readonly Chunk[], chunksMax: number) {
    this.#chunks = chunks;
    this.have = createBitfield(chunksMax);
  }

  haveBytes(): number {
    return this.#haveBytes;
  }

  /** We hold this chunk now, checked. False when we held it already. */
  gain(index: number, giver: Exclude<TileGiver, 'none'>): boolean {
    if (!this.have.set(index)) return false;
    const number = this.#giverNumber(giver);
    this.#note(index, number);
    this.#count(number, this.#lengthOf(index));
    return true;
  }

  lose(index: number): void {
    if (!this.have.has(index)) return;
    this.have.clear(index);
    this.#count(this.#giverOf[index] ?? NONE, -this.#lengthOf(index));
  }

  /** Bytes held that came from `giver`. */
  bytesBy(giver: TileGiver): number {
    return this.#bytes[this.#names.indexOf(giver)] ?? 0;
  }

  /** Peers that gave some of what we hold. */
  givers(): PeerId[] {
    return this.#names.filter(
      (it, at): it is PeerId => at > 2 && it !== 'none' && (this.#bytes[at] ?? 0) > 0,
    );
  }

  /** The chunks condensed to at most `tiles` tiles of equal runs. */
  mosaic(tiles: number, total: number, see: ChunkSight): Tile[] {
    const count = Math.min(tiles, total);
    return Array.from({ length: count }, (_, i) =>
      this.#tile(Math.floor((i * total) / count), Math.floor(((i + 1) * total) / count), see),
    );
  }

  #tile(from: number, to: number, see: ChunkSight): Tile {
    const counts = new Map<number, number>();
    let [missing, asked, lost] = [0, false, false];
    for (let index = from; index < to; index++) {
      if (this.have.has(index)) {
        const giver = this.#giverOf[index] ?? NONE;
        counts.set(giver, (counts.get(giver) ?? 0) + 1);
        continue;
      }
      missing += 1;
      asked ||= see.asked(index);
      lost ||= see.lost(index);
    }
    const [largest] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [NONE];
    return { giver: this.#names[largest] ?? 'none', full: missing === 0, asked, lost };
  }

  #giverNumber(giver: TileGiver): number {
    const known = this.#names.indexOf(giver);
    if (known >= 0) return known;
    this.#names.push(giver);
    this.#bytes.push(0);
    return this.#names.length - 1;
  }

  #note(index: number, giver: number): void {
    const { length } = this.#giverOf;
    if (index >= length) {
      const grown = new Uint16Array(Math.max(index + 1, this.#chunks.length, length * 2));
      grown.set(this.#giverOf);
      this.#giverOf = grown;
    }
    this.#giverOf[index] = giver;
  }

  #count(giver: number, bytes: number): void {
    this.#bytes[giver] = (this.#bytes[giver] ?? 0) + bytes;
    this.#haveBytes += bytes;
  }

  #lengthOf(index: number): number {
    return this.#chunks[index]?.lengthBytes ?? 0;
  }
}
