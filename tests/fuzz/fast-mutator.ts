/** Millions of nearly right inputs from a seed, with no more machinery than a loop. */
import type { Bytes } from './mutations.ts';

/** Mulberry32: 32 bits of state are enough to tell inputs apart. */
export function createChance(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Bytes that mean something in MessagePack, UTF-8, JSON or a URL. */
const TELLING = [
  ...[0x00, 0x01, 0x7f, 0x80, 0x8f, 0x9f, 0xa0, 0xbf, 0xc0, 0xc4, 0xc6, 0xc7, 0xcb, 0xcf, 0xd3],
  ...[0xdb, 0xdd, 0xdf, 0xe0, 0xff, 0xe2, 0x2e, 0x2f, 0x25, 0x22, 0x5b, 0x7b, 0x3a, 0x2d, 0x20],
];

/** A sample with one to four changes: bits, bytes, cuts, repeats, moved parts; now and then noise. */
export function mutate(samples: readonly Bytes[], chance: (below: number) => number): Bytes {
  const byte = () => (chance(2) ? (TELLING[chance(TELLING.length)] ?? 0) : chance(256));
  if (chance(10) === 0) return Uint8Array.from({ length: chance(120) }, byte);
  let bytes = (samples[chance(samples.length)] ?? new Uint8Array()).slice();
  for (let changes = 1 + chance(4); changes > 0; changes--) {
    const at = chance(bytes.length + 1);
    const length = chance(40);
    const [before, part] = [bytes.subarray(0, at), bytes.subarray(at, at + length)];
    switch (chance(6)) {
      case 0:
        if (at < bytes.length) bytes[at] = (bytes[at] ?? 0) ^ (1 << chance(8));
        break;
      case 1:
        if (at < bytes.length) bytes[at] = byte();
        break;
      case 2:
        bytes = before.slice();
        break;
      case 3:
        bytes = new Uint8Array([...before, ...bytes.subarray(at + length)]);
        break;
      case 4:
        bytes = new Uint8Array([...before, ...part, ...part, ...bytes.subarray(at + length)]);
        break;
      default:
        bytes = new Uint8Array([...before, byte(), byte(), ...bytes.subarray(at)]);
    }
  }
  return bytes;
}
