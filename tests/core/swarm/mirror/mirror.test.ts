/** A device that keeps what others offer: it fetches unasked, pins, serves, and lets go when it is told to. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Keeps } from '../../../../src/core/api/views.ts';
import { fileId, type PeerId } from '../../../../src/core/base/ids.ts';
import { MIRROR_RETRY_MS, MIRROR_SAYS_EVERY_MS } from '../../../../src/core/limits/swarm.ts';
import { TICK_MS } from '../../../../src/core/limits/shared.ts';
import { holdersOf } from '../../../../src/core/swarm/file-item.ts';
import { Mirror } from '../../../../src/core/swarm/mirror/mirror.ts';
import {
  createDisk,
  createParty,
  offerOf,
  savedBytes,
  share,
  stateIn,
  threeLinked,
  type Member,
} from '../../../rigs/files-rig.ts';
import { alice, bob, bytesOf, carol } from '../../../fakes/people.ts';

const film = bytesOf('film', 9_500);
const song = bytesOf('song', 4_200);

let rig: Awaited<ReturnType<typeof threeLinked>>;
let chosen: { on: boolean; limitBytes: number; sinceMs: number };
let said: (Keeps | undefined)[];
let blocked: PeerId | undefined;

beforeEach(async () => {
  rig = await threeLinked();
  chosen = { on: true, limitBytes: 1_000_000, sinceMs: 0 };
  [said, blocked] = [[], undefined];
});

const fail = (): never => {
  throw new Error('it is not there');
};
const mirrorOf = ({ clock, files }: Member): Mirror =>
  new Mirror({
    ...{ clock, files },
    chosen: () => chosen,
    isHere: () => true,
    isKnown: () => true,
    isBlocked: (peer) => peer === blocked,
    says: (keeps) => void said.push(keeps),
  });

async function pass(mirror: Mirror, ticks = 6): Promise<void> {
  for (let i = 0; i < ticks; i++) {
    mirror.tick();
    await rig.party.tick();
  }
}

describe('[F32] a mirror', () => {
  test('fetches what others offer, pins it, saves none of it, and gives it to who comes when they have left', async () => {
    const { party, a, b, c } = rig;
    const { id } = await share(a, 'film', film, [b, c]);
    const mirror = mirrorOf(b);
    await pass(mirror);
    expect(stateIn(b, id)).toBe('complete');
    expect(b.files.get(id)?.record).toMatchObject({ kept: 'yes', pinned: true, wanted: false });
    expect(b.ready).toEqual([]);
    expect(mirror.kept()).toEqual({ files: 1, bytes: film.length });
    expect(said).toEqual(['all']);

    party.unlink(a, b);
    party.unlink(a, c);
    await c.files.download(id);
    await pass(mirror);
    expect(await savedBytes(c, id)).toEqual(film);
    expect([...a.faults, ...b.faults, ...c.faults]).toEqual([]);
  });

  test('tells everyone that it has an empty file, however its list came', async () => {
    const { a, b } = rig;
    const { id } = await share(a, 'empty', new Uint8Array(0), [b]);
    await pass(mirrorOf(b));
    expect(holdersOf(a.files.get(id) ?? fail()).map(({ peer }) => peer)).toEqual([b.peer]);
  });

  test('saves what its owner asks for as well', async () => {
    const { a, b } = rig;
    const { id } = await share(a, 'film', film, [b]);
    await b.files.download(id);
    await pass(mirrorOf(b));
    expect(b.ready).toEqual([id]);
  });

  test('does not fetch again what its owner deleted, on the next visit either', async () => {
    const { a, b, party } = rig;
    const { id } = await share(a, 'film', film, [b]);
    const mirror = mirrorOf(b);
    await pass(mirror);
    await b.files.cancel(id);
    await pass(mirror);
    expect(stateIn(b, id)).toBe('offered');
    expect(said.at(-1)).toBe('some');

    party.unlink(a, b);
    const again = await party.join(bob, b.disk);
    again.clock.pass(60 * TICK_MS);
    party.link(a, again);
    await again.files.offer(await offerOf(alice, 'film', film.length, bob.peer));
    const next = mirrorOf(again);
    await pass(next);
    expect(stateIn(again, id)).toBe('offered');
    chosen = { ...chosen, sinceMs: again.clock.now() };
    await pass(next);
    expect(stateIn(again, id)).toBe('complete');
  });

  test('lets go of what it kept when it is turned off', async () => {
    const { a, b } = rig;
    const { id } = await share(a, 'film', film, [b]);
    const mirror = mirrorOf(b);
    await pass(mirror);
    chosen = { ...chosen, on: false };
    await pass(mirror, 2);
    expect(b.files.get(id)?.record).toMatchObject({ pinned: false, wanted: false });
    expect(b.files.get(id)?.record.kept).toBeUndefined();
    expect(said).toEqual(['all', undefined]);
    expect(mirror.kept()).toEqual({ files: 0, bytes: 0 });
    await b.files.cache.makeRoom(Number.MAX_SAFE_INTEGER).catch(() => undefined);
    await b.files.download(id);
    expect(b.ready).toEqual([id]); // the chunks are still here
  });

  test('evicts nothing to make room', async () => {
    const { a, b, c } = rig;
    const first = await share(c, 'song', song, [b]);
    await b.files.download(first.id);
    await rig.party.run();
    await rig.party.tick(2);
    const usage = b.disk.chunks.usage.bind(b.disk.chunks);
    b.disk.chunks.usage = async () => ({ ...(await usage()), quotaBytes: 10_000 });
    const { id } = await share(a, 'film', film, [b]);
    await pass(mirrorOf(b));
    expect(stateIn(b, id)).toBe('offered');
    expect(stateIn(b, first.id)).toBe('complete');
    expect(said).toEqual(['some']);
  });

  test('goes on after a reload', async () => {
    const { a, b, party } = rig;
    const { id } = await share(a, 'film', film, [b]);
    const mirror = mirrorOf(b);
    mirror.tick();
    await party.run(6).catch(() => undefined); // the page closes in between
    party.unlink(a, b);
    party.unlink(b, rig.c);
    const again = await party.join(bob, b.disk);
    party.link(a, again);
    await again.files.offer(await offerOf(alice, 'film', film.length, bob.peer));
    await pass(mirrorOf(again));
    expect(stateIn(again, id)).toBe('complete');
    expect(again.ready).toEqual([]);
  });

  test('fetches nothing of people whom its owner blocks', async () => {
    const { a, b } = rig;
    blocked = a.peer;
    const { id } = await share(a, 'film', film, [b]);
    await pass(mirrorOf(b));
    expect(stateIn(b, id)).toBe('offered');
  });

  test('loses what its sharer takes back', async () => {
    const { a, b } = rig;
    const { id } = await share(a, 'film', film, [b]);
    const mirror = mirrorOf(b);
    await pass(mirror);
    await b.files.withdrawn.take(id, false);
    await pass(mirror);
    expect((await b.files.cache.view()).files).toEqual([]);
    expect(said).toEqual(['all']);
  });
});

describe('[F31] a mirror', () => {
  test('turns to others when nobody gives a file, and comes back to it', async () => {
    const { party, a, b, c } = rig;
    const { id } = await share(a, 'film', film, [b, c]);
    const more = await share(c, 'song', song, [b]);
    party.unlink(a, b);
    const mirror = mirrorOf(b);
    await pass(mirror, 14);
    expect(stateIn(b, more.id)).toBe('complete');
    expect(b.files.get(id)?.record.kept).toBe('later');
    party.link(a, b);
    b.clock.pass(MIRROR_RETRY_MS);
    await pass(mirror);
    expect(stateIn(b, id)).toBe('complete');
  });
});

describe('[F30] a mirror', () => {
  test('is none on a metered connection', async () => {
    const { a, b } = rig;
    b.files.flow.setMetered(true, false);
    const { id } = await share(a, 'film', film, [b]);
    const mirror = mirrorOf(b);
    await pass(mirror);
    expect(stateIn(b, id)).toBe('offered');
    expect(said).toEqual([]);
    b.files.flow.setMetered(true, true);
    await pass(mirror);
    expect(stateIn(b, id)).toBe('complete');
    expect(said).toEqual(['all']);
  });

  test('says seldom whether it keeps all', async () => {
    const { a, b } = rig;
    const mirror = mirrorOf(b);
    await pass(mirror, 1);
    chosen.limitBytes = 100;
    const { id } = await share(a, 'film', film, [b]);
    await pass(mirror, 1);
    chosen.limitBytes = 1_000_000;
    await pass(mirror, 2);
    expect(said).toEqual(['all']);
    chosen.limitBytes = 100;
    await b.files.cancel(id);
    await pass(mirror, MIRROR_SAYS_EVERY_MS / TICK_MS);
    expect(said).toEqual(['all', 'some']);
  });
});

test('[F32] what nobody asked for takes no place from what somebody did', async () => {
  const party = createParty();
  const disk = createDisk();
  const usage = disk.chunks.usage.bind(disk.chunks);
  let quotaBytes = 1_000_000;
  disk.chunks.usage = async () => ({ ...(await usage()), quotaBytes });
  const [a, b] = [await party.join(carol), await party.join(bob, disk)];
  party.link(a, b);
  rig = { ...rig, party };
  const { id } = await share(a, 'film', film, [b]);
  const mirror = mirrorOf(b);
  mirror.tick();
  await party.run(8).catch(() => undefined);
  quotaBytes = 2_000; // another tab took it
  await pass(mirror, 3);
  expect(stateIn(b, id)).not.toBe('complete');
  expect((await b.files.cache.view()).files.length).toBeLessThanOrEqual(1);
});

test('[F9] what a mirror fetches comes after what its owner downloads', async () => {
  const { a, b, party } = rig;
  const long = bytesOf('long', 100_000);
  const mirrored = await share(a, 'long', long, [b]);
  const wished = await share(a, 'film', bytesOf('wished', 60_000), [b]);
  const mirror = mirrorOf(b);
  mirror.tick();
  await b.files.download(wished.id);
  await pass(mirror);
  expect([stateIn(b, mirrored.id), stateIn(b, wished.id)]).toEqual(['complete', 'complete']);
  const files = b.sent.flatMap(({ message }) =>
    message.t === 'request' ? [fileId(message.file)] : [],
  );
  expect(files.at(-1)).toBe(mirrored.id);
  expect(b.ready).toEqual([wished.id]);
  await party.run();
});
