/** Playing while it comes: what a player needs is fetched first, and no more than it needs. */
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { diskFolder } from './folders.ts';
import { wavFile } from './media-files.ts';
import type { Person } from './peers.ts';
import { countTraffic, trafficOf } from './traffic.ts';
import { play, playerOf, playsFrom, seek } from './watching.ts';

/** About 32 MB. */
const LONG_S = 180;

async function restartWorker({ context, page }: Person): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}

test.describe('with a service worker', () => {
  test.use({ serviceWorkers: 'allow' });

  test('a sound plays from any part before it is here, through a restart of the worker, and is then downloaded', async ({
    person,
  }, info) => {
    const song = wavFile('song.wav', LONG_S);
    const [alice, bob] = [await person('alice'), await person('bob')];
    await countTraffic(bob.context);
    await bob.join(await alice.newRoom());
    const path = info.outputPath(song.name);
    await writeFile(path, song.buffer);
    await alice.share(path);
    await alice.waitShared(song.name);

    const player = await play(bob, song.name);
    await expect(bob.page.getByLabel(song.name, { exact: true }).and(player)).toBeFocused();
    expect(await violations(bob.page)).toEqual([]);
    await seek(player, 0.95);
    const { receivedBytes } = await trafficOf(bob.page);
    expect(receivedBytes, 'fetched for it').toBeLessThan(song.buffer.length / 2);

    await restartWorker(bob);
    await seek(player, 0.5);

    expect((await bob.download(song.name)).sha256).toBe(song.sha256);
    await bob.button('Close the player of', song.name).click();
    await expect(playerOf(bob, song.name)).toHaveCount(0);
    await expect(bob.button('Play', song.name)).toBeVisible();
  });

  test(
    'a player whose next part has left the room says so',
    { tag: '@long' },
    async ({ person }, info) => {
      const song = wavFile('song.wav', LONG_S);
      const [alice, bob] = [await person('alice'), await person('bob')];
      await bob.join(await alice.newRoom());
      const path = info.outputPath(song.name);
      await writeFile(path, song.buffer);
      await alice.share(path);
      await alice.waitShared(song.name);
      const player = await play(bob, song.name);
      await alice.leave();
      await player.evaluate((it: HTMLMediaElement) => (it.currentTime = it.duration * 0.9));
      await expect(bob.file(song.name)).toContainText('Nobody here has the next part.');
    },
  );

  test('a sound in a folder plays from its line, before any of the rest is here', async ({
    person,
  }) => {
    const song = wavFile('song.wav', 20);
    const rest = randomBytes(3_000_000);
    const folder = await diskFolder('album', [
      { path: 'a.bin', bytes: rest },
      { path: 'disc 2/song.wav', bytes: song.buffer },
      { path: 'z.bin', bytes: rest },
    ]);
    const [alice, bob] = [await person('alice'), await person('bob')];
    await countTraffic(bob.context);
    await bob.join(await alice.newRoom());
    const input = alice.page.getByLabel('Share a folder', { exact: true });
    await alice.page.locator('input[type=file]').and(input).setInputFiles(folder.path);
    const tree = bob.file('album').getByRole('tree', { name: 'Contents of album' });
    await tree.getByRole('treeitem', { name: 'disc 2', exact: true }).click();
    const line = tree.getByRole('treeitem', { name: 'song.wav', exact: true });
    await line.getByRole('button', { name: 'Play song.wav', exact: true }).click();
    const player = bob.file('album').locator('audio');
    await playsFrom(player, 0);
    await expect(player).toHaveAccessibleName(song.name);
    await seek(player, 0.9);
    expect((await trafficOf(bob.page)).receivedBytes).toBeLessThan(song.buffer.length + 1_500_000);
    const close = { name: 'Close the player of song.wav', exact: true };
    await bob.file('album').getByRole('button', close).click();
    await expect(line).toBeFocused();
    await folder.remove();
  });

  test('what the browser cannot play is told, with the download beside it', async ({ person }) => {
    const [alice, bob] = [await person('alice'), await person('bob')];
    await bob.join(await alice.newRoom());
    const file = (name: string) => ({ name, mimeType: '', buffer: randomBytes(50_000) });
    await alice.share(file('broken.mp4'));
    await bob.button('Play', 'broken.mp4').click();
    const card = bob.file('broken.mp4');
    await expect(card.getByRole('alert')).toHaveText(
      /^This browser cannot play this kind of video/,
    );
    await expect(bob.button('Save', 'broken.mp4')).toBeVisible(); // all of it came for the player

    await alice.share(file('old.avi'));
    await expect(bob.file('old.avi')).toContainText('This browser cannot play this kind of video');
    await expect(bob.button('Download', 'old.avi')).toBeVisible();
    await expect(bob.button('Play', 'old.avi')).toHaveCount(0);
  });
});

test('without a service worker a sound plays once all of it is here', async ({ person }) => {
  const song = wavFile('song.wav', 2);
  const [alice, bob] = [await person('alice'), await person('bob')];
  await bob.join(await alice.newRoom());
  await alice.share(song);
  await bob.button('Play', song.name).click();
  await expect(bob.file(song.name)).toContainText('plays it only once all of it is here');
  await bob.download(song.name);
  await playsFrom(playerOf(bob, song.name), 0);
});
