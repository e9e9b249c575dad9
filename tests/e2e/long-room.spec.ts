/** A long history: all of it can be reached, little of it is in the page, and nothing jumps. `npm run timeline` holds the times, of more. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { fillRoom, seenBy, watchPage, wheel } from './long-room-rig.ts';

const MESSAGES = 3_000;
const NODES_MAX = 1_500;

const topOf = async (line: Locator): Promise<number> => (await line.boundingBox())?.y ?? NaN;

/** The message in the middle of the view. */
const middle = (page: Page): Promise<string> =>
  page.getByRole('log', { name: 'Messages' }).evaluate((log) => {
    const { left, top, height } = log.getBoundingClientRect();
    const [line] = document
      .elementsFromPoint(left + 80, top + height / 2)
      .flatMap((it) => it.closest<HTMLElement>('[data-line]') ?? []);
    return line?.dataset['line'] ?? '';
  });

test(
  '3,000 messages are all in reach, by wheel, keys and replies, and nothing jumps',
  { tag: '@long' },
  async ({ person }, info) => {
    const one = await person('alice');
    const { page } = one;
    const message = (n: number) => one.message(`Message ${n} of ${MESSAGES}.`);
    const link = await fillRoom(one, info, { messages: MESSAGES, answers: 10 });
    await watchPage(page);
    const note = (type: string, value: object | number) =>
      void info.annotations.push({ type, description: JSON.stringify(value) });

    const began = Date.now();
    await page.goto(link);
    // Opened and checked, each of them: a machine with other work takes its time.
    await expect(message(MESSAGES)).toBeInViewport({ timeout: 60_000 });
    await expect(one.field).toBeFocused();
    note('join to usable, ms', Date.now() - began);
    await expect(message(MESSAGES)).toHaveAttribute('aria-setsize', String(MESSAGES));
    await seenBy(page);

    await test.step('by the wheel', async () => {
      await page.getByRole('log', { name: 'Messages' }).hover();
      for (let turns = 0; turns < 12; turns++) {
        const line = page.locator(`[data-line="${await middle(page)}"]`);
        const before = await topOf(line);
        await wheel(page, -180);
        expect(Math.abs((await topOf(line)) - before - 180)).toBeLessThanOrEqual(1);
      }
      // What grows above the view, as a picture that comes, moves nothing in it.
      const line = page.locator(`[data-line="${await middle(page)}"]`);
      const before = await topOf(line);
      await page.evaluate(() => {
        const edge = document.querySelector('[role=log]')?.getBoundingClientRect().top ?? 0;
        const above = [...document.querySelectorAll('article')].filter(
          (it) => it.getBoundingClientRect().bottom < edge,
        );
        const last = above.at(-1);
        if (last) last.style.paddingBottom = '300px';
      });
      await wheel(page, 0);
      expect(Math.abs((await topOf(line)) - before)).toBeLessThanOrEqual(1);

      await expect(async () => {
        for (let turns = 0; turns < 20; turns++) await wheel(page, -6_000);
        await expect(message(1)).toBeInViewport({ timeout: 100 });
      }).toPass();
      const seen = await seenBy(page);
      note('by the wheel', seen);
      expect(seen.nodes).toBeLessThan(NODES_MAX);
      expect(seen.bentPx).toBeLessThanOrEqual(1);
    });

    await test.step('by keys', async () => {
      const log = page.getByRole('log', { name: 'Messages' });
      await page.getByRole('button', { name: 'Go to the newest' }).click();
      await expect(message(MESSAGES)).toBeInViewport();
      await one.field.focus();
      await page.keyboard.press('Escape');
      await expect(message(MESSAGES)).toBeFocused();
      for (let pages = 0; pages < 5; pages++) await page.keyboard.press('PageUp');
      await expect(message(MESSAGES)).not.toBeInViewport();
      await expect(log.locator(':focus')).toHaveCount(1);
      await page.keyboard.press('Home');
      await expect(message(1)).toBeFocused();
      await expect(message(1)).toBeInViewport();
      for (let down = 2; down < 60; down++) await page.keyboard.press('ArrowDown');
      await expect(message(59)).toBeFocused();
      await expect(message(59)).toHaveAttribute('aria-posinset', '59');
      await page.keyboard.press('End');
      await expect(message(MESSAGES)).toBeFocused();
      await expect(message(MESSAGES)).toBeInViewport();
      const seen = await seenBy(page);
      note('by keys', seen);
      expect(seen.nodes).toBeLessThan(NODES_MAX);
    });

    await test.step('by a reply, to what it answers', async () => {
      await message(MESSAGES)
        .getByRole('button', { name: /In reply to/ })
        .click();
      const found = page.locator('article:focus');
      await expect(found).toContainText(`Message 10 of ${MESSAGES}.`);
      await expect(found).toHaveAttribute('aria-posinset', '10');
      await expect(found).toBeInViewport({ ratio: 1 });
      expect(await page.locator('[data-line]').count()).toBeLessThan(400);
    });

    await test.step('writing answers at once', async () => {
      for (const text of ['first', 'second', 'third']) {
        await one.field.pressSequentially(text);
        await one.field.press('Enter');
        await expect(one.message(text)).toBeInViewport();
      }
      const seen = await seenBy(page);
      note('while writing', seen);
      expect(seen.nodes).toBeLessThan(NODES_MAX);
    });
  },
);

test('what is new is still so after a reload, until it was in view', async ({ person }, info) => {
  const one = await person('alice');
  const { page } = one;
  const calls = { name: 'Mia', at: [220, 260] };
  const link = await fillRoom(one, info, { messages: 300, read: 200, calls });
  const above = page.getByRole('button', { name: '100 new above' });
  const line = page.getByText(/^New since/);
  await page.goto(link);
  await expect(above).toBeVisible();
  await one.rename('Mia');
  await page.reload();
  await expect(above).toBeVisible();
  // What calls the reader by name is in reach by itself, one after the other.
  const [mentions, mention] = [/^2 messages mention you/, /^1 message mentions you/].map((name) =>
    page.getByRole('button', { name }),
  );
  await mentions?.click();
  await expect(one.message('Message 220 of 300.')).toBeFocused();
  await mention?.click();
  await expect(one.message('Message 260 of 300.')).toBeFocused();
  await expect(page.getByRole('button', { name: /mentions? you/ })).toHaveCount(0);
  await page.reload();
  await expect(mentions ?? line, 'unread until it was read from the line on').toBeVisible();
  await expect(above).toBeVisible();
  await above.click();
  await expect(one.message('Message 201 of 300.')).toBeFocused();
  await expect(line).toBeInViewport();
  await expect(above).toBeHidden();
  await page.getByRole('button', { name: 'Go to the newest' }).click();
  await expect(one.message('Message 300 of 300.')).toBeInViewport();
  await expect(async () => {
    await page.reload();
    await expect(one.message('Message 300 of 300.')).toBeInViewport();
    await expect(above).toBeHidden({ timeout: 100 });
  }).toPass();
  await expect(line).toHaveCount(0);
});
