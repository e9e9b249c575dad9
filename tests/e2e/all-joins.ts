/** Twenty joins, ten on a quick phone and ten on a slow one in a slow network: no sentence is untrue at its time, and nothing jumps. */
import { Buffer } from 'node:buffer';
import { expect, test } from './fixtures.ts';
import {
  expectCalm,
  onPhone,
  slowDown,
  slowNetwork,
  untrueLines,
  type Facts,
} from './join-facts.ts';
import type { Person } from './peers.ts';
import { recorded } from './sentence-recorder.ts';

type NewPerson = (name: string) => Promise<Person>;
/** Makes the phone of a newcomer ready, whose sentences are recorded. */
type Ready = (newcomer: Person) => Promise<Person>;

const PACES: Readonly<Record<string, Ready>> = {
  'a quick phone': async (newcomer) => {
    await onPhone(newcomer);
    return newcomer;
  },
  'a slow phone in a slow network': async (newcomer) => {
    const page = await onPhone(newcomer);
    await slowDown(page);
    await slowNetwork(page);
    return newcomer;
  },
};

/** For code and links on a slow phone, and for a dial that nobody answers. */
const SLOW_MS = 60_000;
const PASSWORD = 'a long password of a choir';
const guardedLink = ({ page }: Person, room: string) =>
  `${new URL('/', page.url()).href}#/!${room.repeat(21)}Q`;

async function expectTrue({ page }: Person, facts: Facts): Promise<void> {
  const recording = await recorded(page);
  expect(recording.frames.length).toBeGreaterThan(1);
  expect(untrueLines(recording, facts)).toEqual([]);
  expectCalm(recording);
}
const others = (count: number): Pick<Facts, 'others'> => ({ others: () => count });

/** A room of so many people, who are linked. */
async function roomOf(person: NewPerson, count: number) {
  const first = await person('person 1');
  const link = await first.newRoom();
  const people = [first];
  for (let i = 2; i <= count; i++) {
    const next = await person(`person ${i}`);
    await next.join(link);
    people.push(next);
  }
  for (const it of people) if (count > 1) await it.waitConnected(count - 1);
  return { first, link, people };
}

async function talk(people: readonly Person[]): Promise<void> {
  for (const [i, it] of people.entries()) await it.say(`said before by ${i}`);
  await people[0]?.share({
    name: 'notes.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('notes'),
  });
  for (const it of people) await it.hears(...people.map((_, i) => `said before by ${i}`));
}

async function typePassword({ page }: Person, password: string): Promise<void> {
  await page.getByLabel('Room password').fill(password);
  await page.getByRole('button', { name: 'Open the room' }).click();
}
const isAlone = ({ page }: Person) =>
  expect(page.getByRole('heading', { name: 'Nobody else is here yet.' })).toBeVisible({
    timeout: SLOW_MS,
  });

for (const [pace, ready] of Object.entries(PACES)) {
  test(`${pace} makes a room`, async ({ person }) => {
    const eve = await ready(await person('eve'));
    await eve.newRoom();
    await isAlone(eve);
    await expectTrue(eve, others(0));
  });

  test(`${pace} comes to two people who have said nothing`, async ({ person }) => {
    const { link } = await roomOf(person, 2);
    const eve = await ready(await person('eve'));
    await eve.join(link);
    await expect(eve.page.getByText('Nothing was said yet.')).toBeVisible({ timeout: SLOW_MS });
    await eve.waitConnected(2, SLOW_MS);
    await expectTrue(eve, others(2));
  });

  test(`${pace} comes to four people who have talked, and then to a locked room`, async ({
    person,
  }) => {
    const { first, link, people } = await roomOf(person, 4);
    await talk(people);
    await test.step('it is open', async () => {
      const eve = await ready(await person('eve'));
      await eve.join(link);
      await eve.waitConnected(4, SLOW_MS);
      await eve.hears('said before by 0', 'said before by 3');
      await expect(eve.page.getByRole('log').getByText('notes.txt')).toBeVisible();
      await expectTrue(eve, { ...others(4), said: true });
      await eve.leave();
      await first.waitConnected(3);
    });
    await test.step('it is locked', async () => {
      await first.page.getByRole('button', { name: 'Settings', exact: true }).click();
      await first.page.getByRole('button', { name: 'Lock the room' }).click();
      for (const it of people)
        await expect(it.page.getByText('locked', { exact: true })).toBeVisible();
      const eve = await ready(await person('eve'));
      await eve.join(link);
      await expect(eve.alert).toContainText('does not answer', { timeout: SLOW_MS });
      await expectTrue(eve, { ...others(4), said: true, locked: true });
    });
  });

  test(`${pace} comes with the password, and with a wrong one`, async ({ person }) => {
    const first = await person('person 1');
    await first.goHome();
    const link = guardedLink(first, 'A');
    await first.page.goto(link);
    await typePassword(first, PASSWORD);
    await isAlone(first);
    await first.say('said before');
    await test.step('the right one', async () => {
      const eve = await ready(await person('eve'));
      await eve.page.goto(link);
      await typePassword(eve, PASSWORD);
      await eve.waitConnected(1, SLOW_MS);
      await eve.hears('said before');
      await expectTrue(eve, { ...others(1), said: true, password: 'ours' });
      await eve.leave();
    });
    await test.step('a wrong one', async () => {
      const eve = await ready(await person('eve'));
      await eve.page.goto(link);
      await typePassword(eve, 'a long password of somebody else');
      await expect(eve.page.getByText('does not open').first()).toBeVisible({ timeout: SLOW_MS });
      await expectTrue(eve, { ...others(1), said: true, password: 'theirs' });
    });
  });

  test(`${pace} comes while the relay is away`, async ({ person }) => {
    const { link } = await roomOf(person, 1);
    const eve = await ready(await person('eve'));
    await eve.context.routeWebSocket(/\/relay/, (socket) => socket.close());
    await eve.join(link);
    await expect(eve.page.getByText('kept here and sent then')).toBeVisible({ timeout: SLOW_MS });
    await expectTrue(eve, { ...others(1), relayAway: true });
  });

  test(`${pace} comes just as the only one goes`, async ({ person }) => {
    const { first, link } = await roomOf(person, 1);
    const eve = await ready(await person('eve'));
    await eve.join(link);
    const leftAtMs = Date.now();
    await first.leave();
    await isAlone(eve);
    await expectTrue(eve, { others: (atMs) => (atMs < leftAtMs ? 1 : 0) });
  });

  test(`${pace} opens a room in a second tab, and uses it there`, async ({ person }) => {
    const { link } = await roomOf(person, 1);
    const eve = await person('eve');
    await eve.join(link);
    await eve.waitConnected(1);
    const second = await ready(await eve.newTab());
    await second.page.goto(link);
    await second.page.getByRole('button', { name: 'Use it here' }).click({ timeout: SLOW_MS });
    await second.waitConnected(1, SLOW_MS);
    await expectTrue(second, { ...others(1), elsewhere: true });
  });

  test(`${pace} comes back to a room that leaves no trace`, async ({ person }) => {
    const { first, link } = await roomOf(person, 1);
    await first.say('said before');
    const eve = await person('eve');
    await eve.join(link);
    await eve.hears('said before');
    await eve.page.getByRole('button', { name: 'Settings', exact: true }).click();
    await eve.page.getByRole('checkbox', { name: 'Leave no trace on this device' }).check();
    await eve.page.getByRole('button', { name: 'Delete and leave no trace' }).click();
    await eve.hears('said before');
    await ready(eve);
    await eve.page.reload();
    await eve.waitConnected(1, SLOW_MS);
    await eve.hears('said before');
    await expectTrue(eve, { ...others(1), said: true });
  });
}
