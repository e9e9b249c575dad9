/** Cutting by content: lengths within bounds, the right mean, and cuts that find each other again. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concat } from '../../../src/core/base/bytes.ts';
import { CHUNK_BYTES_MAX } from '../../../src/core/limits/files.ts';
import { contentCutting, ownCutting, type Cutting } from '../../../src/core/chunking/fast-cdc.ts';
import { sha256 } from '../../fakes/keyring.ts';
import { createPrng } from '../../fakes/prng.ts';

const KiB = 1024;

function lengthsOf(cutting: Cutting, bytes: Uint8Array): number[] {
  const lengths: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = cutting.cut(bytes, at, bytes.length);
    lengths.push(length);
    at += length;
  }
  return lengths;
}
function hashesOf(cutting: Cutting, bytes: Uint8Array): string[] {
  let end = 0;
  return lengthsOf(cutting, bytes).map((length) =>
    Buffer.from(sha256(bytes.subarray(end, (end += length)))).toString('hex'),
  );
}
const noise = (seed: string, length: number) => createPrng(seed).bytes(length);

describe('[F17] by content', () => {
  test('chunks are a quarter to 15/8 of the mean that we asked for', () => {
    const lengths = lengthsOf(contentCutting(4 * KiB), noise('mean', 16_000 * KiB));
    expect(Math.min(...lengths.slice(0, -1))).toBeGreaterThanOrEqual(1 * KiB);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(7.5 * KiB);
    const mean = lengths.reduce((sum, it) => sum + it, 0) / lengths.length;
    expect(mean / (4 * KiB)).toBeGreaterThan(0.97);
    expect(mean / (4 * KiB)).toBeLessThan(1.03);
  });

  test('of our files: 32 to 240 KiB, so that a chunk and its header are one message', () => {
    const { minBytes, maxBytes } = ownCutting;
    expect([minBytes, maxBytes]).toEqual([32 * KiB, 240 * KiB]);
    expect(maxBytes).toBeLessThan(CHUNK_BYTES_MAX);
  });

  test('the same bytes are cut alike on every device: these lengths never change', () => {
    const bytes = Uint8Array.from({ length: 1_000_000 }, (_, i) => Math.imul(i, i ^ 0x5bd1) >>> 7);
    expect(lengthsOf(ownCutting, bytes)).toMatchInlineSnapshot(`
      [
        130006,
        131072,
        131072,
        131072,
        131072,
        131072,
        131072,
        83562,
      ]
    `);
  });

  test('all zeros are cut into the longest chunks, all alike', () => {
    const lengths = lengthsOf(contentCutting(4 * KiB), new Uint8Array(75 * KiB));
    expect(lengths).toEqual(Array<number>(10).fill(7.5 * KiB));
  });

  test('a change affects only a few chunks around it', () => {
    const cutting = contentCutting(KiB);
    const old = noise('old', 300 * KiB);
    const before = new Set(hashesOf(cutting, old));
    fc.assert(
      fc.property(
        fc.nat(old.length),
        fc.nat(3 * KiB),
        fc.uint8Array({ maxLength: 3 * KiB }),
        (at, gone, added) => {
          const changed = concat(old.subarray(0, at), added, old.subarray(at + gone));
          const fresh = hashesOf(cutting, changed).filter((hash) => !before.has(hash));
          // What changed, and until two cuts fall together again.
          expect(fresh.length).toBeLessThan(25);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a chunk does not depend on what comes after it', () => {
    const cutting = contentCutting(KiB);
    const bytes = noise('after', 20 * KiB);
    const [first = 0] = lengthsOf(cutting, bytes);
    bytes.fill(7, first);
    expect(cutting.cut(bytes, 0, bytes.length)).toBe(first);
  });
});
