/** Ids as points of Kademlia's space: how close two are is their XOR, read as a number. Pure. */
import { BASE64URL } from './bytes.ts';

const CHAR_BITS = 6;
/** Base64url keeps the order of bits, so ids need not be decoded. */
const VALUES = new Uint8Array(128);
for (const [value, char] of [...BASE64URL].entries()) VALUES[char.charCodeAt(0)] = value;

const xorAt = (a: string, b: string, i: number): number =>
  (VALUES[a.charCodeAt(i)] ?? 0) ^ (VALUES[b.charCodeAt(i)] ?? 0);

/** How many leading bits the two share: which k-bucket of one the other is in, 0 for the far half of all ids. */
export function commonBits(a: string, b: string): number {
  for (let i = 0; i < a.length; i++) {
    const xor = xorAt(a, b, i);
    if (xor !== 0) return CHAR_BITS * i + Math.clz32(xor) - (32 - CHAR_BITS);
  }
  return CHAR_BITS * a.length;
}

/** Below 0 where `a` is closer to `target` than `b`, as for sorting. */
export function compareCloseness(target: string, a: string, b: string): number {
  for (let i = 0; i < target.length; i++) {
    const differing = xorAt(target, a, i) - xorAt(target, b, i);
    if (differing !== 0) return differing;
  }
  return 0;
}

/** How far apart they are, as a part of all ids: 0 to 1, by their first 30 bits. */
export function distanceOf(a: string, b: string): number {
  let distance = 0;
  for (let i = 4; i >= 0; i--) distance = (xorAt(a, b, i) + distance) / 2 ** CHAR_BITS;
  return distance;
}
