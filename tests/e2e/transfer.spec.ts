/** Interrupted transfers: by the receiver, by a kill, by everybody at once. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killBrowser, openProfile } from './chromium.ts';
import { largeFile } from './disk.ts';
import { expect, test } from './fixtures.ts';
import { Person } from './peers.ts';
import { countTraffic, trafficOf } from './traffic.ts';

test.use({ serviceWorkers: 'allow' });

const MiB = 1024 * 1024;
/** A second of it is a twelfth of the file: time enough to press a button. */
const SLOW_MEGABYTES = 1;
/** How much may be downloaded again after a kill: the window, batches not yet written, a percent of rounding. */
const AGAIN_BYTES_MAX = 8 * MiB;

// The longest files come last: their tests share all workers.
test.describe.configure({ mode: 'parallel' });

test('a download is paused, resumed and cancelled', async ({ person, large }) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  await countTraffic(bob.context);
  await alice.newRoom();
  await alice.limitUpload(SLOW_MEGABYTES);
  await alice.share(large.path);
  await bob.join(await alice.linkTo(large.name));

  await bob.button('Download', large.name).click();
  await bob.waitProgress(large.name, 5);
  await bob.button('Pause', large.name).click();
  await expect(bob.button('Resume', large.name)).toBeVisible();
  await bob.goToRoom();
  await alice.say('a word while it rests');
  await bob.hears('a word while it rests');
  const rested = await trafficOf(bob.page);
  expect(rested.receivedBytes, 'it stopped before the end').toBeLessThan(large.sizeBytes);

  await alice.limitUpload(undefined);
  const saved = bob.saved();
  await bob.button('Resume', large.name).click();
  expect(await saved).toMatchObject({ sha256: large.sha256 });
  expect((await trafficOf(bob.page)).receivedBytes).toBeLessThan(large.sizeBytes + AGAIN_BYTES_MAX);

  const carol = await person('carol');
  await Promise.all([alice, bob].map((one) => one.limitUpload(SLOW_MEGABYTES)));
  await carol.join(await alice.linkTo(large.name));
  await carol.button('Download', large.name).click();
  await carol.waitProgress(large.name, 5);
  await carol.button('Cancel', large.name).click();
  await expect(carol.button('Download', large.name)).toBeVisible();
  await expect(carol.progressBar(large.name)).toHaveCount(0);

  // Closing the tab now would interrupt the download, so the page asks first.
  await carol.button('Download', large.name).click();
  await carol.waitProgress(large.name, 5);
  const asked = carol.page.waitForEvent('dialog');
  await carol.page.close({ runBeforeUnload: true });
  expect((await asked).type()).toBe('beforeunload');
});

test(
  'a receiver that is killed half-way goes on with what is missing',
  { tag: '@long' },
  async ({ app, person }) => {
    const large = await largeFile(3 * (AGAIN_BYTES_MAX / MiB));
    const profile = await mkdtemp(join(tmpdir(), 'swapmeet-profile-'));
    const alice = await person('alice');
    await alice.newRoom();
    await alice.limitUpload(4 * SLOW_MEGABYTES);
    await alice.share(large.path);
    const link = await alice.linkTo(large.name);

    const before = await openProfile(profile);
    const bob = await Person.in(before, 'bob', app.url);
    await bob.join(link);
    await bob.button('Download', large.name).click();
    const had = await bob.waitProgress(large.name, 60);
    await killBrowser(before);
    expect(had, 'it was killed before the end').toBeLessThan(90);
    await alice.limitUpload(undefined);

    const after = await openProfile(profile);
    await countTraffic(after);
    const again = await Person.in(after, 'bob again', app.url);
    const saved = again.saved();
    await again.join(link);
    // It goes on by itself, or waits for a press on Resume.
    const resume = again.button('Resume', large.name);
    await again.waitProgress(large.name, had - 20);
    if (await resume.isVisible()) await resume.click();
    expect(await saved).toMatchObject({ sha256: large.sha256 });

    const missing = (large.sizeBytes * (100 - had)) / 100;
    expect((await trafficOf(again.page)).receivedBytes).toBeLessThan(missing + AGAIN_BYTES_MAX);
    await after.close();
    await Promise.all([rm(profile, { recursive: true, force: true }), large.remove()]);
    expect([...bob.complaints(), ...again.complaints()]).toEqual([]);
  },
);

test(
  'a third person downloads from the second while the second still downloads',
  { tag: '@long' },
  async ({ person, large }) => {
    const [alice, bob, carol] = [await person('alice'), await person('bob'), await person('carol')];
    await countTraffic(alice.context);
    await alice.newRoom();
    await alice.share(large.path);
    const link = await alice.linkTo(large.name);
    await Promise.all([bob.join(link), carol.join(link)]);
    await Promise.all([bob, carol].map((one) => one.waitConnected(2)));

    const saved = await Promise.all([bob, carol].map((one) => one.download(large.name)));
    for (const one of saved) expect(one).toMatchObject({ sha256: large.sha256 });
    const { sentBytes } = await trafficOf(alice.page);
    expect(sentBytes, 'they gave each other a part of it').toBeLessThan(1.8 * large.sizeBytes);
  },
);
