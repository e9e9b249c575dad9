/** The page of a file's link: it stands at once, says when the file is saved and where, and the sharer sees who has it. */
import { expect, test } from './fixtures.ts';
import { linesOf, recorded, recordSentences } from './sentence-recorder.ts';

test.use({ serviceWorkers: 'allow' });

const SHIFT_MAX = 0.05;

test('a file’s link shows its page before the file is known, and says once that it is saved', async ({
  person,
}) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  await alice.newRoom();
  await alice.share({
    name: 'songs.txt',
    mimeType: 'text/plain',
    buffer: Buffer.alloc(300_000, 1),
  });
  const link = await alice.linkTo('songs.txt');

  const { page } = bob;
  await page.setViewportSize({ width: 360, height: 740 });
  await recordSentences(page);
  await bob.join(link);
  await expect(page.getByRole('heading', { name: 'songs.txt' })).toBeVisible();
  const arriving = await recorded(page);
  const screens = arriving.frames.flatMap(({ lines }) =>
    lines.filter((line) => ['A file for you', 'songs.txt'].includes(line)),
  );
  expect(screens[0]).toBe('A file for you');
  const untrue = /nobody (else|here)|alone|opening the room|everyone/i;
  expect(linesOf(arriving).filter((line) => untrue.test(line))).toEqual([]);
  expect(arriving.shift, arriving.shifted.join('\n')).toBeLessThanOrEqual(SHIFT_MAX);

  await bob.download('songs.txt');
  const saved = page.getByRole('status', { name: 'Saved files' });
  await expect(saved).toHaveText('songs.txt: Done. Saved to your downloads.');
  await expect(bob.file('songs.txt')).toContainText('Done. Saved to your downloads.');
  await expect(alice.file('songs.txt')).toContainText('has all of it');
});
