/** Twenty people, of whom nobody links with all: a file goes from anyone to anyone, and the room outlives its relay. */
import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { startAppServer } from './app-server.ts';
import { expect, test } from './fixtures.ts';
import { linksOf, linkedWith, watchHall } from './hall-watch.ts';
import { pairManually } from './manual-pairing.ts';
import { Person } from './peers.ts';

const PEOPLE = 20;
/** For twenty pages on two cores. */
const EVERYONE_MS = 120_000;
/** The most links of a peer that shares, of the nineteen that it could have. */
const LINKS_OF_SHARER_MAX = 16;
const FILE_BYTES = 2 * 1024 * 1024;

async function strangersOf(sharer: Person, people: readonly Person[]): Promise<Person[]> {
  const found: Person[] = [];
  for (const it of people) {
    if (it !== sharer && !(await linkedWith(sharer.page, it.page))) found.push(it);
  }
  return found;
}

/** Somebody whom the connection doctor of this person names as reached through others, by a name that nobody shares. */
async function lookedUpBy(person: Person): Promise<string> {
  const doctor = await person.openDoctor();
  await doctor.getByText('For those who want to see how it works').click();
  const options = await doctor.getByRole('combobox').locator('option').allTextContents();
  const closest = doctor.getByRole('list', { name: 'Closest to you' }).getByRole('listitem');
  const far = (await closest.allTextContents())
    .filter((it) => it.includes('reached through others'))
    .map((it) => it.split(' · ')[0] as string)
    .find((name) => options.filter((it) => it === name).length === 1);
  if (far === undefined) throw new Error('this person is linked with all who are closest');
  await doctor.getByRole('combobox').selectOption({ label: far });
  await doctor.getByRole('button', { name: 'Look for them' }).click();
  const found = doctor.getByRole('status', { name: 'What was found' });
  await expect(found).toContainText(`${far} answers after`);
  return found.innerText();
}

// What is loaded when it is needed comes from the device: the server is gone by then.
test.use({ serviceWorkers: 'allow' });

test('a file goes to people without a link to its sharer, and to one who comes when the relay is dead', async ({
  browser,
}) => {
  const server = await startAppServer();
  const meet = async (name: string) => {
    const person = await Person.in(await browser.newContext(), name, server.url);
    await watchHall(person.page);
    return person;
  };
  const people: Person[] = [];
  while (people.length < PEOPLE) people.push(await meet(`person ${people.length + 1}`));
  const [sharer, ...others] = people as [Person, ...Person[]];
  const latecomer = await meet('latecomer');

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
    await latecomer.goHome();
    await latecomer.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await server.kill();
    const [member] = await strangersOf(sharer, people);
    if (!member) throw new Error('everyone is linked with the sharer');
    await pairManually(member, latecomer);
    await latecomer.waitConnected(PEOPLE, EVERYONE_MS);
    await expect(latecomer.button('Download', file.name)).toBeVisible({ timeout: EVERYONE_MS });
    expect(await latecomer.download(file.name)).toMatchObject({ sizeBytes: FILE_BYTES });
    expect(await linksOf(latecomer.page), 'it links with more than who invited it').toBeGreaterThan(
      1,
    );
  });

  await test.step('a person without a link is found over others, step by step', async () => {
    expect(await lookedUpBy(latecomer)).toMatch(/after ([2-9]|1[0-6]) steps, in [\d,]+ ms/);
  });

  const everybody = [...people, latecomer];
  for (const it of people) {
    expect(await it.page.evaluate(() => window.hall.sawUnreached), 'cannot be reached').toBe(false);
  }
  await Promise.all(everybody.map((it) => it.leave()));
  expect(everybody.flatMap((it) => it.complaints())).toEqual([]);
});
