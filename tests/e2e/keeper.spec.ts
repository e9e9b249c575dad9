/** A device that keeps everything in a room: what three people shared stays when they have left. */
import { createHash } from 'node:crypto';
import { expect, test } from './fixtures.ts';

const content = (of: string, bytes: number): Buffer => Buffer.from(of.repeat(bytes / of.length));
const FILES = [
  { name: 'notes.txt', mimeType: 'text/plain', buffer: content('line of notes\n', 1_400) },
  { name: 'photo.bin', mimeType: '', buffer: content('pixel', 400_000) },
  { name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) },
];

test(
  'three people share and leave, and a newcomer gets everything from the one who keeps it',
  { tag: '@long' },
  async ({ person }) => {
    const keeper = await person('keeper');
    const link = await keeper.newRoom();
    await keeper.rename('Anna');
    await keeper.page.getByRole('button', { name: 'Settings', exact: true }).click();
    await keeper.page.getByRole('checkbox', { name: 'Keep everything in this room' }).check();
    await keeper.page.keyboard.press('Escape');
    await expect(keeper.people.filter({ hasText: '(you)' })).toContainText(
      'keeps everything in this room',
    );

    const sharers = [await person('ben'), await person('chidi'), await person('dora')];
    for (const [at, one] of sharers.entries()) {
      await one.join(link);
      await one.waitConnected(at + 1);
      const file = FILES[at];
      if (file) await one.share(file);
    }
    for (const [at, one] of sharers.entries()) {
      const name = FILES[at]?.name ?? '';
      await expect(one.people.filter({ hasText: 'Anna' })).toContainText(
        'keeps everything in this room',
      );
      await expect(one.file(name)).toContainText('You can close this tab: Anna keeps all of it');
    }
    for (const one of sharers) await one.goHome();
    await expect(keeper.status).not.toContainText('Connected');

    const newcomer = await person('newcomer');
    await newcomer.join(link);
    await newcomer.waitConnected(1);
    for (const { name, buffer } of FILES) {
      const sha256 = createHash('sha256').update(buffer).digest('hex');
      expect(await newcomer.download(name)).toMatchObject({ name, sha256 });
      await expect(newcomer.file(name)).toContainText('Anna keeps all of it');
    }

    // Nothing was saved for the keeper, and the choice outlasts the page.
    await expect(keeper.button('Save', 'photo.bin')).toBeVisible();
    await keeper.page.reload();
    await keeper.page.getByRole('button', { name: 'Settings', exact: true }).click();
    const settings = keeper.page.getByRole('dialog', { name: 'Settings' });
    await expect(settings.getByRole('checkbox', { name: 'Keep everything' })).toBeChecked();
    await expect(settings).toContainText('3 files kept');
  },
);
