/** Files in a real browser: by link, byte for byte, of any name and size, from every holder. */
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { untilTaken } from './drop-zone.ts';
import { expect, test } from './fixtures.ts';
import type { FilePayload } from './peers.ts';

test.use({ serviceWorkers: 'allow' });

const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const payload = (name: string, text: string): FilePayload => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
});

test('a link brings a real file, which stays after its sharer has left', async ({
  person,
  large: file,
}) => {
  const alice = await person('alice');
  await alice.newRoom();
  await alice.share(file.path);
  const link = await alice.linkTo(file.name);

  // Bob has not joined yet: the link alone opens the room, shows the file and downloads it.
  const bob = await person('bob');
  await bob.join(link);
  expect(await bob.download(file.name)).toMatchObject({ sha256: file.sha256 });
  await alice.leave();
  const dave = await person('dave');
  await dave.join(link);
  expect(await dave.download(file.name)).toMatchObject({
    sha256: file.sha256,
    sizeBytes: file.sizeBytes,
  });
  await expect(dave.button('Save', file.name)).toBeVisible();
});

test('files of no bytes and with names in any script come as they are', async ({ person }) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  const link = await alice.newRoom();
  await bob.join(link);
  await bob.waitConnected(1);

  const files = [
    payload('nothing.txt', ''),
    payload('صورة العائلة.txt', 'Arabic'),
    payload('회의록 최종.txt', 'Hangul'),
    payload('<img src=x onerror=alert(1)>.txt', 'markup'),
    payload('no ending', 'x'.repeat(200_000)),
  ];
  for (const it of files) await alice.share(it);
  await expect(bob.files).toHaveCount(files.length);
  for (const { name, buffer } of files) {
    await expect(bob.file(name)).toContainText(name);
    const saved = await bob.download(name);
    expect(saved, name).toMatchObject({ sizeBytes: buffer.length, sha256: hash(buffer) });
    if (!/[<>]/.test(name)) expect(saved.name).toContain(name);
    await expect(bob.button('Save', name)).toBeVisible();
  }
  await expect(bob.page.locator('img[src=x]')).toHaveCount(0);
  await expect(alice.page.locator('img[src=x]')).toHaveCount(0);
});

test('home takes a file, makes a room for it and copies the link to the file', async ({
  person,
}) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  await alice.goHome();
  const input = alice.page.locator('input[type=file]').and(alice.page.getByLabel('Send files'));
  const { name, buffer } = payload('from home.txt', 'sent from the first page');
  await alice.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await input.setInputFiles({ name, mimeType: 'text/plain', buffer });
  await alice.roomLink();
  const link = await alice.linkTo(name);
  await expect.poll(() => alice.page.evaluate(() => navigator.clipboard.readText())).toBe(link);
  await bob.join(link);
  expect(await bob.download(name)).toMatchObject({ sha256: hash(buffer) });
});

test('a file can be dropped anywhere, or pasted', async ({ person }) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  const link = await alice.newRoom();
  await bob.join(link);
  await bob.waitConnected(1);

  const carrying = (name: string) =>
    alice.page.evaluateHandle((fileName) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([`in ${fileName}`], fileName, { type: 'text/plain' }));
      return transfer;
    }, name);
  const dropped = await carrying('dropped.txt');
  const drag = (type: string) => alice.page.dispatchEvent('body', type, { dataTransfer: dropped });
  await untilTaken(alice.page, () => drag('dragover'));
  await drag('drop');
  expect(await bob.download('dropped.txt')).toMatchObject({
    sha256: hash(Buffer.from('in dropped.txt')),
  });

  const pasted = await carrying('pasted.txt');
  await alice.field.focus();
  await pasted.evaluate((clipboardData) => {
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  });
  expect(await bob.download('pasted.txt')).toMatchObject({
    sha256: hash(Buffer.from('in pasted.txt')),
  });
});
