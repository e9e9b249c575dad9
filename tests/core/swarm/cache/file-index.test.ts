/** What this device remembers of files: found by room, whatever else the store holds. */
import { expect, test } from 'vitest';
import { fileId } from '../../../../src/core/base/ids.ts';
import {
  createFileIndex,
  recordKey,
  type FileRecord,
} from '../../../../src/core/swarm/cache/file-index.ts';
import { createMemoryKeyValueStore } from '../../../../src/core/storage/memory-stores.ts';
import { chunksOf, descriptorOf, segmentsOf } from '../../../rigs/manifests.ts';
import { bytesOf, otherRoomTopic, roomTopic } from '../../../fakes/people.ts';

const record: FileRecord = {
  name: 'a',
  size: 300,
  offeredHere: false,
  wanted: true,
  paused: false,
  pinned: true,
  lastUsedAtMs: 1,
  cachedBytes: 300,
};

test('[F7] records and segments come back in order, room by room', async () => {
  const store = createMemoryKeyValueStore();
  const index = createFileIndex(store);
  const file = await descriptorOf('long', 1_200);
  const chunks = chunksOf('long', Array<number>(12).fill(100));
  const segments = await segmentsOf(
    file,
    chunks.map((chunk) => [chunk]),
  );
  const here = recordKey(roomTopic, file.id);
  await index.save(here, record);
  for (const [n, segment] of [...segments.entries()].reverse()) {
    await index.saveSegment(here, n, segment);
  }
  const elsewhere = recordKey(otherRoomTopic, file.id);
  await index.save(elsewhere, { ...record, name: 'b' });
  const remembered = await createFileIndex(store).load(roomTopic);
  expect([...remembered.keys()]).toEqual([file.id]);
  expect(remembered.get(file.id)).toEqual(record);
  expect(await index.segmentsOf(here)).toEqual(segments.map(({ body, sig }) => ({ body, sig })));
  expect(new Map(await index.all())).toEqual(
    new Map([
      [here, record],
      [elsewhere, { ...record, name: 'b' }],
    ]),
  );
  expect(await index.chunksOf([here, elsewhere])).toEqual(new Set(chunks.map(({ hash }) => hash)));
});

test('[F7] damaged records are left out, and the others are read', async () => {
  const store = createMemoryKeyValueStore();
  const index = createFileIndex(store);
  const id = fileId(bytesOf('file', 16));
  const key = recordKey(roomTopic, id);
  await index.save(key, record);
  await store.put([
    [`file/${roomTopic}/not-an-id`, new Uint8Array([1])],
    [`file/${recordKey(roomTopic, fileId(bytesOf('spoilt', 16)))}`, new Uint8Array([0xc1])],
    [`segment/${key}/000000`, new Uint8Array([0xc1])],
  ]);
  const remembered = await index.load(roomTopic);
  expect([...remembered.keys()]).toEqual([id]);
  expect(await index.segmentsOf(key)).toEqual([undefined]);
  expect((await index.chunksOf([key])).size).toBe(0);
});
