/**
 * Mixes bytes into a number. It keeps nothing secret; with a salt that others do not know yet, nobody can choose the result. Sums of
 * such numbers, one for each group, show two peers what differs between their long lists.
 */
import type { Bytes } from './bytes.ts';

export const SUM_BYTES = 4;

/** FNV-1a with a final avalanche: 32 bits. */
export const mixed = (...parts: readonly Bytes[]): number => mixEnd(parts.reduce(mixOn, MIX_START));

/** Where a mix starts. What many have in common is mixed once: `mixEnd(mixOn(mixOn(MIX_START, a), b))` is `mixed(a, b)`. */
export const MIX_START = 0x811c9dc5;

/** The mix so far and these bytes. */
export function mixOn(mix: number, bytes: Bytes): number {
  let hash = mix;
  for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
  return hash;
}

/** The number of a mix. */
export function mixEnd(mix: number): number {
  let hash = Math.imul(mix ^ (mix >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The sums as they travel. */
export function sumBytes(sums: Uint32Array): Bytes {
  const bytes = new Uint8Array(SUM_BYTES * sums.length);
  const view = new DataView(bytes.buffer);
  sums.forEach((sum, group) => view.setUint32(SUM_BYTES * group, sum));
  return bytes;
}

/** The groups whose sums differ. */
export function differingGroups(own: Bytes, theirs: Bytes): number[] {
  const differing = new Set<number>();
  own.forEach((byte, i) => {
    if (byte !== theirs[i]) differing.add(Math.floor(i / SUM_BYTES));
  });
  return [...differing];
}
