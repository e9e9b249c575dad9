/** Presence: people who leave or crash disappear within seconds, and a browser is in a room once. */
import { expect, test } from './fixtures.ts';

/** Seconds, not a minute: after a crash this feels like "at once". */
const NOTICE_MS = 20_000;

test('people who close the tab or crash are gone within seconds', async ({ person }) => {
  const [alice, bob, carol] = [await person('alice'), await person('bob'), await person('carol')];
  const link = await alice.newRoom();
  await Promise.all([bob.join(link), carol.join(link)]);
  await Promise.all([alice, bob, carol].map((one) => one.waitConnected(2)));
  await expect(alice.people).toHaveCount(3);
  await expect(alice.people.filter({ hasText: '(you)' })).toHaveCount(1);

  await bob.page.close();
  await alice.waitConnected(1);
  await expect(alice.people).toHaveCount(2, { timeout: NOTICE_MS });

  await carol.crash();
  await expect(alice.status).not.toContainText('Connected to 1', { timeout: NOTICE_MS });
});

test('after a crash people come back as the same person', async ({ person }) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  const link = await alice.newRoom();
  await bob.join(link);
  await bob.rename('Bob the builder');
  await alice.waitConnected(1);
  await bob.crash();

  const again = await bob.newTab();
  await again.join(link);
  await again.waitConnected(1);
  await alice.waitConnected(1);
  await expect(alice.people).toHaveCount(2);
  await expect(alice.people.filter({ hasText: 'Bob the builder' })).toHaveCount(1);
  await again.say('back again');
  await alice.hears('back again');
});

test('a room is live in one tab of a browser, and another can take over', async ({ person }) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  const link = await alice.newRoom();
  await bob.join(link);
  await bob.waitConnected(1);

  const second = await alice.newTab();
  await second.page.goto(link);
  const takeOver = second.page.getByRole('button', { name: 'Use it here', exact: true });
  await expect(takeOver).toBeVisible();
  await takeOver.click();
  await second.waitConnected(1);
  await expect(bob.people).toHaveCount(2);
  await second.say('from the second tab');
  await bob.hears('from the second tab');
  await expect(alice.page.getByRole('button', { name: 'Use it here', exact: true })).toBeVisible();
});
