/** Thumbnails as others send them: only small pictures are drawn. */
import { expect } from '@playwright/test';
import { show, test } from './gallery-page.ts';

test('a thumbnail that is too large, or no picture, is not drawn', async ({ gallery }) => {
  const { page, complaints } = gallery;
  await show(page, 'room-previews-files');
  const files = page.getByRole('list', { name: 'Files' });
  const picture = files.getByRole('img', { name: 'depot at night, 24 MB.jpg' });
  await picture.scrollIntoViewIfNeeded();
  await expect(picture).toBeVisible();
  const others = files.getByRole('listitem').filter({ hasText: 'thumbnail ' });
  await expect(others).toHaveCount(3);
  for (const one of await others.all()) {
    await one.scrollIntoViewIfNeeded();
    await expect(one.getByRole('img')).toHaveCount(0);
  }
  expect(complaints()).toEqual([]);
});
