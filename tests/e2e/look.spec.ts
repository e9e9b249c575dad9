/** What every page must be: accessible, narrow enough for a phone, and quiet on the network. */
import { Buffer } from 'node:buffer';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';
import type { Person } from './peers.ts';

test.use({ serviceWorkers: 'allow' });

const APP = fileURLToPath(new URL('../../build/app', import.meta.url));
const KNOWN_HOSTS = new Set([
  // Names of markup languages and of metadata in pictures, and addresses in error messages: text that nothing fetches.
  ...['www.w3.org', 'ns.adobe.com', 'svelte.dev', 'rolldown.rs', 'github.com'],
  // simple-peer would use it without servers of ours. The test before this one shows that it does not.
  ...['stun.l.google.com', 'global.stun.twilio.com'],
  // The same of peerjs. We only use its socket to a PeerServer.
  ...['eu-0.turn.peerjs.com', 'us-0.turn.peerjs.com'],
]);

/** The gallery test covers every screen in both colour schemes. This is the real page around them. */
async function expectAccessible({ page }: Person, what: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  expect(await violations(page), what).toEqual([]);
}

const sidewaysPixels = ({ page }: Person): Promise<number> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });

const report = { name: 'a report with a name long enough for two lines of a phone.pdf' };
const files = [{ ...report, mimeType: 'application/pdf', buffer: Buffer.alloc(300_000, 'report') }];

test(
  'home, room and receive have no violation that axe finds, and nothing scrolls sideways on a phone',
  { tag: '@long' },
  async ({ person }) => {
    const [alice, bob] = [await person('alice'), await person('bob')];
    for (const { page } of [alice, bob]) await page.setViewportSize({ width: 360, height: 740 });
    await alice.goHome();
    await expect(alice.page.getByRole('button', { name: 'New room', exact: true })).toBeVisible();
    await expectAccessible(alice, 'home');
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
    for (const it of files) await alice.share(it);
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
    await expectAccessible(bob, 'receive');
    expect(await sidewaysPixels(bob), 'receive').toBe(0);
    await bob.download(report.name);
    await alice.waitConnected(1);
    await alice.page.setViewportSize({ width: 1280, height: 740 });
    await expectAccessible(alice, 'room');
  },
);

test('the page comes with its security headers', async ({ app, request }) => {
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

test('on a host that sends no headers the page protects itself', async ({ page }) => {
  const files = sirv(APP);
  const host = createServer((request, response) => files(request, response));
  await new Promise<void>((resolve) => host.listen(0, 'localhost', resolve));
  const url = `http://localhost:${(host.address() as AddressInfo).port}/`;
  expect((await page.goto(url))?.headers()['content-security-policy']).toBeUndefined();
  await expect(page.getByRole('button', { name: 'New room', exact: true })).toBeVisible();
  const refused = await page.evaluate(async () => {
    const violated: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      violated.push(event.effectiveDirective),
    );
    try {
      document.createElement('p').innerHTML = '<b>markup</b>';
    } catch {
      violated.push('no string becomes markup');
    }
    await fetch('https://elsewhere.example/').catch(() => undefined);
    const image = new Image();
    const failed = new Promise((resolve) => (image.onerror = resolve));
    image.src = 'https://elsewhere.example/a.png';
    await failed;
    return violated;
  });
  for (const what of ['no string becomes markup', 'connect-src', 'img-src'])
    expect(refused).toContain(what);
  host.closeAllConnections();
  host.close();
});

test('no other host is asked for anything: by page, socket, service worker or WebRTC', async ({
  app,
  person,
}) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  const sockets: string[] = [];
  for (const { context } of [alice, bob]) {
    await context.addInitScript(() => {
      const asked: string[] = [];
      Object.assign(window, { asked });
      window.RTCPeerConnection = class extends RTCPeerConnection {
        constructor(configuration?: RTCConfiguration) {
          super(configuration);
          asked.push(JSON.stringify(configuration?.iceServers ?? []));
        }
        override setConfiguration(configuration?: RTCConfiguration) {
          super.setConfiguration(configuration);
          asked.push(JSON.stringify(configuration?.iceServers ?? []));
        }
      };
    });
  }
  for (const { page } of [alice, bob]) page.on('websocket', (it) => sockets.push(it.url()));
  await alice.newRoom();
  for (const it of files) await alice.share(it);
  await bob.join(alice.page.url());
  await bob.waitConnected(1);
  await bob.download(report.name); // through the service worker
  // The relay of this test names no ICE server, and the app has none of its own.
  for (const { page } of [alice, bob]) {
    const asked = await page.evaluate(() => (window as unknown as { asked: string[] }).asked);
    expect(asked.length).toBeGreaterThan(0);
    expect(new Set(asked)).toEqual(new Set(['[]']));
  }
  expect(new Set(sockets.map((url) => new URL(url).host))).toEqual(
    new Set([new URL(app.url).host]),
  );
});

test('the built app names no host but those of standards and of error pages', () => {
  const named = readdirSync(APP, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(js|css|html|webmanifest|svg)$/.test(name))
    .flatMap((name) => {
      const text = readFileSync(join(APP, name), 'utf8');
      const hosts = [
        ...text.matchAll(/\b(?:https?|wss?):\/\/([\w.-]+)|\b(?:stuns?|turns?):([\w.-]+\.[a-z]+)/g),
      ];
      return hosts.map(([, host, server]) => host ?? server ?? '');
    });
  expect(named.length).toBeGreaterThan(0);
  expect([...new Set(named)].filter((host) => !KNOWN_HOSTS.has(host))).toEqual([]);
});
