/** The store keeps in step with the log, also where it refuses what it is given. */
import { expect, test } from 'vitest';
import { SwapError } from '../../../src/core/base/errors.ts';
import { Log } from '../../../src/core/chat/log.ts';
import { LogWriter } from '../../../src/core/chat/log-writer.ts';
import type { KeyValueStore } from '../../../src/core/ports.ts';
import { createMemoryKeyValueStore } from '../../../src/core/storage/memory-stores.ts';
import { chainOf } from '../../rigs/chains.ts';
import { mallory } from '../../fakes/people.ts';

const count = (length: number) => Array.from({ length }, (_, i) => i + 1);

/** A log of ten entries and its store, which can be full. It records which keys were deleted. */
function rig() {
  const records = createMemoryKeyValueStore();
  const disk = { isFull: false, deleted: [] as string[] };
  const store: KeyValueStore = {
    ...records,
    put: (rows) =>
      disk.isFull ? Promise.reject(new SwapError('storage-full', 'full')) : records.put(rows),
    delete(keys) {
      disk.deleted.push(...keys);
      return records.delete(keys);
    },
  };
  const log = new Log();
  const writer = new LogWriter(store, log);
  /** Takes them in, and drops all but the last ten. */
  const take = async (entries: Awaited<ReturnType<typeof chainOf>>) => {
    for (const entry of entries) {
      writer.added(log.add(entry).added, 0);
      const { peer } = mallory;
      const floors = new Map([[peer, entry.body.seq - 9]]);
      writer.dropped(peer, log.dropAll(floors).get(peer) ?? []);
      await writer.flush();
    }
  };
  const stored = async () =>
    (await records.entries('entry/')).map(([key]) => Number(key.slice(-8)));
  return { disk, take, stored };
}

test('[Y5] on a full disk what leaves the log is still deleted, and what never was there waits for nothing', async () => {
  const { disk, take, stored } = rig();
  const chain = await chainOf(mallory, count(60));
  await take(chain.slice(0, 10));
  expect(await stored()).toEqual(count(10));
  disk.isFull = true;
  await take(chain.slice(10, 50));
  expect(await stored()).toEqual([]);
  expect(disk.deleted).toHaveLength(10);
  disk.isFull = false;
  await take(chain.slice(50));
  expect(await stored()).toEqual(count(60).slice(50));
});
