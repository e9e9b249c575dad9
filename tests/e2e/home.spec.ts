/** How people enter a room: by an agreed name, by a copied link, or by a link that leads nowhere. */
import { Buffer } from 'node:buffer';
import { expect, test } from './fixtures.ts';

test('two people who type the same name meet', async ({ person }) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  const name = `tram depot ${process.pid} ${Date.now()}`;
  for (const [one, typed] of [
    [alice, name],
    [bob, ` ${name.toUpperCase()} `],
  ] as const) {
    await one.goHome();
    await one.page.getByRole('textbox', { name: 'Room name' }).fill(typed);
    await one.page.getByRole('button', { name: 'Join', exact: true }).click();
    await one.roomLink();
  }
  await alice.waitConnected(1);
  expect(bob.page.url()).toBe(alice.page.url());
  await bob.say('same name, same room');
  await alice.hears('same name, same room');
});

test('the copied link is the room', async ({ person }) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  await alice.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const link = await alice.newRoom();
  await alice.page.getByRole('button', { name: 'Copy room link' }).first().click();
  await expect.poll(() => alice.page.evaluate(() => navigator.clipboard.readText())).toBe(link);
  await bob.goHome();
  await bob.page.getByRole('textbox', { name: 'Room name' }).fill(`Come in: ${link}.`);
  await bob.page.getByRole('button', { name: 'Join', exact: true }).click();
  expect(await bob.roomLink()).toBe(link);
  await bob.waitConnected(1);
});

test('rooms are separate, and each new one is another room', async ({ person }) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  const links = [await alice.newRoom(), await bob.newRoom()];
  expect(new Set(links).size).toBe(2);
  for (const link of links) expect(link).toMatch(/#\/[A-Za-z0-9_-]{22}$/);
  await alice.say('only for this room');
  await alice.hears('only for this room');
  const carol = await person('carol');
  // As a messenger passes it on; in the address bar it is whole again.
  await carol.join(`${links[1]?.replace('/#/', '/?utm_source=x#%2F')}).&utm_medium=y`);
  expect(carol.page.url()).toBe(links[1]);
  await carol.waitConnected(1);
  await expect(carol.messages).toHaveCount(0);
});

test('a room is listed that one leaves before what lists it is loaded, or while it opens', async ({
  person,
}) => {
  const alice = await person('alice');
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await alice.page.route('**/assets/later-*.js', async (route) => {
    await released;
    await route.continue();
  });
  const link = await alice.newRoom();
  await expect(alice.field).toBeVisible();
  await alice.page.getByRole('link', { name: 'Swapmeet, home' }).click();
  await expect(alice.page.getByRole('button', { name: 'New room', exact: true })).toBeVisible();
  release();
  const rooms = alice.page.getByRole('list', { name: 'Recent rooms' });
  await expect(rooms.getByRole('link')).toHaveAttribute('href', new URL(link).hash);

  // Its lock comes first, and then it takes many steps until it is open.
  await alice.page.evaluate(async () => {
    const claimed = async () => (await navigator.locks.query()).held?.map((it) => it.name) ?? [];
    const before = await claimed();
    location.hash = '#/AAAAAAAAAAAAAAAAAAAAAA';
    while ((await claimed()).every((it) => before.includes(it)));
    location.hash = '#/';
  });
  await expect(rooms.getByRole('link')).toHaveCount(2);
});

test('a link that leads nowhere says so and offers a way on', async ({ person }) => {
  const alice = await person('alice');
  await alice.page.goto(`${alice.homeUrl()}/#/cut-off`);
  await expect(alice.alert).toBeVisible();
  await expect(alice.page.getByRole('button', { name: 'New room', exact: true })).toBeVisible();
});

test('files wait for a password that is long enough', async ({ person }) => {
  const alice = await person('alice');
  await alice.goHome();
  const { page } = alice;
  await page.getByText('Set a password too').click();
  const password = page.getByLabel('Room password');
  await password.fill('too short');
  const notes = { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('notes') };
  await page.getByLabel('Send files').setInputFiles(notes);
  await expect(password).toBeFocused();
  await expect(page.getByText('One file waits')).toBeVisible();
  await password.fill('a long password of a choir');
  await page.getByRole('button', { name: 'New room', exact: true }).click();
  await alice.hears('notes.txt');
});
