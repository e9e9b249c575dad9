/** What a reload keeps: history, name, shared and downloaded files, and deletions. */
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { COPY_ON_SHARE_BYTES_MAX } from '../../src/core/limits/swarm.ts';
import { largeFile } from './disk.ts';
import { readDisk } from './eavesdropper.ts';
import { expect, test } from './fixtures.ts';

test.use({ serviceWorkers: 'allow' });

const MiB = 1024 * 1024;
const notes = {
  name: 'notes.txt',
  mimeType: 'text/plain',
  buffer: Buffer.from('kept here\n'.repeat(40_000)),
};
const notesSha256 = createHash('sha256').update(notes.buffer).digest('hex');

// The longest files come last: their tests share all workers.
test.describe.configure({ mode: 'parallel' });

test('history, name and proof of work are there after a reload', async ({ person }) => {
  const alice = await person('alice', { searchesProof: true });
  await alice.newRoom();
  await alice.rename('Alice again');
  await alice.say('kept for later');
  await alice.hears('kept for later');
  const kept = async () => (await readDisk(alice.page)).map(({ key }) => key);
  await expect.poll(kept).toContainEqual(expect.stringMatching(/work$/));
  await alice.page.reload();
  await alice.hears('kept for later');
  await expect(alice.people.filter({ hasText: '(you)' })).toContainText('Alice again');
});

test('an everyday file is still served after its sharer reloads', async ({ person }) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  await alice.newRoom();
  await alice.share(notes);
  const link = await alice.linkTo(notes.name);
  await alice.waitShared(notes.name);
  await alice.page.reload();
  await bob.join(link);
  expect(await bob.download(notes.name)).toMatchObject({ sha256: notesSha256 });
});

test('a large file has to be picked again, and only the same one is accepted', async ({
  person,
  large,
}) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  const file = await largeFile(COPY_ON_SHARE_BYTES_MAX / MiB + 1);
  await alice.newRoom();
  await alice.share(file.path);
  const link = await alice.linkTo(file.name);
  await alice.waitShared(file.name);
  await alice.page.reload();

  const again = alice.page.getByLabel(`Choose ${file.name} again`, { exact: true });
  await again.setInputFiles(large.path);
  await expect(alice.alert.filter({ hasText: 'not the same file' })).toBeVisible();
  await again.setInputFiles(file.path);
  await expect(again).toHaveCount(0);
  await bob.join(link);
  await bob.button('Download', file.name).click();
  await bob.waitProgress(file.name, 5); // each chunk is checked before it counts
  await file.remove();
});

test('downloaded files are listed, and gone when they are deleted', async ({ person }) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  const link = await alice.newRoom();
  await bob.join(link);
  await bob.waitConnected(1);
  await alice.share(notes);
  await bob.download(notes.name);
  await alice.leave();
  await bob.page.reload();
  await expect(bob.button('Save', notes.name)).toBeVisible();
  const saved = bob.saved();
  await bob.button('Save', notes.name).click();
  expect(await saved).toMatchObject({ sha256: notesSha256 });

  await bob.page.getByRole('button', { name: 'Look through it' }).click();
  const kept = bob.page.getByRole('dialog', { name: 'Kept on this device' });
  await kept.getByRole('button', { name: `Delete ${notes.name}`, exact: true }).click();
  await expect(kept.getByRole('listitem')).toHaveCount(0);
  await bob.page.keyboard.press('Escape');
  await expect(bob.button('Save', notes.name)).toHaveCount(0);
});
