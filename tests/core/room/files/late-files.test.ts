/** A room whose code for files comes after its messages: nothing that was said or asked for meanwhile is lost. */
import { describe, expect, test } from 'vitest';
import { idBytes, type FileId } from '../../../../src/core/base/ids.ts';
import { linkedParts, type LinkedParts } from '../../../../src/core/room/linked-parts.ts';
import type { KeyValueStore } from '../../../../src/core/ports.ts';
import { createMemoryKeyValueStore } from '../../../../src/core/storage/memory-stores.ts';
import { bob, bytesOf, settled } from '../../../fakes/people.ts';
import { sourceOf } from '../../../rigs/files-rig.ts';
import { createRoomRig } from '../../../rigs/room-rig.ts';

const notes = { source: sourceOf(bytesOf('notes', 900)), name: 'notes.txt', mime: 'text/plain' };
const LIMITS = { uploadBytesPerSecond: 1_000, downloadBytesPerSecond: undefined };

/** A room, and what brings its code for files. */
async function lateRig(records = createMemoryKeyValueStore(), fileIndex?: KeyValueStore) {
  let opened = 0;
  let resolve: (parts: LinkedParts) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const code = new Promise<LinkedParts>((...both) => ([resolve, fail] = both));
  const rig = await createRoomRig(records, 0, fileIndex, code);
  const come = async () => {
    const openFiles: LinkedParts['openFiles'] = (...of) => (opened++, linkedParts.openFiles(...of));
    resolve({ ...linkedParts, openFiles });
    await settled();
  };
  return { ...rig, come, fail, opened: () => opened };
}

/** What a visit left behind that shared two files and took one back. */
async function lastVisit() {
  const { room, records, fileIndex } = await createRoomRig();
  const kept = await room.files.share(notes);
  const gone = await room.files.share({ ...notes, name: 'mistake.txt' });
  await room.files.withdraw(gone);
  await settled();
  room.close();
  return { records, fileIndex, kept, gone };
}

describe('until the code for files is here', () => {
  test('messages are read and written', async () => {
    const { room } = await lateRig();
    await room.chat.say('hello');
    expect(room.chat.messages()).toMatchObject([{ kind: 'text', text: 'hello' }]);
    expect(room.files.list()).toEqual([]);
    expect(room.files.busy()).toBe(false);
  });

  test('files of the stored log wait, and those that were withdrawn stay away', async () => {
    const { records, kept, gone } = await lastVisit();
    const { room, come } = await lateRig(records);
    await settled();
    expect(room.files.list()).toEqual([]);
    await come();
    expect(room.files.list().map(({ id }) => id)).toEqual([kept]);
    expect(room.files.isWithdrawn(gone)).toBe(true);
    expect(room.files.isWithdrawnByUs(gone)).toBe(true);
    expect(room.chat.messages().map(({ kind }) => kind)).toEqual(['file', 'deleted']);
  });

  test('a file that is shared is offered as soon as it can be', async () => {
    const { room, come, greet } = await lateRig();
    const sharing = room.files.share(notes);
    await settled();
    expect(room.files.list()).toEqual([]);
    await come();
    const id = await sharing;
    await settled();
    expect(room.files.get(id)).toMatchObject({ name: 'notes.txt', state: 'sharing' });
    const link = await greet(bob, 'Bob');
    link.hear({ t: 'who', files: [idBytes(id)] });
    await settled();
    expect(link.said.some(({ t }) => t === 'bitfield')).toBe(true);
  });

  test('limits that people chose hold from the first byte', async () => {
    const { room, come } = await lateRig();
    room.files.flow.setLimits(LIMITS);
    expect(room.files.flow.limits()).toEqual(LIMITS);
    await come();
    expect(room.files.flow.limits()).toEqual(LIMITS);
    room.files.flow.setLimits({ ...LIMITS, uploadBytesPerSecond: 2_000 });
    expect(room.files.flow.limits().uploadBytesPerSecond).toBe(2_000);
  });

  test('what is asked for waits for the files of the stored log, and nothing that belongs to them is forgotten', async () => {
    const { records, fileIndex, kept } = await lastVisit();
    const { room, come } = await lateRig(records, fileIndex);
    const asked = room.files.reattach(kept, notes.source);
    await come();
    expect(await asked).toBe(true);
    await settled();
    expect(room.files.get(kept)?.state).toBe('sharing');
  });

  test('a room that was closed opens nothing, and who waits is told', async () => {
    const { room, come, opened } = await lateRig();
    const sharing = room.files.share(notes);
    room.close();
    await expect(sharing).rejects.toMatchObject({ code: 'closed' });
    await come();
    expect(opened()).toBe(0);
  });

  test('a failure reaches those who ask for files, and nobody else', async () => {
    const { room, fail } = await lateRig();
    fail(new Error('broken'));
    await expect(room.files.share(notes)).rejects.toThrow('broken');
    await expect(room.files.download('x' as FileId)).rejects.toThrow('broken');
    await room.chat.say('still here');
    expect(room.chat.messages()).toHaveLength(1);
  });
});
