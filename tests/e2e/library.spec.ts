/** A folder that somebody shares as a library: looked through, searched, and taken from, in a real browser. */
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import type { Person } from './peers.ts';

test.use({ serviceWorkers: 'allow' });

const FILES = 1_000;
const hash = (text: string): string => createHash('sha256').update(Buffer.from(text)).digest('hex');

/** A folder of small files in ten folders; returns its path. */
async function makeFolder(name: string): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), 'library-')), name);
  for (let year = 0; year < 10; year++) {
    await mkdir(join(folder, `Year ${year}`), { recursive: true });
    for (let i = year; i < FILES; i += 10)
      await writeFile(join(folder, `Year ${year}`, `song ${i}.mp3`), `song number ${i}`);
  }
  return folder;
}

const input = ({ page }: Person, label: string) =>
  page.locator('input[type=file]').and(page.getByLabel(label, { exact: true }));
const field = ({ page }: Person) =>
  page.getByRole('searchbox', { name: 'Search messages and files' });
const results = ({ page }: Person) =>
  page.getByRole('list', { name: 'Search results' }).getByRole('listitem');

/** In the page: a browser that lets nobody choose a folder to look into again. */
const noPicker = () => void Reflect.deleteProperty(window, 'showDirectoryPicker');

test('a library is one message; others search it, take a file and look through the rest', async ({
  person,
}) => {
  const folder = await makeFolder('Music');
  const [alice, bob] = [await person('alice'), await person('bob')];
  await alice.page.addInitScript(noPicker);
  const link = await alice.newRoom();
  await bob.join(link);
  await bob.waitConnected(1);
  await alice.rename('Alice');
  await alice.say('the songs of 1997 come in a minute');
  await input(alice, 'Share a folder as a library').setInputFiles(folder);
  await expect(bob.message('Music')).toContainText('1,000 files');
  await expect(bob.messages).toHaveCount(2);
  await expect(bob.file('Music')).toContainText('Alice shares a library');

  // The search is a key away, finds what was said, and asks who has a library.
  await expect(field(bob)).toBeVisible();
  await bob.message('Music').focus();
  await bob.page.keyboard.press('/');
  await expect(field(bob)).toBeFocused();
  await field(bob).fill('song 997');
  await expect(results(bob)).toHaveText([/song 997\.mp3.*Music\/Year 7.*Alice has it/s]);
  await field(bob).fill('1997');
  await expect(results(bob)).toHaveText([/the songs of 1997/]);
  await field(bob).fill('music 997 <1kb');
  await expect(results(bob)).toHaveCount(1);

  const saved = bob.saved();
  await results(bob).getByRole('button', { name: 'Download song 997.mp3', exact: true }).click();
  expect(await saved).toMatchObject({ name: 'song 997.mp3', sha256: hash('song number 997') });
  await expect(
    results(bob).getByRole('button', { name: 'Save song 997.mp3', exact: true }),
  ).toBeVisible();
  await field(bob).press('Escape');
  await expect(results(bob)).toHaveCount(0);
  // Nothing was posted, and the person who shares the library sees no list of what is taken.
  await expect(bob.messages).toHaveCount(2);
  await expect(bob.files).toHaveCount(2);
  await expect(alice.files).toHaveCount(1);

  await bob.file('Music').getByRole('button', { name: 'Browse Music', exact: true }).click();
  const dialog = bob.page.getByRole('dialog', { name: 'Music' });
  const tree = dialog.getByRole('tree', { name: 'Contents of Music' });
  const line = (name: string) => tree.getByRole('treeitem', { name, exact: true });
  const taken = dialog.getByRole('list', { name: 'Taken from Music' }).getByRole('listitem');
  await expect(taken).toHaveText([/song 997\.mp3/]);
  await expect(tree.getByRole('treeitem')).toHaveCount(11);
  // By keys: into the folder, to the file, and it is taken.
  await line('Music').focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight'])
    await bob.page.keyboard.press(key);
  await expect(line('Year 3')).toHaveAttribute('aria-expanded', 'true');
  for (const key of ['ArrowRight', 'ArrowDown']) await bob.page.keyboard.press(key);
  await expect(line('song 13.mp3')).toBeFocused();
  const second = bob.saved();
  await bob.page.keyboard.press('Enter');
  expect(await second).toMatchObject({ name: 'song 13.mp3', sha256: hash('song number 13') });
  for (const name of ['song 23.mp3', 'song 33.mp3'])
    await tree.getByRole('checkbox', { name, exact: true }).check();
  await dialog.getByRole('button', { name: 'Download selected', exact: true }).click();
  for (const n of [23, 33])
    await expect(taken.getByRole('button', { name: `Save song ${n}.mp3` })).toBeVisible();
  await dialog.getByRole('button', { name: 'Close', exact: true }).click();

  // After a reload its owner has to choose the folder again. What has changed is in a new catalogue.
  await alice.page.reload();
  await alice.waitConnected(1);
  await expect(alice.file('Music')).toContainText('Choose its folder again');
  await writeFile(join(folder, 'Year 0', 'a new song.mp3'), 'new');
  await input(alice, 'Choose Music again').setInputFiles(folder);
  await expect(bob.file('Music')).toContainText('1,001 files');
  await field(bob).fill('a new song');
  await expect(results(bob)).toHaveCount(1);
  const third = bob.saved();
  await results(bob).getByRole('button', { name: 'Download a new song.mp3', exact: true }).click();
  expect(await third).toMatchObject({ name: 'a new song.mp3', sha256: hash('new') });

  await alice.button('Stop sharing', 'Music').click();
  await field(bob).fill('song 14');
  await expect(bob.page.getByText('Nothing found')).toBeVisible();
  await rm(folder, { recursive: true, force: true });
});

test('where the browser can, the folder of a library is looked into again after a reload, with what has changed', async ({
  person,
}) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  // A folder of the page's own in place of one that a person chooses.
  await alice.page.addInitScript(() => {
    const showDirectoryPicker = async () =>
      (await navigator.storage.getDirectory()).getDirectoryHandle('Songs', { create: true });
    Object.assign(window, { showDirectoryPicker });
  });
  const write = (name: string) =>
    alice.page.evaluate(async (it) => {
      const root = await navigator.storage.getDirectory();
      const folder = await root.getDirectoryHandle('Songs', { create: true });
      const below = await folder.getDirectoryHandle('old', { create: true });
      const file = await (await below.getFileHandle(it, { create: true })).createWritable();
      await file.write(`this is ${it}`);
      await file.close();
    }, name);
  const link = await alice.newRoom();
  await write('one.mp3');
  await bob.join(link);
  await bob.waitConnected(1);
  await alice.page.getByRole('button', { name: 'Share a folder as a library' }).click();
  await expect(bob.file('Songs')).toContainText('1 file');

  await write('two.mp3');
  await alice.button('Look again in', 'Songs').click();
  await expect(bob.file('Songs')).toContainText('2 files');
  await write('three.mp3');
  await alice.page.reload();
  await expect(alice.file('Songs')).toContainText('Others can search it.');
  await expect(bob.file('Songs')).toContainText('3 files');
  await field(bob).fill('three');
  const saved = bob.saved();
  await results(bob).getByRole('button', { name: 'Download three.mp3', exact: true }).click();
  expect(await saved).toMatchObject({ sha256: hash('this is three.mp3') });

  // Leaving no trace, the folder is forgotten, too.
  const folders = () =>
    alice.page.evaluate(async () => {
      const all = await indexedDB.databases();
      return all.filter(({ name }) => name?.startsWith('swapmeet-folders-')).length;
    });
  expect(await folders()).toBe(1);
  await alice.page.getByRole('button', { name: 'Settings', exact: true }).click();
  await alice.page.getByRole('checkbox', { name: 'Leave no trace on this device' }).check();
  await alice.page.getByRole('button', { name: 'Delete and leave no trace' }).click();
  await expect.poll(folders).toBe(0);
});
