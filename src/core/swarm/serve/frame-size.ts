/** In how large pieces a chunk goes out: whole where that takes no time, else in pieces that soon pass. */
import {
  FRAME_BYTES_MIN,
  FRAME_MS,
  QUICK_BYTES_PER_SECOND,
  SLOW_BYTES_PER_SECOND,
} from '../../limits/swarm.ts';

/**
 * Whatever else shares the connection waits behind one piece, and the receiver learns of what has come by
 * whole pieces; but each costs both sides about the same, however short it is.
 */
export function frameBytesAt(bytesPerSecond: number, chunkBytes: number): number {
  if (bytesPerSecond >= QUICK_BYTES_PER_SECOND) return chunkBytes;
  const ms = bytesPerSecond >= SLOW_BYTES_PER_SECOND ? FRAME_MS.usual : FRAME_MS.slow;
  const passed = Math.floor((bytesPerSecond * ms) / 1000);
  return Math.min(chunkBytes, Math.max(FRAME_BYTES_MIN, passed));
}
