/** Files show themselves in the chat, on their cards and on their pages; what only pretends to be a picture does nothing. */
import { Buffer } from 'node:buffer';
import type { Page } from '@playwright/test';
import { landscape } from '../fakes/landscape.ts';
import { pngBomb, pngOf } from '../rigs/picture-files.ts';
import { expect, test } from './fixtures.ts';

const png = (name: string, bytes: Uint8Array) => ({
  name,
  mimeType: 'image/png',
  buffer: Buffer.from(bytes),
});

/** The colour in the middle of what is drawn; nothing is drawn: undefined. */
const middle = (page: Page, name: string) =>
  page
    .getByRole('log')
    .getByRole('img', { name })
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => {
      if (canvas.width === 0) return undefined;
      const copy = new OffscreenCanvas(canvas.width, canvas.height);
      const pen = copy.getContext('2d');
      pen?.drawImage(canvas, 0, 0);
      const [x, y] = [Math.floor(canvas.width / 2), Math.floor(canvas.height / 2)];
      return Array.from(pen?.getImageData(x, y, 1, 1).data ?? []);
    });

test('a picture shows itself to the person who shares it, and to who has it', async ({
  person,
}) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  await bob.join(await alice.newRoom());
  await bob.waitConnected(1);
  await alice.share(png('grey.png', pngOf(40, 30)));
  await expect.poll(() => middle(alice.page, 'grey.png')).toEqual([128, 128, 128, 255]);

  await expect(bob.page.getByRole('img', { name: 'grey.png' })).toHaveCount(0);
  await bob.download('grey.png');
  await expect.poll(() => middle(bob.page, 'grey.png')).toEqual([128, 128, 128, 255]);
  await expect(bob.file('grey.png').getByRole('img', { name: 'grey.png' })).toBeVisible();

  await bob.page.goto(await bob.linkTo('grey.png'));
  const page = bob.page.getByRole('listitem', { name: 'grey.png' });
  await expect(page.getByRole('img', { name: 'grey.png' })).toBeVisible();
});

test('a large picture is drawn as large as its place, in its own proportions', async ({
  person,
}) => {
  const alice = await person('alice');
  await alice.newRoom();
  await alice.share(png('hills.png', landscape(900, 600)));
  const picture = alice.page.getByRole('log').getByRole('img', { name: 'hills.png' });
  await expect(picture).toBeVisible();
  const box = await picture.boundingBox();
  expect(box?.width).toBeLessThanOrEqual(416);
  expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(1.5, 1);
});

test('a text shows its beginning, one that is none says so', async ({ person }) => {
  const alice = await person('alice');
  await alice.newRoom();
  const text = (name: string, buffer: Buffer) => ({ name, mimeType: 'text/plain', buffer });
  await alice.share(text('song.txt', Buffer.from('one\r\ntwo \u202eowt\nthree')));
  const log = alice.page.getByRole('log');
  const beginning = log.getByRole('group', { name: 'The beginning of song.txt' });
  await expect(beginning).toContainText(/one\s+two.*RLO.*owt\s+three/s);
  await alice.share(text('noise.txt', Buffer.from([1, 0, 2])));
  await expect(log.getByText('Not shown: its bytes are no text.')).toBeVisible();
});

test('what pretends to be a picture is told, and neither runs nor asks for anything', async ({
  person,
}) => {
  const [mallory, bob] = [await person('mallory'), await person('bob')];
  const asked: string[] = [];
  bob.page.on('request', (request) => asked.push(request.url()));
  await bob.page.addInitScript(() => {
    const reports: string[] = [];
    Object.assign(window, { reports });
    document.addEventListener('securitypolicyviolation', (event) =>
      reports.push(`${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  await bob.join(await mallory.newRoom());
  await bob.waitConnected(1);
  const evil = 'http://evil.example/seen';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg"><image href="${evil}"/><script>ran=1</script></svg>`;
  const html = `<!doctype html><img src="${evil}"><script>ran=1</script>`;
  const files = [
    png('bomb.png', pngBomb(30_000, 30_000)),
    png('page.png', Buffer.from(html)),
    png('drawing.png', Buffer.from(svg)),
    png('cut.png', landscape(300, 200).slice(0, 40)),
    { ...png('other.png', pngOf(8, 8)), mimeType: 'image/jpeg' },
    { name: 'drawing.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(svg) },
    { name: 'page.html', mimeType: 'text/html', buffer: Buffer.from(html) },
  ];
  for (const file of files) {
    await mallory.share(file);
    await bob.download(file.name);
  }
  const card = (name: string) => bob.file(name);
  await expect(card('bomb.png')).toContainText('Too large to show here.');
  for (const name of ['page.png', 'drawing.png', 'other.png'])
    await expect(card(name)).toContainText('its bytes are something else than a picture');
  await expect(card('cut.png')).toContainText('the file is damaged or cut off');
  // Documents show their source.
  await expect(card('drawing.svg')).toContainText(`href="${evil}"`);
  await expect(card('page.html')).toContainText('<!doctype html>');
  for (const { name } of files) await expect(bob.page.getByRole('img', { name })).toHaveCount(0);

  expect(asked.filter((url) => url.includes('evil'))).toEqual([]);
  expect(
    await bob.page.evaluate(() => ({
      ran: 'ran' in window,
      reports: Reflect.get(window, 'reports') as unknown,
    })),
  ).toEqual({ ran: false, reports: [] });
});
