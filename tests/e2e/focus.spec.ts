/** Dialogs outlive the window's size, and the keyboard's place outlives what it was on. In the gallery's fake rooms. */
import { expect, type Page } from '@playwright/test';
import { resize, show, test } from './gallery-page.ts';

test.use({ trace: 'off', screenshot: 'off' });

const narrow = { width: 700, height: 740 };
const medium = { width: 1024, height: 740 };

/** What has the focus, by role and name as far as a test needs them. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement;
    return at === document.body ? 'body' : (at?.getAttribute('aria-label') ?? at?.id ?? '');
  });

for (const [dialog, opener] of [
  ['Kept on this device', 'Look through it'],
  ['Ana', 'More about Ana'],
] as const)
  test(`the dialog ${dialog} survives a narrowed window and a rotated tablet`, async ({
    gallery,
  }) => {
    const { page } = gallery;
    await show(page, 'room');
    await resize(page, medium);
    await page.getByRole('button', { name: opener }).click();
    const shown = page.getByRole('dialog', { name: dialog });
    for (const size of [narrow, medium, { width: 740, height: 1024 }, narrow]) {
      await resize(page, size);
      await expect(shown).toBeInViewport();
    }
    await shown.getByRole('button', { name: /^Close/ }).click();
    await expect(shown).toBeHidden();
    // Its opener is in a pane that does not show any more.
    await expect.poll(() => focused(page)).not.toBe('body');
    await page.getByRole('textbox', { name: 'Message' }).fill('nothing blocks the page');
    expect(gallery.complaints()).toEqual([]);
  });

test('Escape before a dialog is there means that it does not come', async ({ gallery }) => {
  const { page } = gallery;
  await show(page, 'room');
  const settings = page.getByRole('button', { name: 'Settings', exact: true });
  await settings.evaluate(async (button: HTMLElement) => {
    button.focus();
    button.click();
    await Promise.resolve(); // the app knows of the click
    button.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  });
  // If it came, it would stand over the button.
  await settings.click();
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('after Download the focus is on Pause, in its place', async ({ gallery }) => {
  const { page } = gallery;
  await show(page, 'room');
  const item = page.getByRole('list', { name: 'Files', exact: true }).getByRole('listitem');
  const download = item.getByRole('button', { name: /^Download / }).first();
  const name = (await download.getAttribute('aria-label'))?.replace('Download ', '') ?? '';
  await download.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toBe(`Pause ${name}`);
});

test('after Write in private the focus is in the message field', async ({ gallery }) => {
  const { page } = gallery;
  await show(page, 'room');
  await page.getByRole('button', { name: 'More about Ana' }).click();
  await page.getByRole('button', { name: 'Write to Ana in private' }).click();
  const field = page.getByRole('textbox', { name: 'Message' });
  await expect(field).toBeFocused();
  await page.getByRole('button', { name: 'Write to everyone again' }).press('Enter');
  await expect(field).toBeFocused();
});

test('after a file is deleted the focus is on the next one, and in the end on the dialog', async ({
  gallery,
}) => {
  const { page } = gallery;
  await show(page, 'room');
  await page.getByRole('button', { name: 'Look through it' }).click();
  const dialog = page.getByRole('dialog', { name: 'Kept on this device' });
  const remove = dialog.getByRole('button', { name: /^Delete / });
  await remove.first().focus();
  for (let left = await remove.count(); left > 0; left--) {
    await page.keyboard.press('Enter');
    await expect(remove).toHaveCount(left - 1);
    await expect(dialog.locator(':focus')).toHaveCount(1);
    if (left > 1) await remove.first().focus();
  }
  await expect.poll(() => focused(page)).toBe('Close the list');
});

test('after a message is deleted, and after a person is blocked, the focus stays beside them', async ({
  gallery,
}) => {
  const { page } = gallery;
  await show(page, 'room');
  const log = page.getByRole('log', { name: 'Messages' });
  const more = log
    .getByRole('article', { name: /\(you\)/ })
    .getByRole('button', { name: /Actions/ });
  await more.first().press('Enter');
  await page.getByRole('button', { name: 'Delete', exact: true }).press('Enter');
  await page.evaluate(() => {
    const { parts } = window.galleryRoom;
    const own = parts.messages.find((it) => it.own && it.kind === 'text');
    if (!own) throw new Error('the gallery has a text of yours');
    const deleted = { ...own, kind: 'deleted', file: false } as const;
    parts.messages = parts.messages.map((it) => (it === own ? deleted : it));
    window.galleryRoom.changed('messages');
  });
  await expect(
    log.getByRole('article', { name: /\(you\)/ }).getByText('Message deleted'),
  ).toBeVisible();
  await expect(log.locator(':focus')).toHaveCount(1);

  await page.getByRole('button', { name: 'More about Ana' }).press('Enter');
  await page.getByRole('button', { name: 'Block Ana' }).press('Enter');
  await expect(page.getByRole('button', { name: 'More about Ana' })).toBeHidden();
  await expect(page.getByRole('region', { name: /^People/ }).locator(':focus')).toHaveCount(1);
});

test('a new room on a touch screen is read from its messages on, not from its logo or a link over that', async ({
  gallery,
}) => {
  const { page } = gallery;
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true });
  try {
    await show(page, 'home');
    await page.getByRole('button', { name: 'New room', exact: true }).press('Enter');
    await expect(page.getByRole('textbox', { name: 'Message' })).toBeVisible();
    await expect.poll(() => focused(page)).toBe('Chat');
    await expect(page.getByRole('link', { name: /^Skip to/ })).not.toBeInViewport();
  } finally {
    await session.send('Emulation.setTouchEmulationEnabled', { enabled: false });
    await session.detach();
  }
});

test('a dialog that nothing focused has opened leaves the focus in the part of the room that a phone shows', async ({
  gallery,
}) => {
  const { page } = gallery;
  await show(page, 'room-people');
  await resize(page, { width: 360, height: 740 });
  // Safari does not focus a button that is touched.
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page
    .getByRole('button', { name: 'More about Ana' })
    .evaluate((button: HTMLElement) => button.click());
  await page.getByRole('button', { name: 'Mute Ana' }).press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('region', { name: /^People/ })).toBeFocused();
});
