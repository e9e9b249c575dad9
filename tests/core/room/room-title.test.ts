/** The title that members give a room, in Alice's whole room. */
import { expect, test } from 'vitest';
import { writeEntry, type Content } from '../../../src/core/chat/entry.ts';
import { CLOCK_FOLLOW_MS, TITLE_CHARS_MAX } from '../../../src/core/limits/chat.ts';
import type { Identity } from '../../../src/core/ports.ts';
import { bob, carol, crypto, room as roomId, settled } from '../../fakes/people.ts';
import type { FakeLink } from '../../fakes/transport.ts';
import { createRoomRig } from '../../rigs/room-rig.ts';
import { entriesOf } from '../../rigs/messages.ts';

const DAY_MS = 86_400_000;
const titled = (title: string): Content => ({ k: 'title', title });

/** Passes on a first entry of this author, with this clock. */
async function tell(link: FakeLink, author: Identity, clock: number, content: Content) {
  const position = { seq: 1, prev: undefined, clock, time: 0 };
  const entry = await writeEntry({ roomId, crypto, identity: author }, position, content);
  link.hear({ t: 'entries', more: false, list: [entry.signed] });
  await settled();
}

test('[R15] any member names the room for everyone, and the last title in the room’s order holds', async () => {
  const { room, greet } = await createRoomRig();
  const link = await greet(bob, 'Bob');
  let changes = 0;
  room.subscribe('status', () => changes++);
  expect(room.title()).toBe('');
  await tell(link, bob, 5, titled('Tram depot band'));
  expect(room.title()).toBe('Tram depot band');
  expect(changes).toBeGreaterThan(0);
  await tell(link, carol, 4, titled('said earlier, came later'));
  expect(room.title()).toBe('Tram depot band');
  await room.setTitle('Choir');
  await settled();
  expect(room.title()).toBe('Choir');
  expect(link.said.some((it) => entriesOf(it).length > 0)).toBe(true);
  expect(room.chat.messages()).toMatchObject([
    { kind: 'titled', name: expect.any(String), title: 'said earlier, came later' },
    { kind: 'titled', name: 'Bob', title: 'Tram depot band' },
    { kind: 'titled', own: true, title: 'Choir' },
  ]);
  await room.setTitle('');
  await settled();
  expect(room.title()).toBe('');
});

test('[R15] a title is one short line, and the same one again is no entry', async () => {
  const { room } = await createRoomRig();
  await room.setTitle(`  two\nlines ${'x'.repeat(TITLE_CHARS_MAX)}`);
  await settled();
  expect(room.title()).toMatch(/^two lines x+$/);
  expect([...room.title()]).toHaveLength(TITLE_CHARS_MAX);
  const entries = room.chat.messages().length;
  await room.setTitle(room.title());
  await settled();
  expect(room.chat.messages()).toHaveLength(entries);
});

test('[R15] the title outlives its entry, and is void if its author forked there', async () => {
  const rig = await createRoomRig();
  await rig.room.chat.setKeepDays(1);
  const link = await rig.greet(bob, 'Bob');
  await tell(link, bob, 5, titled('Choir'));
  rig.clock.pass(2 * DAY_MS);
  await settled();
  expect(rig.room.chat.messages()).toEqual([]);
  expect(rig.room.title()).toBe('Choir');
  rig.room.close();
  const again = await createRoomRig(rig.records, 2 * DAY_MS);
  expect(again.room.title()).toBe('Choir');

  const other = await createRoomRig();
  const forked = await other.greet(bob, 'Bob');
  await tell(forked, bob, 5, titled('Choir'));
  await tell(forked, bob, 5, titled('another one in that position'));
  expect(other.room.title()).toBe('');
  other.room.close();
  expect((await createRoomRig(other.records)).room.title()).toBe('');
});

test('[R15] nobody can pin a title: the next one always comes after it', async () => {
  const { room, greet, clock } = await createRoomRig();
  const link = await greet(bob, 'Bob');
  const boundMs = clock.now() + CLOCK_FOLLOW_MS;
  await tell(link, carol, boundMs + 1, titled('for ever'));
  expect(room.title()).toBe('');
  await tell(link, bob, boundMs, titled('for a day'));
  expect(room.title()).toBe('for a day');
  await room.setTitle('ours');
  await settled();
  expect(room.title()).toBe('ours');
});

test('[R15] a device shows no title of people whom it mutes or blocks', async () => {
  const { room, greet } = await createRoomRig();
  const link = await greet(bob, 'Bob');
  await tell(link, carol, 3, titled('Choir'));
  await tell(link, bob, 5, titled('buy my pills'));
  await room.people.setTreatment(bob.peer, 'blocked');
  expect(room.title()).toBe('Choir');
  await room.people.setTreatment(carol.peer, 'muted');
  expect(room.title()).toBe('');
  await room.people.setTreatment(bob.peer, 'open');
  expect(room.title()).toBe('buy my pills');
});
