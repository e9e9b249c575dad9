/** What the screen says when the browser or the disk refuses. */
import { rm } from 'node:fs/promises';
import { largeFile } from './disk.ts';
import { expect, test } from './fixtures.ts';
import { Person } from './peers.ts';

/** More than a sharer copies into the cache. */
const UNCOPIED_MIB = 70;

test('where site data are blocked, the room opens, and says that nothing is kept', async ({
  app,
  browser,
}) => {
  const context = await browser.newContext();
  await context.addInitScript(blockSiteData);
  const alice = await Person.in(context, 'alice', app.url);
  await alice.newRoom();
  await expect(alice.alert).toContainText('This browser keeps nothing of this page.');
  await alice.say('said all the same');
  await alice.hears('said all the same');
  await alice.leave();
  expect(alice.complaints()).toEqual([]);
});

/** As Chromium and Firefox refuse it. A Chromium without windows has no such setting. */
function blockSiteData(): void {
  if (!isSecureContext) return; // the empty page before ours
  const denied = () => new DOMException('access is denied in this context', 'SecurityError');
  const refuse = () => Promise.reject(denied());
  const refuseNow = () => {
    throw denied();
  };
  LockManager.prototype.request = refuse;
  IDBFactory.prototype.open = refuseNow;
  StorageManager.prototype.getDirectory = refuse;
  ServiceWorkerContainer.prototype.register = refuse;
  for (const name of ['localStorage', 'sessionStorage'])
    Object.defineProperty(window, name, { get: refuseNow });
}

test('a file that its sharer deletes is told of on both sides, while both are here', async ({
  person,
}) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  const file = await largeFile(UNCOPIED_MIB);
  const link = await alice.newRoom();
  await bob.join(link);
  await bob.waitConnected(1);
  await alice.share(file.path);
  await alice.waitShared(file.name);
  await rm(file.path);
  await bob.button('Download', file.name).click();
  await expect(alice.file(file.name)).toContainText('moved, changed or deleted on your disk');
  await expect(bob.file(file.name)).toContainText('is here, but their browser cannot read');
  await file.remove();
});

test('[S4] two people whose clocks are days apart are both told so, and nobody asks for a password', async ({
  app,
  browser,
  person,
}) => {
  // With her proof she announces herself again, and sees who is there: otherwise it would be at the next beat.
  const alice = await person('alice', { searchesProof: true });
  const context = await browser.newContext();
  await context.addInitScript(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + 3 * 86_400_000;
  });
  const bob = await Person.in(context, 'bob', app.url);
  await bob.join(await alice.newRoom());
  await expect(bob.alert).toContainText('about 3 days apart');
  await expect(bob.alert).toContainText('theirs is about 3 days behind');
  await expect(alice.alert).toContainText('theirs is about 3 days ahead');
  await bob.leave();
  expect(bob.complaints()).toEqual([]);
});
