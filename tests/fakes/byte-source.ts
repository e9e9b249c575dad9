/** Files that people picked: bytes that follow from the seed, read late, and sometimes gone. */
import type { Bytes } from '../../src/core/base/bytes.ts';
import { SwapError } from '../../src/core/base/errors.ts';
import type { ByteSource } from '../../src/core/ports.ts';
import type { Prng } from './prng.ts';
import type { Host } from './host.ts';

const BLOCK_BYTES = 4096;
const noise = new Uint8Array(1 << 20);
for (let i = 0, x = 1; i < noise.length; i++) {
  x = (Math.imul(x, 1_103_515_245) + 12_345) | 0;
  noise[i] = x >>> 16;
}

/** Content with `repetition` in [0, 1]: how many of its blocks are the same, as in real files. */
export function drawContent(prng: Prng, sizeBytes: number, repetition: number): Bytes {
  const content = new Uint8Array(sizeBytes);
  for (let at = 0; at < sizeBytes; at += BLOCK_BYTES) {
    if (prng.chance(repetition)) continue;
    const from = prng.below(noise.length - BLOCK_BYTES);
    content.set(noise.subarray(from, from + Math.min(BLOCK_BYTES, sizeBytes - at)), at);
    if (at + 8 <= sizeBytes) content.set(prng.bytes(8), at);
  }
  return content;
}

export interface FakeSource extends ByteSource {
  /** The file is moved or changed: from now on reads fail. */
  vanish(): void;
}

export function createFakeSource(
  content: Bytes,
  host: Host,
  latencyMs: number,
  prng: Prng,
): FakeSource {
  let gone = false;
  return {
    sizeBytes: content.length,
    read(start, end) {
      if (!(0 <= start && start <= end && end <= content.length)) {
        return Promise.reject(new RangeError(`no bytes ${start} to ${end}`));
      }
      return new Promise((resolve, reject) => {
        host.after(prng.next() * latencyMs, `read ${start}`, () => {
          if (gone) reject(new SwapError('source-gone', 'the file was moved'));
          else resolve(content.slice(start, end));
        });
      });
    },
    vanish: () => (gone = true),
  };
}
