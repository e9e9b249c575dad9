/** Private messages in Alice's whole room: who can read them, and what they change in what everyone sees. */
import { describe, expect, test } from 'vitest';
import { writeEntry, type Content, type Entry } from '../../../src/core/chat/entry.ts';
import { readEntry } from '../../../src/core/chat/exchange/verify-entry.ts';
import { openSealed, type ReadableEntry } from '../../../src/core/chat/sealed.ts';
import { sealContent } from '../../../src/core/chat/seal-content.ts';
import { idBytes, type EntryId } from '../../../src/core/base/ids.ts';
import type { Identity } from '../../../src/core/ports.ts';
import type { FakeLink } from '../../fakes/transport.ts';
import {
  alice,
  bob,
  carol,
  crypto,
  randomOf,
  room as roomId,
  settled,
} from '../../fakes/people.ts';
import { createRoomRig } from '../../rigs/room-rig.ts';
import { entriesOf } from '../../rigs/messages.ts';

const contextOf = (identity: Identity) => ({
  roomId,
  crypto,
  identity,
  random: randomOf('private'),
});

/** An author whose entries come over `link`, each to everyone or to some recipients. */
function voice(link: FakeLink, author: Identity) {
  let before: Entry | undefined;
  let seq = 0;
  return async (content: Content, to?: readonly Identity[]): Promise<EntryId> => {
    seq += 1;
    const position = { seq, prev: before?.id, clock: seq + 100, time: 0 };
    const said = to ? await sealContent(contextOf(author), position, content, to) : content;
    before = await writeEntry({ roomId, crypto, identity: author }, position, said);
    link.hear({ t: 'entries', more: false, list: [before.signed] });
    await settled();
    return before.id;
  };
}

/** Everything that came over a link and that `who` can read. */
async function readBy(who: Identity, link: FakeLink): Promise<ReadableEntry[]> {
  const signed = link.said.flatMap(entriesOf);
  const entries = await Promise.all(signed.map((it) => readEntry(crypto, it)));
  const read = await Promise.all(
    entries.map(async (it) => (it?.body.k === 'sealed' ? openSealed(contextOf(who), it) : it)),
  );
  return read.flatMap((it) => (it && it.body.k !== 'name' ? [it] : []));
}

const text = (words: string): Content => ({ k: 'text', text: words });

describe('[P4] what is written about a private message', () => {
  test('is readable for the same recipients, and reaches the others sealed', async () => {
    const { room, greet } = await createRoomRig();
    const [toBob, toCarol] = [await greet(bob, 'Bob'), await greet(carol, 'Carol')];
    await room.chat.say('psst', undefined, [bob.peer]);
    const id = room.chat.messages()[0]?.id;
    if (!id) throw new Error('not shown');
    await room.chat.say('and', id);
    await room.chat.react(id, '🤫');
    await room.chat.edit(id, 'psst!');
    await room.chat.delete(id);
    await settled();

    const kinds = ['text', 'reply', 'reaction', 'edit', 'delete'];
    expect((await readBy(bob, toBob)).map(({ body }) => body.k)).toEqual(kinds);
    expect(await readBy(carol, toCarol)).toEqual([]);
    const passed = toCarol.said.flatMap(entriesOf);
    expect(passed).toHaveLength(1 + kinds.length); // one more is Alice's name
  });

  test('includes a recipient’s reply, without choosing the recipients again', async () => {
    const { room, greet } = await createRoomRig();
    const [toBob, toCarol] = [await greet(bob, 'Bob'), await greet(carol, 'Carol')];
    const id = await voice(toBob, bob)(text('psst'), [alice]);
    expect(room.chat.messages()).toMatchObject([{ text: 'psst', to: [{ peer: alice.peer }] }]);
    await room.chat.say('what?', id);
    await settled();
    expect(await readBy(bob, toBob)).toMatchObject([{ body: { k: 'reply', text: 'what?' } }]);
    expect((await readBy(carol, toCarol)).map(({ body }) => body.k)).toEqual([]);
  });

  test('counts only with the same recipients, so that everyone sees one room', async () => {
    const { room, greet } = await createRoomRig();
    const say = voice(await greet(bob, 'Bob'), bob);
    const open = await say(text('for all'));
    const some = await say(text('for two'), [alice, carol]);
    for (const [id, to] of [
      [open, [alice]],
      [some, [alice]],
      [some, undefined],
    ] as const) {
      await say({ k: 'edit', of: idBytes(id), text: 'other words' }, to);
      await say({ k: 'reaction', of: idBytes(id), emoji: '👍' }, to);
      await say({ k: 'delete', of: idBytes(id) }, to);
    }
    const unchanged = { edited: false, reactions: [] };
    expect(room.chat.messages()).toMatchObject([
      { text: 'for all', ...unchanged },
      { text: 'for two', ...unchanged },
    ]);
    await say({ k: 'edit', of: idBytes(some), text: 'for us' }, [carol, alice]);
    expect(room.chat.messages()).toMatchObject([
      { text: 'for all' },
      { text: 'for us', edited: true },
    ]);
  });
});

test('[P3] nobody can lock the room, or rename themselves, for just some people', async () => {
  const { room, greet } = await createRoomRig();
  const say = voice(await greet(bob, 'Bob'), bob);
  await say({ k: 'lock', locked: true, members: new Uint8Array() }, [alice]);
  await say({ k: 'name', name: 'Rob', box: bob.boxKey }, [alice]);
  expect(room.chat.messages()).toEqual([]);
  expect(room.status().locked).toBe(false);
});

test('[E20] a fork makes private messages void too', async () => {
  const { room, greet } = await createRoomRig();
  const link = await greet(bob, 'Bob');
  await voice(link, bob)(text('one story'), [alice]);
  expect(room.chat.messages()).toMatchObject([{ text: 'one story' }]);
  await voice(link, bob)(text('another story'), [alice]);
  expect(room.chat.messages()).toMatchObject([{ kind: 'forked', author: bob.peer }]);
});

test('[P1] private messages are readable again on the next visit', async () => {
  const { room, greet, records } = await createRoomRig();
  const say = voice(await greet(bob, 'Bob'), bob);
  await say(text('psst'), [alice]);
  await say(text('not for Alice'), [carol]);
  await settled();
  room.close();
  const again = await createRoomRig(records);
  await settled();
  expect(again.room.chat.messages()).toMatchObject([{ text: 'psst' }]);
});
