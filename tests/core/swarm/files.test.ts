/** A room's files from the offer to the saved bytes: shared, fetched, passed on, resumed, cancelled. */
import { describe, expect, test } from 'vitest';
import { concat } from '../../../src/core/base/bytes.ts';
import { SwapError } from '../../../src/core/base/errors.ts';
import { CHUNKS_PER_FILE_MAX } from '../../../src/core/limits/files.ts';
import { FILES_PER_AUTHOR_MAX } from '../../../src/core/limits/swarm.ts';
import {
  CHUNK_BYTES,
  createDisk,
  createParty,
  offerOf,
  requested,
  threeLinked,
  savedBytes,
  share,
  sourceOf,
  stateIn,
} from '../../rigs/files-rig.ts';
import { alice, bob, bytesOf, carol } from '../../fakes/people.ts';

const film = bytesOf('film', 30_500);

/** Holds back what a disk's methods answer until `goOn`. */
function pause(disk: object, method: string): { goOn(): void } {
  const real: unknown = Reflect.get(disk, method);
  if (typeof real !== 'function') throw new Error(`a disk has no ${method}`);
  let goOn = () => {};
  const held = new Promise<void>((resolve) => (goOn = resolve));
  Reflect.set(disk, method, async (...args: unknown[]): Promise<unknown> => {
    await held;
    return Reflect.apply(real, disk, args);
  });
  return { goOn };
}

describe('[F2] a shared file', () => {
  test('arrives byte for byte, and only where it is wanted', async () => {
    const { party, a, b, c } = await threeLinked();
    const { id } = await share(a, 'film', film, [b, c]);
    await party.run();
    expect(stateIn(a, id)).toBe('sharing');
    expect(stateIn(b, id)).toBe('offered');
    await b.files.download(id);
    await party.run();
    await party.tick(2);
    expect(stateIn(b, id)).toBe('complete');
    expect(await savedBytes(b, id)).toEqual(film);
    expect(b.ready).toEqual([id]);
    expect(c.files.savable(id)).toBeUndefined();
    expect(requested(c)).toEqual([]);
    expect(a.files.traffic(b.peer).tookBytes).toBe(film.length);
    expect(b.files.traffic(a.peer).gaveBytes).toBe(film.length);
    expect([...a.faults, ...b.faults, ...c.faults]).toEqual([]);
    expect(a.files.busy() || b.files.busy()).toBe(false);
  });

  test.each([0, 1, 999, 1_000, 1_001, 8_000, 17_000])('of %i bytes arrives', async (size) => {
    const { party, a, b } = await threeLinked();
    const content = bytesOf('sized', size);
    const { id } = await share(a, 'sized', content, [b]);
    await b.files.download(id);
    await party.run();
    await party.tick(3);
    expect(await savedBytes(b, id)).toEqual(content);
    expect(b.ready).toEqual([id]);
  });

  test.each([
    [0, 'usage'],
    [0, 'index'],
    [900, 'usage'],
    [900, 'index'],
  ] as const)('of %i bytes is ready once when the %s of the disk is slow', async (size, slow) => {
    const { party, a, b } = await threeLinked();
    const { id } = await share(a, 'sized', bytesOf('sized', size), [b]);
    const disk = slow === 'usage' ? pause(b.disk.chunks, 'usage') : pause(b.disk.index, 'put');
    const downloading = b.files.download(id);
    await party.run();
    await party.tick(3);
    disk.goOn();
    await downloading;
    await party.run();
    await party.tick(3);
    expect(stateIn(b, id)).toBe('complete');
    expect(b.ready).toEqual([id]);
  });

  test('can be fetched from a member that fetched it, after the sharer has left', async () => {
    const { party, a, b, c } = await threeLinked();
    const { id } = await share(a, 'film', film, [b, c]);
    await b.files.download(id);
    await party.run();
    await party.tick();
    party.unlink(a, b);
    party.unlink(a, c);
    await c.files.download(id);
    await party.run();
    await party.tick(3);
    expect(await savedBytes(c, id)).toEqual(film);
    expect(c.files.traffic(b.peer).gaveBytes).toBe(film.length);
  });

  test('is passed on while it comes: two who fetch at once give to each other', async () => {
    const { party, a, b, c } = await threeLinked();
    const { id } = await share(a, 'film', bytesOf('long', 300_000), [b, c]);
    await Promise.all([b.files.download(id), c.files.download(id)]);
    await party.run();
    await party.tick(3);
    expect([...b.ready, ...c.ready]).toEqual([id, id]);
    const between = b.files.traffic(c.peer).gaveBytes + c.files.traffic(b.peer).gaveBytes;
    expect(between).toBeGreaterThan(50_000);
  });

  test('offered twice, or under an id that is known, is one file', async () => {
    const { a, b } = await threeLinked();
    const { id } = await share(a, 'film', film, [b]);
    const before = b.files.offered(id);
    await b.files.offer(await offerOf(alice, 'film', film.length, b.peer));
    expect(b.files.offered(id)).toBe(before);
    expect([...b.files.offers()]).toHaveLength(1);
    await b.files.offer(await offerOf(alice, 'film', 99, b.peer));
    expect([...b.files.offers()], 'another size is another file').toHaveLength(2);
  });
});

test('[N2] a file of more chunks than a manifest may list is not shared', async () => {
  const party = createParty();
  const { files } = await party.join(alice);
  const offer = await offerOf(alice, 'huge', 1, alice.peer);
  const sizeBytes = CHUNKS_PER_FILE_MAX * CHUNK_BYTES;
  await files.ownOffers.prepare(offer, { ...sourceOf(film), sizeBytes });
  const tooLarge = { ...sourceOf(film), sizeBytes: sizeBytes + 1 };
  await expect(files.ownOffers.prepare(offer, tooLarge)).rejects.toThrow(SwapError);
});

describe('[F7] after a reload', () => {
  test('a download continues with what is missing, from any holder', async () => {
    const { party, a, b } = await threeLinked();
    const { id } = await share(a, 'film', film, [b]);
    await b.files.download(id);
    for (let i = 0; i < 25; i++) await party.run(i).catch(() => undefined); // cut off on the way
    await b.clock.pass(20_000);
    b.files.tick();
    await party.run(3).catch(() => undefined);
    party.unlink(a, b);
    b.files.close();
    const again = await party.join(bob, b.disk);
    await again.files.offer(await offerOf(alice, 'film', film.length, bob.peer));
    const here = again.files.get(id)?.swarm.holdings.have.count() ?? 0;
    party.link(a, again);
    await party.run();
    await party.tick(3);
    expect(await savedBytes(again, id)).toEqual(film);
    expect(new Set(requested(again)).size).toBe(31 - here);
  });

  test('[F19] what another file of the room had brought still counts, whether that one is offered again or not', async () => {
    const { party, a, b } = await threeLinked();
    const { id } = await share(a, 'film', film, [b]);
    await b.files.download(id);
    await party.run();
    const longer = concat(film.subarray(0, 30_000), bytesOf('more', 5_000));
    const second = await share(a, 'longer', longer, [b]);
    pause(b.disk.chunks, 'put'); // the rest does not come onto the disk
    await b.files.download(second.id);
    await party.run();
    expect(b.files.get(second.id)?.swarm.holdings.have.count()).toBe(30);
    b.files.close();
    const again = await party.join(bob, b.disk);
    await again.files.offer(await offerOf(alice, 'longer', longer.length, bob.peer));
    expect(again.files.get(second.id)?.swarm.holdings.have.count()).toBe(30);
  });

  test('a complete file is served at once, without asking for its manifest', async () => {
    const { party, a, b, c } = await threeLinked();
    const { id } = await share(a, 'film', film, [b]);
    await b.files.download(id);
    await party.run();
    await party.tick();
    party.unlink(a, b);
    party.unlink(b, c);
    const again = await party.join(bob, b.disk);
    await again.files.offer(await offerOf(alice, 'film', film.length, bob.peer));
    expect(stateIn(again, id)).toBe('complete');
    expect(again.ready).toEqual([]);
    party.unlink(a, c);
    party.link(again, c);
    await c.files.offer(await offerOf(alice, 'film', film.length, carol.peer));
    await c.files.download(id);
    await party.run();
    await party.tick(3);
    expect(await savedBytes(c, id)).toEqual(film);
    expect(again.sent.some(({ message }) => message.t === 'manifest')).toBe(false);
  });

  test('a sharer serves from the copy, or needs the file again and accepts only the same one', async () => {
    const party = createParty();
    const a = await party.join(alice);
    const { id } = await share(a, 'film', film, []);
    await party.run();
    const again = await party.join(alice, a.disk);
    await again.files.offer(await offerOf(alice, 'film', film.length, alice.peer));
    expect(stateIn(again, id)).toBe('sharing');
    const lost = await party.join(alice, { ...a.disk, chunks: createDisk().chunks });
    await lost.files.offer(await offerOf(alice, 'film', film.length, alice.peer));
    expect(stateIn(lost, id)).toBe('needs-source');
    const other = film.slice();
    other[30_000] = (other[30_000] ?? 0) ^ 1;
    expect(await lost.files.reattach(id, sourceOf(other))).toBe(false);
    expect(await lost.files.reattach(id, sourceOf(film.slice(1)))).toBe(false);
    expect(stateIn(lost, id)).toBe('needs-source');
    expect(await lost.files.reattach(id, sourceOf(film))).toBe(true);
    expect(stateIn(lost, id)).toBe('sharing');
    expect(await savedBytes(lost, id)).toEqual(film);
  });
});

describe('steering', () => {
  test('[F14] pause takes requests back, and resume continues', async () => {
    const { party, a, b } = await threeLinked();
    const { id } = await share(a, 'film', film, [b]);
    await b.files.download(id);
    await party.run(12).catch(() => undefined);
    await b.files.pause(id);
    await party.run();
    expect(stateIn(b, id)).toBe('paused');
    const paused = b.files.get(id)?.swarm.holdings.have.count();
    await party.tick(3);
    expect(b.files.get(id)?.swarm.holdings.have.count()).toBe(paused);
    await b.files.download(id);
    await party.run();
    await party.tick(3);
    expect(await savedBytes(b, id)).toEqual(film);
    expect(a.faults).toEqual([]);
  });

  test('[F16] cancel deletes what was fetched, except chunks that another file needs', async () => {
    const { party, a, b } = await threeLinked();
    const one = await share(a, 'one', film, [b]);
    const two = await share(a, 'two', bytesOf('film', 60_000).slice(0, 20_000), [b]);
    for (const { id } of [one, two]) await b.files.download(id);
    await party.run();
    await party.tick(2);
    expect(b.ready).toHaveLength(2);
    await b.files.cancel(one.id);
    expect(stateIn(b, one.id)).toBe('offered');
    expect(b.files.savable(one.id)).toBeUndefined();
    expect(await savedBytes(b, two.id)).toEqual(two.source.content);
    await b.files.cancel(two.id);
    expect((await b.disk.chunks.usage()).usedBytes).toBe(0);
    expect(b.sent.at(-1)?.message).toMatchObject({ t: 'bitfield', bits: new Uint8Array(0) });
  });

  test('one’s own file is not fetched', async () => {
    const { a } = await threeLinked();
    const { id } = await share(a, 'film', film, []);
    await a.files.download(id);
    expect(a.files.get(id)?.swarm.fetching()).toBe(false);
    expect(await a.files.reattach(idOfNothing, sourceOf(film))).toBe(false);
  });
  const idOfNothing = 'AAAAAAAAAAAAAAAAAAAAAA' as Parameters<typeof stateIn>[1];
});

test('[N4] the files of one author are shown up to a bound, and those of others beside them', async () => {
  const { files } = await createParty().join(bob);
  const offers = Array.from({ length: FILES_PER_AUTHOR_MAX + 1 }, (_, n) =>
    offerOf(alice, `file ${n}`, 1, bob.peer),
  );
  for (const offer of await Promise.all(offers)) await files.offer(offer);
  expect([...files.offers()]).toHaveLength(FILES_PER_AUTHOR_MAX);
  await files.offer(await offerOf(carol, 'film', 1, bob.peer));
  expect([...files.offers()]).toHaveLength(FILES_PER_AUTHOR_MAX + 1);
});

test.each([true, false])(
  '[F16] a file that was about to be deleted when the page was closed goes: %s',
  async (leaves) => {
    const { party, a, b } = await threeLinked();
    const { id } = await share(a, 'film', film, [b]);
    await b.files.download(id);
    await party.run();
    await party.tick();
    const [{ key } = { key: '' }] = (await b.files.cache.view()).files;
    await b.files.cache.setLeaving(key, true);
    expect(stateIn(b, id)).toBe('complete'); // it can still be had back
    if (!leaves) await b.files.cache.setLeaving(key, false);
    party.unlink(a, b);
    b.files.close();
    const again = await party.join(bob, b.disk);
    await again.files.offer(await offerOf(alice, 'film', film.length, bob.peer));
    expect(stateIn(again, id)).toBe(leaves ? 'offered' : 'complete');
    expect((await again.files.cache.view()).files).toHaveLength(leaves ? 0 : 1);
    if (leaves) expect((await b.disk.chunks.usage()).usedBytes).toBe(0);
    expect(await b.disk.index.entries('leaving/')).toEqual([]);
  },
);
