import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  PEER_RECORD_CHARS_MAX,
  BOX_CHARS_MAX,
  MEMBERS_SAMPLE_MAX,
} from '../../signaling/protocol.ts';
import type { IceServer } from '../../signaling/turn.ts';
import { connect, openSocket, topicOf, until } from '../rigs/relay-client.ts';
import type { RelayClient } from '../rigs/relay-client.ts';
import { startServer } from '../rigs/relay-server.ts';

const ROOM = topicOf('room');
const GARDEN = topicOf('garden');
const NOBODY = 'n'.repeat(16);

async function people(count: number, url: string): Promise<RelayClient[]> {
  return Promise.all(Array.from({ length: count }, () => connect(url)));
}

test('a welcome names the connection, and no third party by default', async () => {
  const { url } = await startServer();
  const [alice, bob] = (await people(2, url)) as [RelayClient, RelayClient];
  expect(alice.sid).not.toBe(bob.sid);
  expect(alice.iceServers).toEqual([]);
  expect(alice.heartbeatMs).toBe(20_000);
});

test('a welcome contains the configured ICE servers', async () => {
  const iceServers = [{ urls: ['turn:turn.example.org'], username: 'u', credential: 'c' }];
  const { url } = await startServer({ iceServers });
  expect((await connect(url)).iceServers).toEqual(iceServers);
});

test('[S17] every welcome has TURN credentials, named after the network, and they are renewed on request', async () => {
  const turn = { urls: ['turn:turn.example.org'], secret: 'north', ttlMs: 600_000 };
  const { url } = await startServer({ turn, iceServers: [{ urls: 'stun:s.example.org' }] });
  const [alice, bob] = (await people(2, url)) as [RelayClient, RelayClient];
  bob.send({ type: 'ice' });
  const renewed = await bob.next('ice');
  expect(renewed.iceTtlMs).toBe(600_000);
  const offers = [alice.iceServers, bob.iceServers, renewed.iceServers] as IceServer[][];
  const named = offers.map(([stun, server]) => {
    expect(stun).toEqual({ urls: 'stun:s.example.org' });
    const { urls, username = '', credential } = server as IceServer;
    expect(urls).toEqual(turn.urls);
    expect(credential).toBe(createHmac('sha1', 'north').update(username).digest('base64'));
    expect(Number(username.split(':')[0]) - Date.now() / 1_000).toBeCloseTo(600, -1);
    return username.split(':')[1];
  });
  // Another name would be another quota.
  expect(new Set(named).size).toBe(1);
});

test('with a list of origins, only their pages may connect', async () => {
  const allowedOrigins = ['https://swap.example.org', 'https://other.example.org'];
  const { url, relay } = await startServer({ allowedOrigins });
  await connect(url, { Origin: 'https://swap.example.org' });
  for (const headers of [
    {},
    { Origin: 'null' },
    { Origin: 'https://swap.example.org.evil.example' },
    { Origin: 'https://swap.example.org, https://other.example.org' },
  ]) {
    const { socket, closed } = openSocket(url, headers as Record<string, string>);
    const status = new Promise((resolve) =>
      socket.once('unexpected-response', (_request, response) => {
        resolve(response.statusCode);
        response.destroy();
        socket.terminate();
      }),
    );
    expect(await status).toBe(403);
    await closed;
  }
  expect(relay.counts().connections).toBe(1);
});

test('a relay that stops dismisses clients in waves, and accepts nobody meanwhile', async () => {
  const server = await startServer({ limits: { drainWave: 2, drainWaveMs: 100 } });
  const crowd = await people(5, server.url);
  const left: number[] = [];
  for (const person of crowd) void person.closed.then(() => left.push(left.length));
  const closed = server.close();
  await until(() => left.length === 2);
  expect(server.relay.counts()).toMatchObject({ connections: 3, isDraining: true });
  expect(await openSocket(server.url).closed).toBe(1006);
  await closed;
  expect(left.length).toBe(5);
});

test('a member that joins is told the others, and the others are not told', async () => {
  const { url } = await startServer();
  const [alice, bob] = (await people(2, url)) as [RelayClient, RelayClient];
  expect(await alice.join(ROOM, 'a')).toEqual([]);
  expect(await bob.join(ROOM, 'b')).toEqual([{ sid: alice.sid, announce: 'a' }]);
  await alice.settle();
});

test('members are of that topic only, even when a connection has two topics', async () => {
  const { url } = await startServer();
  const [alice, bob, carol] = (await people(3, url)) as [RelayClient, RelayClient, RelayClient];
  await alice.join(ROOM, 'a-room');
  await alice.join(GARDEN, 'a-garden');
  await bob.join(ROOM, 'b-room');
  expect(await carol.join(GARDEN, 'c-garden')).toEqual([{ sid: alice.sid, announce: 'a-garden' }]);
  bob.send({ type: 'signal', topic: ROOM, to: alice.sid, box: 'r' });
  expect(await alice.next('signal')).toMatchObject({ topic: ROOM, from: bob.sid });
  carol.send({ type: 'signal', topic: GARDEN, to: alice.sid, box: 'g' });
  expect(await alice.next('signal')).toMatchObject({ topic: GARDEN, from: carol.sid });
  bob.send({ type: 'signal', topic: ROOM, to: carol.sid, box: 'x' });
  expect(await bob.next('gone')).toEqual({ type: 'gone', topic: ROOM, sid: carol.sid });
  await carol.settle();
});

test('joining again replaces the peer record and is answered with a sample', async () => {
  const { url } = await startServer();
  const [alice, bob] = (await people(2, url)) as [RelayClient, RelayClient];
  await alice.join(ROOM, 'first');
  await bob.join(ROOM, 'b');
  expect(await alice.join(ROOM, 'second')).toEqual([{ sid: bob.sid, announce: 'b' }]);
  bob.send({ type: 'sample', topic: ROOM });
  expect((await bob.next('members')).members).toEqual([{ sid: alice.sid, announce: 'second' }]);
});

test('a sample is as large as the protocol allows, and no larger', async () => {
  const { url } = await startServer();
  const crowd = await people(MEMBERS_SAMPLE_MAX + 6, url);
  for (const person of crowd) await person.join(ROOM, 'x'.repeat(PEER_RECORD_CHARS_MAX));
  const [alice] = crowd as [RelayClient];
  alice.send({ type: 'sample', topic: ROOM });
  const { members } = await alice.next('members');
  expect(new Set(members.map((member) => member.sid)).size).toBe(MEMBERS_SAMPLE_MAX);
  expect(members.map((member) => member.sid)).not.toContain(alice.sid);
});

test('signals arrive unchanged, in order, and with their sender', async () => {
  const { url } = await startServer();
  const [alice, bob] = (await people(2, url)) as [RelayClient, RelayClient];
  await alice.join(ROOM);
  await bob.join(ROOM);
  const boxes = ['', 'b', 'B-_9'.repeat(BOX_CHARS_MAX / 4)];
  for (const box of boxes) bob.send({ type: 'signal', topic: ROOM, to: alice.sid, box });
  for (const box of boxes) {
    expect(await alice.next('signal')).toEqual({ type: 'signal', topic: ROOM, from: bob.sid, box });
  }
});

test('a signal to a member that left, disconnected or never existed is answered with gone', async () => {
  const { url, relay } = await startServer();
  const [alice, bob, carol] = (await people(3, url)) as [RelayClient, RelayClient, RelayClient];
  for (const person of [alice, bob, carol]) await person.join(ROOM);
  bob.send({ type: 'leave', topic: ROOM });
  await bob.settle();
  carol.socket.terminate();
  await until(() => relay.counts().connections === 2);
  for (const sid of [bob.sid, carol.sid, NOBODY]) {
    alice.send({ type: 'signal', topic: ROOM, to: sid, box: 'x' });
    expect(await alice.next('gone')).toEqual({ type: 'gone', topic: ROOM, sid });
  }
  alice.send({ type: 'sample', topic: ROOM });
  expect((await alice.next('members')).members).toEqual([]);
});

test('signal and sample need membership; leaving what was not joined is harmless', async () => {
  const { url } = await startServer();
  const [alice, bob] = (await people(2, url)) as [RelayClient, RelayClient];
  await bob.join(ROOM);
  alice.send({ type: 'leave', topic: ROOM });
  alice.send({ type: 'signal', topic: ROOM, to: bob.sid, box: 'x' });
  expect((await alice.next('error')).code).toBe('not-a-member');
  alice.send({ type: 'sample', topic: ROOM });
  expect((await alice.next('error')).code).toBe('not-a-member');
  await bob.settle();
});

test('nothing is left when the last member has left', async () => {
  const quick = { perSecond: 1_000, burst: 2 };
  const { url, relay } = await startServer({
    limits: { idleMs: 50, connectsPer: { address: quick, site: quick, block: quick } },
  });
  const alice = await connect(url);
  await alice.join(ROOM);
  await alice.join(GARDEN);
  expect(relay.counts()).toEqual({
    ...{ connections: 1, topics: 2, members: 2, addresses: 1 },
    ...{ redis: 'off', isDraining: false },
  });
  alice.close();
  await until(() => relay.counts().addresses === 0);
  expect(relay.counts()).toMatchObject({ connections: 0, topics: 0, members: 0 });
});

test('closing tells every client with an error and a code, and frees the port', async () => {
  const server = await startServer();
  const crowd = await people(3, server.url);
  const closed = server.close();
  for (const person of crowd) {
    expect((await person.next('error')).code).toBe('shutting-down');
    expect(await person.closed).toBe(1001);
  }
  await closed;
  expect(server.relay.counts()).toMatchObject({ connections: 0, topics: 0 });
  const again = await startServer({ port: server.port });
  expect(again.port).toBe(server.port);
});

test('closing does not wait for a client that does not answer', async () => {
  const server = await startServer({ limits: { closeMs: 20 } });
  const alice = await connect(server.url);
  alice.socket.pause();
  await server.close();
  alice.socket.resume();
});

test('an upgrade on another path is refused, and the server goes on', async () => {
  const { url } = await startServer();
  const stray = openSocket(`${url}/elsewhere`);
  expect(await stray.closed).toBe(1006);
  await connect(url);
});
