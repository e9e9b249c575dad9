/** A room whose mesh comes after it was opened: it says what is so meanwhile, asks again for code that did not come, and loses nothing. */
import { describe, expect, test } from 'vitest';
import { REFRESH_MS } from '../../../src/core/limits/mesh.ts';
import { TICK_MS } from '../../../src/core/limits/shared.ts';
import { linkedParts, type LinkedParts } from '../../../src/core/room/linked-parts.ts';
import { bob, carol, settled } from '../../fakes/people.ts';
import { createRoomRig } from '../../rigs/room-rig.ts';

async function lateRig() {
  let come: (parts: LinkedParts) => void = () => undefined;
  const parts = new Promise<LinkedParts>((resolve) => (come = resolve));
  const rig = await createRoomRig(undefined, 0, undefined, parts);
  return {
    ...rig,
    async come() {
      come(linkedParts);
      await settled();
    },
  };
}

describe('until the code of the mesh is here', () => {
  test('nobody is linked, and the room says whether the server is away', async () => {
    const { room, transport } = await lateRig();
    expect(room.status()).toMatchObject({ signaling: 'connecting', here: 0, linking: 0 });
    expect(transport.started).toBe(false);
    transport.say('offline');
    expect(room.status().signaling).toBe('offline');
    room.close();
    expect(transport.closed).toBe(true);
    expect(transport.listeners()).toBe(0);
  });

  test('it is asked for again from time to time, and when the device wakes', async () => {
    const { room, transport, clock } = await lateRig();
    clock.pass(REFRESH_MS - TICK_MS);
    expect(transport.refreshes).toBe(0);
    clock.pass(2 * TICK_MS);
    expect(transport.refreshes).toBe(1);
    room.refresh();
    expect(transport.refreshes).toBe(2);
    room.close();
  });

  test('what was written, chosen and blocked counts from the first link on', async () => {
    const { room, transport, greet, come } = await lateRig();
    await room.chat.say('hello');
    await room.people.rename('Alicia');
    await room.people.setTreatment(carol.peer, 'blocked');
    await come();
    expect(transport.started).toBe(true);
    expect(transport.offer(carol.peer)).not.toBe('taken');
    const link = await greet(bob, 'Bob');
    expect(link.said.find(({ t }) => t === 'hello')).toMatchObject({ name: 'Alicia' });
    expect(room.status()).toMatchObject({ linked: 1, here: 1 });
    await room.chat.say('there you are');
    await settled();
    expect(link.said.filter(({ t }) => t === 'push' || t === 'ihave')).not.toEqual([]);
    link.hear({ t: 'ping', n: 1, digest: new Uint8Array(16) });
    const pong = link.said.find(({ t }) => t === 'pong');
    expect(pong).toMatchObject({ n: 1 });
    expect(pong?.t === 'pong' && pong.digest.some((byte) => byte !== 0)).toBe(true);
    room.close();
  });

  test('a room that was closed meanwhile makes no link', async () => {
    const { room, transport, come } = await lateRig();
    room.close();
    await come();
    expect(transport.started).toBe(false);
    expect(transport.listeners()).toBe(0);
  });
});
