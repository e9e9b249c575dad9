/** A file has one list of chunks: a sharer that cannot know what it signed before signs no more. */
import { describe, expect, test } from 'vitest';
import {
  createDisk,
  createParty,
  offerOf,
  share,
  sourceOf,
  stateIn,
  type Disk,
} from '../../rigs/files-rig.ts';
import { alice, bob, bytesOf, roomTopic } from '../../fakes/people.ts';

const film = bytesOf('film', 30_500);

describe('[F21] a device that did not sign a file’s list, or forgot some of it,', () => {
  async function moved(disk: Disk) {
    const party = createParty();
    const [old, b] = [await party.join(alice), await party.join(bob)];
    party.link(old, b);
    const { id } = await share(old, 'film', film, [b]);
    await b.files.download(id);
    await party.run();
    await party.tick(2);
    party.unlink(old, b);
    const a = await party.join(alice, disk);
    await a.files.offer(await offerOf(alice, 'film', film.length, alice.peer));
    return { party, old, a, b, id };
  }

  test('signs no second one: it takes the list from those who have it, and shares again', async () => {
    const { party, a, b, id } = await moved(createDisk());
    await expect(a.files.reattach(id, sourceOf(film))).rejects.toMatchObject({ code: 'unlisted' });
    party.link(a, b);
    await party.run();
    await party.tick(2);
    expect(await a.files.reattach(id, sourceOf(bytesOf('other', film.length)))).toBe(false);
    expect(await a.files.reattach(id, sourceOf(film))).toBe(true);
    await party.run();
    await party.tick(2);
    expect(stateIn(a, id)).toBe('sharing');
    expect(stateIn(b, id)).toBe('complete');
    expect([...a.faults, ...b.faults]).toEqual([]);
  });

  test('nor where a part of its list cannot be read any more', async () => {
    const disk = createDisk();
    const party = createParty();
    const before = await party.join(alice, disk);
    const { id } = await share(before, 'film', film, []);
    await party.run();
    const [[key] = ['']] = (await disk.index.entries('segment/')).slice(-1);
    await disk.index.put([[key, new Uint8Array(3)]]);
    const a = await party.join(alice, { ...createDisk(), index: disk.index });
    await a.files.offer(await offerOf(alice, 'film', film.length, alice.peer));
    await expect(a.files.reattach(id, sourceOf(film))).rejects.toMatchObject({ code: 'unlisted' });
  });

  test('also where it was used on that device before', async () => {
    const disk = createDisk();
    const { a, id } = await moved(disk);
    await a.files.cache.pin(`${roomTopic}/${id}`, true);
    const again = await createParty().join(alice, disk);
    await again.files.offer(await offerOf(alice, 'film', film.length, alice.peer));
    await expect(again.files.reattach(id, sourceOf(film))).rejects.toMatchObject({
      code: 'unlisted',
    });
  });
});
