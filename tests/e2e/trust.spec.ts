/** Who may come in, and who is who: passwords, locks, equal names, comparing codes. */
import { expect, test } from './fixtures.ts';
import type { Person } from './peers.ts';

/** What a person waits for without wondering. */
const SECONDS_MS = 10_000;

async function typePassword(person: Person, password: string, action: string): Promise<void> {
  await person.page.getByRole('textbox', { name: 'Room password' }).fill(password);
  await person.page.getByRole('button', { name: action, exact: true }).click();
}

test('[R8] [R9] a wrong password is said within seconds, and the right one lets in', async ({
  person,
}) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  await alice.goHome();
  await alice.page.getByText('Set a password too').click();
  await typePassword(alice, 'tram depot', 'New room');
  const link = await alice.roomLink();
  expect(link).toMatch(/#\/![\w-]{22}$/);
  await alice.say('only for those who know it');

  await bob.page.goto(link);
  await typePassword(bob, 'Tram depot', 'Open the room');
  await expect(bob.status).toBeVisible();
  await expect(bob.alert).toContainText('does not open', { timeout: SECONDS_MS });
  await expect(bob.messages).toHaveCount(0);

  await typePassword(bob, 'tram depot', 'Try this one');
  await bob.waitConnected(1);
  await bob.hears('only for those who know it');
  await bob.page.reload(); // asks no second time in this tab
  await bob.waitConnected(1);

  // Whoever has the link without its mark is told, too, and comes in with the password.
  const carol = await person('carol');
  await carol.page.goto(link.replace('!', ''));
  await expect(carol.alert).toContainText('does not open', { timeout: SECONDS_MS });
  await typePassword(carol, 'tram depot', 'Try this one');
  await carol.hears('only for those who know it');
  expect(carol.page.url()).toBe(link);
});
