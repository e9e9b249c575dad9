/** Lines about who came and who left, in a timeline of which only a part is drawn. */
import { expect } from '@playwright/test';
import { violations } from './axe.ts';
import { show, test } from './gallery-page.ts';

test.use({ trace: 'off', screenshot: 'off' });

test('who comes is told in one quiet line that opens, and moves nothing under a reader', async ({
  gallery,
}) => {
  const { page } = gallery;
  await show(page, 'room-huge');
  await expect(page.getByText('Message 10000 of ten thousand')).toBeInViewport();
  const log = page.getByRole('log', { name: 'Messages' });
  await log.evaluate((element) => element.scrollBy(0, -3_000));
  const newest = page.getByRole('button', { name: /newest|new below/ });
  await expect(newest).toBeVisible();
  const before = await log.evaluate((element) => [element.scrollTop, element.scrollHeight]);

  // People who are there at first have not joined, and those who come later have: until it is told, one more comes each time.
  let guests = 1_000; // the room has 300
  const grown = () => log.evaluate((element) => element.scrollHeight);
  await expect(async () => {
    await page.evaluate((seed) => window.arrive({ seed, texts: 0, files: 0 }), ++guests);
    await expect.poll(grown, { timeout: 4_000 }).toBeGreaterThan(before[1] ?? NaN);
  }).toPass();
  const more = [++guests, ++guests];
  for (const seed of more)
    await page.evaluate((it) => window.arrive({ seed: it, texts: 0, files: 0 }), seed);
  expect(await log.evaluate((element) => element.scrollTop)).toBe(before[0]);
  await expect(newest).toHaveText(/Go to the newest/);

  await newest.click();
  const line = log.getByRole('group', { name: new RegExp(`Guest ${guests} joined|more joined`) });
  await expect(line).toBeInViewport();
  await page.getByRole('textbox', { name: 'Message' }).press('Shift+Tab');
  await expect(log.getByRole('article').last(), 'the newest message first').toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(line).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(line.getByRole('listitem').last()).toHaveText(new RegExp(`^Guest ${guests} joined`));
  await expect(line.getByRole('listitem').last()).toBeInViewport();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(line.getByRole('list')).toHaveCount(0);
  await expect(line.getByRole('button')).toBeFocused();
});
