/** When a room knows what was said before: all that those who are here hold has come. */
import { expect, test } from 'vitest';
import { isCaughtUp } from '../../../../src/core/room/people-view.ts';
import { createNeighbour, openLink } from '../../../../src/core/mesh/new-neighbour.ts';
import { TICK_MS } from '../../../../src/core/limits/shared.ts';
import { createFakeLink, type FakeLink } from '../../../fakes/transport.ts';
import { bob, carol, settled } from '../../../fakes/people.ts';
import { chainOf } from '../../../rigs/chains.ts';
import { createRoomRig } from '../../../rigs/room-rig.ts';

const EMPTY = new Uint8Array(16);

async function ping(link: FakeLink, digest: Uint8Array<ArrayBuffer>): Promise<void> {
  link.hear({ t: 'ping', n: 1, digest });
  await settled();
}

test('a room of people who have said nothing is known to be one when all their logs are empty', async () => {
  const { room, greet } = await createRoomRig();
  expect(room.status().caughtUp).toBe(false);
  const [toBob, toCarol] = [await greet(bob, 'Bob'), await greet(carol, 'Carol')];
  expect(room.status().caughtUp).toBe(false);
  await ping(toBob, EMPTY);
  expect(room.status().caughtUp).toBe(false);
  await ping(toCarol, EMPTY);
  expect(room.status().caughtUp).toBe(true);
});

test('what was said before is here once the last of it has come, and the room says so', async () => {
  const [{ room, greet }, there] = [await createRoomRig(), await createRoomRig()];
  const said = (await chainOf(carol, [1, 2])).map(({ signed }) => signed);
  // The digest of a log that holds both, from somebody who has them.
  const other = await there.greet(bob, 'Bob');
  other.hear({ t: 'entries', more: false, list: said });
  await settled();
  const digest = await digestOf(other);

  const link = await greet(bob, 'Bob');
  await ping(link, digest);
  let told = 0;
  room.subscribe('status', () => (told += 1));
  link.hear({ t: 'entries', more: false, list: said.slice(1) });
  await settled();
  expect(room.status().caughtUp).toBe(false);
  const before = told;
  link.hear({ t: 'entries', more: false, list: said.slice(0, 1) });
  await settled();
  expect(room.status().caughtUp).toBe(true);
  expect(told).toBeGreaterThan(before);
});

/** What the room tells of its log when it is asked. */
async function digestOf(link: FakeLink): Promise<Uint8Array<ArrayBuffer>> {
  await ping(link, EMPTY);
  const pong = link.said.findLast((it) => it.t === 'pong');
  if (pong?.t !== 'pong') throw new Error('no answer');
  return pong.digest;
}

test('logs that comparing does not make equal count as compared, and nobody waits for ever', async () => {
  const { room, clock, greet } = await createRoomRig();
  const link = await greet(bob, 'Bob');
  for (let beats = 0; beats < 6; beats++) {
    clock.pass(TICK_MS);
    await ping(
      link,
      EMPTY.map(() => 7),
    );
  }
  expect(room.status().caughtUp).toBe(true);
});

test('it stays known while somebody new comes, and is not known again after all have left', async () => {
  const { room, greet } = await createRoomRig();
  const toBob = await greet(bob, 'Bob');
  await ping(toBob, EMPTY);
  const toCarol = await greet(carol, 'Carol');
  expect(room.status().caughtUp).toBe(true);
  for (const link of [toBob, toCarol]) link.hear({ t: 'bye' });
  await settled();
  expect(room.status()).toMatchObject({ linked: 0, caughtUp: false });
  await greet(bob, 'Bob');
  expect(room.status().caughtUp).toBe(false);
});

test('somebody who is being reached for the first time may know more; who was not reached is not waited for', () => {
  const linked = {
    ...createNeighbour(bob.peer, 0, undefined),
    open: { ...openLink(createFakeLink(bob.peer), 0), greeted: true },
  };
  const other = createNeighbour(carol.peer, 0, undefined);
  const all = () => true;
  expect(isCaughtUp([linked], () => false)).toBe(false);
  expect(isCaughtUp([linked], all)).toBe(true);
  expect(isCaughtUp([linked, { ...other, dialing: true }], all)).toBe(false);
  expect(isCaughtUp([linked, { ...other, dialing: true, failures: 1 }], all)).toBe(true);
  expect(isCaughtUp([linked, other], all)).toBe(true); // more people than links
});
