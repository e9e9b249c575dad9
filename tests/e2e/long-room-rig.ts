/** Rooms with a long history, and what a page does while somebody goes through it: frames, nodes, and lines that jump. */
import type { Page, TestInfo } from '@playwright/test';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { LongHistory } from './long-room/fill.ts';
import type { Person } from './peers.ts';
import { serveTestPage } from './test-page.ts';

const ROOT = fileURLToPath(new URL('long-room', import.meta.url));

/** Gives this person's device a room with a history, and returns its link. */
export async function fillRoom(
  person: Person,
  info: TestInfo,
  history: Omit<LongHistory, 'fragment'>,
): Promise<string> {
  const served = await serveTestPage(info, 'long-room', () => ({ root: ROOT, base: './' }));
  const { page } = person;
  const home = new URL('/', person.homeUrl());
  // Of the app's origin, whose stores it fills.
  await page.route('**/fill/**', async (route) => {
    const path = new URL(route.request().url()).pathname.replace('/fill/', '');
    await route.fulfill({ response: await route.fetch({ url: served.url + path }) });
  });
  await page.goto(new URL('fill/index.html', home).href);
  await page.waitForFunction(() => 'fillRoom' in window);
  const fragment = `#/${randomBytes(16).toString('base64url')}`;
  await page.evaluate((it) => window.fillRoom(it), { ...history, fragment });
  served.close();
  return new URL(fragment, home).href;
}

export interface Seen {
  /** The longest time between two frames. */
  readonly frameMs: number;
  readonly framesOver50Ms: number;
  readonly nodes: number;
  /** How much further one line in view moved than another within a frame, in pixels. */
  readonly bentPx: number;
  /** The longest time from a key to what it typed on the screen. */
  readonly typingMs: number;
}

declare global {
  interface Window {
    seen: { -readonly [Key in keyof Seen]: number };
    /** When messages were drawn and the field had the focus, since the page was asked for. */
    usableMs?: number;
  }
}

/** From the next page on. `seenBy` begins anew. */
export const watchPage = (page: Page) =>
  page.addInitScript(() => {
    const nothing = () => ({ frameMs: 0, framesOver50Ms: 0, nodes: 0, bentPx: 0, typingMs: 0 });
    window.seen = nothing();
    let lastMs = performance.now();
    let tops = new Map<string, number>();
    const look = () => {
      const { seen } = window;
      const nowMs = performance.now();
      const tookMs = nowMs - lastMs;
      lastMs = nowMs;
      seen.frameMs = Math.max(seen.frameMs, tookMs);
      if (tookMs > 50) seen.framesOver50Ms++;
      seen.nodes = Math.max(seen.nodes, document.getElementsByTagName('*').length);
      const log = document.querySelector('[role=log]');
      if (log?.querySelector('article') && document.activeElement?.matches('textarea'))
        window.usableMs ??= nowMs;
      const box = log?.getBoundingClientRect();
      const now = new Map<string, number>();
      const moved: number[] = [];
      for (const line of log?.querySelectorAll<HTMLElement>('[data-line]') ?? []) {
        const { top, bottom } = line.getBoundingClientRect();
        const key = line.dataset['line'] ?? '';
        if (!box || bottom < box.top || top > box.bottom) continue;
        now.set(key, top);
        const before = tops.get(key);
        if (before !== undefined) moved.push(top - before);
      }
      if (moved.length > 1)
        seen.bentPx = Math.max(seen.bentPx, Math.max(...moved) - Math.min(...moved));
      tops = now;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries())
        if (name === 'keypress')
          // of letters and Enter, not of keys that move
          window.seen.typingMs = Math.max(window.seen.typingMs, duration);
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });

/** What the page has seen since the last call. */
export const seenBy = (page: Page): Promise<Seen> =>
  page.evaluate(() => {
    const { seen } = window;
    window.seen = { frameMs: 0, framesOver50Ms: 0, nodes: 0, bentPx: 0, typingMs: 0 };
    return seen;
  });

/** Turns the wheel, and waits until nothing moves any more. */
export async function wheel(page: Page, px: number): Promise<void> {
  await page.mouse.wheel(0, px);
  await page.evaluate(async () => {
    const log = document.querySelector('[role=log]');
    const frame = () => new Promise((shown) => requestAnimationFrame(shown));
    await frame();
    for (
      let still = 0, before = NaN;
      still < 2;
      still = log?.scrollTop === before ? still + 1 : 0
    ) {
      before = log?.scrollTop ?? 0;
      await frame();
    }
  });
}
