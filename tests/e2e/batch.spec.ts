/** Folders, and files that are shared together: one message, one card, one link, and whole at the other end. */
import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import type { Locator } from '@playwright/test';
import { COPY_ON_SHARE_BYTES_MAX } from '../../src/core/limits/swarm.ts';
import { expect, test } from './fixtures.ts';
import { diskFolder, manyFiles, ODD, ODD_RENAMED, type DiskFolder } from './folders.ts';
import type { Person } from './peers.ts';
import { readZip } from './zip.ts';

test.use({ serviceWorkers: 'allow' });
const MiB = 1024 * 1024;

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
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
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

test('a dropped folder with odd names comes whole, as a Zip archive and into a folder', async ({
  person,
}) => {
  const odd = await diskFolder('odd', ODD, ['nothing in it']);
  const [alice, bob] = [await person('alice'), await person('bob')];
  await bob.page.addInitScript(chooseOwnFolder);
  await alice.newRoom();
  await drop(alice, odd.path);
  await bob.join(await alice.linkTo('odd'));
  await expect(bob.file('odd')).toContainText(`${ODD.length} files`);

  const saved = bob.saved();
  await downloadAll(bob, 'odd').click();
  const { path, name } = await saved;
  expect(name).toBe('odd.zip');
  const zipped = readZip(path).map(({ time, ...it }) => ({ ...it, time: time.join() }));
  const files = zipped.filter((it) => !it.name.endsWith('/'));
  const date = odd.time.join();
  expect(files.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual(
    asSaved(odd).map((it) => ({ ...it, time: date })),
  );
  expect(zipped.filter((it) => it.name.endsWith('/'))).toMatchObject([
    { name: 'odd/nothing in it/' },
  ]);
  await expect(bob.file('odd')).toContainText('4 names were changed');
  await expect(bob.file('odd')).toContainText('odd/not on Windows/_aux.txt');

  const into = bob.file('odd').getByRole('button', { name: 'Save odd into a folder', exact: true });
  await into.click();
  await expect(bob.file('odd')).toContainText('Saved into “chosen”');
  const empty = { name: 'odd/nothing in it/', sizeBytes: 0, sha256: '' };
  const whole = [...asSaved(odd), empty].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  expect(await readChosen(bob)).toEqual(whole);
  // Again: what is there stays as it is.
  await into.click();
  await expect(bob.file('odd')).toContainText('odd is now odd (2)');
  expect(await readChosen(bob)).toHaveLength(2 * whole.length);
  await odd.remove();
});

test('a thousand small files are one message, one card and one archive', async ({ person }) => {
  const many = await diskFolder('many', manyFiles(1_000, 30, 10_000));
  const [alice, bob] = [await person('alice'), await person('bob')];
  await bob.join(await alice.newRoom());
  await bob.waitConnected(1);
  const beganMs = Date.now();
  await shareFolder(alice, many.path);
  const saved = bob.saved();
  await downloadAll(bob, 'many').click();
  const { path } = await saved;
  const tookMs = Date.now() - beganMs;
  test.info().annotations.push({ type: '1,000 files', description: `${tookMs} ms` });
  await expect(bob.messages).toHaveCount(1);
  await expect(bob.files).toHaveCount(1);
  const zipped = readZip(path).map(({ name, sha256, sizeBytes }) => ({ name, sha256, sizeBytes }));
  expect(zipped.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual(asSaved(many));
  await many.remove();
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

test('a large folder has to be picked again after a reload, and only the same one is accepted', async ({
  person,
}) => {
  const bytes = randomBytes(COPY_ON_SHARE_BYTES_MAX + MiB);
  const folder = await diskFolder('tapes', [
    { path: 'what?.bin', bytes },
    { path: 'notes.txt', bytes: Buffer.from('notes') },
  ]);
  const other = await diskFolder('tapes', [{ path: 'notes.txt', bytes: Buffer.from('notes') }]);
  const [alice, bob] = [await person('alice'), await person('bob')];
  await alice.newRoom();
  await shareFolder(alice, folder.path);
  const link = await alice.linkTo('tapes');
  await alice.waitShared('tapes');
  await alice.page.reload();
  const again = alice.page.getByLabel('Choose tapes again', { exact: true });
  await again.setInputFiles(other.path);
  await expect(alice.alert.filter({ hasText: 'not the same files' })).toBeVisible();
  await again.setInputFiles(folder.path);
  await expect(again).toHaveCount(0);
  await bob.join(link);
  await downloadAll(bob, 'tapes').click();
  await bob.waitProgress('tapes', 5); // each chunk is checked before it counts
  await folder.remove();
  await other.remove();
});
