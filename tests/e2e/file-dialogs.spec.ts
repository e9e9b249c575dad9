/** What opens over a room to deal with files, by the keyboard alone: into it, through it, out of it, and back. */
import { expect, type Page } from '@playwright/test';
import { violations } from './axe.ts';
import { show, test } from './gallery-page.ts';

test.use({ trace: 'off', screenshot: 'off' });

/** More than any of them has things to press. */
const TABS_MAX = 80;

/** Where the focus is: in the open dialog, outside of it, or, as after the last thing to press, with the browser. */
const place = (page: Page): Promise<'inside' | 'outside' | 'browser'> =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return 'browser';
    return at.closest('dialog[open]') ? 'inside' : 'outside';
  });

for (const [state, opener, dialog] of [
  ['room-files', 'Transfers', 'Transfers'],
  ['room-files', 'Look through it', 'Kept on this device'],
  ['room-pictures', 'Open hills 1.png', 'hills 1.png'],
  ['room-previews', 'Open pack-stems.sh', 'pack-stems.sh'],
  ['library-cards', 'Browse Recordings since 2019', 'Recordings since 2019'],
  ['room', 'Settings', 'Settings'],
] as const)
  test(`the dialog ${dialog} is opened, gone through and left by keys, and axe finds nothing on the page`, async ({
    gallery,
  }) => {
    const { page } = gallery;
    await show(page, state);
    const button = page.getByRole('button', { name: opener, exact: true }).first();
    await button.focus();
    await page.keyboard.press('Enter');
    const shown = page.getByRole('dialog', { name: dialog, exact: true });
    await expect(shown).toBeVisible();
    await expect.poll(() => place(page)).toBe('inside');
    expect(await violations(page, { rules: 'shapes' })).toEqual([]);

    const places = new Set<string>();
    for (let tab = 0; tab < TABS_MAX && !places.has('browser'); tab++) {
      await page.keyboard.press('Tab');
      places.add(await place(page));
    }
    expect([...places]).toContain('inside');
    expect([...places]).not.toContain('outside');

    await page.keyboard.press('Escape');
    await expect(shown).toBeHidden();
    // On what opened it, or on what else opens the same beside it.
    const again = page.getByRole('button', { name: opener, exact: true });
    await expect(again.and(page.locator(':focus'))).toHaveCount(1);
    expect(gallery.complaints()).toEqual([]);
  });
