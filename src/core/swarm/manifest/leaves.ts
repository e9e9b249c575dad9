/** A manifest's chunks as leaves of its Merkle tree, and where each begins. Packed, because a file may have 400,000. */
import { concat, type Bytes } from '../../base/bytes.ts';
import { HASH_BYTES, idBytes, type ChunkHash } from '../../base/ids.ts';
import { LEAF_BYTES } from './merkle.ts';

export interface Chunk {
  readonly hash: ChunkHash;
  readonly lengthBytes: number;
}

export interface Leaves {
  readonly coveredBytes: number;
  add(chunks: readonly Chunk[]): void;
  /** Where a chunk begins in the file; after the last one: where they end. */
  offsetOf(index: number): number;
  /** The chunk that holds a byte; the last one for those beyond. */
  indexAt(offset: number): number;
  /** All leaves concatenated, followed by those of `more`. */
  with(more: readonly Chunk[]): Bytes;
}

export function packLeaves(chunks: readonly Chunk[]): Bytes {
  const packed = new Uint8Array(chunks.length * LEAF_BYTES);
  const view = new DataView(packed.buffer);
  for (const [i, { hash, lengthBytes }] of chunks.entries()) {
    packed.set(idBytes(hash), i * LEAF_BYTES);
    view.setUint32(i * LEAF_BYTES + HASH_BYTES, lengthBytes);
  }
  return packed;
}

export function createLeaves(): Leaves {
  const packed: Bytes[] = [];
  let offsets = new Float64Array(16);
  let count = 0;
  let coveredBytes = 0;
  return {
    get coveredBytes() {
      return coveredBytes;
    },
    add(chunks) {
      packed.push(packLeaves(chunks));
      if (count + chunks.length > offsets.length) {
        const grown = new Float64Array(Math.max(count + chunks.length, offsets.length * 2));
        grown.set(offsets);
        offsets = grown;
      }
      for (const { lengthBytes } of chunks) {
        offsets[count++] = coveredBytes;
        coveredBytes += lengthBytes;
      }
    },
    offsetOf: (index) => (index < count ? (offsets[index] ?? 0) : coveredBytes),
    indexAt(offset) {
      let [low, high] = [0, count - 1];
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if ((offsets[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      return low;
    },
    with: (more) => concat(...packed, packLeaves(more)),
  };
}
