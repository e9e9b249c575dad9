/** The search in what was said: here, in rooms that the device keeps, and in none that it does not. */
import { expect, test } from './fixtures.ts';
import type { Person } from './peers.ts';

const field = ({ page }: Person) =>
  page.getByRole('searchbox', { name: 'Search messages and files' });
const results = ({ page }: Person) =>
  page.getByRole('list', { name: 'Search results' }).getByRole('listitem');

test('words, phrases, names and links are found, between what was said before and after', async ({
  person,
}) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  const link = await alice.newRoom();
  await alice.rename('Alice');
  await bob.join(link);
  await bob.waitConnected(1);
  await bob.rename('Bob');
  await alice.say('When does the tram leave?');
  await bob.hears('When does the tram leave?');
  await bob.say('The last tram leaves at eight, see https://trams.example');
  await alice.hears('The last tram leaves at eight');
  await alice.say('明日の練習は七時からです');
  await bob.hears('明日の練習');

  // From the message field, too.
  await bob.field.focus();
  await bob.page.keyboard.press('Control+k');
  await expect(field(bob)).toBeFocused();
  await field(bob).fill('tram leaves');
  await expect(results(bob)).toHaveCount(1);
  await expect(results(bob)).toContainText([
    /Bob.*Alice: When does the tram leave\?.*The last tram leaves.*Alice: 明日/s,
  ]);
  await expect(results(bob).locator('mark')).toHaveText(['tram', 'leaves', 'tram']);
  for (const [typed, found] of [
    ['"the tram"', 'When does the tram leave?'],
    ['from:alice tram', 'When does the tram leave?'],
    ['has:link', 'The last tram leaves at eight'],
    ['練習', '明日の練習は七時からです'],
  ] as const) {
    await field(bob).fill(typed);
    await expect(results(bob)).toHaveText([new RegExp(found.replace('?', '\\?'))]);
  }

  // By keys alone: down to a result, and to the message.
  await field(bob).fill('tram');
  await expect(results(bob)).toHaveCount(2);
  await field(bob).press('ArrowDown');
  await bob.page.keyboard.press('ArrowDown');
  await bob.page.keyboard.press('Enter');
  await expect(bob.message('When does the tram leave?')).toBeFocused();
  await expect(results(bob)).toHaveCount(0);

  // What changes is found as it is now.
  await field(bob).fill('tram');
  await expect(results(bob)).toHaveCount(2);
  await alice.say('A third tram');
  await expect(results(bob)).toHaveCount(3);
  await field(bob).press('Escape');
  await expect(results(bob)).toHaveCount(0);
});

test('other rooms of this device are searched, and a result opens there; a room without traces is not', async ({
  person,
}) => {
  const alice = await person('alice');
  const first = await alice.newRoom();
  await alice.say('The needle is in the first room');
  // The list of rooms is written some moments after a room opens.
  await expect
    .poll(() => alice.page.evaluate(() => localStorage.getItem('swapmeet:rooms')))
    .toBe('1');
  await alice.newRoom();
  await alice.say('Another room');
  await field(alice).fill('needle');
  await expect(results(alice)).toHaveText([/The needle is in the first room/]);
  await results(alice).getByRole('button').click();
  await expect(alice.message('The needle is in the first room')).toBeFocused();
  expect(alice.page.url()).toBe(first);

  // From home, too.
  await alice.goHome();
  await field(alice).fill('needle');
  await expect(results(alice)).toHaveText([/The needle is in the first room/]);
  await field(alice).press('ArrowDown');
  await alice.page.keyboard.press('Enter');
  await expect(alice.message('The needle is in the first room')).toBeFocused();

  await alice.page.getByRole('button', { name: 'Settings', exact: true }).click();
  await alice.page.getByRole('checkbox', { name: 'Leave no trace on this device' }).check();
  await alice.page.getByRole('button', { name: 'Delete and leave no trace' }).click();
  await expect(alice.field).toBeVisible();
  await alice.say('A needle without a trace');
  await alice.newRoom();
  await field(alice).fill('needle');
  await expect(alice.page.getByText('Nothing found')).toBeVisible();
});
