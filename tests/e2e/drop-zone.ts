/** Where a screen takes what is dropped. The part that does comes a moment after the screen, and shows itself as long as files are over it. */
import { expect, type Page } from '@playwright/test';

/** Drags files over the screen until it would take them. */
export const untilTaken = (page: Page, dragOver: () => Promise<unknown>): Promise<void> =>
  expect(async () => {
    await dragOver();
    const zone = page.getByRole('region', { name: /^Drop / });
    await expect(zone).toBeVisible({ timeout: 500 });
  }).toPass();
