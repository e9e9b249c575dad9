/** Large folders: one whose archive is longer than old Zip can say, which unzip and Python's zipfile read; and one that is picked again. */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COPY_ON_SHARE_BYTES_MAX } from '../../src/core/limits/swarm.ts';
import { expect, test } from './fixtures.ts';
import { diskFolder } from './folders.ts';
import type { Person } from './peers.ts';

test.use({ serviceWorkers: 'allow' });

const MiB = 1024 ** 2;
const GiB = 1024 * MiB;
const SAVED_MS = 900_000;

const folderInput = ({ page }: Person) =>
  page.locator('input[type=file]').and(page.getByLabel('Share a folder', { exact: true }));

/** It has holes instead of bytes, and needs no room on the disk. */
async function sparse(path: string, sizeBytes: number): Promise<void> {
  const file = await open(path, 'w');
  await file.truncate(sizeBytes);
  await file.write(Buffer.from('the end'), 0, 7, sizeBytes - 7);
  await file.close();
}

test('a folder of 5 GiB comes as one archive in Zip64', async ({ person }) => {
  const above = await mkdtemp(join(tmpdir(), 'swapmeet-large-'));
  const folder = join(above, 'large');
  await mkdir(folder);
  await sparse(join(folder, 'a film.mkv'), 4.5 * GiB);
  await sparse(join(folder, 'b another.mkv'), 0.5 * GiB);
  await writeFile(join(folder, 'z after all of it.txt'), 'beyond 4 GiB');
  const [alice, bob] = [await person('alice'), await person('bob')];
  await alice.newRoom();
  await folderInput(alice).setInputFiles(folder);
  await bob.join(await alice.linkTo('large'));
  const beganMs = Date.now();
  const coming = bob.page.waitForEvent('download', { timeout: SAVED_MS });
  await bob.page.getByRole('button', { name: 'Download all of large', exact: true }).click();
  const path = await (await coming).path();
  console.log(`saved after ${((Date.now() - beganMs) / 1000).toFixed(1)} s`);
  execFileSync('unzip', ['-tqq', path]);
  const script = `
import sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
assert archive.testzip() is None
for it in archive.infolist(): print(it.filename, it.file_size)
with archive.open('large/a film.mkv') as film:
    film.seek(-7, 2)
    assert film.read() == b'the end'
print(archive.read('large/z after all of it.txt').decode())`;
  const read = execFileSync('python3', ['-c', script, path]).toString().trim().split('\n');
  expect(read).toEqual([
    `large/a film.mkv ${4.5 * GiB}`,
    `large/b another.mkv ${0.5 * GiB}`,
    'large/z after all of it.txt 12',
    'beyond 4 GiB',
  ]);
  await rm(above, { recursive: true });
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
  await folderInput(alice).setInputFiles(folder.path);
  const link = await alice.linkTo('tapes');
  await alice.waitShared('tapes');
  await alice.page.reload();
  const again = alice.page.getByLabel('Choose tapes again', { exact: true });
  await again.setInputFiles(other.path);
  await expect(alice.alert.filter({ hasText: 'not the same files' })).toBeVisible();
  await again.setInputFiles(folder.path);
  await expect(again).toHaveCount(0);
  await bob.join(link);
  await bob.button('Download all of', 'tapes').click();
  await bob.waitProgress('tapes', 5); // each chunk is checked before it counts
  await folder.remove();
  await other.remove();
});
