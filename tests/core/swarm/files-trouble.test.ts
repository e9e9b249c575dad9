/** Files where something goes wrong: disks that refuse, peers that lie, sources that are gone. */
import { describe, expect, test } from 'vitest';
import { SwapError } from '../../../src/core/base/errors.ts';
import { idBytes } from '../../../src/core/base/ids.ts';
import { encodeDataFrame } from '../../../src/core/swarm/data-frame.ts';
import {
  createDisk,
  createParty,
  requested,
  savedBytes,
  share,
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
  const two = await share(a, 'two', bytesOf('two', 5_000), [b]);
  await party.run();
  const item = a.files.get(two.id);
  await a.disk.chunks.delete((item?.manifest.chunks ?? []).map(({ hash }) => hash));
  two.source.vanish();
  await b.files.download(two.id);
  await party.run();
  await party.tick(3);
  expect(stateIn(a, two.id)).toBe('needs-source');
  expect(b.ready).not.toContain(two.id);
  expect(a.faults).toEqual([]);
  expect(b.faults).toEqual([]);
});
