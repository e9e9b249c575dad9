/** A file that is larger than the browser's quota still arrives. */
import { expect, test } from './fixtures.ts';

test.use({ serviceWorkers: 'allow' });

const QUOTA_BYTES = 10 * 1024 * 1024;

test('a file larger than the quota is streamed to disk, and nothing of it is kept', async ({
  person,
  large,
}) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  await alice.newRoom();
  await alice.share(large.path);
  const devtools = await bob.context.newCDPSession(bob.page);
  await devtools.send('Storage.overrideQuotaForOrigin', {
    origin: new URL(alice.page.url()).origin,
    quotaSize: QUOTA_BYTES,
  });
  await bob.join(await alice.linkTo(large.name));
  await bob.button('Download', large.name).click();
  // Chromium does not tell its real quota: the download stops with an explanation and another option.
  const saved = bob.saved();
  await bob.page.getByRole('button', { name: `Save ${large.name} straight to downloads` }).click();
  expect((await saved).sha256).toBe(large.sha256);
  await expect(bob.button('Download', large.name)).toBeVisible();
  const usedBytes = await bob.page.evaluate(async () => (await navigator.storage.estimate()).usage);
  expect(usedBytes).toBeLessThan(QUOTA_BYTES);
});
