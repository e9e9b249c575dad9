/** What is told of talk as it happens, between real browsers: typing, delivery, looks, and the room as a picture. */
import { expect, test } from './fixtures.ts';
import type { Person } from './peers.ts';

const delivery = ({ messages }: Person, text: string) =>
  messages.filter({ hasText: text }).locator('.delivery');
const typingLine = ({ page }: Person) => page.locator('.typing');

test('others see that somebody types, and a writer how far the last message has come', async ({
  person,
}) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  const link = await alice.newRoom();
  await alice.rename('Ann');
  await alice.say('before anybody came');
  await expect(delivery(alice, 'before anybody came')).toHaveText(/^Here only/);
  await bob.join(link);
  await bob.waitConnected(1);
  await expect(delivery(alice, 'before anybody came')).toHaveText('With all');

  await alice.field.pressSequentially('is this');
  await expect(typingLine(bob)).toHaveText('Ann is typing');
  await alice.say('is this on?');
  await bob.hears('is this on?');
  await expect(typingLine(bob)).toHaveText('');
  await expect(delivery(alice, 'is this on?')).toHaveText('With all');
  await expect(alice.page.locator('.delivery'), 'below the last one only').toHaveCount(1);
});

test('a colour and a mark are seen by others, and stay over a reload', async ({ person }) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  const link = await alice.newRoom();
  await bob.join(link);
  await bob.waitConnected(1);
  await alice.say('how do I look?');
  await bob.hears('how do I look?');
  const { page } = alice;
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByText('Choose a colour and a mark').click();
  // One right after the other, before the page shows the first.
  const olive = await page.getByRole('radio', { name: 'Olive' }).elementHandle();
  await page.getByRole('radio', { name: 'octopus' }).evaluate((octopus, first) => {
    for (const it of [first, octopus]) (it as HTMLElement).click();
  }, olive);
  await page.getByRole('button', { name: 'Done' }).click();
  const avatar = (one: Person) =>
    one.messages.filter({ hasText: 'how do I look?' }).locator('svg').first();
  for (const one of [alice, bob]) {
    await expect(avatar(one)).toHaveClass(/\bp8\b/);
    await expect(avatar(one)).toContainText('🐙');
  }
  const ink = await bob.people
    .filter({ hasText: '(you)' })
    .locator('svg')
    .first()
    .getAttribute('class');
  await bob.page.reload();
  await bob.waitConnected(1);
  await expect(avatar(bob)).toHaveClass(/\bp8\b/);
  await expect(bob.people.filter({ hasText: '(you)' }).locator('svg').first()).toHaveClass(
    ink ?? '',
  );
});

test('the picture of the room has everyone, and its table says the same', async ({ person }) => {
  const [alice, bob, carol] = [await person('alice'), await person('bob'), await person('carol')];
  const link = await alice.newRoom();
  await Promise.all([bob.join(link), carol.join(link)]);
  await Promise.all([alice, bob, carol].map((one) => one.waitConnected(2)));
  const doctor = await alice.openDoctor();
  await doctor.getByRole('button', { name: 'Show the room as a picture' }).click();
  const picture = alice.page.getByRole('dialog', { name: 'The room as a picture' });
  await expect(picture).toContainText('You have 2 connections. 2 other people are here.');
  const rows = picture.getByRole('row');
  await expect(rows).toHaveCount(3);
  // Each of the two tells of its link with the other.
  for (const at of [1, 2]) await expect(rows.nth(at).getByRole('cell').last()).toHaveText('1');
  await expect(picture.locator('svg.room path.own').first()).toHaveAttribute('d', /M0 0L.*M0 0L/);
  await expect(picture.locator('svg.room path.told')).toHaveAttribute('d', /^M[^M]+$/);
});
