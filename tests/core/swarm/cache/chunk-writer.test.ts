/** Writes checked chunks to the store in batches: none is lost, none counted twice. */
import { describe, expect, test } from 'vitest';
import { SwapError } from '../../../../src/core/base/errors.ts';
import { chunkHash } from '../../../../src/core/base/ids.ts';
import { STORE_BATCH_CHUNKS } from '../../../../src/core/limits/swarm.ts';
import { ChunkWriter } from '../../../../src/core/swarm/cache/chunk-writer.ts';
import { createMemoryChunkStore } from '../../../../src/core/storage/memory-stores.ts';
import { bob, bytesOf, settled } from '../../../fakes/people.ts';

const chunkOf = (index: number) => ({
  index,
  hash: chunkHash(bytesOf(`hash ${index}`, 32)),
  bytes: bytesOf(`${index}`, 100),
  giver: bob.peer,
});

function createRig() {
  const memory = createMemoryChunkStore();
  const batches: number[] = [];
  const stored: number[] = [];
  const refused: [number, string][] = [];
  const rig = { idle: false, held: [] as (() => void)[], fails: undefined as unknown };
  const writer = new ChunkWriter({
    fileBytes: 1_000_000,
    chunks: {
      ...memory,
      async put(chunks) {
        batches.push(chunks.length);
        await new Promise<void>((resolve) => rig.held.push(resolve));
        if (rig.fails) throw rig.fails;
        await memory.put(chunks);
      },
    },
    idle: () => rig.idle,
    stored: (batch) => void stored.push(...batch.map((it) => it.index)),
    refused: (batch, code) =>
      void refused.push(...batch.map((it): [number, string] => [it.index, code])),
  });
  const commit = async () => {
    for (const go of rig.held.splice(0)) go();
    await settled();
  };
  return { writer, batches, stored, refused, rig, commit, memory };
}
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

describe('[F10] chunks are written', () => {
  test('sixteen at a time, and then everything that came meanwhile', async () => {
    const { writer, batches, stored, commit } = createRig();
    for (const index of range(0, STORE_BATCH_CHUNKS - 1)) writer.add(chunkOf(index));
    expect(batches).toEqual([]);
    for (const index of range(STORE_BATCH_CHUNKS - 1, 60)) writer.add(chunkOf(index));
    expect(batches).toEqual([STORE_BATCH_CHUNKS]); // one transaction at a time
    expect(writer.size).toBe(60);
    expect(writer.waitingBytes).toBe(6_000);
    await commit();
    expect(batches).toEqual([STORE_BATCH_CHUNKS, STORE_BATCH_CHUNKS * 2]);
    expect(stored).toEqual(range(0, STORE_BATCH_CHUNKS));
    await commit();
    expect(writer.size).toBe(60 - STORE_BATCH_CHUNKS * 3);
    writer.flush(true);
    await commit();
    expect(stored).toEqual(range(0, 60));
    expect(writer.size).toBe(0);
    expect(writer.waitingBytes).toBe(0);
  });

  test('at once when nothing more is to come', async () => {
    const { writer, rig, batches, stored, commit, memory } = createRig();
    writer.add(chunkOf(1));
    rig.idle = true;
    writer.flush();
    expect(batches).toEqual([1]);
    await commit();
    expect(stored).toEqual([1]);
    expect(await memory.get(chunkOf(1).hash)).toEqual(chunkOf(1).bytes);
    writer.flush(true);
    expect(batches).toEqual([1]); // no empty batch is written
  });

  test('and can be read from memory until then, and a little longer', async () => {
    const { writer, commit } = createRig();
    writer.add(chunkOf(5));
    writer.flush(true);
    expect(writer.get(5)).toEqual(chunkOf(5).bytes);
    expect([...writer.indexes()]).toEqual([5]);
    await commit();
    expect(writer.isWaiting(5)).toBe(false);
    expect([...writer.indexes()]).toEqual([]);
    expect(writer.get(5)).toEqual(chunkOf(5).bytes);
    writer.forgetRecent();
    expect(writer.get(5)).toBeUndefined();
  });
});

describe('[F15] a store that refuses', () => {
  test.each([
    [new SwapError('storage-full', 'full'), 'storage-full'],
    [new SwapError('storage-failed', 'broken'), 'storage-failed'],
    [new Error('anything'), 'storage-failed'],
  ])('with %s: nothing counts as stored', async (fails, code) => {
    const { writer, rig, stored, refused, commit } = createRig();
    rig.fails = fails;
    rig.idle = true;
    writer.add(chunkOf(1));
    await commit();
    expect(stored).toEqual([]);
    expect(refused).toEqual([[1, code]]);
    expect(writer.size).toBe(0);
    expect(writer.waitingBytes).toBe(0);
    rig.fails = undefined;
    writer.add(chunkOf(1));
    await commit();
    expect(stored).toEqual([1]);
  });
});
