/** Ten thousand messages: how long it takes to open them, to scroll to the first, and until a letter that is typed shows. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { fillRoom, seenBy, watchPage, wheel, type Seen } from './long-room-rig.ts';

const MESSAGES = 10_000;
const ROUNDS = 3;
const FRAME_MS_MAX = 50;
const USABLE_MS_MAX = 1_000;
const TYPING_MS_MAX = 50;
const NODES_MAX = 5_000;
const WORDS = ['these are', 'some words', 'that are typed'];

const tell = (what: string, { frameMs, framesOver50Ms, nodes, bentPx, typingMs }: Seen) =>
  console.log(
    `  ${what}: longest frame ${frameMs.toFixed(0)} ms, ${framesOver50Ms} over 50 ms; ${nodes} nodes; lines apart by ${bentPx.toFixed(1)} px; typing ${typingMs.toFixed(0)} ms`,
  );

// These ask the page little: to look for something by its name takes as long as a frame.
const isAtTop = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.querySelector('[role=log]')?.scrollTop === 0);
const isFocused = (place: number) => document.activeElement?.ariaPosInSet === String(place);
const isLast = (text: string) =>
  [...document.querySelectorAll('[role=log] article')].at(-1)?.textContent.includes(text);

test('ten thousand messages', async ({ person }, info) => {
  const one = await person('alice');
  const { page } = one;
  const message = (n: number) => one.message(`Message ${n} of ${MESSAGES}.`);
  const link = await fillRoom(one, info, { messages: MESSAGES });
  await watchPage(page);
  const usable: number[] = [];
  const seen: Seen[] = [];
  const look = async (what: string) => {
    const now = await seenBy(page);
    tell(what, now);
    seen.push(now);
  };
  for (let round = 0; round < ROUNDS; round++) {
    await page.goto('about:blank');
    await page.goto(link);
    await page.waitForFunction(() => window.usableMs !== undefined);
    await expect(message(MESSAGES)).toBeInViewport();
    await expect(one.field).toBeFocused();
    const ms = await page.evaluate(() => window.usableMs ?? NaN);
    console.log(`  usable after ${ms.toFixed(0)} ms`);
    usable.push(ms);
    const written = round * WORDS.length;
    await expect(message(MESSAGES)).toHaveAttribute('aria-setsize', String(MESSAGES + written));
    await page.waitForLoadState('networkidle');
    await seenBy(page);

    await page.getByRole('log', { name: 'Messages' }).hover();
    for (let turns = 0; turns < 200; turns++) await wheel(page, -400);
    await look('turns of 400 px');
    while (!(await isAtTop(page))) await wheel(page, -3_000);
    await look('turns of 3,000 px, to the first');
    await expect(message(1)).toBeInViewport();
    await one.field.focus();
    await page.keyboard.press('Escape');
    await seenBy(page);
    await page.keyboard.press('End');
    await page.waitForFunction(isFocused, MESSAGES + written);
    for (let pages = 0; pages < 40; pages++) await page.keyboard.press('PageUp');
    await page.keyboard.press('Home');
    await page.waitForFunction(isFocused, 1);
    for (let down = 0; down < 100; down++) await page.keyboard.press('ArrowDown');
    await look('by keys');
    await one.field.focus();
    await seenBy(page);
    for (const text of WORDS) {
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
      await page.waitForFunction(isLast, text);
    }
    await look('while writing');
    for (const text of WORDS) await expect(one.message(text).last()).toBeInViewport();
  }
  expect(Math.max(...usable), 'ms until usable').toBeLessThanOrEqual(USABLE_MS_MAX);
  const most = (of: keyof Seen) => Math.max(...seen.map((it) => it[of]));
  expect(most('nodes')).toBeLessThan(NODES_MAX);
  expect(most('bentPx')).toBeLessThanOrEqual(1);
  expect(most('frameMs')).toBeLessThanOrEqual(FRAME_MS_MAX);
  expect(most('typingMs')).toBeLessThanOrEqual(TYPING_MS_MAX);
});
