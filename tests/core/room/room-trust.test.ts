/** Locks, room handoffs, changed names and safety codes, in Alice's whole room. */
import { describe, expect, test } from 'vitest';
import { SAFETY_CODE_BYTES, safetyCode } from '../../../src/core/identity/safety-code.ts';
import { CLOCK_FOLLOW_MS } from '../../../src/core/limits/chat.ts';
import { KNOWN_AFTER_MS } from '../../../src/core/limits/mesh.ts';
import { TICK_MS } from '../../../src/core/limits/shared.ts';
import { idBytes } from '../../../src/core/base/ids.ts';
import { HANDOFFS_MAX } from '../../../src/core/limits/room.ts';
import type { Identity } from '../../../src/core/ports.ts';
import type { Content, Entry } from '../../../src/core/chat/entry.ts';
import {
  alice,
  bob,
  bytesOf,
  carol,
  createPerson,
  crypto,
  mallory,
  otherRoom,
  room as roomId,
  settled,
} from '../../fakes/people.ts';
import { entryOf } from '../../rigs/chains.ts';
import { createRoomRig } from '../../rigs/room-rig.ts';
import type { FakeLink } from '../../fakes/transport.ts';

async function say(link: FakeLink, author: Identity, contents: readonly Content[]) {
  let prev: Entry | undefined;
  for (const [i, content] of contents.entries()) {
    prev = await entryOf(author, { seq: i + 1, prev, clock: i + 1 }, content);
    link.hear({ t: 'entries', more: false, list: [prev.signed] });
  }
  await settled();
}
const dave = createPerson('dave');
const pingsOn = (link: FakeLink) => link.said.filter((it) => it.t === 'ping').length;
const shown = (rig: Awaited<ReturnType<typeof createRoomRig>>) => rig.room.chat.messages();

describe('[R10] a locked room', () => {
  test('keeps newcomers out until it is unlocked, and shows who locked and unlocked it', async () => {
    const rig = await createRoomRig();
    const inside = await rig.greet(bob, 'Bob');
    await rig.room.lock(true);
    await settled();
    expect(rig.room.status().locked).toBe(true);
    const outside = await rig.greet(mallory, 'Mallory');
    expect(outside.closedWith).toBe('not welcome');
    expect(outside.said).toEqual([]);
    expect(rig.transport.offer(mallory.peer)).toBe('silent');
    expect(rig.transport.offer(bob.peer)).toBe('taken');
    const dials = rig.transport.dials.length;
    rig.transport.sight(mallory.peer);
    expect(rig.transport.dials).toHaveLength(dials);
    expect(rig.room.people.list().map((it) => it.peer)).not.toContain(mallory.peer);
    expect(inside.closedWith).toBeUndefined();

    await rig.room.lock(false);
    await settled();
    expect(rig.transport.doubts).toBeGreaterThan(0);
    const welcome = await rig.greet(mallory, 'Mallory');
    expect(welcome.closedWith).toBeUndefined();
    expect(shown(rig).flatMap((it) => (it.kind === 'lock' ? [it.locked] : []))).toEqual([
      true,
      false,
    ]);
  });

  test('admits people who were linked before, or whose entries it holds', async () => {
    const rig = await createRoomRig();
    const link = await rig.greet(bob, 'Bob');
    await say(link, carol, [{ k: 'text', text: 'said before the lock' }]);
    await rig.room.lock(true);
    link.end('network');
    expect((await rig.greet(bob, 'Bob')).closedWith).toBeUndefined();
    expect((await rig.greet(carol, 'Carol')).closedWith).toBeUndefined();
    expect((await rig.greet(mallory, 'Mallory')).closedWith).toBe('not welcome');
  });

  test('lets nobody in by an entry that comes later, however early it claims to be', async () => {
    const rig = await createRoomRig();
    const insider = await rig.greet(bob, 'Bob');
    await rig.room.lock(true);
    await say(insider, mallory, [
      { k: 'text', text: 'said long before, says the one who brings it' },
    ]);
    expect(shown(rig).some((it) => it.author === mallory.peer)).toBe(true);
    expect(rig.transport.offer(mallory.peer)).toBe('silent');
    expect((await rig.greet(mallory, 'Mallory')).closedWith).toBe('not welcome');
    rig.room.close();
    const again = await createRoomRig(rig.records);
    expect((await again.greet(mallory, 'Mallory')).closedWith).toBe('not welcome');
    expect((await again.greet(bob, 'Bob')).closedWith).toBeUndefined();
  });

  test('admits whom the lock names, no matter who locked it, and a second lock names nobody else', async () => {
    const rig = await createRoomRig();
    const link = await rig.greet(bob, 'Bob');
    const members = idBytes(carol.peer);
    await say(link, bob, [{ k: 'lock', locked: true, members }]);
    await say(link, mallory, [{ k: 'text', text: 'let me in' }]);
    await rig.room.lock(true);
    await settled();
    expect((await rig.greet(carol, 'Carol')).closedWith).toBeUndefined();
    expect((await rig.greet(mallory, 'Mallory')).closedWith).toBe('not welcome');
  });

  test('unlocks by the next entry, however far ahead the lock claims to be', async () => {
    const rig = await createRoomRig();
    const link = await rig.greet(bob, 'Bob');
    const lock = { k: 'lock', locked: true, members: new Uint8Array() } as const;
    const tellLock = async (clock: number) => {
      const entry = await entryOf(bob, { seq: 1, clock }, lock);
      link.hear({ t: 'entries', more: false, list: [entry.signed] });
      await settled();
    };
    const boundMs = rig.clock.now() + CLOCK_FOLLOW_MS;
    await tellLock(boundMs + 1);
    expect(rig.room.status().locked).toBe(false);
    await tellLock(boundMs);
    expect(rig.room.status().locked).toBe(true);
    await rig.room.lock(false);
    await settled();
    expect(rig.room.status().locked).toBe(false);
  });

  test('that is unlocked all the time has its members look for others once a beat', async () => {
    const rig = await createRoomRig();
    const link = await rig.greet(bob, 'Bob');
    const before = [rig.transport.doubts, pingsOn(link)];
    const toggles = Array.from({ length: 60 }, (_, i): Content => {
      return { k: 'lock', locked: i % 2 === 0, members: new Uint8Array() };
    });
    await say(link, bob, toggles);
    const after = [rig.transport.doubts, pingsOn(link)];
    expect(after).toEqual(before.map((it) => it + 1));
    expect(rig.room.status().locked).toBe(false);
    rig.clock.pass(2 * TICK_MS);
    expect(rig.transport.doubts).toBe((before[0] ?? 0) + 2);
  });

  test('can be locked by anyone in it, and stays locked on the next visit', async () => {
    const rig = await createRoomRig();
    const link = await rig.greet(bob, 'Bob');
    await say(link, bob, [{ k: 'lock', locked: true, members: new Uint8Array() }]);
    expect(rig.room.status().locked).toBe(true);
    rig.room.close();
    const again = await createRoomRig(rig.records);
    expect(again.room.status().locked).toBe(true);
    expect((await again.greet(mallory, 'Mallory')).closedWith).toBe('not welcome');
    expect((await again.greet(bob, 'Bob')).closedWith).toBeUndefined();
  });
});

describe('[R10] a lock that names nobody', () => {
  test('parts nobody from people whom they had known for long, on later visits either', async () => {
    const rig = await createRoomRig();
    await rig.greet(carol, 'Carol');
    rig.clock.pass(KNOWN_AFTER_MS);
    await rig.greet(dave, 'Dave');
    rig.clock.pass(KNOWN_AFTER_MS - 1); // Dave came later than that before the lock
    const link = await rig.greet(bob, 'Bob');
    await say(link, bob, [{ k: 'lock', locked: true, members: new Uint8Array() }]);
    rig.room.close();
    const again = await createRoomRig(rig.records, 3 * KNOWN_AFTER_MS);
    expect(again.room.status().locked).toBe(true);
    expect(again.transport.offer(carol.peer)).not.toBe('silent');
    expect((await again.greet(carol, 'Carol')).closedWith).toBeUndefined();
    for (const late of [dave, mallory]) {
      expect(again.transport.offer(late.peer)).toBe('silent');
      expect((await again.greet(late, 'Late')).closedWith).toBe('not welcome');
    }
  });
});

describe('[R10] the lock outlives its entry', () => {
  const DAY_MS = 86_400_000;
  /** Alice's room, which Bob locked and which keeps entries for a day; more than a day later. */
  async function lockedLongAgo() {
    const rig = await createRoomRig();
    const link = await rig.greet(bob, 'Bob');
    await rig.room.chat.setKeepDays(1);
    await say(link, bob, [
      { k: 'text', text: 'before' },
      { k: 'lock', locked: true, members: new Uint8Array() },
    ]);
    rig.clock.pass(2 * DAY_MS);
    await settled();
    return rig;
  }

  test('when the entry grew old, now and on the next visit', async () => {
    const rig = await lockedLongAgo();
    expect(rig.room.chat.messages()).toEqual([]);
    expect(rig.room.status().locked).toBe(true);
    rig.room.close();
    const again = await createRoomRig(rig.records);
    expect(again.room.status().locked).toBe(true);
    expect(again.transport.offer(mallory.peer)).toBe('silent');
    const late = await again.greet(carol, 'Carol');
    expect(late.closedWith).toBe('not welcome');
  });

  test('when the entry grew old while the room was not open', async () => {
    const rig = await createRoomRig();
    await rig.room.chat.setKeepDays(1);
    await rig.room.lock(true);
    await settled();
    rig.room.close();
    const again = await createRoomRig(rig.records, 2 * DAY_MS);
    expect(again.room.chat.messages()).toEqual([]);
    expect(again.room.status().locked).toBe(true);
  });

  test('and is undone only by a later entry, not by an earlier one', async () => {
    const rig = await lockedLongAgo();
    const link = await rig.greet(bob, 'Bob');
    await say(link, carol, [{ k: 'lock', locked: false, members: new Uint8Array() }]); // its clock is 1, that of the lock is 2
    expect(rig.room.status().locked).toBe(true);
    await rig.room.lock(false);
    await settled();
    expect(rig.room.status().locked).toBe(false);
    expect((await createRoomRig(rig.records)).room.status().locked).toBe(false);
  });

  test('but not its author’s fork: the lock is void if the author forked there', async () => {
    const rig = await createRoomRig();
    const link = await rig.greet(bob, 'Bob');
    await say(link, carol, [{ k: 'lock', locked: true, members: new Uint8Array() }]);
    expect(rig.room.status().locked).toBe(true);
    await say(link, carol, [{ k: 'text', text: 'another entry in that position' }]);
    expect(rig.room.status().locked).toBe(false);
    rig.room.close();
    expect((await createRoomRig(rig.records)).room.status().locked).toBe(false);
  });
});

describe('[R11] a new link', () => {
  const secret = bytesOf('secret', 16);

  test('goes to the chosen people who are here, and to nobody else', async () => {
    const rig = await createRoomRig();
    const [toBob, toCarol] = [await rig.greet(bob, 'Bob'), await rig.greet(carol, 'Carol')];
    const offer = { secret, password: 'tram' };
    expect(await rig.room.handoffs.offer([bob.peer, mallory.peer], offer)).toBe(1);
    expect(toBob.said.at(-1)).toEqual({ t: 'move', secret, password: 'tram' });
    expect(toCarol.said.map(({ t }) => t)).not.toContain('move');
  });

  test('is shown with the person who opened it, the latest of each, until it is declined', async () => {
    const rig = await createRoomRig();
    const link = await rig.greet(bob, 'Bob');
    link.hear({ t: 'move', secret, password: '' });
    link.hear({ t: 'move', secret: bytesOf('other', 16), password: 'tram' });
    const offered = { by: bob.peer, name: 'Bob', secret: bytesOf('other', 16), password: 'tram' };
    expect(rig.room.handoffs.list()).toEqual([offered]);
    rig.room.handoffs.decline(bob.peer);
    expect(rig.room.handoffs.list()).toEqual([]);
  });

  test('is one of a bounded number of offers', async () => {
    const rig = await createRoomRig();
    for (let i = 0; i <= HANDOFFS_MAX; i++) {
      const link = await rig.greet(createPerson(`mover ${i}`), `Mover ${i}`);
      link.hear({ t: 'move', secret, password: '' });
    }
    expect(rig.room.handoffs.list()).toHaveLength(HANDOFFS_MAX);
    expect(rig.room.handoffs.list()[0]?.name).toBe('Mover 1');
  });

  test('of someone we know is not displaced by those of newcomers', async () => {
    const rig = await createRoomRig();
    await rig.greet(bob, 'Bob');
    rig.clock.pass(KNOWN_AFTER_MS);
    (await rig.greet(bob, 'Bob')).hear({ t: 'move', secret, password: '' });
    for (let i = 0; i < 2 * HANDOFFS_MAX; i++) {
      const link = await rig.greet(createPerson(`mover ${i}`), `Mover ${i}`);
      link.hear({ t: 'move', secret: bytesOf(`other ${i}`, 16), password: '' });
    }
    expect(rig.room.handoffs.list().map(({ by }) => by)).toContain(bob.peer);
    expect(rig.room.handoffs.list()).toHaveLength(HANDOFFS_MAX);
  });
});

describe('[R12] who is who', () => {
  test('a safety code is the same on both sides, and differs for another pair or room', async () => {
    const rig = await createRoomRig();
    const code = await rig.room.people.safetyCode(bob.peer);
    expect(code).toHaveLength(SAFETY_CODE_BYTES);
    expect(await safetyCode(crypto, roomId, bob.peer, alice.peer)).toEqual(code);
    expect(await safetyCode(crypto, roomId, bob.peer, mallory.peer)).not.toEqual(code);
    expect(await safetyCode(crypto, otherRoom, bob.peer, alice.peer)).not.toEqual(code);
  });

  test('a verified mark belongs to the key: it outlives a reload and a rename, and nobody inherits it', async () => {
    const rig = await createRoomRig();
    const link = await rig.greet(bob, 'Bob');
    await rig.room.people.setVerified(bob.peer, true);
    link.hear({ t: 'hello', v: 3, name: 'Robert', box: bob.boxKey });
    await rig.greet(mallory, 'Bob');
    const marks = () => rig.room.people.list().flatMap((it) => (it.verified ? [it.name] : []));
    expect(marks()).toEqual(['Robert']);
    expect(rig.room.people.isVerified(mallory.peer)).toBe(false);
    const again = await createRoomRig(rig.records);
    expect(again.room.people.isVerified(bob.peer)).toBe(true);
    await again.room.people.setVerified(bob.peer, false);
    expect((await createRoomRig(rig.records)).room.people.isVerified(bob.peer)).toBe(false);
  });

  test('a changed name shows once in the timeline, an introduction or a new key does not', async () => {
    const rig = await createRoomRig();
    const link = await rig.greet(carol, 'Carol');
    await say(link, bob, [
      { k: 'name', name: 'Bob', box: bob.boxKey },
      { k: 'name', name: 'Bob', box: carol.boxKey },
      { k: 'name', name: 'Robert', box: carol.boxKey },
    ]);
    expect(shown(rig).filter((it) => it.author === bob.peer)).toMatchObject([
      { kind: 'renamed', before: 'Bob', after: 'Robert' },
    ]);
  });
});
