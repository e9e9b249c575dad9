/** Where typed, pasted and dropped things go. Fake rooms show it: nothing here needs a second person. */
import { expect, type Page } from '@playwright/test';
import { untilTaken } from './drop-zone.ts';
import { resize, show, test } from './gallery-page.ts';

test.use({ trace: 'off', screenshot: 'off' });

const field = (page: Page) => page.getByRole('textbox', { name: 'Message', exact: true });
const NEW = ['image.png', 'dropped.txt'];
/** The files that a test gave to the room, and the texts that it said. */
const published = (page: Page) =>
  page.evaluate((names) => {
    const { files, messages } = window.galleryRoom.parts;
    return {
      files: files.map((it) => it.name).filter((name) => names.includes(name)),
      said: messages.filter((it) => it.kind === 'text' && it.text.startsWith('said ')).length,
    };
  }, NEW);

/** Shows the room, once it takes what is dropped and pasted: the part that does comes a moment later. */
async function showRoom(page: Page): Promise<void> {
  await show(page, 'room');
  const drag = (type: string) =>
    page.evaluate((it) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['x'], 'dragged.txt'));
      dispatchEvent(new DragEvent(it, { dataTransfer, cancelable: true }));
    }, type);
  await untilTaken(page, () => drag('dragover'));
  await drag('dragleave');
}

/** A paste at the cursor; false: the browser is left to do it. */
const paste = (page: Page, text: string, fileName?: string) =>
  page.evaluate(
    ([pasted, name]) => {
      const clipboardData = new DataTransfer();
      if (pasted) clipboardData.setData('text/plain', pasted);
      if (name)
        clipboardData.items.add(new File(['x'], name, { type: 'image/png', lastModified: 0 }));
      const options = { clipboardData, bubbles: true, cancelable: true };
      const target = document.activeElement ?? document.body;
      return !target.dispatchEvent(new ClipboardEvent('paste', options));
    },
    [text, fileName],
  );

/** Drags a file over this and drops it; says whether the browser is left to take it. */
const dropOn = (page: Page, selector: string) =>
  page.evaluate((where) => {
    const target = document.querySelector(where);
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['x'], 'dropped.txt'));
    const options = { dataTransfer, bubbles: true, cancelable: true };
    const leaves = (type: string) => target?.dispatchEvent(new DragEvent(type, options)) ?? false;
    return [leaves('dragover'), leaves('drop')].every(Boolean);
  }, selector);

test('cells of a spreadsheet are text: from no field does their picture go out', async ({
  gallery,
}) => {
  const { page } = gallery;
  await showRoom(page);
  await field(page).focus();
  expect(await paste(page, 'apples\t3', 'image.png')).toBe(false);
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  expect(await paste(page, 'apples\t3', 'image.png')).toBe(true);
  await expect(field(page)).toHaveValue('apples\t3');
  await expect(field(page)).toBeFocused();
  expect(await published(page)).toEqual({ files: [], said: 0 });

  expect(await paste(page, '', 'image.png')).toBe(true);
  // Alone: what was pasted before would have come first.
  await expect.poll(async () => (await published(page)).files).toEqual(['image.png']);

  await show(page, 'room-settings');
  await page.getByRole('textbox', { name: 'Your name' }).focus();
  for (const text of ['apples\t3', '']) expect(await paste(page, text, 'image.png')).toBe(false);
  expect(await published(page)).toEqual({ files: [], said: 0 });

  await show(page, 'home');
  await page.getByRole('textbox', { name: 'Room name' }).focus();
  for (const text of ['apples\t3', '']) expect(await paste(page, text, 'image.png')).toBe(false);
  await expect(page.getByRole('button', { name: 'New room', exact: true })).toBeVisible();
});

test('a file that is dropped on a dialog is the dialog’s, and on its field, the field’s', async ({
  gallery,
}) => {
  const { page } = gallery;
  await show(page, 'room-profile');
  expect(await dropOn(page, 'dialog input[type=file]')).toBe(true);
  expect(await dropOn(page, 'dialog h2')).toBe(false);
  const chosen = page.getByLabel('Profile file');
  expect(await chosen.evaluate((it: HTMLInputElement) => it.files?.[0]?.name)).toBe('dropped.txt');
  expect((await published(page)).files).toEqual([]);
  await show(page, 'room-settings');
  expect(await dropOn(page, 'dialog h2')).toBe(false);
  expect(await dropOn(page, 'main')).toBe(false);
  expect((await published(page)).files).toEqual([]);
  await showRoom(page);
  expect(await dropOn(page, 'textarea')).toBe(false);
  await expect.poll(async () => (await published(page)).files).toEqual(['dropped.txt']);
});

for (const state of ['password', 'elsewhere', 'broken', 'unsupported', 'opening'])
  test(`a file that is dropped on the screen “${state}” does not take its place`, async ({
    gallery,
  }) => {
    await show(gallery.page, state);
    expect(await dropOn(gallery.page, 'h1')).toBe(false);
  });

test('keys of a composition send nothing and throw nothing away', async ({ gallery }) => {
  const { page } = gallery;
  await showRoom(page);
  const session = await page.context().newCDPSession(page);
  const compose = (text: string) =>
    session.send('Input.imeSetComposition', { text, selectionStart: 1, selectionEnd: 1 });

  // Chrome: the key comes before the end of the composition.
  await field(page).focus();
  await compose('said 日本');
  await page.keyboard.press('Enter');
  await session.send('Input.insertText', { text: 'said 日本' });
  // Safari: it comes after the end, with a code of its own.
  await field(page).evaluate((element) => {
    element.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
    const enter = { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true };
    element.dispatchEvent(new KeyboardEvent('keydown', enter));
  });
  await expect(field(page)).toHaveValue('said 日本');
  expect((await published(page)).said).toBe(0);
  await page.keyboard.press('Enter');
  await expect(field(page)).toHaveValue('');
  expect((await published(page)).said).toBe(1);

  await page.keyboard.press('ArrowUp');
  await page.keyboard.type(', more');
  await compose('日');
  await page.keyboard.press('Escape');
  await expect(page.getByText('Editing your message')).toBeVisible();

  await show(page, 'room-settings');
  await page.getByRole('textbox', { name: 'Your name' }).focus();
  await compose('日');
  for (const key of ['Enter', 'Escape']) await page.keyboard.press(key);
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await session.detach();
});

test('what is copied out of a message is what was said, and not how it is shown', async ({
  gallery,
}) => {
  const { page } = gallery;
  await showRoom(page);
  const said = 'said to @Ana one\u200bword and\u202e more';
  await field(page).fill(said);
  await field(page).press('Enter');
  const message = page.getByRole('log').getByRole('article').last();
  await expect(message.getByText('ZWSP', { exact: true })).toBeVisible();
  await expect(message.getByRole('button', { name: '@Ana', exact: true })).toBeVisible();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await message.locator('p[dir=auto]').evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(range);
  });
  await page.keyboard.press('ControlOrMeta+c');
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(said);
});

/** The accessible name of what has the focus, as far as this test needs it. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const active = document.activeElement;
    return active?.getAttribute('aria-label') ?? active?.textContent?.trim() ?? '';
  });
const blur = (page: Page) =>
  page.evaluate(() => {
    (document.activeElement as HTMLElement).blur();
    getSelection()?.removeAllRanges();
  });

for (const state of ['room', 'room-alone', 'room-left-alone'])
  test(`from the top of “${state}” it is at most four Tabs to the message field`, async ({
    gallery,
  }) => {
    const { page } = gallery;
    await show(page, state);
    await expect(field(page)).toBeFocused(); // people who enter can write at once
    await page.evaluate(() => {
      document.body.tabIndex = -1;
      document.body.focus();
      document.body.removeAttribute('tabindex');
    });
    const passed: string[] = [];
    while (passed.length < 4 && !passed.includes('Message')) {
      await page.keyboard.press('Tab');
      passed.push(await focused(page));
    }
    expect(passed).toContain('Message');
  });

test('on a touch screen the keyboard stays away until somebody asks for it', async ({
  gallery,
}) => {
  const { page } = gallery;
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true });
  try {
    expect(await page.evaluate(() => matchMedia('(pointer: coarse)').matches)).toBe(true);
    await showRoom(page);
    await expect(field(page)).toBeVisible();
    await expect(field(page)).not.toBeFocused();
  } finally {
    await session.send('Emulation.setTouchEmulationEnabled', { enabled: false });
    await session.detach();
  }
});

test('the log is one stop, with arrows inside, and what belongs to a message is named by it', async ({
  gallery,
}) => {
  const { page } = gallery;
  await showRoom(page);
  const messages = page.getByRole('log').getByRole('article');
  await field(page).press('Shift+Tab');
  await expect(messages.last()).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(field(page)).toBeFocused();

  await field(page).press('Shift+Tab');
  await page.keyboard.press('ArrowUp');
  await expect(messages.nth(-2)).toBeFocused();
  await page.keyboard.press('Home');
  await expect(messages.first()).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(messages.first().getByRole('link')).toBeFocused();
  await page.keyboard.press('Tab');
  expect(await focused(page)).toMatch(/^Actions for Chidi: The depot lets us in at four/);
  await page.keyboard.press('Escape');
  await expect(messages.first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(messages.first().getByRole('button', { name: 'Reply', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(field(page)).toBeFocused();
  await expect(page.getByText('Replying to Chidi')).toBeVisible();

  const names = await page
    .getByRole('button', { name: /^Actions/ })
    .evaluateAll((all) => all.map((it) => it.getAttribute('aria-label')));
  expect(names.length).toBeGreaterThan(3);
  expect(new Set(names).size).toBe(names.length);
});

test('a question mark lists the keys, and any other character is written', async ({ gallery }) => {
  const { page } = gallery;
  await showRoom(page);
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await page.keyboard.type('?');
  await expect(field(page)).toHaveValue('?');
  await field(page).fill('');
  await page.keyboard.press('Escape');
  await page.keyboard.type('?');
  await expect(keys).toBeVisible();
  await page.keyboard.type('x?');
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();
  await expect(field(page)).toHaveValue('');
  await blur(page);
  await page.keyboard.type('hello');
  await expect(field(page)).toHaveValue('hello');

  await resize(page, { width: 360, height: 740 });
  await page.getByRole('button', { name: /^Files/ }).click();
  await expect(field(page)).toBeHidden();
  await page.keyboard.type(', you');
  await expect(field(page)).toHaveValue('hello, you');
});

test('the arrow up edits our last message, where nothing is written yet', async ({ gallery }) => {
  const { page } = gallery;
  await showRoom(page);
  await field(page).fill('half a sen');
  await field(page).press('ArrowUp');
  await expect(field(page)).toHaveValue('half a sen');
  await field(page).fill('');
  await field(page).press('ArrowUp');
  await expect(page.getByText('Editing your message')).toBeVisible();
  await expect(field(page)).toHaveValue(/They sound wonderful/);
  await field(page).press('Escape');
  await expect(field(page)).toHaveValue('');
});
