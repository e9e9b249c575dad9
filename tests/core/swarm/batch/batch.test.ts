/** Batches: their list, and downloads of some of their files. */
import { describe, expect, test } from 'vitest';
import { encodeFileList, type FileToList } from '../../../../src/core/api/batch/file-list.ts';
import { concat, type Bytes } from '../../../../src/core/base/bytes.ts';
import type { FileId } from '../../../../src/core/base/ids.ts';
import { recordKey } from '../../../../src/core/swarm/cache/file-index.ts';
import { viewOf } from '../../../../src/core/swarm/file-item.ts';
import { alice, bob, bytesOf, carol, roomTopic } from '../../../fakes/people.ts';
import {
  createDisk,
  createParty,
  offerOf,
  problemIn,
  requested,
  savedBytes,
  share,
  stateIn,
  type Disk,
  type Member,
} from '../../../rigs/files-rig.ts';

const contents = [
  ['docs/a.txt', bytesOf('a', 4_000)],
  ['docs/empty', new Uint8Array(0)],
  ['docs/b.txt', bytesOf('b', 5_500)],
  ['pictures/c.png', bytesOf('c', 12_000)],
  ['pictures/d.png', bytesOf('d', 700)],
] as const;
const files = contents.map(([path, bytes], n): FileToList => ({
  path,
  sizeBytes: bytes.length,
  modifiedMs: n,
}));
const list = encodeFileList(files, [{ path: 'nothing', modifiedMs: 1 }]);
const whole = concat(list, ...contents.map(([, bytes]) => bytes));
const facts = { count: files.length, listBytes: list.length };
const bytesAt = (...items: number[]): Bytes =>
  concat(...items.map((n) => contents[n]?.[1] ?? list));

async function twoLinked(disk: Disk = createDisk(), bytes = whole, said = facts) {
  const party = createParty();
  const [a, b] = [await party.join(alice), await party.join(bob, disk)];
  party.link(a, b);
  const { id } = await share(a, 'folder', bytes, [b], said);
  await party.run();
  return { party, a, b, id };
}

const shown = (member: Member, id: FileId) => {
  const item = member.files.get(id);
  return item && viewOf(item, () => '');
};
const small = (disk: Disk, quotaBytes: number): Disk => ({
  ...disk,
  chunks: { ...disk.chunks, usage: async () => ({ ...(await disk.chunks.usage()), quotaBytes }) },
});

describe('[F26] what a batch holds', () => {
  test('is read from its list, for which nothing else of it is fetched', async () => {
    const { party, a, b, id } = await twoLinked();
    const reading = b.files.reading.contents(id);
    await party.run();
    const { files: listed, folders } = await reading;
    expect(listed.map((it) => it.path)).toEqual(files.map((it) => it.path));
    expect(folders).toEqual([{ path: 'nothing', modifiedMs: 1 }]);
    for (const [n, { from, sizeBytes }] of listed.entries())
      expect(whole.slice(from, from + sizeBytes)).toEqual(contents[n]?.[1]);
    expect(requested(b)).toEqual([0]);
    expect(stateIn(b, id)).toBe('offered');
    expect(shown(b, id)?.batch).toEqual(facts);
    expect((await a.files.reading.contents(id)).files).toHaveLength(5);
  });

  test('is not read on for a download that was cancelled, or is paused', async () => {
    const { party, a, b, id } = await twoLinked();
    party.unlink(a, b);
    for (const stop of ['cancel', 'pause'] as const) {
      await b.files.download(id);
      await b.files[stop](id);
      party.link(a, b);
      await party.tick(3);
      expect(requested(b)).toEqual([]);
      expect(problemIn(b, id)).toBeUndefined();
      party.unlink(a, b);
    }
    party.link(a, b);
    await b.files.download(id);
    await party.tick(3);
    expect(await savedBytes(b, id)).toEqual(bytesAt(0, 1, 2, 3, 4));
  });

  test('is told when the list is not what the offer says, and a download of it fails', async () => {
    const lying = whole.slice();
    lying[list.length - 1] = (lying[list.length - 1] ?? 0) ^ 0xff;
    const { party, b, id } = await twoLinked(createDisk(), lying.slice(0, -1));
    const reading = b.files.reading.contents(id).catch((error: unknown) => error);
    await party.run();
    expect(await reading).toMatchObject({ code: 'bad-list' });
    await b.files.download(id);
    await party.tick(2);
    expect(stateIn(b, id)).toBe('failed');
    expect(problemIn(b, id)).toBe('bad-list');
    expect(b.ready).toEqual([]);
    expect(new Set(requested(b)), 'nothing but the list is fetched').toEqual(new Set([0]));
  });

  test('is asked for no longer when nobody waits for it', async () => {
    const party = createParty();
    const [a, b] = [await party.join(alice), await party.join(bob)];
    const { id } = await share(a, 'folder', whole, [b], facts);
    const stop = new AbortController();
    const reading = b.files.reading.contents(id, stop.signal).catch((error: unknown) => error);
    await party.run();
    stop.abort();
    expect(await reading).toMatchObject({ code: 'closed' });
  });
});

describe('[F29] a download of a batch', () => {
  test('brings all of it, and saves its files one after the other, without the list', async () => {
    const { party, b, id } = await twoLinked();
    await b.files.download(id);
    await party.tick(2);
    expect(b.ready).toEqual([id]);
    expect(stateIn(b, id)).toBe('complete');
    expect(await savedBytes(b, id)).toEqual(bytesAt(0, 1, 2, 3, 4));
    expect(b.files.savable(id)?.batch?.items).toEqual([0, 1, 2, 3, 4]);
    expect(shown(b, id)?.chosen).toBeUndefined();
  });

  test('of some of its files brings only these, and is complete then', async () => {
    const { party, b, id } = await twoLinked();
    await b.files.download(id, [4, 0]);
    await party.tick(2);
    expect(b.ready).toEqual([id]);
    expect(stateIn(b, id)).toBe('complete');
    expect(await savedBytes(b, id)).toEqual(bytesAt(0, 4));
    expect(b.files.savable(id)?.batch?.items).toEqual([0, 4]);
    expect(shown(b, id)?.chosen).toEqual({
      count: 2,
      sizeBytes: 4_700 + list.length,
      haveBytes: 4_700 + list.length,
    });
    expect(requested(b).length).toBeLessThan(9);
    expect(b.files.busy()).toBe(false);
  });

  test('of files that are chosen meanwhile brings these, too', async () => {
    const { party, b, id } = await twoLinked();
    await b.files.download(id, [0]);
    await b.files.download(id, [3]);
    await party.tick(3);
    expect(await savedBytes(b, id)).toEqual(bytesAt(0, 3));
    await b.files.download(id, [4]);
    await party.tick(2);
    expect(await savedBytes(b, id), 'what came before was saved').toEqual(bytesAt(4));
    await b.files.download(id, [0, 1, 2, 3, 4]);
    await party.tick(2);
    expect(await savedBytes(b, id)).toEqual(bytesAt(0, 1, 2, 3, 4));
    expect(requested(b)).toHaveLength(new Set(requested(b)).size);
  });

  test('keeps what was chosen when it is paused, and after a reload', async () => {
    const disk = createDisk();
    const { party, a, b, id } = await twoLinked(disk);
    await b.files.download(id, [2]);
    await b.files.pause(id);
    await party.run();
    expect(stateIn(b, id)).toBe('paused');
    party.unlink(a, b);
    b.files.close();
    const again = await party.join(bob, disk);
    const offer = await offerOf(a.identity, 'folder', whole.length, again.peer, facts);
    await again.files.offer(offer);
    party.link(a, again);
    await party.tick(2);
    expect(stateIn(again, id)).toBe('paused');
    await again.files.download(id);
    await party.tick(2);
    expect(await savedBytes(again, id)).toEqual(bytesAt(2));
    party.unlink(a, again);
    again.files.close();
    const third = await createParty().join(bob, disk);
    await third.files.offer(offer);
    await party.run();
    expect(stateIn(third, id)).toBe('complete');
    expect(await savedBytes(third, id)).toEqual(bytesAt(2));
    expect(third.ready).toEqual([]);
    await third.files.cancel(id);
    expect(shown(third, id)?.chosen).toBeUndefined();
    expect((await disk.chunks.usage()).usedBytes).toBe(0);
  });

  test('comes from people who have only what is wanted', async () => {
    const { party, a, b, id } = await twoLinked();
    await b.files.download(id, [3]);
    await party.tick(2);
    const c = await party.join(carol);
    party.unlink(a, b);
    party.link(b, c);
    await c.files.offer(await offerOf(alice, 'folder', whole.length, c.peer, facts));
    await c.files.download(id, [3]);
    await party.tick(4);
    expect(await savedBytes(c, id)).toEqual(bytesAt(3));
    expect([...c.faults, ...b.faults]).toEqual([]);
  });

  test('of some files fits where all of them would not; what fits nowhere is streamed', async () => {
    const disk = createDisk();
    const { party, b, id } = await twoLinked(small(disk, 10_000));
    await b.files.download(id, [0]);
    await party.tick(2);
    expect(stateIn(b, id)).toBe('complete');
    expect(await savedBytes(b, id)).toEqual(bytesAt(0));
    await b.files.download(id, [2, 3]);
    await party.tick(1);
    expect(b.files.savable(id)).toMatchObject({ streamed: true, batch: { items: [2, 3] } });
    const saving = savedBytes(b, id);
    await party.tick(2);
    expect(await saving).toEqual(bytesAt(2, 3));
    const key = recordKey(roomTopic, id);
    expect((await b.files.cache.view()).files.some((it) => it.key === key)).toBe(false);
  });
});
