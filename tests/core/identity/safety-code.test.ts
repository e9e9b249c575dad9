/** What it costs to find two keys that give both sides the same code. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { codeOf, SAFETY_CODE_BYTES } from '../../../src/core/identity/safety-code.ts';
import { utf8 } from '../../../src/core/base/bytes.ts';

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());

test('[R12] a code has 96 bits, and each candidate costs 256 hashes of 64 KiB', async () => {
  const sizes: number[] = [];
  const counting = (bytes: Uint8Array) => {
    sizes.push(bytes.length);
    return Promise.resolve(sha256(bytes));
  };
  const code = await codeOf(counting, utf8('both keys'));
  expect(code).toHaveLength(12);
  expect(sizes).toEqual([9, ...new Array<number>(256).fill(65_536)]);

  // The birthday bound, for each of both sides, times the blocks of SHA-256 that a candidate takes.
  const candidates = 2 * Math.sqrt(2 ** (8 * SAFETY_CODE_BYTES));
  const blocks = sizes.reduce((sum, size) => sum + Math.ceil((size + 9) / 64), 0);
  const cardsFor = (seconds: number) => (candidates * blocks) / 1e10 / seconds;
  expect(cardsFor(120)).toBeGreaterThan(100_000_000); // while a nearby request waits
  expect(cardsFor(86_400 * 150)).toBeGreaterThan(1_000); // for a pair of long-lived keys
});

test('[R12] a code is a chain of hashes, each of the one before written 2,048 times', async () => {
  let hash = sha256(utf8('both keys'));
  for (let round = 0; round < 256; round++) {
    hash = sha256(Buffer.concat(new Array<Uint8Array>(2_048).fill(hash)));
  }
  const code = await codeOf((bytes) => Promise.resolve(sha256(bytes)), utf8('both keys'));
  expect(code).toEqual(hash.slice(0, 12));
});
