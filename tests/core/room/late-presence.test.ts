/** Who is here, when the code that knows it comes after the room was opened. */
import { expect, test } from 'vitest';
import { linkedParts, type LinkedParts } from '../../../src/core/room/linked-parts.ts';
import { readPresence, writePresence } from '../../../src/core/presence/presence-record.ts';
import { bob, carol, room as roomId, settled } from '../../fakes/people.ts';
import { createRoomRig } from '../../rigs/room-rig.ts';

test('[G5] the first link hears our record with the name that we chose meanwhile, and we list whom it knows', async () => {
  let come: (parts: LinkedParts) => void = () => undefined;
  const parts = new Promise<LinkedParts>((resolve) => (come = resolve));
  const { room, greet, clock } = await createRoomRig(undefined, 0, undefined, parts);
  expect(room.people.list()).toHaveLength(1);
  await room.people.rename('Alicia');
  come(linkedParts);
  await settled();
  const link = await greet(bob, 'Bob');
  const records = link.said.flatMap((it) => (it.t === 'presence' ? it.list : []));
  expect(records.map(({ body }) => readPresence(body)?.name)).toEqual(['Alicia']);
  const at = clock.now();
  const { signed } = await writePresence(roomId, carol, { name: 'Carol', at, gone: false });
  link.hear({ t: 'presence', push: true, list: [signed] });
  await settled();
  expect(room.people.list().map(({ name }) => name)).toEqual(['Alicia', 'Bob', 'Carol']);
  room.close();
});
