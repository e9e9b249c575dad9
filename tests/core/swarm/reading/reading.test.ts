/** Files that are read while they come, or without being downloaded. */
import { describe, expect, test, vi } from 'vitest';
import { concat, type Bytes } from '../../../../src/core/base/bytes.ts';
import { SwapError } from '../../../../src/core/base/errors.ts';
import type { FileId } from '../../../../src/core/base/ids.ts';
import { createChunker } from '../../../../src/core/chunking/chunker.ts';
import {
  READER_AHEAD_CHUNKS,
  SEGMENT_CHUNKS_MAX,
  SEGMENTS_PER_ANSWER,
  STREAM_AHEAD_CHUNKS,
  UNASKED_CHUNKS_MAX,
} from '../../../../src/core/limits/swarm.ts';
import { viewOf, type FileItem } from '../../../../src/core/swarm/file-item.ts';
import { fixedCutting } from '../../../fakes/fixed-chunking.ts';
import { ReadWindow } from '../../../../src/core/swarm/reading/readers.ts';
import { recordKey } from '../../../../src/core/swarm/cache/file-index.ts';
import { alice, bob, bytesOf, crypto, roomTopic, settled } from '../../../fakes/people.ts';
import {
  CHUNK_BYTES,
  createDisk,
  createParty,
  offerOf,
  problemIn,
  requested,
  savedBytes,
  share,
  stateIn,
  threeLinked,
  type Disk,
  type Member,
  type Party,
} from '../../../rigs/files-rig.ts';

const film = bytesOf('film', 30_500);
const never = new AbortController().signal;

/** Reads a range to its end. */
async function readAll(member: Member, id: FileId, from: number, to: number, signal = never) {
  const parts: Bytes[] = [];
  for await (const part of member.files.reading.read(id, { from, to }, signal)) parts.push(part);
  return concat(...parts);
}

/** The same, while the members talk. */
async function readIn(party: Party, ...of: Parameters<typeof readAll>): Promise<Bytes> {
  const reading = readAll(...of);
  let done = false;
  void reading.catch(() => undefined).then(() => (done = true));
  for (let i = 0; i < 200 && !done; i++) await party.run();
  return reading;
}

async function twoLinked(disk: Disk = createDisk()) {
  const party = createParty();
  const [a, b] = [await party.join(alice), await party.join(bob, disk)];
  party.link(a, b);
  const { id, source } = await share(a, 'film', film, [b]);
  await party.run();
  return { party, a, b, id, source };
}

const chunksOf = (member: Member): number[] =>
  [...new Set(requested(member))].sort((x, y) => x - y);

describe('[F28] a range of a file that nobody downloads', () => {
  test('comes in order, and nothing else of the file does', async () => {
    const { party, b, id } = await twoLinked();
    expect(await readIn(party, b, id, 12_345, 15_678)).toEqual(film.slice(12_345, 15_678));
    expect(chunksOf(b)).toEqual([12, 13, 14, 15]);
    expect(stateIn(b, id)).toBe('offered');
    expect(b.ready).toEqual([]);
  });

  test('ends where the file ends, and may be empty', async () => {
    const { party, b, id } = await twoLinked();
    expect(await readIn(party, b, id, 30_000, 99_999)).toEqual(film.slice(30_000));
    expect(await readIn(party, b, id, 40_000, 50_000)).toHaveLength(0);
    expect(await readIn(party, b, id, 7, 7)).toHaveLength(0);
    expect(chunksOf(b)).toEqual([30]);
  });

  test('is asked for no further ahead than a reader needs soon', async () => {
    const party = createParty();
    const [a, b] = [await party.join(alice), await party.join(bob)];
    party.link(a, b);
    const long = bytesOf('long', 200 * CHUNK_BYTES);
    const { id } = await share(a, 'long', long, [b]);
    const stop = new AbortController();
    const reader = b.files.reading.read(id, { from: 0, to: long.length }, stop.signal);
    const first = reader.next();
    await party.run();
    expect((await first).value).toEqual(long.slice(0, CHUNK_BYTES));
    await party.run();
    expect(chunksOf(b)).toEqual([...Array(READER_AHEAD_CHUNKS).keys()]);
    stop.abort();
    expect((await reader.next()).done).toBe(true);
    await party.tick(3);
    expect(chunksOf(b)).toHaveLength(READER_AHEAD_CHUNKS);
    expect(b.faults).toEqual([]);
  });

  test('is asked for further ahead the more of it was read, within a bound, and at once for a save', () => {
    const aheadAfter = (chunks: number, insists = false) => {
      const window = new ReadWindow([{ from: 0, to: 1_000_000 }], insists ? 'save' : 'asked');
      for (let n = 1; n <= chunks; n++) window.move(0, n * CHUNK_BYTES);
      window.move(0, chunks * CHUNK_BYTES); // it looks again
      return window.ahead();
    };
    expect(aheadAfter(0)).toBe(READER_AHEAD_CHUNKS);
    expect(aheadAfter(40)).toBe(READER_AHEAD_CHUNKS + 5);
    expect(aheadAfter(900)).toBe(STREAM_AHEAD_CHUNKS);
    expect(aheadAfter(0, true)).toBe(STREAM_AHEAD_CHUNKS);
  });

  test('is kept: it is counted, read again without anybody, also after a reload, and makes room', async () => {
    const disk = createDisk();
    const { party, a, b, id } = await twoLinked(disk);
    await readIn(party, b, id, 0, 5_000);
    await party.tick(2);
    const key = recordKey(roomTopic, id);
    const { files } = await b.files.cache.view();
    expect(files.map((it) => [it.key, it.cachedBytes, it.busy])).toEqual([[key, 5_000, false]]);
    party.unlink(a, b);
    b.files.close();
    const again = await createParty().join(bob, disk);
    await again.files.offer(await offerOf(a.identity, 'film', film.length, again.peer));
    expect(await readAll(again, id, 1_000, 5_000)).toEqual(film.slice(1_000, 5_000));
    await again.files.cache.evict(key);
    expect((await disk.chunks.usage()).usedBytes).toBe(0);
  });

  test('is looked for by whoever has it, and that nobody has it is shown', async () => {
    const party = createParty();
    const asked: FileId[] = [];
    const [a, b] = [
      await party.join(alice),
      await party.join(bob, createDisk(), {
        provide: () => undefined,
        find: async (id) => (asked.push(id), []),
        isFar: () => false,
        askToDial: () => undefined,
      }),
    ];
    const { id } = await share(a, 'film', film, [b]);
    const stop = new AbortController();
    const reading = readAll(b, id, 2_000, 3_000, stop.signal);
    await party.tick(6);
    expect(asked).toContain(id);
    expect(problemIn(b, id)).toBe('nobody-has-it');
    stop.abort();
    await reading;
    await party.tick(2);
    expect(problemIn(b, id)).toBeUndefined();
  });

  test('is read when its list has come, and when there is somebody to ask', async () => {
    const party = createParty();
    const [a, b] = [await party.join(alice), await party.join(bob)];
    const { id } = await share(a, 'film', film, [b]);
    const reading = readAll(b, id, 2_000, 3_000);
    await party.tick(2);
    party.link(a, b);
    await party.tick(4);
    expect(await reading).toEqual(film.slice(2_000, 3_000));
  });
});

describe('[F28] several readers', () => {
  test('at once all get their bytes, and each chunk comes once', async () => {
    const { party, b, id } = await twoLinked();
    const ranges = [
      [20_000, 26_500],
      [3_000, 9_000],
      [22_000, 30_500],
    ] as const;
    const read = await Promise.all(ranges.map(([from, to]) => readIn(party, b, id, from, to)));
    expect(read).toEqual(ranges.map(([from, to]) => film.slice(from, to)));
    expect(requested(b)).toHaveLength(new Set(requested(b)).size);
  });

  test('read what is being downloaded, and the download becomes complete', async () => {
    const { party, b, id } = await twoLinked();
    await b.files.download(id);
    expect(await readIn(party, b, id, 25_000, 30_500)).toEqual(film.slice(25_000));
    await party.tick(2);
    expect(await savedBytes(b, id)).toEqual(film);
    expect(b.ready).toEqual([id]);
    expect(requested(b)).toHaveLength(31);
  });

  test('go on while the download is paused, and get only what they need', async () => {
    const { party, b, id } = await twoLinked();
    await b.files.download(id);
    await b.files.pause(id);
    await party.run();
    const before = requested(b).length;
    const have = b.files.get(id)?.swarm.holdings.have.count() ?? 0;
    await readIn(party, b, id, 28_000, 30_000);
    expect(b.files.get(id)?.swarm.holdings.have.count()).toBeLessThanOrEqual(have + 2);
    expect(requested(b).length - before).toBeLessThanOrEqual(2);
    expect(stateIn(b, id)).toBe('paused');
  });

  test('at two devices pass on what the sharer gave one of them', async () => {
    const { party, a, b, c } = await threeLinked();
    const long = bytesOf('long', 300 * CHUNK_BYTES);
    const { id } = await share(a, 'long', long, [b, c]);
    await party.run();
    const reading = Promise.all([readAll(b, id, 0, long.length), readAll(c, id, 0, long.length)]);
    await party.tick(20);
    for (const read of await reading) expect(read).toEqual(long);
    const left = a.files.traffic(b.peer).tookBytes + a.files.traffic(c.peer).tookBytes;
    expect(left / long.length).toBeLessThan(1.3);
  });

  test('get chunks with the same bytes from one of them', async () => {
    const { party, a, b } = await threeLinked();
    const same = new Uint8Array(20 * CHUNK_BYTES);
    const { id } = await share(a, 'zeros', same, [b]);
    await party.run();
    expect(await readIn(party, b, id, 7_500, 18_000)).toEqual(same.slice(7_500, 18_000));
    expect(requested(b)).toEqual([0]);
  });
});

describe('[F28] what no person asked for', () => {
  const readUnasked = async (member: Member, id: FileId, to: number, from = 0) => {
    const parts: Bytes[] = [];
    for await (const it of member.files.reading.read(id, { from, to }, never, 'unasked'))
      parts.push(it);
    return concat(...parts);
  };
  /** Chunks of a byte each: three segments of the list, and a few, above the bound. */
  const splinters = bytesOf('splinters', 15 * SEGMENT_CHUNKS_MAX);
  async function splintered() {
    const party = createParty(createChunker(crypto, fixedCutting(1)));
    const [a, b] = [await party.join(alice), await party.join(bob)];
    const { id } = await share(a, 'splinters', splinters, [b]);
    await vi.waitFor(() => expect(a.files.get(id)?.manifest.closed()).toBe(true), 10_000);
    party.link(a, b);
    await party.run();
    return { party, b, id };
  }

  test('of a file in very many chunks does not come, and its list comes no further than it is needed', async () => {
    const { party, b, id } = await splintered();
    const asked = () => b.sent.filter(({ message }) => message.t === 'manifest').length;
    const listed = () => b.files.get(id)?.manifest.chunks.length ?? 0;
    const first = readUnasked(b, id, 5);
    await party.tick(2);
    expect(await first).toEqual(splinters.slice(0, 5));
    await party.tick(4);
    const before = listed();
    expect(before).toBeGreaterThan(UNASKED_CHUNKS_MAX);
    expect(before).toBeLessThanOrEqual(SEGMENTS_PER_ANSWER * SEGMENT_CHUNKS_MAX);
    expect(asked()).toBe(1);
    const end = splinters.length - 5;
    for (const from of [UNASKED_CHUNKS_MAX, end])
      await expect(readUnasked(b, id, from + 5, from)).rejects.toMatchObject({ code: 'too-many' });
    await party.tick(4);
    expect([asked(), listed()]).toEqual([1, before]);
    // A person may ask for it, and then the list goes on at once.
    expect(await readIn(party, b, id, end, end + 5)).toEqual(splinters.slice(end));
    expect(b.faults).toEqual([]);
  });

  test('takes the place of nothing that a person has here', async () => {
    const disk = createDisk();
    const { party, a, b, id } = await twoLinked({
      ...disk,
      chunks: {
        ...disk.chunks,
        usage: async () => ({ ...(await disk.chunks.usage()), quotaBytes: 40_000 }),
      },
    });
    await b.files.download(id);
    await party.tick(4);
    const other = bytesOf('other', 9_000);
    const { id: unasked } = await share(a, 'other', other, [b]);
    await party.run();
    const reading = readUnasked(b, unasked, other.length);
    await party.tick(4);
    expect(await reading).toEqual(other);
    expect(stateIn(b, id)).toBe('complete');
    expect(b.files.get(unasked)?.swarm.holdings.haveBytes()).toBe(0);
    // Asked for, it makes room.
    expect(await readIn(party, b, unasked, 0, other.length)).toEqual(other);
    await party.tick(2);
    expect(b.files.get(unasked)?.swarm.holdings.haveBytes()).toBe(other.length);
  });
});

test('[F28] a file that was looked at whole is here, and nobody has to keep it', async () => {
  const { party, b, id } = await twoLinked();
  await readIn(party, b, id, 0, film.length);
  await party.tick(2);
  expect(stateIn(b, id)).toBe('complete');
  expect(viewOf(b.files.get(id) as FileItem, () => '').looked).toBe(true);
  expect(await savedBytes(b, id)).toEqual(film);
  await b.files.download(id);
  expect(viewOf(b.files.get(id) as FileItem, () => '').looked).toBe(false);
  expect(b.ready).toEqual([id]);
});

describe('[F28] where the cache', () => {
  const small = (disk: Disk): Disk => ({
    ...disk,
    chunks: {
      ...disk.chunks,
      usage: async () => ({ ...(await disk.chunks.usage()), quotaBytes: 10_000 }),
    },
  });

  test('cannot hold the file, what is read is handed on and not kept', async () => {
    const disk = small(createDisk());
    const { party, b, id } = await twoLinked(disk);
    expect(await readIn(party, b, id, 10_500, 13_000)).toEqual(film.slice(10_500, 13_000));
    expect(await readIn(party, b, id, 10_500, 13_000)).toEqual(film.slice(10_500, 13_000));
    expect((await disk.chunks.usage()).usedBytes).toBe(0);
    expect(requested(b)).toEqual([10, 11, 12, 10, 11, 12]);
  });

  test('refuses, readers get it all the same', async () => {
    const disk = createDisk();
    const put = () => Promise.reject(new SwapError('storage-full', 'full'));
    const { party, b, id } = await twoLinked({ ...disk, chunks: { ...disk.chunks, put } });
    expect(await readIn(party, b, id, 0, 30_500)).toEqual(film);
    expect(b.files.get(id)?.problem).toBeUndefined();
  });

  test('cannot hold it, a save is streamed in order, and may be held meanwhile', async () => {
    const disk = small(createDisk());
    const party = createParty();
    const [a, b] = [await party.join(alice), await party.join(bob, disk)];
    party.link(a, b);
    const long = bytesOf('long', 150 * CHUNK_BYTES);
    const { id } = await share(a, 'long', long, [b]);
    await party.run();
    await b.files.download(id);
    expect(b.ready).toEqual([id]);
    const parts: Bytes[] = [];
    const saving = (async () => {
      for await (const part of b.files.savable(id)?.read() ?? []) {
        parts.push(part);
        if (parts.length === 3) await b.files.pause(id);
      }
    })();
    await party.tick(3);
    expect(stateIn(b, id)).toBe('paused');
    await b.files.download(id);
    await party.run();
    await saving;
    expect(concat(...parts)).toEqual(long);
    expect((await disk.chunks.usage()).usedBytes).toBe(0);
    expect(b.faults).toEqual([]);
  });

  test('cannot hold it, a save that is given up ends, also while it waits for somebody', async () => {
    const disk = small(createDisk());
    const { party, a, b, id } = await twoLinked(disk);
    party.unlink(a, b);
    await b.files.download(id);
    const stop = new AbortController();
    const pieces = b.files.savable(id)?.read(stop.signal)[Symbol.asyncIterator]();
    const next = pieces?.next();
    await party.tick(2);
    const closed = pieces?.return?.(undefined);
    stop.abort();
    expect(await next).toMatchObject({ done: true });
    await closed;
    await settled();
    expect(stateIn(b, id)).toBe('offered');
  });
});

test('[F28] our own file is read before it is hashed', async () => {
  const party = createParty();
  const a = await party.join(alice);
  const { id, source } = await share(a, 'film', film, []);
  expect(await readAll(a, id, 29_000, 30_500)).toEqual(film.slice(29_000));
  await party.run();
  source.vanish();
  expect(await readAll(a, id, 29_000, 30_500), 'from the copy').toEqual(film.slice(29_000));
});

describe('[F28] a reader ends', () => {
  test('when it is aborted while it waits', async () => {
    const party = createParty();
    const b = await party.join(bob);
    const a = await party.join(alice);
    const { id } = await share(a, 'film', film, [b]);
    const stop = new AbortController();
    const reading = readAll(b, id, 0, 9, stop.signal);
    await settled();
    stop.abort();
    expect(await reading).toHaveLength(0);
    expect(b.files.get(id)?.swarm.demand.readers.size).toBe(0);
  });

  test('with an error when the file is withdrawn or the room is closed', async () => {
    const party = createParty();
    const [a, b] = [await party.join(alice), await party.join(bob)];
    const { id } = await share(a, 'film', film, [b]);
    const other = await share(a, 'other', film, [b]);
    const reading = Promise.allSettled([readAll(b, id, 0, 9), readAll(b, other.id, 0, 9)]);
    await settled();
    await b.files.withdrawn.take(id, false);
    b.files.close();
    expect(await reading).toMatchObject([
      { reason: { code: 'withdrawn' } },
      { reason: { code: 'closed' } },
    ]);
    await expect(readAll(b, id, 0, 9)).rejects.toMatchObject({ code: 'withdrawn' });
    await expect(readAll(b, other.id, 0, 9)).rejects.toMatchObject({ code: 'closed' });
  });
});
