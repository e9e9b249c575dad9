/** Every screen in every state, under the relay's headers: accessible, by keys, too, and never wider than a phone. */
import { expect, type Page } from '@playwright/test';
import { GALLERY } from '../ui/gallery/gallery-states.ts';
import { violations } from './axe.ts';
import { hear, HEIGHT, resize, show, sidewaysPixels, speak, test } from './gallery-page.ts';
import { misfits } from './misfits.ts';
import { leave, unreached } from './walk.ts';

test.use({ trace: 'off', screenshot: 'off' });

test('new messages never move the text under a reader', async ({ gallery }) => {
  const { page } = gallery;
  await show(page, 'room-huge');
  const log = page.getByRole('log', { name: 'Messages' });
  await expect(page.getByText('Message 10000 of ten thousand')).toBeInViewport();
  await hear(page, 'seen at the end');
  await expect(page.getByText('seen at the end', { exact: true })).toBeInViewport();
  // Only a part of the log is drawn: what comes is said beside it, once.
  await expect(log).toHaveAttribute('aria-live', 'off');
  await expect(page.getByText('Guest 0: seen at the end', { exact: true })).toHaveCount(1);

  await log.evaluate((element) => element.scrollBy(0, -3_000));
  const newest = page.getByRole('button', { name: /newest|new below/ });
  await expect(newest).toBeVisible();
  const top = () => log.evaluate((element) => element.scrollTop);
  const before = await top();
  await hear(page, 'not seen yet');
  await expect(newest).toHaveText(/1 new below/);
  expect(await top()).toBe(before);
  await newest.click();
  await expect(page.getByText('not seen yet', { exact: true })).toBeInViewport();
  await expect(newest).toBeHidden();
});

/** How far the end of the messages is below the view. */
const belowView = (page: Page): Promise<number> =>
  page
    .getByRole('log', { name: 'Messages' })
    .evaluate((log) => log.scrollHeight - log.scrollTop - log.clientHeight);

/** Orders in which things come. `SEEDS=20 npm run e2e -- gallery` tries more. */
const SEEDS = Number(process.env['SEEDS'] ?? 5);

test('late joiners land at the newest, on a slow device, too, and in whatever order things come', async ({
  gallery,
}) => {
  const { page } = gallery;
  const cdp = await page.context().newCDPSession(page);
  for (let seed = 1; seed <= SEEDS; seed++) {
    // Slowness costs four times the time, so that only the first ones have it.
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: seed <= SEEDS / 2 ? 4 : 1 });
    await show(page, 'room-alone');
    await page.evaluate((it) => window.arrive({ seed: it, texts: 25, files: 9 }), seed);
    await expect.poll(() => belowView(page), `seed ${seed}`).toBeLessThanOrEqual(2);
  }
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
});

test('who reads at the end stays there while many files come', async ({ gallery }) => {
  const { page } = gallery;
  await show(page, 'room');
  for (let seed = 1; seed <= SEEDS; seed++) {
    await page.evaluate((it) => window.arrive({ seed: it, texts: 0, files: 12 }), seed);
    await expect.poll(() => belowView(page), `seed ${seed}`).toBeLessThanOrEqual(2);
  }
});

test('the line that somebody reads stays where it is while a conversation comes in around it', async ({
  gallery,
}) => {
  const { page } = gallery;
  await show(page, 'room-alone');
  await page.evaluate(() => window.arrive({ seed: 1, texts: 40, files: 0 }));
  const log = page.getByRole('log', { name: 'Messages' });
  const lines = log.getByRole('article');
  await expect(lines).toHaveCount(40);
  const newest = page.getByRole('button', { name: /newest|new below/ });
  for (const top of [300, 0]) {
    // Where somebody reads is known once the browser has told of the scrolling, with the next frame.
    await log.evaluate(
      (it, to) =>
        new Promise((resolve) => {
          it.scrollTo(0, to);
          requestAnimationFrame(() => requestAnimationFrame(resolve));
        }),
      top,
    );
    await expect(newest).toBeVisible();
    const read = await page.evaluateHandle(() => {
      const edge = document.querySelector('[role=log]')?.getBoundingClientRect().top ?? 0;
      const all = [...document.querySelectorAll('article')];
      return all.find((it) => it.getBoundingClientRect().bottom > edge) as Element;
    });
    const y = () => read.evaluate((it) => it.getBoundingClientRect().top);
    const before = await y();
    await page.evaluate((it) => window.arrive({ seed: it, texts: 50, files: 3, apart: true }), top);
    expect(Math.abs((await y()) - before)).toBeLessThanOrEqual(1);
    // Fifty lines came above, and three files below.
    if (top > 0) await expect(newest).toHaveText(/3 new below/);
  }
});

test('of a long note to read, only what a reader has come to is drawn', async ({ gallery }) => {
  const { page } = gallery;
  await show(page, 'note-long');
  const note = page.getByRole('region', { name: 'Text of Minutes' });
  await expect(note.locator('li').first()).toBeVisible();
  expect(await note.locator('li').count()).toBeLessThan(1_000);
  const end = note.getByText('That was all.');
  await expect(end).toHaveCount(0);
  await expect(async () => {
    await note.press('End');
    await expect(end).toBeInViewport({ timeout: 200 });
  }).toPass();
});

test('a message that could not be stored goes back to its writer', async ({ gallery }) => {
  const { page } = gallery;
  await show(page, 'room-not-sent');
  const alert = page.getByRole('alert').filter({ hasText: 'Your message was not sent.' });
  await expect(alert).toContainText('Delete something');
  await expect(page.getByRole('textbox', { name: 'Message' })).toHaveValue(/cannot be kept/);
});

test('a locked room does not say that anyone can come in', async ({ gallery }) => {
  const { page } = gallery;
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await show(page, 'room-settings');
  await expect(settings).toContainText('Anyone with this room’s link can come in');
  await settings.getByRole('button', { name: 'Lock the room' }).click();
  await expect(settings).toContainText('Locked: new people cannot come in.');
  await expect(settings).not.toContainText('Anyone with');
});

test('what is deleted at once and for good is asked first', async ({ gallery }) => {
  const { page } = gallery;
  await show(page, 'room-settings');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  const [keeps, traceless] = [
    settings.getByLabel('Keep messages for'),
    settings.getByLabel('Leave no trace on this device'),
  ];
  const before = await keeps.inputValue();
  for (const choose of [() => keeps.selectOption('A day'), () => traceless.check()]) {
    await choose();
    await expect(settings.getByText('This cannot be undone')).toBeVisible();
    await settings.getByRole('button', { name: 'Keep them' }).click();
    await expect(settings.getByText('This cannot be undone')).toBeHidden();
    await expect(keeps).toHaveValue(before);
    await expect(traceless).not.toBeChecked();
    await expect(settings.locator(':focus')).toHaveCount(1);
  }
});

/** Those that need the most room, and the one that runs from right to left. */
const LONGEST = ['de', 'fr', 'ar'];
/** Languages take turns, and so do the widths at which axe looks. `GALLERY=all npm run e2e -- gallery` leaves out nothing. */
const isThorough = process.env['GALLERY'] === 'all';
const takesTurn = (state: number, turn: number, of: number) => isThorough || state % of === turn;

/** What is wrong with a state at a width, and with its colours in the dark and in the light. */
async function check(page: Page, where: string): Promise<void> {
  // What is behind a dialog is a state of its own.
  const find = (rules: 'shapes' | 'new colours') =>
    violations(page, { inside: 'dialog[open]', rules });
  expect(await find('shapes'), where).toEqual([]);
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await find('new colours'), `${where} and ${colorScheme}`).toEqual([]);
  }
}

for (const [at, name] of Object.keys(GALLERY).entries()) {
  test(`${name} is readable and fits`, async ({ gallery }) => {
    const { page } = gallery;
    await show(page, name);
    // On a wide screen the tabs change nothing, and another state has already shown this screen.
    const isTab = GALLERY[name]?.press?.[0]?.startsWith('tab ') && GALLERY[name].press.length === 1;
    if (!isTab && takesTurn(at, 0, 2)) await check(page, 'wide');
    expect(await sidewaysPixels(page), 'at 1280 px').toBe(0);

    for (const width of [320, 360]) {
      await resize(page, { width, height: HEIGHT });
      expect(await sidewaysPixels(page), `at ${width} px`).toBe(0);
    }
    if (isTab || takesTurn(at, 1, 2)) await check(page, 'narrow');

    for (const language of LONGEST.filter((_, i) => takesTurn(at, i, LONGEST.length))) {
      await speak(page, language);
      expect(await misfits(page), language).toEqual([]);
    }

    if ((await page.locator('dialog[open]').count()) > 0) {
      expect(await unreached(page), 'by Tab').toEqual([]);
      expect(await leave(page), 'by Escape').toMatch(/./u);
    }
    expect(gallery.complaints()).toEqual([]);
  });
}
