/** A message that was deleted and can still be had back, in Alice's whole room. */
import { describe, expect, test } from 'vitest';
import { readEntry } from '../../../../src/core/chat/exchange/verify-entry.ts';
import type { RoomRig } from '../../../rigs/room-rig.ts';
import type { FakeLink } from '../../../fakes/transport.ts';
import { bob, crypto, settled } from '../../../fakes/people.ts';
import { createRoomRig } from '../../../rigs/room-rig.ts';
import { entriesOf } from '../../../rigs/messages.ts';

async function said({ room }: RoomRig) {
  await room.chat.say('oops');
  const [message] = room.chat.messages();
  if (!message) throw new Error('not shown');
  return message.id;
}
const kindsOn = async (link: FakeLink) => {
  const sent = link.said.flatMap(entriesOf);
  return (await Promise.all(sent.map((it) => readEntry(crypto, it)))).map((it) => it?.body.k);
};

describe('[E15] a message that is about to be deleted', () => {
  test('is gone here and still there for the others, and comes back when that is undone', async () => {
    const rig = await createRoomRig();
    const link = await rig.greet(bob, 'Bob');
    const id = await said(rig);
    await rig.room.chat.deleteLater(id);
    expect(rig.room.chat.messages()).toMatchObject([{ kind: 'deleted' }]);
    await rig.room.chat.keep(id);
    expect(rig.room.chat.messages()).toMatchObject([{ kind: 'text', text: 'oops' }]);
    await settled();
    expect(await kindsOn(link)).toEqual(['name', 'text']);
    rig.room.close();
    const again = await createRoomRig(rig.records);
    await settled();
    expect(again.room.chat.messages()).toMatchObject([{ kind: 'text', text: 'oops' }]);
  });

  test('is deleted for everyone when the time is over', async () => {
    const rig = await createRoomRig();
    const link = await rig.greet(bob, 'Bob');
    const id = await said(rig);
    await rig.room.chat.deleteLater(id);
    await rig.room.chat.delete(id);
    await settled();
    expect(await kindsOn(link)).toEqual(['name', 'text', 'delete']);
  });

  test('is deleted on the next visit, if the page was closed before', async () => {
    const rig = await createRoomRig();
    const id = await said(rig);
    await rig.room.chat.deleteLater(id);
    const deleting = rig.room.chat.delete(id).catch(() => undefined); // the page closes in the middle of it
    rig.room.close();
    await deleting;
    const again = await createRoomRig(rig.records, 60_000);
    await settled();
    expect(again.room.chat.messages()).toMatchObject([{ kind: 'deleted' }]);
    const link = await again.greet(bob, 'Bob');
    await again.room.chat.say('next'); // after the deletion, in our chain
    await settled();
    expect(await kindsOn(link)).toContain('text');
    again.room.close();
    const third = await createRoomRig(again.records, 120_000);
    await settled();
    expect(third.room.chat.messages()).toMatchObject([{ kind: 'deleted' }, { text: 'next' }]);
  });

  test('is nobody else’s', async () => {
    const rig = await createRoomRig();
    await said(rig);
    const stranger = 'x'.repeat(43) as never;
    await rig.room.chat.deleteLater(stranger);
    expect(rig.room.chat.messages()).toMatchObject([{ kind: 'text' }]);
  });
});
