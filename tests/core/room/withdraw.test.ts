/** "Stop sharing" in Alice's whole room: an entry of the sharer takes its file back, for everyone and for good. */
import { describe, expect, test } from 'vitest';
import { writeEntry, type Content, type Entry } from '../../../src/core/chat/entry.ts';
import { readEntry } from '../../../src/core/chat/exchange/verify-entry.ts';
import { openSealed } from '../../../src/core/chat/sealed.ts';
import { sealContent } from '../../../src/core/chat/seal-content.ts';
import { idBytes, type EntryId } from '../../../src/core/base/ids.ts';
import type { Identity } from '../../../src/core/ports.ts';
import type { FakeLink } from '../../fakes/transport.ts';
import {
  alice,
  bob,
  bytesOf,
  carol,
  crypto,
  randomOf,
  room as roomId,
  settled,
} from '../../fakes/people.ts';
import { sourceOf } from '../../rigs/files-rig.ts';
import { createRoomRig } from '../../rigs/room-rig.ts';
import { entriesOf } from '../../rigs/messages.ts';

const contextOf = (identity: Identity) => ({ roomId, crypto, identity, random: randomOf('w') });

/** An author whose entries come when the test says so. */
function author(identity: Identity) {
  let before: Entry | undefined;
  return async (content: Content, to?: readonly Identity[]): Promise<Entry> => {
    const seq = (before?.body.seq ?? 0) + 1;
    const position = { seq, prev: before?.id, clock: seq + 100, time: 0 };
    const said = to ? await sealContent(contextOf(identity), position, content, to) : content;
    return (before = await writeEntry({ roomId, crypto, identity }, position, said));
  };
}

async function hear(link: FakeLink, ...entries: readonly Entry[]): Promise<void> {
  link.hear({ t: 'entries', more: false, list: entries.map((it) => it.signed) });
  await settled();
}

const file = (name: string): Content => ({
  k: 'file',
  nonce: bytesOf(`nonce ${name}`, 16),
  name,
  size: 9_000,
  mime: '',
});
const withdrawal = ({ id }: { readonly id: EntryId }): Content => ({
  k: 'delete',
  of: idBytes(id),
});

describe('[F22] a file that its sharer withdraws', () => {
  test('is gone from the list, and leaves a line without its name', async () => {
    const { room, greet } = await createRoomRig();
    const link = await greet(bob, 'Bob');
    const write = author(bob);
    const offer = await write(file('mistake.pdf'));
    await hear(link, offer);
    const [shown] = room.files.list();
    if (!shown) throw new Error('not shown');
    const reply = await write({ k: 'reply', to: idBytes(offer.id), text: 'oh' });
    await hear(link, reply, await write(withdrawal(offer)));
    expect(room.files.list()).toEqual([]);
    expect(room.files.get(shown.id)).toBeUndefined();
    expect(room.files.isWithdrawn(shown.id)).toBe(true);
    expect(room.files.isWithdrawnByUs(shown.id)).toBe(false);
    expect(room.chat.messages()).toMatchObject([
      { kind: 'deleted', file: true },
      { kind: 'text', quote: { words: undefined } },
    ]);
    expect(JSON.stringify(room.chat.messages())).not.toContain('mistake');
    await room.files.download(shown.id);
    expect(room.files.get(shown.id)).toBeUndefined();
  });

  test('is never shown to someone who comes later, in whatever order the entries come', async () => {
    const write = author(bob);
    const offer = await write(file('mistake.pdf'));
    const end = await write(withdrawal(offer));
    for (const batches of [[[offer, end]], [[end, offer]], [[end], [offer]]]) {
      const { room, greet } = await createRoomRig();
      const link = await greet(bob, 'Bob');
      let listed = 0;
      const look = () => (listed += room.files.list().length);
      room.subscribe('files', look);
      room.subscribe('messages', look);
      for (const batch of batches) await hear(link, ...batch);
      look();
      expect(listed).toBe(0);
      expect(room.chat.messages()).toMatchObject([{ kind: 'deleted', file: true }]);
    }
  });

  test('is not there on the next visit', async () => {
    const { room, greet, records } = await createRoomRig();
    const link = await greet(bob, 'Bob');
    const write = author(bob);
    const offer = await write(file('mistake.pdf'));
    await hear(link, offer, await write(withdrawal(offer)));
    room.close();
    const again = await createRoomRig(records);
    await settled();
    expect(again.room.files.list()).toEqual([]);
    expect(again.room.chat.messages()).toMatchObject([{ kind: 'deleted' }]);
  });

  test('is withdrawn by nobody else', async () => {
    const { room, greet } = await createRoomRig();
    const offer = await author(bob)(file('film.mp4'));
    await hear(await greet(bob, 'Bob'), offer);
    await hear(await greet(carol, 'Carol'), await author(carol)(withdrawal(offer)));
    const [shown] = room.files.list();
    expect(shown).toMatchObject({ name: 'film.mp4' });
    if (!shown) return;
    await room.files.withdraw(shown.id); // nor by us
    await room.chat.delete(offer.id);
    expect(room.files.list()).toHaveLength(1);
    expect(room.files.isWithdrawn(shown.id)).toBe(false);
  });

  test('was private: its withdrawal is, too, and counts with the same recipients only', async () => {
    const { room, greet } = await createRoomRig();
    const link = await greet(bob, 'Bob');
    const write = author(bob);
    const offer = await write(file('secret.pdf'), [alice, carol]);
    await hear(
      link,
      offer,
      await write(withdrawal(offer)),
      await write(withdrawal(offer), [alice]),
    );
    expect(room.files.list()).toHaveLength(1);
    await hear(link, await write(withdrawal(offer), [carol, alice]));
    expect(room.files.list()).toEqual([]);
  });
});

describe('[F22] our own file', () => {
  test('is taken back by an entry of ours', async () => {
    const { room, greet } = await createRoomRig();
    const link = await greet(bob, 'Bob');
    const source = sourceOf(bytesOf('film', 9_000));
    const id = await room.files.share({ source, name: 'film', mime: '' });
    await room.files.withdraw(id);
    await settled();
    expect(room.files.list()).toEqual([]);
    expect((await room.files.storage()).files).toEqual([]);
    const sent = link.said.flatMap(entriesOf);
    const kinds = await Promise.all(sent.map((it) => readEntry(crypto, it)));
    expect(kinds.map((it) => it?.body.k)).toEqual(['name', 'file', 'delete']);
  });

  test('that is private is taken back in private', async () => {
    const { room, greet } = await createRoomRig();
    const [toBob, toCarol] = [await greet(bob, 'Bob'), await greet(carol, 'Carol')];
    const source = sourceOf(bytesOf('film', 9_000));
    const id = await room.files.share({ source, name: 'film', mime: '', to: [bob.peer] });
    await room.files.withdraw(id);
    await settled();
    expect(room.files.list()).toEqual([]);
    const last = async (link: FakeLink) => {
      const list = link.said.flatMap(entriesOf);
      const entry = list.at(-1) && (await readEntry(crypto, list.at(-1) as never));
      if (!entry) throw new Error('nothing came');
      return entry;
    };
    expect((await last(toCarol)).body.k).toBe('sealed');
    expect((await openSealed(contextOf(carol), await last(toCarol)))?.body).toBeUndefined();
    expect((await openSealed(contextOf(bob), await last(toBob)))?.body.k).toBe('delete');
  });

  test('goes by deleting its message, too', async () => {
    const { room } = await createRoomRig();
    const source = sourceOf(bytesOf('film', 9_000));
    await room.files.share({ source, name: 'film', mime: '' });
    const [message] = room.chat.messages();
    if (!message) throw new Error('not shown');
    await room.chat.edit(message.id, 'words do not go with a file');
    await room.chat.delete(message.id);
    expect(room.files.list()).toEqual([]);
    expect(room.chat.messages()).toMatchObject([{ kind: 'deleted', file: true }]);
  });
});
