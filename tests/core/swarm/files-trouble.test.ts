/** Files where something goes wrong: disks that refuse, peers that lie, sources that are gone. */
import { describe, expect, test } from 'vitest';
import { SwapError } from '../../../src/core/base/errors.ts';
import { idBytes, type FileId } from '../../../src/core/base/ids.ts';
import { viewOf } from '../../../src/core/swarm/file-item.ts';
import { OwnOffers } from '../../../src/core/swarm/own-offers.ts';
import { encodeDataFrame } from '../../../src/core/swarm/data-frame.ts';
import {
  createDisk,
  createParty,
  offerOf,
  problemIn,
  requested,
  savedBytes,
  share,
  sourceOf,
  stateIn,
  threeLinked,
} from '../../rigs/files-rig.ts';
import { alice, bob, bytesOf, mallory } from '../../fakes/people.ts';

const film = bytesOf('film', 30_500);

describe('[F15] a disk that refuses', () => {
  test('although it claims to have room ends the download with a reason, and not in an endless loop', async () => {
    const party = createParty();
    const disk = createDisk();
    const full = () => Promise.reject(new SwapError('storage-full', 'full'));
    const b = await party.join(bob, { ...disk, chunks: { ...disk.chunks, put: full } });
    const a = await party.join(alice);
    party.link(a, b);
    const { id } = await share(a, 'film', film, [b]);
    await party.run();
    await b.files.download(id);
    await party.run();
    await party.tick(10);
    expect(stateIn(b, id)).toBe('failed');
    expect(b.files.get(id)?.problem).toBe('storage-full');
    expect(b.files.get(id)?.swarm.fetching()).toBe(false);
    expect(requested(b).length).toBeLessThan(31 * 3);
  });

  test('[F16] and holds unused files lets go of them first', async () => {
    const party = createParty();
    const disk = createDisk();
    const put: typeof disk.chunks.put = async (chunks) => {
      const { usedBytes } = await disk.chunks.usage();
      if (usedBytes >= 45_000) throw new SwapError('storage-full', 'full');
      await disk.chunks.put(chunks);
    };
    const b = await party.join(bob, { ...disk, chunks: { ...disk.chunks, put } });
    const a = await party.join(alice);
    party.link(a, b);
    const old = await share(a, 'old', bytesOf('old', 40_000), [b]);
    const { id } = await share(a, 'film', film, [b]);
    for (const each of [old.id, id]) {
      await b.files.download(each);
      await party.run();
      await party.tick(3);
    }
    expect(b.ready).toEqual([old.id, id]);
    expect(stateIn(b, old.id)).toBe('offered');
    expect(await savedBytes(b, id)).toEqual(film);
  });
});

describe('[F10] mallory', () => {
  test('sends bad chunks: her bytes are dropped, and others give the chunks instead', async () => {
    const party = createParty();
    const [a, b, m] = [await party.join(alice), await party.join(bob), await party.join(mallory)];
    const { id } = await share(a, 'film', film, [b, m]);
    party.link(a, m);
    await m.files.download(id);
    await party.run();
    await party.tick();
    m.tamper = (frame) => {
      frame[frame.length - 1] = (frame.at(-1) ?? 0) ^ 1;
      return frame;
    };
    party.link(m, b);
    await b.files.download(id);
    await party.run();
    expect((await b.disk.chunks.usage()).usedBytes).toBe(0);
    party.link(a, b);
    await party.run();
    await party.tick(8);
    expect(await savedBytes(b, id)).toEqual(film);
    expect(b.faults).toContainEqual([m.peer, 'bad-chunk']);
    expect(b.faults.filter(([peer]) => peer !== m.peer)).toEqual([]);
    expect(b.files.get(id)?.swarm.holdings.bytesBy(m.peer)).toBe(0);
  });

  test('sends unasked or bad segments, and arbitrary frames: each is a fault', async () => {
    const { party, a, b } = await threeLinked();
    const { id } = await share(a, 'film', film, [b]);
    const segment = {
      t: 'segment',
      file: idBytes(id),
      body: new Uint8Array(9),
      sig: new Uint8Array(64),
    } as const;
    b.peers.deliver(mallory.peer, segment);
    expect(b.faults).toEqual([[mallory.peer, 'unasked']]);
    await b.files.download(id);
    b.peers.deliver(mallory.peer, segment);
    await party.run();
    expect(b.faults.at(-1)).toEqual([mallory.peer, 'bad-segment']);
    const stray = { file: id, chunk: 0, offset: 0, bytes: new Uint8Array(5) };
    b.peers.deliverBulk(mallory.peer, encodeDataFrame(stray));
    expect(b.faults.at(-1)).toEqual([mallory.peer, 'unasked']);
    b.peers.deliverBulk(mallory.peer, new Uint8Array(5));
    expect(b.faults.at(-1)).toEqual([mallory.peer, 'malformed']);
    await party.tick(3);
    expect(await savedBytes(b, id)).toEqual(film);
  });
});

test('[F13] without its source a file is served from the copy, and without a copy rejected', async () => {
  const { party, a, b } = await threeLinked();
  const one = await share(a, 'one', film, [b]);
  await party.run();
  one.source.vanish();
  await b.files.download(one.id);
  await party.run();
  await party.tick();
  expect(await savedBytes(b, one.id)).toEqual(film);
  expect(problemIn(a, one.id), 'the copy is as good').toBeUndefined();
  expect(stateIn(a, one.id)).toBe('sharing');
  const two = await share(a, 'two', bytesOf('two', 5_000), [b]);
  await party.run();
  const item = a.files.get(two.id);
  await a.disk.chunks.delete((item?.manifest.chunks ?? []).map(({ hash }) => hash));
  two.source.vanish();
  await b.files.download(two.id);
  await party.run();
  await party.tick(3);
  expect(stateIn(a, two.id)).toBe('needs-source');
  expect(problemIn(a, two.id)).toBe('source-gone');
  expect(b.ready).not.toContain(two.id);
  expect(a.faults).toEqual([]);
  expect(b.faults).toEqual([]);
});

test('[F13] a file that is gone from the disk is not announced any more, after the first read that fails', async () => {
  const { party, a, b } = await threeLinked();
  const { id, source } = await share(a, 'film', film, [b]);
  await party.run();
  const item = a.files.get(id);
  await a.disk.chunks.delete((item?.manifest.chunks ?? []).map(({ hash }) => hash));
  source.vanish();
  await b.files.download(id);
  await party.run();
  expect(a.files.get(id)?.swarm.holdings.have.count()).toBe(0);
  await party.tick(3);
  const seen = b.files.get(id);
  expect(seen && viewOf(seen, () => 'Alice')).toMatchObject({
    ...{ problem: 'nobody-has-it', holders: [] },
  });
});

test('[F8] a sharer who has not said what it has is waited for, and one that cannot read it says so', async () => {
  const party = createParty();
  const [a, b] = [await party.join(alice), await party.join(bob)];
  party.link(a, b);
  const offer = await offerOf(alice, 'film', film.length, b.peer);
  await b.files.offer(offer); // Alice's device has not read its log yet
  await b.files.download(offer.id);
  await party.tick(6);
  expect(problemIn(b, offer.id)).toBe('waiting');
  await a.files.offer({ ...offer, own: true });
  expect(stateIn(a, offer.id)).toBe('needs-source');
  party.unlink(a, b);
  party.link(a, b);
  await party.tick(6);
  expect(problemIn(b, offer.id)).toBe('nobody-has-it');
});

test('[F8] a file that is gone before its first byte was read is not waited for', async () => {
  const party = createParty();
  const [a, b] = [await party.join(alice), await party.join(bob)];
  party.link(a, b);
  const offer = await offerOf(alice, 'film', film.length, b.peer);
  await b.files.offer(offer);
  await b.files.download(offer.id);
  const source = sourceOf(film);
  source.vanish();
  await a.files.ownOffers.prepare(offer, source);
  await a.files.offer({ ...offer, own: true });
  await party.tick(6);
  expect(problemIn(a, offer.id)).toBe('source-gone');
  expect(problemIn(b, offer.id)).toBe('nobody-has-it');
});

test('[C9] behind a low upload limit the lists of later files come before the bytes of the first, and nobody is said to lack them', async () => {
  const party = createParty();
  const [a, b] = [await party.join(alice), await party.join(bob)];
  party.link(a, b);
  a.files.flow.setLimits({ uploadBytesPerSecond: 3_000, downloadBytesPerSecond: undefined });
  const ids = [];
  for (const name of ['one', 'two', 'three']) ids.push((await share(a, name, film, [b])).id);
  await party.run();
  for (const id of ids) await b.files.download(id);
  const problems = new Set<unknown>();
  for (let beat = 0; beat < 20; beat++) {
    await party.tick();
    for (const id of ids) problems.add(problemIn(b, id));
  }
  problems.delete(undefined);
  problems.delete('waiting');
  expect([...problems]).toEqual([]);
  expect(ids.map((id) => b.files.get(id)?.manifest.closed())).toEqual([true, true, true]);
  expect(b.files.get(ids[2] as FileId)?.swarm.complete()).toBe(false);
});

test('a file that is changed before it was read has its reason, and after a reload another', async () => {
  const { party, a, b } = await threeLinked();
  const source = sourceOf(film);
  source.vanish();
  const offer = await offerOf(a.identity, 'film', film.length, a.peer);
  await a.files.ownOffers.prepare(offer, source);
  for (const member of [a, b])
    await member.files.offer(await offerOf(a.identity, 'film', film.length, member.peer));
  await party.run();
  expect(problemIn(a, offer.id)).toBe('source-gone');
  await expect(a.files.reattach(offer.id, source)).rejects.toThrow(SwapError);
  const again = await createParty().join(alice, a.disk);
  await again.files.offer(offer);
  expect(problemIn(again, offer.id)).toBe('source-forgotten');
});

test('[N4] a file more than the others would list is refused to who shares it, and leaves nothing behind', async () => {
  const offering = { fails: false };
  const records = {
    async offering() {
      if (offering.fails) throw new SwapError('storage-full', 'full');
    },
    abandon: async () => undefined,
    forgetUnoffered: async () => undefined,
  };
  const room = { mayOffer: (_: unknown, waiting: number) => waiting < 1, get: () => undefined };
  const own = new OwnOffers(alice.peer, room, records, 1e9);
  const offer = await offerOf(alice, 'film', film.length, alice.peer);
  const other = await offerOf(alice, 'other', film.length, alice.peer);
  await own.prepare(offer, sourceOf(film));
  await expect(own.prepare(other, sourceOf(film))).rejects.toMatchObject({ code: 'too-many' });
  expect(own.take(other.id)).toBeUndefined();
  expect(own.take(offer.id)).toBeDefined();
  offering.fails = true;
  await expect(own.prepare(other, sourceOf(film))).rejects.toMatchObject({ code: 'storage-full' });
  offering.fails = false;
  await own.prepare(offer, sourceOf(film));
});
