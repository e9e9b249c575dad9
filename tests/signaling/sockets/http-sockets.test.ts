/** Sockets without a client of the relay: one answer at a time, bounds by address and time, and the oldest goes first. */
import { expect, test } from 'vitest';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { request, upgradeRequest } from '../../rigs/raw-bytes.ts';
import { rawClient } from '../../rigs/raw-client.ts';
import { until } from '../../rigs/relay-client.ts';
import { builtApp, startServer } from '../../rigs/relay-server.ts';

/** More than the system takes from a server for a client that does not read. */
const LARGE_BYTES = 20_000_000;

function largeApp(): string {
  const appDir = builtApp();
  mkdirSync(join(appDir, 'assets'), { recursive: true });
  writeFileSync(join(appDir, 'assets/large.js'), Buffer.alloc(LARGE_BYTES, ' '));
  return appDir;
}

test('[S19] requests that do not wait for the answer before them end the connection', async () => {
  const { port } = await startServer();
  const mallory = await rawClient(port);
  mallory.write(request('GET /assets/main-Ab12.js').repeat(1_500));
  const heard = await mallory.ended;
  expect(heard.split('HTTP/1.1 200').length - 1).toBeLessThanOrEqual(1);
});

test('one connection may ask for one thing after another', async () => {
  const { port } = await startServer();
  const alice = await rawClient(port);
  for (const path of ['/', '/sw.js', '/missing', '/']) {
    let heard = '';
    const listen = (data: Buffer) => (heard += String(data));
    alice.socket.on('data', listen);
    alice.write(request(`GET ${path}`));
    await until(() => heard.includes('\r\n\r\n'));
    expect(heard).toMatch(path === '/missing' ? /^HTTP\/1.1 404/ : /^HTTP\/1.1 200/);
    alice.socket.off('data', listen);
  }
});

test.each([
  ['whole', request('GET /assets/large.js')],
  ['and then closed', request('GET /assets/large.js', 'Connection: close')],
  ['by an old protocol', 'GET /assets/large.js HTTP/1.0\r\n\r\n'],
])('[S19] an answer that is not read in time is cut, asked for %s', async (_, bytes) => {
  const server = await startServer({
    appDir: largeApp(),
    limits: { closeMs: 20, requestMs: 100, answerMs: 100 },
  });
  const mallory = await rawClient(server.port);
  mallory.socket.pause();
  mallory.write(bytes);
  await until(() => mallory.socket.bytesWritten > 0 && server.httpSockets === 1);
  await until(() => server.httpSockets === 0);
});

test('[S19] a slow reader gets the whole answer while its time lasts, though it asked to be closed', async () => {
  const { port } = await startServer({ appDir: largeApp(), limits: { closeMs: 20 } });
  const alice = await rawClient(port);
  alice.socket.pause();
  alice.write(request('GET /assets/large.js', 'Connection: close'));
  await new Promise((resolve) => setImmediate(resolve));
  expect((await alice.ended).length).toBeGreaterThan(LARGE_BYTES);
});

test('[S19] beyond the sockets of an address its oldest goes, and nobody else’s', async () => {
  const server = await startServer({ limits: { httpSocketsPerAddress: 3 } });
  const alice = await rawClient(server.port, '127.0.0.2');
  const [oldest, ...others] = [
    await rawClient(server.port),
    await rawClient(server.port),
    await rawClient(server.port),
  ];
  await until(() => server.httpSockets === 4);
  const newest = await rawClient(server.port);
  await oldest?.ended;
  expect(server.httpSockets).toBe(4);
  for (const client of [alice, ...others, newest]) {
    client.write(request('GET /', 'Connection: close'));
    client.socket.end();
    expect(await client.ended).toMatch(/^HTTP\/1.1 200/);
  }
});

test('[S19] behind a proxy of ours its sockets are not one client’s: only their sum is bounded', async () => {
  const limits = { httpSocketsPerAddress: 2, httpSockets: 5 };
  const server = await startServer({ limits, trustedProxies: 1 });
  const sockets = [await rawClient(server.port)];
  for (let i = 0; i < 4; i++) sockets.push(await rawClient(server.port));
  await until(() => server.httpSockets === 5);
  await rawClient(server.port);
  await sockets[0]?.ended;
  expect(server.httpSockets).toBe(5);
});

test('[S19] behind a proxy of ours a client counts by its own address once it has asked', async () => {
  const limits = { httpSocketsPerAddress: 2 };
  const server = await startServer({ limits, trustedProxies: 1 });
  const ask = async (address: string) => {
    const client = await rawClient(server.port);
    client.write(request('GET /', `X-Forwarded-For: 198.51.100.1, ${address}`));
    let heard = '';
    client.socket.on('data', (data: Buffer) => (heard += String(data)));
    await until(() => heard.includes('Swapmeet'));
    return client;
  };
  const alice = await ask('192.0.2.1');
  const mallory = [await ask('192.0.2.2'), await ask('192.0.2.2'), await ask('192.0.2.2')];
  await mallory[0]?.ended;
  expect(server.httpSockets).toBe(3);
  expect(alice.socket.destroyed).toBe(false);
});

test('[S19] what was sent to an address counts until its sockets close, and the oldest make room', async () => {
  const appDir = largeApp();
  const server = await startServer({ appDir, limits: { httpBytesPerAddress: 1.5 * LARGE_BYTES } });
  const first = await rawClient(server.port);
  first.socket.pause();
  first.write(request('GET /assets/large.js'));
  await until(() => server.httpSockets === 1);
  const second = await rawClient(server.port);
  second.socket.pause();
  second.write(request('GET /assets/large.js'));
  const third = await rawClient(server.port);
  await first.ended;
  third.write(request('GET /'));
  await until(() => server.httpSockets === 2);
});

test('[S19] a full server cuts the oldest socket for a newcomer', async () => {
  const server = await startServer({ limits: { httpSockets: 8, httpSocketsPerAddress: 8 } });
  const mallory = [];
  for (let i = 0; i < 8; i++) mallory.push(await rawClient(server.port, `127.0.0.${2 + i}`));
  await until(() => server.httpSockets === 8);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  await mallory[0]?.ended;
});

test('[S19] an address that asks for too much is refused, and others are not', async () => {
  const httpRequestsPerAddress = { perSecond: 0, burst: 3 };
  const { port } = await startServer({ limits: { httpRequestsPerAddress } });
  const ask = async (address: string, bytes: string) => {
    const client = await rawClient(port, address);
    client.write(bytes);
    return (await client.ended).slice(0, 'HTTP/1.1 200'.length);
  };
  const get = request('GET /', 'Connection: close');
  for (let i = 0; i < 3; i++) expect(await ask('127.0.0.1', get)).toBe('HTTP/1.1 200');
  for (const bytes of [get, upgradeRequest(), upgradeRequest({}, 'GET /x')])
    expect(await ask('127.0.0.1', bytes)).toBe('HTTP/1.1 429');
  expect(await ask('127.0.0.2', get)).toBe('HTTP/1.1 200');
});

/** One socket of a client behind a proxy of ours, or of the proxy itself, which asks for one client after the other. */
async function proxied(port: number) {
  const client = await rawClient(port);
  let heard = '';
  client.socket.on('data', (data: Buffer) => (heard += String(data)));
  const ask = async (address: string, path = '/') => {
    heard = '';
    client.write(request(`GET ${path}`, `X-Forwarded-For: ${address}`));
    await until(() => client.socket.destroyed || heard.startsWith('HTTP/1.1'));
    return heard.slice(0, 'HTTP/1.1 200'.length);
  };
  return { ...client, ask };
}

test('[S19] the addresses of a block have bounds together, and each site a part for sure', async () => {
  const never = (burst: number) => ({ perSecond: 0, burst });
  const server = await startServer({
    trustedProxies: 1,
    limits: {
      httpSocketsPerBlock: 4,
      httpRequestsPerBlock: never(9),
      httpRequestsSure: never(1),
    },
  });
  const mallory = [];
  for (let i = 0; i < 9; i++) {
    const client = await proxied(server.port);
    expect(await client.ask(`2001:db8:1:${i}00::7`)).toBe('HTTP/1.1 200');
    mallory.push(client);
  }
  await until(() => server.httpSockets === 4);
  const ask = async (address: string) => (await proxied(server.port)).ask(address);
  const asked = [];
  for (let i = 0; i < 3; i++) asked.push(await ask(`2001:db8:1:10${i}::7`));
  expect(asked).toEqual(['HTTP/1.1 200', 'HTTP/1.1 429', 'HTTP/1.1 429']);
  expect(await ask('2001:db8:1:aa00::7')).toBe('HTTP/1.1 200');
  expect(await ask('2001:db8:2::7')).toBe('HTTP/1.1 200');
});

test('[S19] a full server cuts the oldest of the block that holds most, whoever came before', async () => {
  const server = await startServer({ trustedProxies: 1, limits: { httpSockets: 8 } });
  const alice = await proxied(server.port);
  await alice.ask('192.0.2.1');
  for (let i = 0; i < 40; i++) await (await proxied(server.port)).ask(`198.51.100.${i}`);
  expect(server.httpSockets).toBe(8);
  expect(await alice.ask('192.0.2.1')).toBe('HTTP/1.1 200');
});

test.each(['httpBytesPerBlock', 'httpBytes'] as const)(
  '[S19] what is not read is bounded by block and in all, whatever the addresses are: %s',
  async (limit) => {
    const appDir = largeApp();
    const limits = { [limit]: 1.5 * LARGE_BYTES };
    const server = await startServer({ appDir, trustedProxies: 1, limits });
    for (let i = 0; i < 6; i++) {
      const mallory = await rawClient(server.port);
      mallory.socket.pause();
      const block = limit === 'httpBytes' ? i : 1;
      mallory.write(
        request('GET /assets/large.js', `X-Forwarded-For: 2001:db8:${block}:${i}00::7`),
      );
      await until(() => server.httpSockets > 0);
    }
    await until(() => server.httpSockets === 1);
  },
);

test('[S19] what a proxy of ours has read for others counts for nobody', async () => {
  const appDir = largeApp();
  const server = await startServer({
    appDir,
    trustedProxies: 1,
    limits: { httpBytesPerAddress: 2.5 * LARGE_BYTES, httpBytesPerBlock: 2.5 * LARGE_BYTES },
  });
  const [first, second] = [await proxied(server.port), await proxied(server.port)];
  for (let i = 0; i < 3; i++)
    for (const { ask, socket } of [first, second]) {
      const before = socket.bytesRead;
      await ask(`198.51.100.${i}`, '/assets/large.js');
      await until(() => socket.bytesRead - before > LARGE_BYTES);
    }
  // Alice's requests come on the sockets that served the others.
  expect(await Promise.all([first.ask('192.0.2.1'), second.ask('192.0.2.1')])).toEqual([
    'HTTP/1.1 200',
    'HTTP/1.1 200',
  ]);
});
