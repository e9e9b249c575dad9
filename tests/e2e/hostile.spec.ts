/** The relay and every file are treated as hostile: what they can learn, and what they can do. */
import type { BrowserContext } from '@playwright/test';
import { Buffer } from 'node:buffer';
import { startAppServer } from './app-server.ts';
import { expect, test } from './fixtures.ts';
import { createHostileRelay } from './hostile-relay.ts';
import { found } from './needles.ts';
import { Person } from './peers.ts';

test.use({ serviceWorkers: 'allow' });

/** Records the frames of the page's sockets, in both directions, and the addresses that it requests. */
function record(context: BrowserContext, into: string[]): void {
  context.on('request', (request) => into.push(request.url()));
  context.on('page', (page) =>
    page.on('websocket', (socket) => {
      into.push(socket.url());
      socket.on('framesent', ({ payload }) => into.push(payload.toString()));
      socket.on('framereceived', ({ payload }) => into.push(payload.toString()));
    }),
  );
}

/** Makes the page remember what its connections could reveal. */
const rememberConnections = (context: BrowserContext) =>
  context.addInitScript(() => {
    const told: string[] = [];
    Object.assign(window, { told });
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        this.addEventListener('icecandidate', ({ candidate }) => {
          if (candidate?.address) told.push(candidate.address, candidate.candidate);
        });
        this.addEventListener('signalingstatechange', () => {
          const print = /^a=fingerprint:sha-256 (\S+)/m.exec(this.localDescription?.sdp ?? '')?.[1];
          if (print) told.push(print);
        });
      }
    };
  });

test('the relay learns no secret, name, text, file name, address or fingerprint, nor does its log', async ({
  browser,
}) => {
  const app = await startAppServer();
  const wire: string[] = [];
  const meet = async (name: string) => {
    const context = await browser.newContext();
    record(context, wire);
    await rememberConnections(context);
    return Person.in(context, name, app.url);
  };
  const [alice, bob] = [await meet('alice'), await meet('bob')];
  const link = await alice.newRoom();
  await alice.rename('Quillon Featherstone');
  await bob.join(link);
  await bob.waitConnected(1);
  await alice.say('marmalade orchestra at dawn');
  await bob.hears('marmalade orchestra at dawn');
  const buffer = Buffer.from('the bytes of the zeppelin '.repeat(2_000));
  await alice.share({ name: 'zeppelin-recipe.txt', mimeType: 'text/plain', buffer });
  await bob.download('zeppelin-recipe.txt');
  const told = (
    await Promise.all(
      [alice, bob].map(({ page }) =>
        page.evaluate(() => (window as unknown as { told: string[] }).told),
      ),
    )
  ).flat();
  await Promise.all([alice, bob].map((one) => one.leave()));
  await app.kill();

  const fragment = new URL(link).hash.slice(2);
  const prints = told.filter((text) => /^(?:[0-9A-F]{2}:){31}/i.test(text));
  const addresses = told.filter((text) => !prints.includes(text) && !text.startsWith('127.'));
  expect(prints.length, 'fingerprints').toBeGreaterThanOrEqual(2);
  expect(addresses.length, 'candidates').toBeGreaterThanOrEqual(2);
  const secrets: Record<string, string | Buffer> = {
    'the room’s secret': Buffer.from(fragment, 'base64url'),
    'the fragment': fragment,
    'a name': 'Quillon Featherstone',
    'a text': 'marmalade orchestra',
    'a file’s name': 'zeppelin-recipe',
    'a file’s bytes': 'bytes of the zeppelin',
    'a word of a description': 'a=fingerprint',
  };
  addresses.forEach((text, i) => (secrets[`candidate ${i}`] = text));
  prints.forEach((text, i) => {
    secrets[`fingerprint ${i}`] = text;
    secrets[`fingerprint ${i} in bytes`] = Buffer.from(text.replaceAll(':', ''), 'hex');
  });
  expect(wire.filter((text) => text.includes('"announce"')).length, 'frames').toBeGreaterThan(1);
  expect(found(wire.join('\n'), secrets)).toEqual([]);
  expect(found(app.output(), secrets), 'the log').toEqual([]);
  expect(
    found(wire.join('\n'), { topic: /"topic":"([^"]+)"/.exec(wire.join('\n'))?.[1] ?? '' }),
  ).not.toEqual([]);
});

test.describe('without a service worker', () => {
  test.use({ serviceWorkers: 'block' });

  test(
    '[S14] a relay that swaps, repeats, misleads and invents deceives nobody, and people it cuts off are told',
    { tag: '@long' },
    async ({ browser, app }) => {
      const relay = createHostileRelay();
      const meet = async (name: string) => {
        const context = await browser.newContext();
        await relay.watch(context);
        return Person.in(context, name, app.url);
      };
      const [alice, bob, carol] = [await meet('alice'), await meet('bob'), await meet('carol')];
      const everybody = [alice, bob, carol];
      const link = await alice.newRoom();
      await Promise.all([bob.join(link), carol.join(link)]);
      // If the relay spoils an offer twice, the page waits out two dials and their backoff.
      test.setTimeout(180_000);
      await Promise.all(everybody.map((one) => one.waitConnected(2, 90_000)));
      await alice.say('said through a liar');
      await Promise.all([bob, carol].map((one) => one.hears('said through a liar')));
      for (const one of everybody) {
        await expect(one.people, 'nobody was invented').toHaveCount(3);
        await expect(one.messages).toHaveCount(1);
      }
      for (const [deed, count] of Object.entries(relay.done))
        expect(count, deed).toBeGreaterThan(5);

      relay.dropBoxes();
      const dave = await meet('dave');
      await dave.page.clock.install();
      await dave.join(link);
      await expect(dave.status).toContainText('Reaching 3 people');
      await expect(async () => {
        // In steps too short to look like a sleep: after a sleep the page would try everything again, and count nobody as unreached.
        for (let i = 0; i < 8; i++) await dave.page.clock.fastForward(2_000);
        await expect(dave.status).toContainText('3 people here cannot be reached', {
          timeout: 500,
        });
      }).toPass({ timeout: 20_000 });
      await expect(dave.messages).toHaveCount(0);
      await expect(alice.status).toContainText('Connected to 2 people');
      const complaints = [...everybody, dave].flatMap((one) => one.complaints());
      await Promise.all([...everybody, dave].map((one) => one.leave()));
      expect(complaints).toEqual([]);
    },
  );

  test('a person who hides their address without a TURN server is told so and can stop', async ({
    person,
  }) => {
    const [alice, bob] = [await person('alice'), await person('bob')];
    await bob.join(await alice.newRoom());
    await bob.waitConnected(1);
    await bob.page.getByRole('button', { name: 'Settings', exact: true }).click();
    await bob.page.getByRole('checkbox', { name: 'Hide my address' }).check();
    await bob.page.keyboard.press('Escape');
    await expect(bob.status).toContainText('Nobody can be reached: your address is hidden');
    await expect(alice.status).not.toContainText('Connected');
    await bob.page.reload();
    await expect(bob.alert).toContainText('behind a server of this site');
    await bob.page.getByRole('button', { name: 'Stop hiding my address' }).click();
    await bob.waitConnected(1);
    await expect(bob.alert).toHaveCount(0);
    await alice.say('there you are');
    await bob.hears('there you are');
  });
});

test('neither a string nor a file that is opened by its address becomes a page here', async ({
  browser,
  app,
}) => {
  const context = await browser.newContext();
  const alice = await Person.in(context, 'alice', app.url);
  await alice.newRoom();
  const refused = await alice.page.evaluate(() => {
    const deeds: (() => unknown)[] = [
      () => (document.body.innerHTML = '<b>x</b>'),
      () => document.write('<b>x</b>'),
      () => new DOMParser().parseFromString('<b>x</b>', 'text/html'),
      () => (document.createElement('script').text = 'window.ran = true'),
      () => (document.createElement('script').src = '/sw.js'),
      () => new Worker('/sw.js'),
      () => setTimeout('window.ran = true'),
    ];
    return deeds.map((deed) => {
      try {
        deed();
        return 'done';
      } catch (error) {
        return (error as Error).name;
      }
    });
  });
  expect(refused).not.toContain('done');

  const html = '<script>window.opener.ran = true</script><h1>a page</h1>';
  const buffer = Buffer.from(html);
  await alice.share({ name: 'page.html', mimeType: 'text/html', buffer });
  await alice.waitShared('page.html');
  await alice.page.evaluate(() => navigator.serviceWorker.ready);
  const { url, ...response } = await alice.page.evaluate(async (text) => {
    const bytes = new TextEncoder().encode(text);
    const token = `${Date.now().toString(36).padStart(9, '0')}-${'A'.repeat(22)}`;
    const hashes = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    const lengths = Uint32Array.of(bytes.length);
    const job = { token, name: 'page.html', sizeBytes: bytes.length, hashes, lengths };
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise((resolve) => (port1.onmessage = ({ data }) => resolve(data)));
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({ type: 'swapmeet/register', job }, [port2]);
    const answered = await answer;
    const got = await fetch(`/save/${token}`, { headers: { Range: 'bytes=0-3' } });
    return { url: got.url, answered, headers: Object.fromEntries(got.headers) };
  }, html);
  expect(response).toMatchObject({
    answered: 'ready',
    headers: {
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
    },
  });
  expect(response.headers['content-disposition']).toMatch(/^attachment; /);
  const tab = await context.newPage();
  const saving = tab.waitForEvent('download');
  await tab.goto(url).catch(() => undefined); // a download starts instead of a page
  expect((await saving).suggestedFilename()).toBe('page.html');
  await expect(tab.locator('h1')).toHaveCount(0);
  await alice.leave();
});

test('characters that reorder text show as marks, and move nothing on the page', async ({
  person,
}) => {
  const [mallory, bob] = [await person('mallory'), await person('bob')];
  const name = '-photo\u202egpj.exe';
  await mallory.newRoom();
  await mallory.page.getByRole('button', { name: 'Settings', exact: true }).click();
  await mallory.page.getByRole('textbox', { name: 'Your name' }).fill('Bo\u202eb');
  await mallory.page.getByRole('button', { name: 'Done', exact: true }).click();
  await mallory.say('pay \u202e001 euros');
  await mallory.share([{ name, mimeType: 'text/plain', buffer: Buffer.from('x') }]);
  await bob.join(mallory.page.url());
  await bob.hears('euros');
  await expect(bob.files).toHaveCount(1);
  const marked = [
    bob.messages.filter({ hasText: 'euros' }).locator('p', { hasText: 'euros' }),
    bob.files.getByRole('heading'),
    bob.people.filter({ hasNotText: '(you)' }).locator('bdi'),
  ];
  for (const place of marked) {
    await expect(place.locator('.unseen')).toHaveText('RLO');
    // The text after the mark is to the right of it, and ends where it should.
    const edges = await place.evaluate((element) => {
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const lefts: number[] = [];
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        const range = document.createRange();
        range.selectNodeContents(node);
        if (node.textContent?.trim()) lefts.push(range.getBoundingClientRect().left);
      }
      return lefts;
    });
    expect(edges.length).toBeGreaterThan(2);
    expect(edges).toEqual(edges.toSorted((a, b) => a - b));
  }
  expect((await bob.download(name)).name).toBe('_-photogpj.exe');
});
