/** Files show themselves in the chat, on their cards and on their pages; what only pretends to be a picture does nothing. */
import { Buffer } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { landscape } from '../fakes/landscape.ts';
import { exifOf } from '../../src/core/preview/metadata/exif.ts';
import { cameraExif, pngBomb, pngChunk, pngOf } from '../rigs/picture-files.ts';
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

test('a small picture shows itself to everyone, and is saved by nobody who does not ask', async ({
  person,
}) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  await bob.join(await alice.newRoom());
  await bob.waitConnected(1);
  await alice.share(png('grey.png', pngOf(40, 30)));
  for (const { page } of [alice, bob])
    await expect.poll(() => middle(page, 'grey.png')).toEqual([128, 128, 128, 255]);
  await expect(bob.file('grey.png').getByRole('img', { name: 'grey.png' })).toBeVisible();
  await expect(bob.button('Download', 'grey.png')).toBeVisible();
  expect((await bob.download('grey.png')).sizeBytes).toBe(pngOf(40, 30).length);

  await bob.page.goto(await bob.linkTo('grey.png'));
  const page = bob.page.getByRole('listitem', { name: 'grey.png' });
  await expect(page.getByRole('img', { name: 'grey.png' })).toBeVisible();
});

test('no picture is fetched unasked where the person does not want it, or pays for it', async ({
  person,
}) => {
  const [alice, bob, carol] = [await person('alice'), await person('bob'), await person('carol')];
  await carol.page.addInitScript(() => {
    const connection = Object.assign(new EventTarget(), { saveData: true });
    Object.defineProperty(navigator, 'connection', { value: connection });
  });
  const link = await alice.newRoom();
  for (const one of [bob, carol]) await one.join(link);
  for (const one of [alice, bob, carol]) await one.waitConnected(2);
  const small = bob.page.getByRole('checkbox', { name: 'Show small pictures by themselves' });
  await bob.page.getByRole('button', { name: 'Settings' }).click();
  await small.uncheck();
  await bob.page.getByRole('button', { name: 'Done' }).click();
  const picture = (one: typeof bob) =>
    one.page.getByRole('log').getByRole('img', { name: 'grey.png' });

  await alice.share(png('grey.png', pngOf(40, 30)));
  await alice.share({ name: 'later.txt', mimeType: 'text/plain', buffer: Buffer.from('later') });
  for (const one of [bob, carol]) {
    await one.download('later.txt'); // what comes before it has had its time
    await expect(picture(one)).toHaveCount(0);
  }
  await bob.page.getByRole('button', { name: 'Settings' }).click();
  await small.check();
  await bob.page.getByRole('button', { name: 'Done' }).click();
  await expect(picture(bob)).toBeVisible();
  await carol.download('grey.png');
  await expect(picture(carol)).toBeVisible();
});

test('pictures open large: keys go through them, enlarge them, and give the focus back', async ({
  person,
}) => {
  const alice = await person('alice');
  await alice.newRoom();
  for (const hue of [1, 2, 3]) await alice.share(png(`hills ${hue}.png`, landscape(300, 200, hue)));
  const { page } = alice;
  const open = page.getByRole('log').getByRole('button', { name: 'Open hills 2.png' });
  await open.click();
  const dialog = (n: number) => page.getByRole('dialog', { name: `hills ${n}.png` });
  const picture = (n: number) => dialog(n).getByRole('img', { name: `hills ${n}.png` });
  const width = async (n: number) => Math.round((await picture(n).boundingBox())?.width ?? 0);
  await expect.poll(() => width(2)).toBe(300);
  await expect(dialog(2)).toContainText('2 of 3');

  await page.keyboard.press('ArrowRight');
  await expect.poll(() => width(3)).toBe(300);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => width(1)).toBe(300);
  await expect(dialog(1).getByRole('button', { name: 'Previous picture' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await page.keyboard.press('+');
  await expect.poll(() => width(1)).toBe(450);
  await page.keyboard.press('-');
  await expect.poll(() => width(1)).toBe(300);
  await dialog(1).getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(() => width(1)).toBe(450);
  await page.keyboard.press('0');
  await expect.poll(() => width(1)).toBe(300);

  const box = await picture(1).boundingBox();
  if (!box) throw new Error('the picture is drawn');
  await page.mouse.move(box.x + 250, box.y + 100);
  await page.mouse.down();
  await page.mouse.move(box.x + 50, box.y + 100, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => width(2)).toBe(300);

  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(open).toBeFocused();
});

test('pictures that are shared together are seen in one message, and open large one after the other', async ({
  person,
}) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  await bob.join(await alice.newRoom());
  await bob.waitConnected(1);
  const hills = [1, 2, 3].map((hue) => png(`hills ${hue}.png`, landscape(300, 200, hue)));
  await alice.share(hills);
  const { page } = bob;
  const message = bob.message('3 pictures');
  await expect(message).not.toContainText('3 files');
  for (const one of [alice, bob])
    for (const { name } of hills) await expect.poll(() => middle(one.page, name)).toHaveLength(4);
  await expect(message.getByRole('img', { name: /^hills/ })).toHaveCount(3);
  await expect(bob.button('Download all of', '3 pictures')).toBeVisible();

  const open = message.getByRole('button', { name: 'Open hills 1.png' });
  await open.click();
  const dialog = (n: number) => page.getByRole('dialog', { name: `hills ${n}.png` });
  await expect(dialog(1)).toContainText('1 of 3');
  await expect(dialog(1).getByRole('img', { name: 'hills 1.png' })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(dialog(2)).toContainText('2 of 3');
  await expect(dialog(2).getByRole('img', { name: 'hills 2.png' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(open).toBeFocused();

  await page.goto(await bob.linkTo('3 pictures'));
  const received = page.getByRole('listitem', { name: '3 pictures' });
  await expect(received.getByRole('img', { name: 'hills 3.png' })).toBeVisible();
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

test('place and camera data is removed from pictures, after one question', async ({ person }) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  await bob.join(await alice.newRoom());
  await bob.waitConnected(1);
  const { page } = alice;
  const photo = (name: string) => png(name, pngOf(40, 30, pngChunk('eXIf', cameraExif(6))));
  const question = page.getByRole('dialog', {
    name: 'Remove place and camera data from pictures?',
  });
  await alice.share(photo('one.png'));
  await expect(question).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await alice.share(photo('two.png'));
  await question.getByRole('button', { name: 'Remove it' }).click();
  await expect(alice.file('two.png')).toBeVisible();
  await expect(alice.file('one.png')).toHaveCount(0); // nobody answered
  await alice.share(photo('three.png'));
  const turned = pngOf(40, 30, pngChunk('eXIf', exifOf(6)));
  for (const name of ['two.png', 'three.png']) {
    const saved = await bob.download(name);
    expect(await readFile(saved.path)).toEqual(Buffer.from(turned));
  }

  await page.getByRole('button', { name: 'Settings' }).click();
  const choice = page.getByRole('combobox', { name: 'Place and camera data in pictures' });
  await expect(choice).toHaveValue('remove');
  await choice.selectOption('Keep it');
  await page.getByRole('button', { name: 'Done' }).click();
  await alice.share(photo('four.png'));
  const kept = await bob.download('four.png');
  expect(await readFile(kept.path)).toEqual(photo('four.png').buffer);
});

test('a thumbnail comes with the offer of a larger picture', async ({ person }) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  await bob.join(await alice.newRoom());
  await bob.waitConnected(1);
  await alice.share(png('hills.png', landscape(900, 600)));
  const colours = await middle(bob.page, 'hills.png');
  await expect(bob.button('Download', 'hills.png')).toBeVisible();
  const log = bob.page.getByRole('log');
  await expect(log.getByRole('button', { name: 'Open hills.png' })).toHaveCount(0);
  await bob.download('hills.png');
  await expect(log.getByRole('button', { name: 'Open hills.png' })).toBeVisible();
  const own = await middle(alice.page, 'hills.png');
  for (const [i, colour] of (colours ?? []).entries())
    expect(Math.abs(colour - (own?.[i] ?? 0))).toBeLessThan(24);
  expect(colours).toHaveLength(4);
});

test('a text shows its beginning, one that is none says so', async ({ person }) => {
  const alice = await person('alice');
  await alice.newRoom();
  const text = (name: string, buffer: Buffer) => ({ name, mimeType: 'text/plain', buffer });
  await alice.share(text('song.txt', Buffer.from('one\r\ntwo \u202eowt\nthree')));
  const log = alice.page.getByRole('log');
  const beginning = log.getByRole('group', { name: 'The beginning of song.txt' });
  await expect(beginning).toContainText(/one\s+two.*RLO.*owt\s+three/s);
  await log.getByRole('button', { name: 'Open song.txt' }).click();
  const large = alice.page.getByRole('dialog', { name: 'song.txt' });
  await expect(large.getByRole('region')).toContainText(/one\s+two.*RLO.*owt\s+three/s);
  await large.getByRole('button', { name: 'Close' }).click();
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
  for (const file of files) await mallory.share(file);
  for (const name of ['drawing.svg', 'page.html']) await bob.download(name);
  const card = (name: string) => bob.file(name);
  for (const { name } of files) {
    await card(name).scrollIntoViewIfNeeded(); // what is far from it is not read
    await expect(card(name)).toContainText(
      name.endsWith('.png') ? /Not shown|Too large|cannot be shown/ : 'Open',
    );
  }
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

/** In the page: half a second of a green film. */
async function greenFilm(): Promise<number[]> {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 320;
  const pen = canvas.getContext('2d');
  const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: 'video/webm' });
  const pieces: Blob[] = [];
  recorder.ondataavailable = ({ data }) => pieces.push(data);
  const ended = new Promise((resolve) => (recorder.onstop = resolve));
  recorder.start();
  for (let n = 0; n < 12; n++) {
    if (pen) pen.fillStyle = n % 2 ? '#0a0' : '#0b0';
    pen?.fillRect(0, 0, 320, 320);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  recorder.stop();
  await ended;
  return [...new Uint8Array(await new Blob(pieces).arrayBuffer())];
}

test('a video is offered with a picture of how it begins, which makes room for its player', async ({
  person,
}) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  await bob.join(await alice.newRoom());
  await bob.waitConnected(1);
  const film = Buffer.from(await alice.page.evaluate(greenFilm));
  await alice.share({ name: 'green.webm', mimeType: 'video/webm', buffer: film });
  const greenness = async () => {
    const [red = 255, green = 0] = (await middle(bob.page, 'green.webm')) ?? [];
    return green - red;
  };
  await expect.poll(greenness).toBeGreaterThan(80);
  const card = bob.file('green.webm');
  await expect(card.getByRole('img', { name: 'green.webm' })).toBeVisible();
  await bob.button('Play', 'green.webm').click();
  await expect(card.getByRole('img', { name: 'green.webm' })).toHaveCount(0);
});
