/** A room out of view tells what happens in it: title, icon, the Chat tab, notifications. In the gallery's fake rooms. */
import { expect, type Page } from '@playwright/test';
import { hear, resize, show, test } from './gallery-page.ts';

test.use({ trace: 'off', screenshot: 'off' });

/** Puts the tab into the background, or brings it back. */
const look = (page: Page, away: boolean): Promise<void> =>
  page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
    document.dispatchEvent(new Event('visibilitychange'));
  }, away);
const icon = (page: Page) => page.locator('link[rel="icon"]');
const notified = (page: Page) =>
  page.evaluate(() => window.galleryRoom.notified.map((it) => it.body));

test('title and icon tell what is unread and how far downloads are, and the Chat tab has a badge', async ({
  gallery,
}) => {
  const { page } = gallery;
  await show(page, 'room-alone');
  await expect(page).toHaveTitle(/^\w+ \w+ · Swapmeet$/);
  const plain = await icon(page).evaluate((it: HTMLLinkElement) => it.href);
  await show(page, 'room');
  await expect(page).toHaveTitle(/^74\s% \w+ \w+ · Swapmeet$/);
  await expect(icon(page)).not.toHaveJSProperty('href', plain);
  await hear(page, 'seen at once');
  await look(page, true);
  await hear(page, 'not seen');
  await hear(page, 'not seen either');
  await expect(page).toHaveTitle(/^\(2\) 74\s% \w+ \w+ · Swapmeet$/);
  expect(await notified(page)).toEqual([]); // nobody turned it on
  await look(page, false);
  await expect(page).toHaveTitle(/^74\s%/);

  await resize(page, { width: 360, height: 740 });
  const tabs = page.getByRole('navigation', { name: 'Parts of the room' });
  await tabs.getByText(/^People/).click();
  await hear(page, 'behind the other tab');
  await expect(tabs.getByRole('button', { name: 'Chat 1 unread' })).toBeVisible();
  await tabs.getByText(/^Chat/).click();
  await expect(tabs.getByRole('button', { name: 'Chat', exact: true })).toBeVisible();
  await show(page, 'room-alone');
  await expect(icon(page)).toHaveJSProperty('href', plain);
});

test('notifications tell of mentions, of everything or of nothing, and never of a room in view', async ({
  gallery,
}) => {
  const { page } = gallery;
  await show(page, 'room');
  await expect(page).toHaveTitle(/^74\s%/);
  const about = async (choose: (dialog: ReturnType<Page['getByRole']>) => Promise<unknown>) => {
    await look(page, false);
    await page.getByRole('button', { name: 'Settings' }).click();
    const dialog = page.getByRole('dialog', { name: 'Settings' });
    await choose(dialog);
    await page.getByRole('button', { name: 'Close settings' }).click();
    await hear(page, 'Esra, you see this');
    await look(page, true);
  };
  await about((dialog) => dialog.getByRole('checkbox', { name: 'Notify me' }).check());
  await hear(page, 'to all');
  await expect.poll(() => notified(page)).toEqual([expect.stringMatching(/: to all$/)]);
  await about((dialog) =>
    dialog.getByRole('combobox', { name: 'Notify me about' }).selectOption('Mentions only'),
  );
  await hear(page, 'to all again');
  await hear(page, 'what does Esra say?');
  await expect.poll(() => notified(page)).toHaveLength(2);
  expect((await notified(page))[1]).toMatch(/what does Esra say\?$/);
  await about((dialog) => dialog.getByRole('checkbox', { name: 'Notify me' }).uncheck());
  await hear(page, 'and Esra?');
  await expect(page).toHaveTitle(/^\(1\)/);
  expect(await notified(page)).toHaveLength(2);
  await look(page, false);
  expect(gallery.complaints()).toEqual([]);
});
