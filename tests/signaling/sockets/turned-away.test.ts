/** What a server refuses leaves no socket behind, whatever the client does or leaves undone. */
import { expect, test } from 'vitest';
import { request, upgradeRequest } from '../../rigs/raw-bytes.ts';
import { openSockets, rawClient } from '../../rigs/raw-client.ts';
import type { RawClient } from '../../rigs/raw-client.ts';
import { until } from '../../rigs/relay-client.ts';
import { startServer } from '../../rigs/relay-server.ts';

const CLIENTS = 4;
const QUICK = { closeMs: 40, requestMs: 120, answerMs: 120 };

const refused: [string, string][] = [
  ['an upgrade on another path', upgradeRequest({}, 'GET /x')],
  ['an upgrade to another protocol', upgradeRequest({ Upgrade: 'x' }, 'GET /x')],
  ['an upgrade of the relay to another protocol', upgradeRequest({ Upgrade: 'h2c' })],
  ['a WebSocket with a wrong key', upgradeRequest({ 'Sec-WebSocket-Key': '?' })],
  ['a WebSocket of another version', upgradeRequest({ 'Sec-WebSocket-Version': '1' })],
  ['a WebSocket with a wrong subprotocol', upgradeRequest({ 'Sec-WebSocket-Protocol': '@,' })],
  ['a WebSocket by another method', upgradeRequest({}, 'POST /relay')],
  ['a page of another origin', upgradeRequest({ Origin: 'https://evil.example' })],
  ['CONNECT', request('CONNECT example.org:443')],
  ['an expectation', request('GET /', 'Expect: 100-continue')],
  ['an unknown expectation', request('GET /', 'Expect: more')],
  ['a body', request('POST /', 'Content-Length: 1000000')],
  ['a body of a GET in chunks', request('GET /', 'Transfer-Encoding: chunked')],
  ['no host', 'GET / HTTP/1.1\r\n\r\n'],
  ['no HTTP', 'hello\r\n\r\n'],
  ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
  ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['headers without end', `GET / HTTP/1.1\r\nX: ${'x'.repeat(40_000)}`],
  ['a request that is never complete', 'GET / HT'],
  ['silence', ''],
  ['two requests in one go, and an upgrade', request('GET /').repeat(2) + upgradeRequest()],
  ['an answer that is still on its way, and an upgrade', request('GET /') + upgradeRequest()],
  ['a request to be closed', request('GET /', 'Connection: close')],
  ['another method', request('DELETE /')],
];

const behaviours: [string, (client: RawClient) => void][] = [
  ['stays', () => undefined],
  ['sends more and stays', (client) => client.write('x')],
  ['ends its side', (client) => client.socket.end('x')],
  ['goes', (client) => client.socket.end('x', () => client.socket.destroy())],
];

/** Clients do it at once; then all sockets of the server must go, though the clients keep theirs. */
async function freed(port: number, bytes: string, behave: (client: RawClient) => void) {
  const before = openSockets();
  const clients = await Promise.all(Array.from({ length: CLIENTS }, () => rawClient(port)));
  for (const client of clients) client.write(bytes);
  for (const client of clients) behave(client);
  await until(() => openSockets() <= before + clients.filter((c) => !c.socket.destroyed).length);
  for (const { socket } of clients) socket.destroy();
  await until(() => openSockets() === before);
}

test.each(refused)('[S19] after %s the socket is free again', async (_, bytes) => {
  const { port } = await startServer({ limits: QUICK, allowedOrigins: ['https://a.example'] });
  for (const [, behave] of behaviours) await freed(port, bytes, behave);
});

test.each(behaviours)(
  '[S19] a relay that stops frees the socket of a client that %s',
  async (_, behave) => {
    const server = await startServer({ limits: { ...QUICK, drainWaveMs: 300, drainWave: 1 } });
    const before = openSockets();
    const crowd = await Promise.all(Array.from({ length: 2 }, () => rawClient(server.port)));
    for (const client of crowd) client.write(upgradeRequest());
    await until(() => server.relay.counts().connections === 2);
    const late = await rawClient(server.port);
    const closed = server.close();
    late.write(upgradeRequest());
    behave(late);
    await closed;
    for (const { socket } of [...crowd, late]) socket.destroy();
    await until(() => openSockets() <= before);
  },
);

test('[S19] beyond the connections of an address the socket is free again', async () => {
  const { port } = await startServer({
    limits: { ...QUICK, connectionsPer: { address: 0, site: 0, block: 0 } },
  });
  for (const [, behave] of behaviours) await freed(port, upgradeRequest(), behave);
});

test.each(refused)('[S19] the port of the metrics frees its socket after %s', async (_, bytes) => {
  const { metricsPort = 0 } = await startServer({ limits: QUICK, metricsPort: 0 });
  for (const [, behave] of behaviours) await freed(metricsPort, bytes, behave);
});

test('[S19] after all of that the server still answers', async () => {
  const { port, url } = await startServer({ limits: QUICK, allowedOrigins: [] });
  const clients = await Promise.all(refused.map(() => rawClient(port)));
  clients.forEach((client, i) => client.write(refused[i]?.[1] ?? ''));
  await Promise.all(clients.map(({ ended }) => ended));
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});
