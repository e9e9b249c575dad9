/** Which chunks one side has. Bit 0 is the high bit of byte 0, as in BEP 3. */
import type { Bytes } from '../../base/bytes.ts';

export interface Bitfield {
  has(index: number): boolean;
  /** False when it was set already. */
  set(index: number): boolean;
  clear(index: number): void;
  /** How many are set. */
  count(): number;
  /** Whether anything is set here, and in `both`, that is not set in `other`. */
  exceeds(other: Bitfield, both?: Bitfield): boolean;
  /** Bits [8 × at, 8 × at + 8). */
  byteAt(at: number): number;
  /** The indexes that are set, ascending. */
  indexes(): Iterable<number>;
  toBytes(): Bytes;
}

/** Grows as needed up to `max` bits. Bits beyond are ignored, so a peer cannot make it grow further. */
export function createBitfield(max: number, from?: Uint8Array): Bitfield {
  let bits = from ? new Uint8Array(from.subarray(0, Math.ceil(max / 8))) : new Uint8Array(0);
  if (max % 8 !== 0 && bits.length * 8 > max)
    bits[max >> 3] = (bits[max >> 3] ?? 0) & (0xff00 >> (max & 7));
  let count = countBits(bits);

  const has = (index: number) => ((bits[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0;

  function grow(bytes: number): void {
    if (bytes <= bits.length) return;
    const grown = new Uint8Array(Math.min(Math.ceil(max / 8), Math.max(bytes, bits.length * 2)));
    grown.set(bits);
    bits = grown;
  }

  function set(index: number): boolean {
    if (index < 0 || index >= max || has(index)) return false;
    grow((index >> 3) + 1);
    bits[index >> 3] = (bits[index >> 3] ?? 0) | (0x80 >> (index & 7));
    count += 1;
    return true;
  }

  function* indexes(): Iterable<number> {
    for (let byte = 0; byte < bits.length; byte++) {
      if (bits[byte] === 0) continue;
      for (let index = byte * 8; index < byte * 8 + 8; index++) if (has(index)) yield index;
    }
  }

  return {
    has,
    set,
    clear(index) {
      if (!has(index)) return;
      bits[index >> 3] = (bits[index >> 3] ?? 0) & ~(0x80 >> (index & 7));
      count -= 1;
    },
    count: () => count,
    exceeds(other, both) {
      for (let at = 0; at < bits.length; at++) {
        const mine = (bits[at] ?? 0) & (both ? both.byteAt(at) : 0xff);
        if ((mine & ~other.byteAt(at)) !== 0) return true;
      }
      return false;
    },
    byteAt: (at) => bits[at] ?? 0,
    indexes,
    toBytes() {
      let end = bits.length;
      while (end > 0 && bits[end - 1] === 0) end -= 1;
      return bits.slice(0, end);
    },
  };
}

/** How many bits are set. */
export function countBits(bits: Uint8Array): number {
  let count = 0;
  for (const byte of bits) for (let rest = byte; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
