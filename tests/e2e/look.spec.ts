/** What every page must be: readable by all, narrow enough for a phone, and quiet on the network. */
import AxeBuilder from '@axe-core/playwright';
import { Buffer } from 'node:buffer';
import { expect, test } from './fixtures.ts';
import type { Person } from './peers.ts';

/** In both colour schemes, since contrast is what a scheme gets wrong. */
async function expectAccessible({ page }: Person, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ html }) => `${what}, ${colorScheme}: ${id} (${help}): ${html.slice(0, 200)}`),
    );
    expect(found).toEqual([]);
  }
}

const sidewaysPixels = ({ page }: Person): Promise<number> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });

const report = { name: 'a report with a name long enough for two lines of a phone.pdf' };
const files = [{ ...report, mimeType: 'application/pdf', buffer: Buffer.alloc(300_000, 'report') }];

test('home, room and receive have no violation that axe finds', async ({ person }) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  await alice.goHome();
  await expect(alice.page.getByRole('button', { name: 'New room', exact: true })).toBeVisible();
  await expectAccessible(alice, 'home');
  await alice.newRoom();
  await alice.say('a message with https://example.org in it');
  await alice.share(files);
  await bob.join(await alice.linkTo(report.name));
  await expect(bob.button('Download', report.name)).toBeVisible();
  await expectAccessible(bob, 'receive');
  await bob.download(report.name);
  await alice.waitConnected(1);
  await expectAccessible(alice, 'room');
});

test('nothing scrolls sideways on a phone of 360 px', async ({ person }) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  for (const { page } of [alice, bob]) await page.setViewportSize({ width: 360, height: 740 });
  await alice.goHome();
  expect(await sidewaysPixels(alice), 'home').toBe(0);
  await alice.newRoom();
  expect(await sidewaysPixels(alice), 'empty room').toBe(0);
  await alice.say(
    `a long word ${'w'.repeat(200)} and a long link https://example.org/${'l'.repeat(200)}`,
  );
  await alice.hears('a long word');
  expect(await sidewaysPixels(alice), 'chat').toBe(0);
  await alice.page
    .getByRole('navigation')
    .getByText(/^Files/)
    .click();
  await alice.share(files);
  const link = await alice.linkTo(report.name);
  expect(await sidewaysPixels(alice), 'files').toBe(0);
  await alice.page
    .getByRole('navigation')
    .getByText(/^People/)
    .click();
  await expect(alice.people.first()).toBeVisible();
  expect(await sidewaysPixels(alice), 'people').toBe(0);
  await bob.join(link);
  await expect(bob.page.getByRole('button', { name: `Download ${report.name}` })).toBeVisible();
  expect(await sidewaysPixels(bob), 'receive').toBe(0);
});

test('a room can be made and used with the keyboard alone', async ({ person }) => {
  const alice = await person('alice');
  await alice.goHome();
  const newRoom = alice.page.getByRole('button', { name: 'New room', exact: true });
  await tabTo(alice, newRoom);
  await alice.page.keyboard.press('Enter');
  await alice.roomLink();
  await tabTo(alice, alice.field);
  await alice.page.keyboard.type('typed without a mouse');
  await alice.page.keyboard.press('Enter');
  await alice.hears('typed without a mouse');
});

async function tabTo({ page }: Person, target: ReturnType<Person['message']>): Promise<void> {
  const isFocused = () => target.evaluate((element) => element === document.activeElement);
  for (let step = 0; step < 40 && !(await isFocused()); step += 1) await page.keyboard.press('Tab');
  await expect(target).toBeFocused();
}

test('the page comes with its guards', async ({ app, request }) => {
  const { headers, ok } = await request
    .get(`${app.url}/`)
    .then((response) => ({ headers: response.headers(), ok: response.ok() }));
  expect(ok).toBe(true);
  const policy = headers['content-security-policy'] ?? '';
  expect(policy).toContain('default-src');
  expect(policy).not.toMatch(/unsafe-(inline|eval)/);
  expect(policy).not.toMatch(/script-src[^;]*(https?:|\*)/);
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  expect(headers['permissions-policy']).toContain('=');
  const html = await (await request.get(`${app.url}/`)).text();
  const script = /<script[^>]+src="([^"]+)"/.exec(html)?.[1] ?? '';
  const asset = await request.get(new URL(script, app.url).href);
  expect(asset.headers()['cache-control']).toContain('immutable');
  expect((await request.get(`${app.url}/healthz`)).ok()).toBe(true);
});
