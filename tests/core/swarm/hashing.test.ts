/** Hashing a shared file: every byte once, in order, a few chunks at a time. */
import { expect, test } from 'vitest';
import { concat } from '../../../src/core/bytes.ts';
import { SwapError } from '../../../src/core/errors.ts';
import { idBytes } from '../../../src/core/ids.ts';
import { HASH_AHEAD_CHUNKS } from '../../../src/core/limits.ts';
import type { ByteSource } from '../../../src/core/ports.ts';
import { hashChunks, type HashedChunk } from '../../../src/core/swarm/hashing.ts';
import { sha256 } from '../../sim/sim-crypto.ts';
import { sourceOf } from '../rigs/files-rig.ts';
import { bytesOf, crypto } from '../rigs/people.ts';

async function steps(source: ByteSource, signal = new AbortController().signal) {
  const all: HashedChunk[][] = [];
  for await (const step of hashChunks(source, crypto, signal, 100)) all.push(step);
  return all;
}

test.each([0, 1, 99, 100, 101, 799, 800, 801, 2_450])(
  '[F3] %i bytes are hashed whole and in order',
  async (size) => {
    const content = bytesOf('content', size);
    const all = await steps(sourceOf(content));
    const chunks = all.flat();
    expect(concat(...chunks.map(({ bytes }) => bytes))).toEqual(content);
    for (const [i, { hash, bytes, lengthBytes }] of chunks.entries()) {
      expect(idBytes(hash)).toEqual(sha256(bytes));
      expect(lengthBytes).toBe(i < chunks.length - 1 ? 100 : bytes.length);
      expect(lengthBytes).toBeGreaterThan(0);
    }
    for (const step of all.slice(0, -1)) expect(step).toHaveLength(HASH_AHEAD_CHUNKS);
  },
);

test('[F3] only a few chunks are in memory at once', async () => {
  const source = sourceOf(bytesOf('content', 10_000));
  let reads = 0;
  const counted: ByteSource = {
    ...source,
    read(start, end) {
      reads += 1;
      return source.read(start, end);
    },
  };
  const hashing = hashChunks(counted, crypto, new AbortController().signal, 100);
  expect(reads).toBe(0);
  await hashing.next();
  expect(reads).toBe(HASH_AHEAD_CHUNKS);
});

test('a source that is gone, or somebody who gives up, ends it', async () => {
  const source = sourceOf(bytesOf('content', 1_000));
  source.vanish();
  await expect(steps(source)).rejects.toBeInstanceOf(SwapError);
  const controller = new AbortController();
  controller.abort(new Error('enough'));
  await expect(steps(sourceOf(bytesOf('content', 1_000)), controller.signal)).rejects.toThrow(
    'enough',
  );
});
