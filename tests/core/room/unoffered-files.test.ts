/** A file whose offer could not be written leaves nothing on this device, whatever the disk refuses and when. */
import { describe, expect, test } from 'vitest';
import { SwapError } from '../../../src/core/base/errors.ts';
import { TICK_MS } from '../../../src/core/limits/shared.ts';
import type { KeyValueStore } from '../../../src/core/ports.ts';
import { createMemoryKeyValueStore } from '../../../src/core/storage/memory-stores.ts';
import { overriding } from '../../fakes/overriding.ts';
import { bob, bytesOf, settled } from '../../fakes/people.ts';
import { sourceOf } from '../../rigs/files-rig.ts';
import { createRoomRig } from '../../rigs/room-rig.ts';
import { entriesOf } from '../../rigs/messages.ts';

/** A store whose writes fail while the test says so. */
function fragile() {
  const store = createMemoryKeyValueStore();
  const fails = { put: false, delete: false };
  const may = (what: keyof typeof fails) => {
    if (fails[what]) throw new SwapError('storage-failed', 'the disk failed');
  };
  const disk: KeyValueStore = overriding(store, {
    put: async (records) => (may('put'), store.put(records)),
    delete: async (keys) => (may('delete'), store.delete(keys)),
  });
  return { disk, fails };
}

const film = () => ({ source: sourceOf(bytesOf('film', 5_000)), name: 'film.mp4', mime: '' });
const kept = async (index: KeyValueStore) => (await index.entries('')).map(([key]) => key);

describe('[F23] a file whose offer cannot be written', () => {
  test('leaves no record of itself', async () => {
    const { disk, fails } = fragile();
    const { room, fileIndex } = await createRoomRig(disk);
    fails.put = true;
    await expect(room.files.share(film())).rejects.toMatchObject({ code: 'storage-failed' });
    expect(await kept(fileIndex)).toEqual([]);
    fails.put = false;
    await room.files.share(film());
    await settled();
    expect(room.files.list()).toHaveLength(1);
  });

  test('is deleted as soon as a disk that refuses that, too, works again', async () => {
    const [log, index] = [fragile(), fragile()];
    const { room, clock } = await createRoomRig(log.disk, 0, index.disk);
    Object.assign(log.fails, { put: true });
    Object.assign(index.fails, { delete: true });
    await expect(room.files.share(film())).rejects.toMatchObject({ code: 'storage-failed' });
    expect(await kept(index.disk)).toHaveLength(1);
    index.fails.delete = false;
    clock.pass(TICK_MS);
    await settled();
    expect(await kept(index.disk)).toEqual([]);
  });

  test('is deleted on the next visit where this one ended first, and what was offered stays', async () => {
    const [log, index] = [fragile(), fragile()];
    const { room } = await createRoomRig(log.disk, 0, index.disk);
    const id = await room.files.share(film());
    await settled();
    Object.assign(log.fails, { put: true });
    Object.assign(index.fails, { delete: true });
    await expect(room.files.share(film())).rejects.toMatchObject({ code: 'storage-failed' });
    room.close();
    Object.assign(log.fails, { put: false });
    Object.assign(index.fails, { delete: false });
    const again = await createRoomRig(log.disk, 0, index.disk);
    await settled();
    await settled();
    expect(await kept(index.disk)).toEqual(
      expect.arrayContaining([expect.stringContaining(`/${id}`)]),
    );
    expect((await kept(index.disk)).filter((key) => key.startsWith('file/'))).toHaveLength(1);
    expect(again.room.files.list()).toHaveLength(1);
  });

  test('is told from one whose offer is damaged here, which another member brings back', async () => {
    const [log, index] = [createMemoryKeyValueStore(), createMemoryKeyValueStore()];
    const first = await createRoomRig(log, 0, index);
    const link = await first.greet(bob, 'Bob');
    const endless = { ...film().source, sizeBytes: 5_000, read: () => new Promise<never>(() => 0) };
    const id = await first.room.files.share({ ...film(), source: endless });
    await settled();
    first.room.close();
    const said = link.said.flatMap(entriesOf);
    await log.delete((await log.entries('entry/')).map(([key]) => key));
    await createRoomRig(log, 0, index); // a visit on which nobody is there
    await settled();
    const again = await createRoomRig(log, 0, index);
    await settled();
    const back = await again.greet(bob, 'Bob');
    back.hear({ t: 'entries', more: false, list: said });
    await settled();
    expect(again.room.files.list().map((it) => [it.id, it.own])).toEqual([[id, true]]);
    expect(await again.room.files.reattach(id, film().source)).toBe(true);
    await settled();
    expect((await kept(index)).some((key) => key.startsWith('segment/'))).toBe(true);
  });
});
