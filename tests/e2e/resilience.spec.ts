/** The room goes on without its relay, with a new one, and when the network comes and goes. */
import { startAppServer } from './app-server.ts';
import { expect, test } from './fixtures.ts';
import { Person } from './peers.ts';

test.use({ serviceWorkers: 'allow' });

// The longest files come last: their tests share all workers.
test.describe.configure({ mode: 'parallel' });

test(
  'the relay dies in the middle of a chat and a transfer, and comes back',
  { tag: '@long' },
  async ({ browser, large }) => {
    const app = await startAppServer();
    const meet = async (name: string) => Person.in(await browser.newContext(), name, app.url);
    const [alice, bob] = [await meet('alice'), await meet('bob')];
    const link = await alice.newRoom();
    await bob.join(link);
    await bob.waitConnected(1);
    await alice.limitUpload(1);
    await alice.share(large.path);
    const saved = bob.download(large.name);
    await bob.waitProgress(large.name, 10);

    await app.kill();
    await expect(bob.progressBar(large.name)).toBeVisible();
    await alice.limitUpload(undefined);
    await expect(alice.status).toContainText(/New people cannot join/);
    await alice.say('the relay is gone');
    await bob.hears('the relay is gone');
    await bob.say('and we are not');
    await alice.hears('and we are not');
    expect(await saved).toMatchObject({ sha256: large.sha256 });

    await app.start();
    const carol = await meet('carol');
    await carol.join(link);
    await carol.waitConnected(2);
    await carol.hears('the relay is gone', 'and we are not');
    await carol.say('nice to meet you');
    await alice.hears('nice to meet you');
    await bob.hears('nice to meet you');
    expect(await carol.download(large.name)).toMatchObject({ sha256: large.sha256 });

    const everybody = [alice, bob, carol];
    await Promise.all(everybody.map((one) => one.leave()));
    await app.kill();
    expect(everybody.flatMap((one) => one.complaints())).toEqual([]);
  },
);

test.describe('without a service worker', () => {
  test.use({ serviceWorkers: 'block' });

  test('somebody whose network goes away and comes back is still in the room', async ({
    person,
  }) => {
    const [alice, bob, carol] = [await person('alice'), await person('bob'), await person('carol')];
    const link = await alice.newRoom();
    await bob.join(link);
    await bob.waitConnected(1);

    await bob.context.setOffline(true);
    await bob.say('written on the train');
    await bob.context.setOffline(false);
    await alice.hears('written on the train');
    await bob.waitConnected(1);
    await carol.join(link);
    await carol.waitConnected(2);
    await bob.waitConnected(2);
    await carol.say('hello, train');
    await bob.hears('hello, train');
  });
});

test('after the first visit the app opens without a network', async ({ person }) => {
  const alice = await person('alice');
  await alice.newRoom();
  await alice.say('kept without a network');
  await alice.hears('kept without a network');
  await alice.page.evaluate(() => navigator.serviceWorker.ready);
  await alice.page.reload();
  await alice.hears('kept without a network');
  await alice.context.setOffline(true);
  await alice.page.reload();
  await alice.hears('kept without a network');
  await expect(alice.status).toContainText(/offline|relay/i);
  await alice.context.setOffline(false);
});
