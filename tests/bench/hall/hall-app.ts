/** What fills a hall: this app, or what it is compared with. Both show the same roles and names. */
import type { Page } from '@playwright/test';

export interface HallApp {
  readonly name: string;
  /** Lets the page into the hall, as the first one or after others. */
  enter(page: Page, isFirst: boolean): Promise<void>;
  /** Whether it moves files; else only messages are compared. */
  readonly hasFiles: boolean;
  close(): Promise<void>;
}

/** How many others the page says it is connected to. */
export const othersOf = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const status = document.querySelector('[role=status][aria-label=Connection]');
    return Number(/Connected to (\d+)/.exec(status?.textContent ?? '')?.[1] ?? 0);
  });

/** How many people it lists, itself included. */
export const listedBy = (page: Page): Promise<number> =>
  page.evaluate(() => document.querySelectorAll('ul[aria-label=People] > li').length);
