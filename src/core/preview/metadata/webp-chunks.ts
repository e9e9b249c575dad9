/** The chunks of a WebP file. */
import type { Bytes } from '../../base/bytes.ts';
import { PICTURE_PARTS_MAX } from '../../limits/pictures.ts';

interface Chunk {
  readonly id: string;
  readonly start: number;
  readonly data: number;
  readonly end: number;
}

export const latin = (bytes: Bytes) => String.fromCharCode(...bytes);
export const isWebp = (bytes: Bytes): boolean =>
  latin(bytes.subarray(0, 4)) === 'RIFF' && latin(bytes.subarray(8, 12)) === 'WEBP';

/** Of the whole file, as it says itself. */
export const sizeOf = (file: Bytes): number =>
  8 + new DataView(file.buffer, file.byteOffset, file.byteLength).getUint32(4, true);

/** Those of the file, or of a chunk that holds others behind its own header. What follows the file's end is not part of it. */
export function* riffChunks(bytes: Bytes, from?: number): Generator<Chunk> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const stop = from === undefined ? Math.min(bytes.length, sizeOf(bytes)) : bytes.length;
  let at = from ?? 12;
  for (let parts = 0; parts < PICTURE_PARTS_MAX && at + 8 <= stop; parts++) {
    const data = at + 8;
    const length = view.getUint32(at + 4, true);
    const end = data + length;
    if (end > stop) return;
    yield { id: latin(bytes.subarray(at, at + 4)), start: at, data, end };
    at = end + (length % 2); // chunks begin at even places
  }
}
