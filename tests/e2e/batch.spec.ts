/** Folders, and files that are shared together: one message, one card, one link, and whole at the other end. */
import { Buffer } from 'node:buffer';
import type { Locator } from '@playwright/test';
import { untilTaken } from './drop-zone.ts';
import { expect, test } from './fixtures.ts';
import { diskFolder, manyFiles, ODD, ODD_RENAMED, type DiskFolder } from './folders.ts';
import type { Person } from './peers.ts';
import { readZip } from './zip.ts';

test.use({ serviceWorkers: 'allow' });

test.describe.configure({ mode: 'parallel' });

const shareFolder = (person: Person, path: string) =>
  person.page
    .locator('input[type=file]')
    .and(person.page.getByLabel('Share a folder', { exact: true }))
    .setInputFiles(path);
const downloadAll = (person: Person, name: string) =>
  person.file(name).getByRole('button', { name: `Download all of ${name}`, exact: true });
const treeOf = (person: Person, name: string) =>
  person.file(name).getByRole('tree', { name: `Contents of ${name}`, exact: true });
const line = (tree: Locator, name: string) => tree.getByRole('treeitem', { name, exact: true });

/** Drops it as a file manager does. */
async function drop({ page }: Person, ...files: readonly string[]) {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
  await drag('dragEnter');
  await untilTaken(page, () => drag('dragOver'));
  await drag('drop');
  await session.detach();
}

/** The folder as it is saved: names are changed where not every system takes them. */
const asSaved = ({ name, files }: DiskFolder) =>
  files
    .map(({ path, sha256, bytes }) => ({
      name: `${name}/${ODD_RENAMED[path] ?? path}`,
      ...{ sha256, sizeBytes: bytes.length },
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));

/** In the page: a folder of the page's own in place of one that a person chooses. */
function chooseOwnFolder(): void {
  const showDirectoryPicker = async () => {
    const root = await navigator.storage.getDirectory();
    return root.getDirectoryHandle('chosen', { create: true });
  };
  Object.assign(window, { showDirectoryPicker });
}
/** All that is in the chosen folder. An empty folder ends with `/`. */
const readChosen = ({ page }: Person) =>
  page.evaluate(async () => {
    const found: { name: string; sizeBytes: number; sha256: string }[] = [];
    const walk = async (folder: FileSystemDirectoryHandle, above: string) => {
      let isEmpty = true;
      for await (const [name, handle] of folder.entries()) {
        isEmpty = false;
        if (handle instanceof FileSystemDirectoryHandle) await walk(handle, `${above}${name}/`);
        else {
          const bytes = await (await (handle as FileSystemFileHandle).getFile()).arrayBuffer();
          const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
          const hex = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
          found.push({ name: above + name, sizeBytes: bytes.byteLength, sha256: hex });
        }
      }
      if (isEmpty) found.push({ name: above, sizeBytes: 0, sha256: '' });
    };
    const root = await navigator.storage.getDirectory();
    await walk(await root.getDirectoryHandle('chosen'), '');
    return found.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  });

test('a dropped folder of a thousand files with odd names is one message, and comes whole: as a Zip archive, and into a folder', async ({
  person,
}) => {
  const files = [...ODD, ...manyFiles(1_000 - ODD.length, 30, 10_000)];
  const odd = await diskFolder('odd', files, ['nothing in it']);
  const [alice, bob] = [await person('alice'), await person('bob')];
  await bob.page.addInitScript(chooseOwnFolder);
  await bob.join(await alice.newRoom());
  await bob.waitConnected(1);
  const beganMs = Date.now();
  await drop(alice, odd.path);
  const saved = bob.saved();
  await downloadAll(bob, 'odd').click();
  const { path, name } = await saved;
  const tookMs = Date.now() - beganMs;
  test.info().annotations.push({ type: '1,000 files', description: `${tookMs} ms` });
  expect(name).toBe('odd.zip');
  await expect(bob.messages).toHaveCount(1);
  await expect(bob.page.getByRole('list', { name: 'Files' }).locator(':scope > li')).toHaveCount(1);
  await expect(bob.file('odd')).toContainText('1,000 files');
  const zipped = readZip(path).map(({ time, ...it }) => ({ ...it, time: time.join() }));
  const inZip = zipped.filter((it) => !it.name.endsWith('/'));
  const date = odd.time.join();
  expect(inZip.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual(
    asSaved(odd).map((it) => ({ ...it, time: date })),
  );
  expect(zipped.filter((it) => it.name.endsWith('/'))).toMatchObject([
    { name: 'odd/nothing in it/' },
  ]);
  await expect(bob.file('odd')).toContainText('4 names were changed');
  await expect(bob.file('odd')).toContainText('odd/not on Windows/_aux.txt');

  // What is there stays as it is.
  await bob.page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const chosen = await root.getDirectoryHandle('chosen', { create: true });
    await chosen.getDirectoryHandle('odd', { create: true });
  });
  const into = { name: 'Save odd into a folder', exact: true };
  await bob.file('odd').getByRole('button', into).click();
  await expect(bob.file('odd')).toContainText('Saved into “chosen”', { timeout: 30_000 });
  await expect(bob.file('odd')).toContainText('odd is now odd (2)');
  const empty = { sizeBytes: 0, sha256: '' };
  const there = asSaved(odd).map((it) => ({ ...it, name: it.name.replace('odd/', 'odd (2)/') }));
  const all = [{ name: 'odd/', ...empty }, { name: 'odd (2)/nothing in it/', ...empty }, ...there];
  expect(await readChosen(bob)).toEqual(all.toSorted((a, b) => (a.name < b.name ? -1 : 1)));
  await odd.remove();
});

test('what is chosen in the tree, by keys and by pointer, is what comes', async ({ person }) => {
  const album = await diskFolder('album', [
    ...['b9.jpg', 'b10.jpg', 'raw/one.nef', 'raw/two.nef', 'zoo.txt'].map((path) => ({
      ...{ path, bytes: Buffer.alloc(300_000, path) },
    })),
  ]);
  const [alice, bob] = [await person('alice'), await person('bob')];
  await alice.newRoom();
  await shareFolder(alice, album.path);
  await bob.join(await alice.linkTo('album'));
  const tree = treeOf(bob, 'album');
  await expect(tree.getByRole('treeitem')).toHaveCount(5); // `raw` is closed
  await line(tree, 'album').focus();
  await bob.page.keyboard.press('r');
  await expect(line(tree, 'raw')).toBeFocused();
  await bob.page.keyboard.press('ArrowRight');
  await bob.page.keyboard.press('ArrowRight');
  await expect(line(tree, 'one.nef')).toBeFocused();
  await bob.page.keyboard.press('Space');
  await expect(line(tree, 'one.nef')).toHaveAttribute('aria-checked', 'true');
  await expect(line(tree, 'raw')).toHaveAttribute('aria-checked', 'mixed');
  await expect(line(tree, 'album')).toHaveAttribute('aria-checked', 'mixed');
  await bob.page.keyboard.press('ArrowLeft');
  await bob.page.keyboard.press('ArrowLeft');
  await expect(line(tree, 'raw')).toHaveAttribute('aria-expanded', 'false');
  await bob.page.keyboard.press('End');
  await expect(line(tree, 'zoo.txt')).toBeFocused();
  await bob.page.keyboard.press('Enter');
  const text = bob.page.getByRole('dialog', { name: 'zoo.txt' });
  await expect(text).toContainText('zoo.txtzoo.txt');
  await bob.page.keyboard.press('Escape');
  await expect(line(tree, 'zoo.txt')).toBeFocused();
  await tree.getByRole('checkbox', { name: 'b9.jpg', exact: true }).check();
  await expect(bob.file('album')).toContainText('2 files, 600 kB');

  const saved = bob.saved();
  await bob.file('album').getByRole('button', { name: 'Download selected', exact: true }).click();
  const names = readZip((await saved).path).map(({ name }) => name);
  expect(names.toSorted()).toEqual(['album/b9.jpg', 'album/raw/one.nef']);
  // The rest can still be taken.
  const rest = bob.saved();
  await downloadAll(bob, 'album').click();
  expect(readZip((await rest).path)).toHaveLength(5);
  await album.remove();
});

test('files that are picked together are one batch, and home takes folders, too', async ({
  person,
}) => {
  const folder = await diskFolder('from home', [{ path: 'a.txt', bytes: Buffer.from('a') }]);
  const [alice, bob] = [await person('alice'), await person('bob')];
  await alice.goHome();
  await alice.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await expect(alice.page.getByRole('button', { name: 'New room', exact: true })).toBeVisible();
  await drop(alice, folder.path);
  await alice.roomLink();
  const link = await alice.linkTo('from home');
  await expect.poll(() => alice.page.evaluate(() => navigator.clipboard.readText())).toBe(link);
  await alice.share(
    Array.from({ length: 12 }, (_, i) => ({
      ...{ name: `${i}.jpg`, mimeType: 'image/jpeg', buffer: Buffer.from(`picture ${i}`) },
    })),
  );
  await bob.join(alice.page.url());
  await expect(bob.messages).toHaveCount(2);
  await expect(bob.file('12 pictures')).not.toContainText('12 files');
  const saved = bob.saved();
  const pictures = bob.message('12 pictures');
  await pictures.getByRole('button', { name: 'Download all of 12 pictures' }).click();
  expect(readZip((await saved).path).map(({ name }) => name)).toContain('11.jpg');
  await folder.remove();
});
