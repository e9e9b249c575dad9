/** Mixes bytes into a number. It keeps nothing secret; with a salt that others do not know yet, nobody can choose the result. */
import type { Bytes } from './bytes.ts';

/** Of a sum of mixed numbers. */
export const SUM_BYTES = 4;

/** FNV-1a with a final avalanche: 32 bits. */
export function mixed(...parts: readonly Bytes[]): number {
  let hash = 0x811c9dc5;
  for (const part of parts) {
    for (const byte of part) hash = Math.imul(hash ^ byte, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
