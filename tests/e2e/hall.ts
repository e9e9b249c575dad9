/** Twenty people, of whom nobody links with all: a file goes from anyone to anyone, and the room outlives its relay. */
import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { expect, test } from './fixtures.ts';
import { linksOf, linkedWith, watchHall } from './hall-watch.ts';
import { offline, pairManually } from './manual-pairing.ts';
import type { Person } from './peers.ts';

const PEOPLE = 20;
/** For twenty pages on two cores. */
const EVERYONE_MS = 120_000;
/** The most links of a peer that shares, of the nineteen that it could have. */
const LINKS_OF_SHARER_MAX = 16;
const FILE_BYTES = 2 * 1024 * 1024;

/** From the returned call on, the relay is dead for all of them. */
async function overOneRelay(people: readonly Person[]): Promise<() => Promise<void>> {
  const sockets: { close(): Promise<void> }[] = [];
  let isDead = false;
  for (const { context } of people) {
    await context.routeWebSocket(/\/relay/, (socket) => {
      if (isDead) return void socket.close();
      socket.connectToServer();
      sockets.push(socket);
    });
  }
  return async () => {
    isDead = true;
    for (const socket of sockets) await socket.close();
  };
}

async function strangersOf(sharer: Person, people: readonly Person[]): Promise<Person[]> {
  const found: Person[] = [];
  for (const it of people) {
    if (it !== sharer && !(await linkedWith(sharer.page, it.page))) found.push(it);
  }
  return found;
}

test('a file goes to people without a link to its sharer, and to one who comes when the relay is dead', async ({
  person,
}) => {
  const people: Person[] = [];
  while (people.length < PEOPLE) people.push(await person(`person ${people.length + 1}`));
  const [sharer, ...others] = people as [Person, ...Person[]];
  const latecomer = await person('latecomer');
  for (const { page } of [...people, latecomer]) await watchHall(page);
  const killRelay = await overOneRelay(people);
  await offline(latecomer);

  await test.step('everyone comes in, and everyone lists everyone', async () => {
    const room = await sharer.newRoom();
    for (const it of others) await it.join(room);
    for (const it of people) await it.waitConnected(PEOPLE - 1, EVERYONE_MS);
    await expect.poll(() => linksOf(sharer.page)).toBeLessThanOrEqual(LINKS_OF_SHARER_MAX);
  });

  const buffer = Buffer.from(randomBytes(FILE_BYTES));
  const file = { name: 'film.bin', mimeType: 'application/octet-stream', buffer };
  await test.step('somebody without a link to the sharer downloads', async () => {
    await sharer.share(file);
    const [far] = await strangersOf(sharer, people);
    if (!far) throw new Error('everyone is linked with the sharer');
    await expect(far.button('Download', file.name)).toBeVisible({ timeout: EVERYONE_MS });
    expect(await far.download(file.name)).toMatchObject({ sizeBytes: FILE_BYTES });
  });

  await test.step('the relay dies, and somebody comes in by a member’s invitation and downloads', async () => {
    await killRelay();
    const [member] = await strangersOf(sharer, people);
    if (!member) throw new Error('everyone is linked with the sharer');
    await latecomer.goHome();
    await pairManually(member, latecomer);
    await latecomer.waitConnected(PEOPLE, EVERYONE_MS);
    await expect(latecomer.button('Download', file.name)).toBeVisible({ timeout: EVERYONE_MS });
    expect(await latecomer.download(file.name)).toMatchObject({ sizeBytes: FILE_BYTES });
    expect(await linksOf(latecomer.page), 'it links with more than who invited it').toBeGreaterThan(
      1,
    );
  });

  for (const it of people) {
    expect(await it.page.evaluate(() => window.hall.sawUnreached), 'cannot be reached').toBe(false);
  }
});
