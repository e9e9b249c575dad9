/** Everything that a room is for, by one person who has nothing but a keyboard. */
import { Buffer } from 'node:buffer';
import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import type { Person } from './peers.ts';

const file = (name: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(`${name} has this in it`),
});
const hasFocus = (target: Locator) =>
  target.evaluateAll((found) => found.some((it) => it === document.activeElement));

/** Presses a key until it has come to this. */
async function go({ page }: Person, key: string, target: Locator, atMost: number): Promise<void> {
  for (let presses = 0; presses < atMost && !(await hasFocus(target)); presses++)
    await page.keyboard.press(key);
  await expect(target).toBeFocused();
}

test('new room, share, chat, reply, edit, find, download and leave, all by the keyboard', async ({
  person,
}) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  const { keyboard } = alice.page;
  const write = async (text: string) => {
    await expect(alice.field).toBeFocused();
    await keyboard.type(text);
    await keyboard.press('Enter');
  };

  const toMessages = async () => {
    await keyboard.press('Escape');
    await expect(alice.page.locator('article:focus')).toHaveCount(1);
  };

  await alice.goHome();
  const newRoom = alice.page.getByRole('button', { name: 'New room', exact: true });
  await expect(newRoom).toBeVisible();
  await go(alice, 'Tab', newRoom, 5);
  await keyboard.press('Enter');
  const link = await alice.roomLink();
  await write('typed without a mouse');
  await alice.hears('typed without a mouse');

  await bob.join(link);
  await bob.hears('typed without a mouse');
  await bob.say('can you answer this one?');
  await bob.share(file('from bob.txt'));
  await alice.hears('can you answer this one?', 'from bob.txt');

  await test.step('share a file', async () => {
    const chooser = alice.page.waitForEvent('filechooser'); // which takes a moment to begin
    await go(alice, 'Tab', alice.page.getByLabel('Attach files'), 4);
    await keyboard.press('Enter');
    await (await chooser).setFiles(file('from alice.txt'));
    await bob.hears('from alice.txt');
    await bob.download('from alice.txt'); // so that alice may go
  });

  await test.step('reply, then edit the reply', async () => {
    await go(alice, 'Shift+Tab', alice.field, 4);
    await toMessages();
    await go(alice, 'ArrowUp', alice.message('can you answer this one?'), 5);
    await keyboard.press('Enter'); // which fetches the actions, and goes to the first
    await expect(alice.page.getByRole('button', { name: 'Reply' })).toBeFocused();
    await keyboard.press('Enter');
    await write('I can');
    await expect(bob.message('I can')).toContainText('can you answer this one?');
    await keyboard.press('ArrowUp');
    await expect(alice.field).toHaveValue('I can');
    await write(', and better');
    await expect(bob.message('I can, and better')).toContainText('edited');
  });

  await test.step('find what was said first, and download what came after it', async () => {
    await toMessages();
    await keyboard.press('Home');
    await expect(alice.message('typed without a mouse')).toBeFocused();
    const message = alice.message('from bob.txt');
    await go(alice, 'ArrowDown', message, 4);
    const download = message.getByRole('button', { name: 'Download from bob.txt' });
    await go(alice, 'ArrowRight', download, 4);
    const saved = alice.saved();
    await keyboard.press('Enter');
    expect((await saved).name).toBe('from bob.txt');
    await expect(message.locator(':focus')).toHaveCount(1);
  });

  await test.step('leave', async () => {
    await toMessages();
    const home = alice.page.getByRole('link', { name: 'Swapmeet, home' });
    await go(alice, 'Shift+Tab', home, 10); // by way of the end of the page
    await keyboard.press('Enter');
    await expect(newRoom).toBeVisible();
    await expect(bob.people).toHaveCount(1);
    await go(alice, 'Tab', newRoom, 5);
  });
});
