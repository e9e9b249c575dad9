/** Which chunks of a file are here and who gave each: the facts that the mosaic shows. */
import { createBitfield, type Bitfield } from './bitfield.ts';
import type { PeerId } from '../../base/ids.ts';
import type { Tile, TileGiver } from '../../api/views.ts';
import type { Chunk } from '../manifest/leaves.ts';

export interface Holdings {
  readonly have: Bitfield;
  haveBytes(): number;
  /** A chunk is here now, checked. True when it was not before. */
  gain(index: number, giver: Exclude<TileGiver, 'none'>): boolean;
  lose(index: number): void;
  /** Bytes here by giver. */
  bytesBy(giver: TileGiver): number;
  givers(): PeerId[];
  /** The chunks condensed to at most `tiles` tiles of equal runs. */
  mosaic(tiles: number, total: number, see: ChunkSight): Tile[];
}

export interface ChunkSight {
  asked(index: number): boolean;
  lost(index: number): boolean;
}

const NONE = 0;

export function createHoldings(chunks: readonly Chunk[], chunksMax: number): Holdings {
  const have = createBitfield(chunksMax);
  /** Giver of each chunk as a position in `names`. */
  let giverOf = new Uint16Array(0);
  const names: TileGiver[] = ['none', 'own', 'cache'];
  const bytes: number[] = [0, 0, 0];
  let haveBytes = 0;

  function giverNumber(giver: TileGiver): number {
    const known = names.indexOf(giver);
    if (known >= 0) return known;
    names.push(giver);
    bytes.push(0);
    return names.length - 1;
  }

  function note(index: number, giver: number): void {
    if (index >= giverOf.length) {
      const grown = new Uint16Array(Math.max(index + 1, chunks.length, giverOf.length * 2));
      grown.set(giverOf);
      giverOf = grown;
    }
    giverOf[index] = giver;
  }

  function tile(from: number, to: number, see: ChunkSight): Tile {
    const counts = new Map<number, number>();
    let [missing, asked, lost] = [0, false, false];
    for (let index = from; index < to; index++) {
      if (have.has(index)) {
        const giver = giverOf[index] ?? NONE;
        counts.set(giver, (counts.get(giver) ?? 0) + 1);
        continue;
      }
      missing += 1;
      asked ||= see.asked(index);
      lost ||= see.lost(index);
    }
    const [largest] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [NONE];
    return { giver: names[largest] ?? 'none', full: missing === 0, asked, lost };
  }

  return {
    have,
    haveBytes: () => haveBytes,
    gain(index, giver) {
      if (!have.set(index)) return false;
      const number = giverNumber(giver);
      const lengthBytes = chunks[index]?.lengthBytes ?? 0;
      note(index, number);
      bytes[number] = (bytes[number] ?? 0) + lengthBytes;
      haveBytes += lengthBytes;
      return true;
    },
    lose(index) {
      if (!have.has(index)) return;
      have.clear(index);
      const number = giverOf[index] ?? NONE;
      const lengthBytes = chunks[index]?.lengthBytes ?? 0;
      bytes[number] = (bytes[number] ?? 0) - lengthBytes;
      haveBytes -= lengthBytes;
    },
    bytesBy: (giver) => bytes[names.indexOf(giver)] ?? 0,
    givers: () =>
      names.filter((it, at): it is PeerId => at > 2 && it !== 'none' && (bytes[at] ?? 0) > 0),
    mosaic(tiles, total, see) {
      const count = Math.min(tiles, total);
      return Array.from({ length: count }, (_, i) =>
        tile(Math.floor((i * total) / count), Math.floor(((i + 1) * total) / count), see),
      );
    },
  };
}
