/** The page's server goes soon after people have entered: what a room can do without it works all the same. */
import { startAppServer } from './app-server.ts';
import { largeFile } from './disk.ts';
import { expect, test } from './fixtures.ts';
import { Person } from './peers.ts';

test.use({ serviceWorkers: 'allow' });

/** Goes to the store of large files, and through both workers. */
const FILE_MIB = 6;

for (const [afterS, how] of [
  [0, 'hang'],
  [1, 'hang'],
  [3, 'kill'],
] as const) {
  const words = how === 'hang' ? 'stops answering' : 'dies';
  test(
    `the server ${words} ${afterS} s after entering: a file is shared, fetched and saved, and a dialog opens`,
    { tag: afterS > 0 ? '@long' : [] },
    async ({ browser }) => {
      const app = await startAppServer();
      const file = await largeFile(FILE_MIB);
      const meet = async (name: string) => Person.in(await browser.newContext(), name, app.url);
      const [alice, bob] = [await meet('alice'), await meet('bob')];
      await bob.join(await alice.newRoom());
      await bob.waitConnected(1);
      await new Promise((resolve) => setTimeout(resolve, 1_000 * afterS));
      await app[how]();
      await alice.share(file.path);
      expect(await bob.download(file.name)).toMatchObject({ sha256: file.sha256 });
      await bob.say('it is here');
      await alice.hears('it is here');
      if (afterS > 0) {
        await bob.page.getByRole('button', { name: 'Settings', exact: true }).click();
        await expect(bob.page.getByRole('textbox', { name: 'Your name' })).toBeVisible();
      }
      await Promise.all([alice.leave(), bob.leave(), file.remove()]);
      await app.kill();
      expect([...alice.complaints(), ...bob.complaints()]).toEqual([]);
    },
  );
}

test('a tab that was open while the server got another version says so', async ({
  app,
  browser,
}) => {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const alice = await Person.in(context, 'alice', app.url);
  await context.route(/assets\/later-/, (route) => route.fulfill({ status: 404 }));
  await alice.newRoom();
  await context.route(new URL('/', app.url).href, async (route) => {
    const response = await route.fetch();
    const html = (await response.text()).replace(/first-[\w-]{8}\.js/g, 'first-newfiles.js');
    await route.fulfill({ response, body: html });
  });
  await alice.page.getByRole('button', { name: 'Settings', exact: true }).click();
  await expect(alice.alert).toContainText('Swapmeet was updated while this tab was open.');
  await context.unroute(/assets\/later-/);
  await expect(alice.page.getByRole('textbox', { name: 'Your name' })).toBeVisible();
  await expect(alice.alert).toHaveCount(0);
  await alice.leave();
});
