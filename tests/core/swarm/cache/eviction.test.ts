/** What is evicted when room is needed: the least recently used, and nothing still needed. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileId, type ChunkHash } from '../../../../src/core/base/ids.ts';
import { chooseEvictions, evictFile } from '../../../../src/core/swarm/cache/eviction.ts';
import {
  createFileIndex,
  recordKey,
  type FileRecord,
} from '../../../../src/core/swarm/cache/file-index.ts';
import type { CachedFile } from '../../../../src/core/api/views.ts';
import {
  createMemoryChunkStore,
  createMemoryKeyValueStore,
} from '../../../../src/core/storage/memory-stores.ts';
import { chunksOf, descriptorOf, segmentsOf } from '../../../rigs/manifests.ts';
import { bytesOf, roomTopic } from '../../../fakes/people.ts';

const cached = (n: number, change: Partial<CachedFile> = {}): CachedFile => ({
  key: `${n}`,
  id: fileId(bytesOf(`${n}`, 16)),
  name: `${n}`,
  sizeBytes: 100,
  cachedBytes: 100,
  lastUsedAtMs: n,
  pinned: false,
  asked: true,
  busy: false,
  ...change,
});

describe('[F16] what is chosen', () => {
  test('is the least recently used files, and no more than needed', () => {
    const files = [cached(3), cached(1), cached(2)];
    const keys = (bytes: number) => chooseEvictions(files, bytes)?.map(({ key }) => key);
    expect(keys(1)).toEqual(['1']);
    expect(keys(100)).toEqual(['1']);
    expect(keys(101)).toEqual(['1', '2']);
    expect(keys(300)).toEqual(['1', '2', '3']);
    expect(keys(301)).toBeUndefined();
    expect(keys(0)).toEqual([]);
  });

  test('is first what nobody asked for, however new it is', () => {
    const files = [cached(1), cached(3, { asked: false }), cached(2, { asked: false })];
    const keys = (bytes: number) => chooseEvictions(files, bytes)?.map(({ key }) => key);
    expect(keys(200)).toEqual(['2', '3']);
    expect(keys(201)).toEqual(['2', '3', '1']);
  });

  test('is never pinned or in use, and is either enough or nothing', () => {
    const file = fc
      .record({
        cachedBytes: fc.nat(200),
        lastUsedAtMs: fc.nat(50),
        pinned: fc.boolean(),
        busy: fc.boolean(),
      })
      .map((change) => cached(0, change));
    fc.assert(
      fc.property(fc.array(file, { maxLength: 12 }), fc.nat(800), (files, needed) => {
        const free = files.filter((it) => !it.pinned && !it.busy);
        const sum = (list: readonly CachedFile[]) =>
          list.reduce((all, it) => all + it.cachedBytes, 0);
        const chosen = chooseEvictions(files, needed);
        expect(chosen === null).toBe(sum(free) < needed);
        if (!chosen) return;
        expect(chosen.every((it) => free.includes(it))).toBe(true);
        expect(sum(chosen)).toBeGreaterThanOrEqual(needed);
        expect(sum(chosen.slice(0, -1))).toBeLessThan(Math.max(1, needed));
        const latest = Math.max(...chosen.map((it) => it.lastUsedAtMs));
        const kept = free.filter((it) => !chosen.includes(it) && it.cachedBytes > 0);
        for (const it of kept) expect(it.lastUsedAtMs).toBeGreaterThanOrEqual(latest);
      }),
    );
  });
});

describe('[F16] a file that leaves', () => {
  const record: FileRecord = {
    name: 'a',
    size: 300,
    offeredHere: false,
    wanted: true,
    paused: true,
    pinned: false,
    lastUsedAtMs: 1,
    cachedBytes: 300,
  };
  /** Two files of three chunks each, with one in common. */
  async function setUp(change: Partial<FileRecord>) {
    const index = createFileIndex(createMemoryKeyValueStore());
    const chunks = createMemoryChunkStore();
    const shared = chunksOf('shared', [100]);
    const keys: string[] = [];
    for (const name of ['one', 'two']) {
      const file = await descriptorOf(name, 300);
      const list = [...chunksOf(name, [100, 100]), ...shared];
      const key = recordKey(roomTopic, file.id);
      for (const [n, segment] of (
        await segmentsOf(file, [list.slice(0, 1), list.slice(1)])
      ).entries()) {
        await index.saveSegment(key, n, segment);
      }
      await index.save(key, name === 'two' ? { ...record, ...change } : record);
      await chunks.put(list.map(({ hash }) => ({ hash, bytes: new Uint8Array(100) })));
      keys.push(key);
    }
    const here = async (key: string) => {
      const hashes: ChunkHash[] = [...(await index.chunksOf([key]))];
      return (await chunks.has(hashes)).filter(Boolean).length;
    };
    return { index, chunks, one: keys[0] ?? '', two: keys[1] ?? '', here };
  }

  test('takes its chunks with it, except those that another kept file needs', async () => {
    const { index, chunks, one, two, here } = await setUp({});
    await evictFile(index, chunks, one);
    expect(await here(one)).toBe(1);
    expect(await here(two)).toBe(3);
    expect(Object.fromEntries(await index.all())[one]).toEqual({
      ...record,
      wanted: false,
      paused: false,
      kept: 'left',
      cachedBytes: 0,
    });
    await evictFile(index, chunks, two);
    expect((await chunks.usage()).usedBytes).toBe(0);
  });

  test('leaves nothing for a file that is only remembered', async () => {
    const { index, chunks, one, here } = await setUp({ cachedBytes: 0, wanted: false });
    await evictFile(index, chunks, one);
    expect(await here(one)).toBe(0);
  });

  test('leaves chunks that a file being fetched uses', async () => {
    const { index, chunks, one, here } = await setUp({ cachedBytes: 0, wanted: true });
    await evictFile(index, chunks, one);
    expect(await here(one)).toBe(1);
  });

  test('that is unknown takes nothing', async () => {
    const { index, chunks, here, one } = await setUp({});
    await evictFile(index, chunks, 'nothing');
    expect(await here(one)).toBe(3);
    expect(await index.all()).toHaveLength(2);
  });
});
