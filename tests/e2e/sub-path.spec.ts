/** The app under a path of its own, behind a proxy that takes the path away. */
import { randomBytes } from 'node:crypto';
import { expect, test } from './fixtures.ts';
import { Person } from './peers.ts';
import { startProxy } from './proxy.ts';

test.use({ serviceWorkers: 'allow' });

test('under /swapmeet/ people meet, talk and swap a file, and links keep to it', async ({
  app,
  browser,
}) => {
  const proxy = await startProxy(app.url, '192.0.2.7', '/swapmeet');
  const home = `${proxy.url}/swapmeet/`;
  const [alice, bob] = [
    await Person.in(await browser.newContext(), 'alice', proxy.url),
    await Person.in(await browser.newContext(), 'bob', proxy.url),
  ];
  await alice.page.goto(home);
  await alice.page.getByRole('button', { name: 'New room', exact: true }).click();
  const link = await alice.roomLink();
  expect(link.startsWith(`${home}#/`)).toBe(true);

  // A messenger has escaped the #, so the server sees the link.
  const bent = link.replace('#', '%23');
  await bob.join(bent);
  expect(bob.page.url()).toBe(link);
  await bob.waitConnected(1);
  await alice.say('the same room, one path down');
  await bob.hears('the same room, one path down');

  const file = { name: 'notes.bin', mimeType: '', buffer: randomBytes(300_000) };
  await alice.share(file);
  const saved = await bob.download(file.name);
  expect(saved.sizeBytes).toBe(file.buffer.length);
  const controls = () => bob.page.evaluate(() => navigator.serviceWorker.controller?.scriptURL);
  await expect.poll(controls).toBe(`${home}sw.js`);

  // Now the service worker answers, and the link reaches no server.
  await app.kill();
  await bob.join(bent);
  expect(bob.page.url()).toBe(link);
  await bob.hears('the same room, one path down');

  expect([...alice.complaints(), ...bob.complaints()]).toEqual([]);
  expect(proxy.strays).toEqual([]);
  await Promise.all([alice.leave(), bob.leave()]);
  proxy.close();
  await app.start();
});
