/** Packs on a disk that fails at any step: acknowledged chunks are there, and every chunk in the index is whole. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { asPackRecord } from '../../../src/browser/storage/pack-record.ts';
import { PackSet } from '../../../src/browser/storage/pack-set.ts';
import type { Bytes } from '../../../src/core/base/bytes.ts';
import { chunkHash, type ChunkHash } from '../../../src/core/base/ids.ts';
import { patterned } from '../../contract/store-rig.ts';
import { createPackDisk, type PackDisk } from '../../fakes/pack-disk.ts';

const PACK_BYTES_MAX = 1_000;

const sha256 = (bytes: Bytes): Bytes =>
  Uint8Array.from(createHash('sha256').update(bytes).digest());

function chunk(n: number, length = 100 + n) {
  const bytes = patterned(length, n);
  return { hash: chunkHash(sha256(bytes)), bytes };
}
const chunks = (...ns: number[]) => ns.map((n) => chunk(n));
const hashes = (...ns: number[]): ChunkHash[] => chunks(...ns).map(({ hash }) => hash);

/** The pack sets of several tabs, which hear of each other's deletions. */
function createTabs(disk: PackDisk) {
  const tabs = new Set<PackSet>();
  return async (): Promise<PackSet> => {
    const tab = await PackSet.open({
      folder: disk.folder,
      index: disk.index,
      sha256: async (bytes) => sha256(bytes),
      newName: () => `pack ${disk.names++}`,
      tellDeleted: (gone) => tabs.forEach((other) => other !== tab && void other.deleted(gone)),
      packBytesMax: PACK_BYTES_MAX,
    });
    tabs.add(tab);
    return tab;
  };
}

const sizes = ({ files }: PackDisk) => [...files.values()].map(({ bytes }) => bytes.length);

/** Every chunk that the index names is on the disk where it says. */
function expectSound({ records, files }: PackDisk): void {
  for (const [hash, value] of records) {
    const record = asPackRecord(value);
    const bytes = files.get(record?.pack ?? '')?.bytes.slice(record?.offset);
    expect(chunkHash(sha256(bytes?.slice(0, record?.length) ?? new Uint8Array()))).toBe(hash);
  }
}

/** What a tab does in its life; notes what the pack set promised it. */
async function live(tab: PackSet, promised: Set<ChunkHash>): Promise<void> {
  const put = async (...ns: number[]) => {
    await tab.put(chunks(...ns));
    for (const hash of hashes(...ns)) promised.add(hash);
  };
  const remove = async (...ns: number[]) => {
    for (const hash of hashes(...ns)) promised.delete(hash);
    await tab.delete(hashes(...ns));
  };
  await put(1, 2, 3, 4, 5);
  await put(6, 7, 8);
  await remove(2, 3, 7);
  await put(9, 1, 10);
  await remove(8, 10);
  await put(11, 12, 13, 14);
  await remove(1, 4, 5, 6, 9, 11);
  await put(2, 3);
}

describe('a pack set', () => {
  test('keeps its promises when the power fails at any step', async () => {
    const dry = createPackDisk();
    await live(await createTabs(dry)(), new Set());
    expectSound(dry);
    for (let failAt = 0; failAt <= dry.steps(); failAt++) {
      for (const survives of [0, 0.5, 1]) {
        const disk = createPackDisk();
        const tab = await createTabs(disk)();
        disk.failAt = failAt;
        const promised = new Set<ChunkHash>();
        await live(tab, promised).catch(() => undefined);
        disk.restart(survives);
        const next = await createTabs(disk)();
        for (const hash of promised) {
          expect(await next.get(hash), `failed at step ${failAt}`).toBeDefined();
        }
        expectSound(disk);
        await live(next, promised);
        for (const hash of promised) expect(await next.get(hash)).toBeDefined();
        expectSound(disk);
      }
    }
  });

  test('fills gaps, gives back the end, and removes a pack that is empty', async () => {
    const disk = createPackDisk();
    const tab = await createTabs(disk)();
    await tab.put([chunk(1, 200), chunk(2, 200), chunk(3, 200)]);
    await tab.delete([chunk(2, 200).hash]);
    expect([sizes(disk), tab.gapBytes()]).toEqual([[600], 200]);
    await tab.put([chunk(4, 200)]);
    expect([sizes(disk), tab.gapBytes()]).toEqual([[600], 0]);
    await tab.delete([chunk(3, 200).hash]);
    expect(sizes(disk)).toEqual([400]);
    await tab.delete([chunk(1, 200).hash, chunk(4, 200).hash]);
    expect(sizes(disk)).toEqual([]);
  });

  test('begins another pack when one is full', async () => {
    const disk = createPackDisk();
    const tab = await createTabs(disk)();
    await tab.put([chunk(1, 700), chunk(2, 700), chunk(3, 5_000), chunk(4, 250)]);
    expect(sizes(disk)).toEqual([950, 700, 5_000]);
    expectSound(disk);
  });

  test('refuses the whole batch when it does not fit', async () => {
    const disk = createPackDisk();
    const tab = await createTabs(disk)();
    await tab.put([chunk(1, 300)]);
    disk.quotaBytes = 500;
    await expect(tab.put([chunk(2, 150), chunk(3, 150)])).rejects.toMatchObject({
      code: 'storage-full',
    });
    expect([sizes(disk), disk.records.size]).toEqual([[300], 1]);
    await tab.put([chunk(4, 150)]);
    expectSound(disk);
  });

  test('forgets a damaged chunk and uses its room again', async () => {
    const disk = createPackDisk();
    const tab = await createTabs(disk)();
    await tab.put([chunk(1, 300), chunk(2, 300), chunk(3, 300)]);
    disk.files.get('pack 0')?.bytes.fill(0, 350, 360);
    expect(await tab.get(chunk(2, 300).hash)).toBeUndefined();
    expect(disk.records.has(chunk(2, 300).hash)).toBe(false);
    expect(tab.gapBytes()).toBe(300);
    await tab.put([chunk(4, 300)]);
    expect(sizes(disk)).toEqual([900]);
  });

  test('gives each tab its own packs, and frees what another tab deletes', async () => {
    const disk = createPackDisk();
    const open = createTabs(disk);
    const [one, two] = [await open(), await open()];
    await Promise.all([one.put(chunks(1, 2, 3)), two.put(chunks(3, 4, 5))]);
    expect(disk.files.size).toBe(2);
    expectSound(disk);
    expect(await two.get(chunk(1).hash), 'not in a pack of its own').toBeUndefined();
    await two.delete(hashes(1, 2, 3));
    await one.put([]);
    expect(await one.get(chunk(1).hash)).toBeUndefined();
    expect(disk.files.size, 'the empty pack is gone').toBe(1);
    await one.put(chunks(1));
    expectSound(disk);
  });

  test('keeps the true one of two records that name the same bytes', async () => {
    const disk = createPackDisk();
    const open = createTabs(disk);
    await (await open()).put([chunk(1, 300), chunk(2, 300)]);
    disk.records.set(chunk(3, 200).hash, { pack: 'pack 0', offset: 350, length: 200 });
    disk.restart(1);
    const tab = await open();
    await tab.delete([chunk(3, 200).hash]);
    await tab.put([chunk(4, 100), chunk(5, 400)]);
    expectSound(disk);
    expect(await tab.get(chunk(1, 300).hash)).toEqual(chunk(1, 300).bytes);
  });
});
