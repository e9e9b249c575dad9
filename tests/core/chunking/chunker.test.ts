/** The chunker that works where it is called keeps the contract, and is deterministic in small. */
import { describe, expect, test } from 'vitest';
import type { ByteSource } from '../../../src/core/ports.ts';
import { contentCutting, type Cutting } from '../../../src/core/chunking/fast-cdc.ts';
import { fixedCutting } from '../../fakes/fixed-chunking.ts';
import { createChunker } from '../../../src/core/chunking/chunker.ts';
import { HASH_AHEAD_CHUNKS } from '../../../src/core/limits/swarm.ts';
import { chunkerContract } from '../../contract/chunker.ts';
import { sourceOf } from '../../rigs/files-rig.ts';
import { bytesOf, crypto } from '../../fakes/people.ts';

describe('[F3] the chunker contract', () => {
  const cases = chunkerContract(async () => ({
    chunker: createChunker(crypto),
    open: async (content) => sourceOf(content),
    vanish: async (source) => (source as ReturnType<typeof sourceOf>).vanish(),
  }));
  for (const { name, run } of cases) test(name, run);
});

const small = createChunker(crypto, fixedCutting(100));
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

test('[F17] a file whose content gives too many chunks is cut into fewer', async () => {
  const short: Cutting = { ...contentCutting(1_024), cut: () => 256 };
  const chunksMax = 40;
  const content = bytesOf('cut short', chunksMax * 1_024);
  const hashed: number[] = [];
  const chunker = createChunker(crypto, short, chunksMax);
  expect(chunker.sizeBytesMax).toBe(content.length);
  const chunking = { known: [], withBytes: false, signal };
  for await (const step of chunker.chunks(sourceOf(content), chunking))
    hashed.push(...step.map((it) => it.lengthBytes));
  expect(hashed.length).toBeLessThanOrEqual(chunksMax);
  expect(hashed.reduce((sum, it) => sum + it, 0)).toBe(content.length);
  expect(hashed).toContain(256);
  expect(hashed).toContain(short.maxBytes);
});
