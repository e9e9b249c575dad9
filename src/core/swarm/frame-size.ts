/** In how large pieces a chunk goes out: whole where that takes no time, else in pieces that soon pass. */
import { FRAME_BYTES_MIN, FRAME_MS, SLOW_BYTES_PER_SECOND } from '../limits.ts';

/**
 * Whatever else shares the connection waits behind one piece, and the receiver learns of what has come by
 * whole pieces; but each costs both sides about the same, however short it is.
 */
export function frameBytesAt(bytesPerSecond: number, chunkBytes: number): number {
  if (bytesPerSecond >= SLOW_BYTES_PER_SECOND) return chunkBytes;
  const passed = Math.floor((bytesPerSecond * FRAME_MS) / 1000);
  return Math.min(chunkBytes, Math.max(FRAME_BYTES_MIN, passed));
}
