/** Small and large windows, large letters, paper, forced colours and right to left. In the gallery's fake rooms. */
import { expect, type Page } from '@playwright/test';
import { resize, show, sidewaysPixels, test } from './gallery-page.ts';

test.use({ trace: 'off', screenshot: 'off' });

const field = (page: Page) => page.getByRole('textbox', { name: 'Message' });
const heightOf = (page: Page, selector: string): Promise<number> =>
  page.locator(selector).evaluate((it) => it.getBoundingClientRect().height);

/** The room's words in letters of this size, as somebody sets them in their browser. */
const setLetters = (page: Page, percent: number): Promise<void> =>
  page.evaluate((size) => {
    document.documentElement.style.fontSize = `${size}%`;
  }, percent);

test('large letters break no word of the home screen, and reach over no edge', async ({
  gallery,
}) => {
  const { page } = gallery;
  await show(page, 'home');
  await setLetters(page, 200);
  for (const width of [360, 320]) {
    await resize(page, { width, height: 740 });
    expect(await sidewaysPixels(page), `at ${width} px`).toBe(0);
    const lines = await page.getByRole('heading', { level: 1 }).evaluate((heading) => {
      const range = document.createRange();
      range.setStart(heading.lastChild as Text, 5);
      range.setEnd(heading.lastChild as Text, 14);
      return `${range.toString()} ${range.getClientRects().length}`;
    });
    expect(lines).toBe('anything. 1');
  }
  await setLetters(page, 100);
});

const SIZES = [
  { what: 'at 400 % zoom', width: 320, height: 256, letters: 100 },
  { what: 'on a phone on its side, with a keyboard', width: 740, height: 150, letters: 100 },
  { what: 'on a narrow phone', width: 320, height: 640, letters: 100 },
  { what: 'on a phone with large letters', width: 360, height: 740, letters: 200 },
  { what: 'on a desk with large letters', width: 1280, height: 740, letters: 200 },
  { what: 'on a large screen', width: 1920, height: 1080, letters: 100 },
] as const;
for (const { what, letters, ...size } of SIZES)
  test(`a room can be read and used ${what}`, async ({ gallery }) => {
    const { page } = gallery;
    await show(page, 'room');
    await setLetters(page, letters);
    await resize(page, size);
    expect(await sidewaysPixels(page)).toBe(0);
    expect(await heightOf(page, '[role="log"]')).toBeGreaterThan(48);
    await expect(field(page)).toBeInViewport({ ratio: 0.9 }); // and nothing was scrolled
    await field(page).fill('It works.');
    await page.getByRole('button', { name: 'Settings' }).click(); // nothing is over it
    await page.getByRole('button', { name: 'Close settings' }).click();
    const tabs = page.getByRole('navigation', { name: 'Parts of the room' });
    if (await tabs.isVisible()) {
      await tabs.getByText(/^Files/).click();
      await page.getByLabel('Share files').click({ trial: true });
      expect(await sidewaysPixels(page), 'files').toBe(0);
    }
    await setLetters(page, 100);
    expect(gallery.complaints()).toEqual([]);
  });

test('no button, field or label is cut off on a narrow phone with large letters', async ({
  gallery,
}) => {
  const { page } = gallery;
  for (const name of [
    'room-undo',
    'room-storage-undo',
    'room-name-change',
    'room-pictures-files',
    'room-invite-confirm',
    'room-invited',
    'room-class-overlay',
  ]) {
    await show(page, name);
    await setLetters(page, 200);
    await resize(page, { width: 320, height: 640 });
    const cut = await page.evaluate(() => {
      const open = document.querySelector('dialog[open]') ?? document.body;
      return [...open.querySelectorAll('button, input.in, label.btn')]
        .filter((it) => it.getBoundingClientRect().right > innerWidth)
        .map((it) => it.getAttribute('aria-label') ?? it.textContent);
    });
    expect(cut, name).toEqual([]);
    const sideways = await page.evaluate(() => {
      const dialog = document.querySelector('dialog[open]');
      return dialog ? dialog.scrollWidth - dialog.clientWidth : 0;
    });
    expect(sideways, name).toBe(0);
    await setLetters(page, 100);
  }
});

test('a finger opens what the connection is, on a phone', async ({ gallery }) => {
  const { page } = gallery;
  await show(page, 'room');
  await resize(page, { width: 360, height: 740 });
  const details = page.getByRole('button', { name: 'Details: connection doctor' });
  expect((await details.boundingBox())?.height).toBeGreaterThanOrEqual(44);
});

test('from 760 to 1023 px the chat has one other pane beside it, and no name breaks within a word', async ({
  gallery,
}) => {
  const { page } = gallery;
  await show(page, 'room');
  for (const width of [760, 800, 1023]) {
    await resize(page, { width, height: 740 });
    const tabs = page.getByRole('navigation', { name: 'Parts of the room' });
    await expect(tabs.getByRole('button')).toHaveCount(2);
    await tabs.getByText(/^People/).click();
    await expect(page.getByRole('region', { name: /^People/ })).toBeVisible();
    await expect(page.getByRole('region', { name: /^Files/ })).toBeHidden();
    await expect(field(page)).toBeVisible();
    await expect(tabs.locator('[aria-current]')).toHaveText(/People/);
    const broken = await page
      .getByRole('list', { name: 'People' })
      .getByRole('listitem')
      .locator('.name bdi')
      .evaluateAll(
        (names) =>
          names.filter((it) => !/\s/.test(it.textContent) && it.getClientRects().length > 1).length,
      );
    expect(broken).toBe(0);
    await tabs.getByText(/^Files/).click();
    await expect(page.getByRole('region', { name: /^Files/ })).toBeVisible();
    await expect(page.getByRole('region', { name: /^People/ })).toBeHidden();
    await expect(field(page)).toBeVisible();
  }
});

test('the header of a phone has one height, whatever there is to say', async ({ gallery }) => {
  const { page } = gallery;
  const heights = new Set<number>();
  for (const state of ['room', 'room-alone', 'room-named', 'room-hostile', 'room-unreadable']) {
    await show(page, state);
    await resize(page, { width: 320, height: 640 });
    heights.add(await heightOf(page, '.room > header'));
  }
  expect([...heights]).toEqual([60]);
});

test('a note never covers the field, however long what is written in it gets', async ({
  gallery,
}) => {
  const { page } = gallery;
  await show(page, 'room');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const note = page.getByRole('group', { name: 'Note' });
  const gap = async () => {
    const [above, below] = [await note.boundingBox(), await field(page).boundingBox()];
    return (below?.y ?? 0) - (above?.y ?? 0) - (above?.height ?? 0);
  };
  for (const size of [
    { width: 1280, height: 740 },
    { width: 360, height: 740 },
    { width: 740, height: 360 },
  ]) {
    await resize(page, size);
    await field(page).fill('');
    await page.getByRole('button', { name: 'Copy room link' }).click();
    await expect.poll(gap).toBeGreaterThan(0);
    await field(page).fill('many\nlines\nof\ntext\nare\nwritten');
    await expect.poll(gap).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Close this note' }).click();
  }
});

test('paper has the whole conversation', async ({ gallery }) => {
  const { page } = gallery;
  await show(page, 'room-huge');
  await page.evaluate(() => {
    const { parts } = window.galleryRoom;
    parts.messages = parts.messages.slice(0, 600);
    window.galleryRoom.changed('messages');
  });
  const articles = page.getByRole('log', { name: 'Messages' }).getByRole('article');
  await expect(page.getByText('Message 600 of ten thousand')).toBeVisible();
  expect(await articles.count()).toBeLessThan(600);
  const pdf = await page.pdf({ format: 'A4' });
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(8);
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(articles).toHaveCount(600);
  // Down the page, in no box that scrolls.
  const top = async () => (await articles.first().boundingBox())?.y ?? 0;
  const down = async () => ((await articles.last().boundingBox())?.y ?? 0) - (await top());
  await expect.poll(down).toBeGreaterThan(10_000);
  await expect(field(page)).toBeHidden();
  const title = await page.getByRole('heading', { level: 1 }).boundingBox();
  expect(title?.y).toBeLessThan(await top());
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: null });
});

test('paper has what people think of a message', async ({ gallery }) => {
  const { page } = gallery;
  await show(page, 'room');
  await page.emulateMedia({ media: 'print' });
  const reaction = page
    .getByRole('list', { name: 'Reactions' })
    .first()
    .getByRole('button')
    .first();
  await expect(reaction).toBeVisible();
  await expect(reaction).toHaveCSS('border-top-width', '0px');
  await page.emulateMedia({ media: null });
});

test('in forced colours nothing stands over a text, and what is filled can be read', async ({
  gallery,
}) => {
  const { page } = gallery;
  await show(page, 'room');
  await page.emulateMedia({ forcedColors: 'active' });
  const style = (name: RegExp) =>
    page
      .getByRole('button', { name })
      .first()
      .evaluate((it) => {
        const { borderTopWidth, backgroundColor, color } = getComputedStyle(it);
        const page = getComputedStyle(document.body).backgroundColor;
        return { frame: borderTopWidth, ground: backgroundColor, ink: color, page };
      });
  const more = await style(/^More about/);
  expect(more.frame).toBe('0px'); // it would cut through the words beside it, whatever its colour
  const main = await style(/^Download /);
  expect(main.ground).not.toBe(main.page);
  expect(main.ink).not.toBe(main.ground);
  const adjust = (element: Element) => getComputedStyle(element).forcedColorAdjust;
  const download = page.getByRole('button', { name: /^Download / }).first();
  expect(await download.evaluate(adjust)).toBe('none'); // else its text stands on a plate
  await page.emulateMedia({ forcedColors: null });
});

test('from right to left a figure stays before its unit, and nothing is wider than the screen', async ({
  gallery,
}) => {
  const { page } = gallery;
  await page.evaluate(() => (document.documentElement.dir = 'rtl'));
  await show(page, 'room');
  const size = page
    .getByRole('list', { name: 'Files', exact: true })
    .getByText(/2\.4\sGB/)
    .first();
  const edges = await size.evaluate((element) => {
    const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = text.nextNode(); node; node = text.nextNode()) {
      const at = node.textContent?.search(/2\.4\sGB/) ?? -1;
      if (at < 0) continue;
      const edge = (from: number, to: number) => {
        const range = document.createRange();
        range.setStart(node, at + from);
        range.setEnd(node, at + to);
        return range.getBoundingClientRect().left;
      };
      return [edge(0, 3), edge(4, 6)];
    }
    return [];
  });
  expect(edges[0]).toBeLessThan(edges[1] ?? 0);
  for (const width of [1280, 800, 360]) {
    await resize(page, { width, height: 740 });
    expect(await sidewaysPixels(page), `at ${width} px`).toBe(0);
  }
  await page.evaluate(() => (document.documentElement.dir = ''));
});
