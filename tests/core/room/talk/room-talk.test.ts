/** A whole room tells who has our last message, who types, and how people look. */
import { beforeEach, expect, test } from 'vitest';
import type { RoomTalk } from '../../../../src/core/api/talk.ts';
import { idBytes } from '../../../../src/core/base/ids.ts';
import type { FakeLink } from '../../../fakes/transport.ts';
import { writeTypingWord } from '../../../../src/core/chat/typing/typing-word.ts';
import { TYPING_LASTS_MS } from '../../../../src/core/limits/talk.ts';
import type { Identity } from '../../../../src/core/ports.ts';
import { writePresence } from '../../../../src/core/presence/presence-record.ts';
import { bob, carol, createPerson, mallory, room, settled } from '../../../fakes/people.ts';
import { createRoomRig, type RoomRig } from '../../../rigs/room-rig.ts';

let rig: RoomRig;
let talk: RoomTalk;
let [toBob, toCarol]: FakeLink[] = [];

beforeEach(async () => {
  rig = await createRoomRig();
  talk = await rig.room.talk();
  [toBob, toCarol] = [await rig.greet(bob, 'Bob'), await rig.greet(carol, 'Carol')];
});

const lastOwn = () => {
  const last = rig.room.chat.messages().findLast(({ own }) => own);
  if (!last) throw new Error('nothing was written');
  return last;
};
const announces = (link: FakeLink | undefined, seq: number) =>
  link?.hear({ t: 'ihave', list: [[idBytes(rig.room.self), seq]] });

test('[Y10] a message is going out, then with one of two, then with all', async () => {
  let changes = 0;
  talk.onChanged(() => void (changes += 1));
  await rig.room.chat.say('hello');
  const own = lastOwn();
  expect(talk.delivery(own)).toEqual({ kind: 'going-out' });
  // The first entry says our name, the second is the message.
  announces(toBob, 2);
  expect(talk.delivery(own)).toEqual({ kind: 'some', have: 1, here: 2, certain: true });
  announces(toCarol, 2);
  expect(talk.delivery(own)).toEqual({ kind: 'all', here: 2 });
  expect(changes).toBe(2);
  toBob?.hear({ t: 'bye' });
  toCarol?.hear({ t: 'bye' });
  expect(talk.delivery(own)).toEqual({ kind: 'left' });
});

test('[Y10] a private message is with those whom it is for', async () => {
  await rig.room.chat.say('for bob', undefined, [bob.peer]);
  announces(toCarol, 2);
  expect(talk.delivery(lastOwn())).toEqual({ kind: 'going-out' });
  announces(toBob, 2);
  expect(talk.delivery(lastOwn())).toEqual({ kind: 'all', here: 1 });
});

test('[Y10] alone, a message is here only; on the next visit nothing is known of it', async () => {
  const alone = await createRoomRig();
  await alone.room.chat.say('hello?');
  const [own] = alone.room.chat.messages();
  if (!own) throw new Error('nothing was written');
  expect((await alone.room.talk()).delivery(own)).toEqual({ kind: 'here-only' });
  const again = await createRoomRig(alone.records);
  expect((await again.room.talk()).delivery(own)).toBeUndefined();
});

test('[G14] a person who types is named, unless they are muted, until their words are here', async () => {
  toBob?.hear({ t: 'typing' });
  expect(talk.typing().map(({ name }) => name)).toEqual(['Bob']);
  await rig.room.people.setTreatment(bob.peer, 'muted');
  expect(talk.typing()).toEqual([]);
});

/** Bob brings a record of presence of somebody without a link to us, or a word of theirs. */
async function bringPresence(who: Identity, gone: boolean, at = rig.clock.now()): Promise<void> {
  const { signed } = await writePresence(room, who, { at, name: 'Dave', gone });
  toBob?.hear({ t: 'presence', push: true, list: [signed] });
  await settled();
}
async function bringWord(who: Identity): Promise<void> {
  rig.clock.pass(10);
  toBob?.hear(await writeTypingWord(room, who, rig.clock.now()));
  await settled();
}
const shown = () => talk.typing().map(({ name }) => name);

test('[G15] a person without a link to us is shown typing when they are listed, until they are gone', async () => {
  const dave = createPerson('dave');
  await bringWord(dave);
  expect(shown(), 'nobody knows them').toEqual([]);
  await bringPresence(dave, false);
  await bringWord(mallory);
  await bringWord(dave);
  expect(shown()).toEqual(['Dave']);
  let atChange: string[] | undefined;
  talk.onChanged(() => (atChange = shown()));
  await bringPresence(dave, true, rig.clock.now() + 1);
  expect(atChange).toEqual([]);
});

test('[G15] [B4] the word of somebody who is blocked here goes on, and is not shown', async () => {
  const dave = createPerson('dave');
  await bringPresence(dave, false);
  await rig.room.people.setTreatment(dave.peer, 'blocked');
  await bringWord(dave);
  expect(shown()).toEqual([]);
  const passed = () => toCarol?.said.filter(({ t }) => t === 'types').length;
  expect(passed()).toBe(1);
  await rig.room.people.setTreatment(dave.peer, 'open');
  expect(shown(), 'it was heard').toEqual(['Dave']);
  rig.clock.pass(TYPING_LASTS_MS);
  expect(shown()).toEqual([]);
});

test('[G15] [R10] the word of somebody whom a locked room keeps out is not shown', async () => {
  const dave = createPerson('dave');
  await bringPresence(dave, false);
  await rig.room.lock(true);
  await bringWord(dave);
  expect(shown()).toEqual([]);
});

test('[R17] a chosen colour and mark stand in our record of presence and beside our name', async () => {
  const { people, chat } = rig.room;
  expect(people.looksOf(rig.room.self)).toBeUndefined();
  await chat.say('hello');
  await people.setLooks([3, 7]);
  await settled();
  expect(people.looksOf(rig.room.self)).toEqual([3, 7]);
  expect(people.list()[0]?.looks).toEqual([3, 7]);
  expect(chat.messages(), 'nothing is said of it').toHaveLength(1);
  const again = await createRoomRig(rig.records);
  expect(again.room.people.looksOf(rig.room.self)).toEqual([3, 7]);
  await again.room.people.setLooks([0, 0]);
  expect(again.room.people.looksOf(rig.room.self)).toEqual([0, 0]);
});

test('people are met in an order that stays', async () => {
  expect(rig.room.people.met()).toEqual([bob.peer, carol.peer]);
  rig.clock.pass(2_000);
  await settled();
  const again = await createRoomRig(rig.records, 60_000);
  await again.greet(carol, 'Carol');
  await again.greet(bob, 'Bob');
  expect(again.room.people.met()).toEqual([bob.peer, carol.peer]);
});
