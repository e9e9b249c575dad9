/** A folder whose files, and whose archive, are longer than old Zip can say: unzip and Python's zipfile read it. */
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';

test.use({ serviceWorkers: 'allow' });

const GiB = 1024 ** 3;
const SAVED_MS = 900_000;

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
  const input = alice.page
    .locator('input[type=file]')
    .and(alice.page.getByLabel('Share a folder', { exact: true }));
  await input.setInputFiles(folder);
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
