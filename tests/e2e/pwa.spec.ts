/** The installed app: what other apps share with it, a start without a network, and a new version. */
import { Buffer } from 'node:buffer';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { startAppServer } from './app-server.ts';
import { APP } from './built-page.ts';
import { largeFile } from './disk.ts';
import { readDisk } from './eavesdropper.ts';
import { expect, test } from './fixtures.ts';
import { Person } from './peers.ts';
import * as arabic from '../../src/ui/words/languages/ar.ts';

test.use({ serviceWorkers: 'allow' });
test.describe.configure({ mode: 'parallel' });

const notes = { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('a few notes\n') };

/** Sends what a system's share sheet sends, from a page that is none of ours. */
async function shareInto(context: BrowserContext, appUrl: string, text: string): Promise<Page> {
  const page = await context.newPage();
  await page.setContent(
    `<form method="post" enctype="multipart/form-data" action="${appUrl}/share">
      <input name="text"><input name="files" type="file" multiple><button>Share</button></form>`,
  );
  await page.locator('[name=text]').fill(text);
  await page.locator('[name=files]').setInputFiles(notes);
  await page.getByRole('button', { name: 'Share' }).click();
  await page.waitForURL(`${appUrl}/`);
  return page;
}
const chooser = (page: Page) => page.getByRole('dialog', { name: 'Into which room?' });

test('what another app shares goes into the room that the person chooses, open or not', async ({
  app,
  browser,
}) => {
  const context = await browser.newContext();
  const alice = await Person.in(context, 'alice', app.url);
  await alice.newRoom();
  await alice.say('hello');
  await alice.page.waitForFunction(() => navigator.serviceWorker.controller);
  const title = await alice.page.getByRole('heading', { level: 1 }).innerText();

  // The app is open: the room asks, too, and the first answer decides.
  const other = await shareInto(context, app.url, 'Listen to this');
  await expect(chooser(other).getByText('notes.txt')).toBeVisible();
  await expect(chooser(alice.page).getByText('Listen to this')).toBeVisible();
  await expect(alice.file('notes.txt')).toHaveCount(0);
  // The other tab's answer shares it where the room is open.
  await chooser(other).getByRole('button', { name: title, exact: true }).click();
  await expect(other.getByText(`It is shared in ${title}`)).toBeVisible();
  await expect(alice.file('notes.txt')).toBeVisible();
  await expect(alice.field).toHaveValue('Listen to this');
  await expect(chooser(alice.page)).toHaveCount(0);
  await alice.field.fill('');
  await other.close();

  // The app is closed: it opens, asks, and asks again after a reload.
  await alice.page.close();
  const late = await shareInto(context, app.url, 'And to this');
  await expect(chooser(late)).toBeVisible();
  await late.reload();
  await chooser(late).getByRole('button', { name: title, exact: true }).click();
  const again = new URL(app.url).origin;
  await expect(late).toHaveURL(new RegExp(`^${again}/#/`));
  await expect(late.getByRole('textbox', { name: 'Message', exact: true })).toHaveValue(
    'And to this',
  );
  const files = late.getByRole('list', { name: 'Files' }).getByRole('listitem');
  await expect(files).toHaveCount(2);
  await expect(chooser(late)).toHaveCount(0);
  expect(alice.complaints()).toEqual([]);
  await alice.leave();
});

test('what home lists of rooms stands sealed on the disk, and a room that leaves no trace is not listed', async ({
  person,
}) => {
  const alice = await person('alice');
  const secret = (await alice.newRoom()).split('#/')[1] ?? '';
  const rooms = alice.page.getByRole('list', { name: 'Recent rooms' });
  await alice.say('first');
  await alice.page.getByRole('link', { name: 'Swapmeet, home' }).click();
  await expect(rooms.getByRole('listitem')).toHaveCount(1);
  const disk = (await readDisk(alice.page)).filter((it) => !it.database.includes('-room-'));
  expect(disk.some((it) => it.database === 'swapmeet-recent')).toBe(true);
  for (const { key, bytes } of disk) expect(bytes.includes(secret), key).toBe(false);
  await rooms.getByRole('link').click();
  await alice.hears('first');
  await alice.page.getByRole('button', { name: 'Settings', exact: true }).click();
  await alice.page.getByRole('checkbox', { name: 'Leave no trace on this device' }).click();
  await alice.page.getByRole('button', { name: 'Delete and leave no trace' }).click();
  await expect(alice.page.getByText('Nothing of this room is kept')).toBeVisible();
  await alice.page.getByRole('link', { name: 'Swapmeet, home' }).click();
  await expect(alice.page.getByRole('button', { name: 'New room', exact: true })).toBeVisible();
  await expect(rooms).toHaveCount(0);
});

test('shortcuts of the app make a room, and show who is nearby', async ({ person }) => {
  const alice = await person('alice');
  await alice.page.goto(`${alice.homeUrl()}/#nearby`);
  await expect(alice.page.getByText('Nobody on your network shows a room')).toBeVisible();
  await expect(alice.alert).toHaveCount(0);
  await alice.page.goto('about:blank');
  await alice.page.goto(`${alice.homeUrl()}/#new`);
  const link = await alice.roomLink();
  await alice.page.reload();
  expect(await alice.roomLink()).toBe(link);
});

test('without a network the app opens into kept rooms and files, and links when it is back', async ({
  app,
  browser,
}) => {
  const meet = async (name: string) => Person.in(await browser.newContext(), name, app.url);
  const [alice, bob] = [await meet('alice'), await meet('bob')];
  await bob.join(await alice.newRoom());
  await bob.waitConnected(1);
  await alice.say('kept for the train');
  await bob.hears('kept for the train');
  await alice.share(notes);
  await bob.download(notes.name);
  await bob.page.waitForFunction(() => navigator.serviceWorker.controller);
  const title = await bob.page.getByRole('heading', { level: 1 }).innerText();

  await bob.context.setOffline(true);
  await bob.goHome();
  await expect(bob.page.getByText('You are offline.')).toBeVisible();
  const room = bob.page.getByRole('list', { name: 'Recent rooms' }).getByRole('listitem');
  await expect(room).toContainText('1 file kept here');
  await room.getByRole('link', { name: title }).click();
  await bob.hears('kept for the train');
  await expect(bob.status).toContainText('You are offline.');
  const saved = bob.saved();
  await bob.button('Save', notes.name).click();
  expect((await saved).sizeBytes).toBe(notes.buffer.length);
  await bob.say('written in the tunnel');

  await bob.context.setOffline(false);
  await bob.waitConnected(1);
  await alice.hears('written in the tunnel');

  // Nothing of a room that is forgotten is left.
  await bob.page.getByRole('link', { name: 'Swapmeet, home' }).click();
  await room.getByRole('button', { name: `Leave and forget ${title}` }).click();
  await bob.page.getByRole('button', { name: 'Forget this room' }).click();
  await expect(room).toHaveCount(0);
  const left = await bob.page.evaluate(async () =>
    (await indexedDB.databases()).map((it) => it.name).filter((it) => it?.includes('-room-')),
  );
  expect(left).toEqual([]);
  expect([...alice.complaints(), ...bob.complaints()]).toEqual([]);
  await Promise.all([alice.leave(), bob.leave()]);
});

interface Manifest {
  readonly lang: string;
  readonly dir: string;
  readonly shortcuts: readonly { readonly name: string }[];
}

test('the installed app is described in the language of the page, also without a network', async ({
  app,
  browser,
}) => {
  const context = await browser.newContext({ locale: 'ar' });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const seenBy = ({ lang, dir, shortcuts }: Manifest) => ({ lang, dir, first: shortcuts[0]?.name });
  /** As the browser has read it. */
  const read = async () => {
    const { url, errors, data = '{"shortcuts":[]}' } = await devtools.send('Page.getAppManifest');
    return { name: url.split('/').at(-1), errors, ...seenBy(JSON.parse(data)) };
  };
  /** As the page names it. Chromium tells what it read first, when it is asked while the page is being opened. */
  const named = async () =>
    seenBy(
      await page.evaluate(async () => {
        const url = document.querySelector('[rel=manifest]')?.getAttribute('href');
        return (await fetch(url ?? 'none')).json();
      }),
    );
  await page.goto(app.url);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  const inArabic = { lang: 'ar', dir: 'rtl', first: arabic.home.newRoom };
  const isRead = { name: 'app.ar.webmanifest', errors: [] };
  await expect.poll(read).toEqual({ ...isRead, ...inArabic });
  // On a first visit the worker comes after the sentences, and asks for them once more.
  await page.waitForFunction(async () => {
    const caches = await window.caches.keys();
    const kept = await Promise.all(caches.map(async (it) => (await window.caches.open(it)).keys()));
    const urls = kept.flat().map(({ url }) => url);
    const parts = ['first', 'home', 'files', 'later'];
    return parts.every((part) => urls.some((url) => url.includes(`/words-ar-${part}-`)));
  });
  await context.setOffline(true);
  await page.reload();
  await expect.poll(named).toEqual(inArabic);
  await context.setOffline(false);
  await page.getByRole('combobox', { name: arabic.settings.language }).selectOption('English');
  await expect.poll(named).toEqual({ lang: 'en', dir: 'ltr', first: 'New room' });
  await context.close();
});

/** Gives each script and style another name, as a build of other sources does. */
function nextVersion(dir: string): void {
  const assets = join(dir, 'assets');
  const names = readdirSync(assets).filter((it) => /-[\w-]{8}\.(js|css)$/.test(it));
  const renamed = new Map(names.map((it) => [it, it.replace(/.(?=\.\w+$)/, '~')]));
  for (const path of [
    join(dir, 'index.html'),
    join(dir, 'sw.js'),
    ...names.map((it) => join(assets, it)),
  ]) {
    let text = readFileSync(path, 'utf8');
    for (const [before, after] of renamed) text = text.replaceAll(before, after);
    writeFileSync(path, text.replace(/(?<=version:.?)[0-9a-f]{16}/, '0123456789abcdef'));
  }
  for (const [before, after] of renamed) renameSync(join(assets, before), join(assets, after));
}

test('a new version that comes during a transfer is offered, waits for its end, and is taken then', async ({
  browser,
}) => {
  const dir = mkdtempSync(join(tmpdir(), 'swapmeet-app-'));
  cpSync(APP, dir, { recursive: true, filter: (path) => !/\.(br|gz)$/.test(path) });
  const app = await startAppServer({ APP_DIR: dir });
  const file = await largeFile(6);
  const meet = async (name: string) => Person.in(await browser.newContext(), name, app.url);
  const [alice, bob] = [await meet('alice'), await meet('bob')];
  await bob.join(await alice.newRoom());
  await bob.waitConnected(1);
  await bob.page.waitForFunction(() => navigator.serviceWorker.controller);
  const script = () =>
    bob.page
      .evaluate(() => document.querySelector<HTMLScriptElement>('script[src]')?.src ?? '')
      .catch(() => 'the page is being loaded');
  const before = await script();
  await alice.limitUpload(0.1);
  await alice.share(file.path);
  const saved = bob.saved();
  await bob.button('Download', file.name).click();
  await bob.waitProgress(file.name, 5);

  await app.kill();
  nextVersion(dir);
  await app.start();
  await bob.page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  const note = bob.page.getByRole('status', { name: 'New version' });
  await expect(note).toContainText('A new version is here.');
  await note.getByRole('button', { name: 'Reload' }).click();
  await expect(note).toContainText('once no file is on its way');
  const at = await bob.waitProgress(file.name, 6);
  expect(at).toBeLessThan(100);
  expect(await script()).toBe(before);

  await alice.limitUpload(undefined);
  expect(await saved).toMatchObject({ sha256: file.sha256 });
  await expect.poll(script).toContain('~.js');
  await expect(bob.button('Save', file.name)).toBeVisible();
  const active = () =>
    bob.page.evaluate(async () => {
      const { active, waiting } = await navigator.serviceWorker.ready;
      return [active?.state, waiting];
    });
  await expect.poll(active).toEqual(['activated', null]);
  expect([...alice.complaints(), ...bob.complaints()]).toEqual([]);
  await Promise.all([alice.leave(), bob.leave(), file.remove(), app.kill()]);
  rmSync(dir, { recursive: true });
});
