/** The chunker that works where it is called keeps the contract, and is deterministic in small. */
import { describe, expect, test } from 'vitest';
import type { ByteSource } from '../../src/core/ports.ts';
import { fixedCutting } from '../../src/core/cutting.ts';
import { createChunker } from '../../src/core/chunking.ts';
import { HASH_AHEAD_CHUNKS } from '../../src/core/limits.ts';
import { chunkerContract } from '../contract/chunker.ts';
import { sourceOf } from './rigs/files-rig.ts';
import { bytesOf, crypto } from './rigs/people.ts';

describe('[F3] the chunker contract', () => {
  const cases = chunkerContract(async () => ({
    chunker: createChunker(crypto),
    open: async (content) => sourceOf(content),
    vanish: async (source) => (source as ReturnType<typeof sourceOf>).vanish(),
  }));
  for (const { name, run } of cases) test(name, run);
});

const small = createChunker(crypto, () => fixedCutting(100));
const signal = new AbortController().signal;

test('[F3] only a few chunks are in memory at once', async () => {
  const source = sourceOf(bytesOf('content', 10_000));
  const ends: number[] = [];
  const counted: ByteSource = {
    ...source,
    read(start, end) {
      ends.push(end);
      return source.read(start, end);
    },
  };
  const chunking = { known: [], withBytes: true, signal };
  const hashing = small.chunks(counted, chunking)[Symbol.asyncIterator]();
  expect(ends).toEqual([]);
  const { value } = await hashing.next();
  expect(value).toHaveLength(HASH_AHEAD_CHUNKS);
  expect(ends).toEqual([100 * HASH_AHEAD_CHUNKS, 200 * HASH_AHEAD_CHUNKS]); // one block ahead
});
