import { expect, test } from 'vitest';
import { RELAY_LIMITS } from '../../signaling/limits.ts';
import type { RelayLimits } from '../../signaling/limits.ts';
import {
  CLOSE_BAD_MESSAGES,
  CLOSE_IDLE,
  CLOSE_RATE,
  CLOSE_TOO_MANY_CONNECTIONS,
  BOX_CHARS_MAX,
  CLIENT_FRAME_BYTES_MAX,
} from '../../signaling/protocol.ts';
import { CONTINUATION, frame, TEXT } from '../rigs/raw-bytes.ts';
import { rawWebSocket } from '../rigs/raw-client.ts';
import { connect, openSocket, topicOf, until } from '../rigs/relay-client.ts';
import { startServer } from '../rigs/relay-server.ts';

const ROOM = topicOf('room');
const never = (burst: number) => ({ perSecond: 0, burst });
const each = (bound: number) => ({ address: bound, site: bound, block: bound });
const withLimits = (limits: Partial<RelayLimits>) => startServer({ limits });

test('[S15] the default limits let in a class, and a school of hundreds, behind one address', () => {
  const school = 500;
  expect(RELAY_LIMITS.connectionsPer.address).toBeGreaterThan(school);
  expect(RELAY_LIMITS.connectsPer.address.burst).toBeGreaterThan(school);
  expect(RELAY_LIMITS.membersPerTopicPer.address).toBeGreaterThan(school);
  expect(RELAY_LIMITS.membersPer.address).toBeGreaterThan(school);
});

test('[S15] when a topic or the relay is full, a newcomer takes the place of one from the largest network', async () => {
  const { url, relay } = await startServer({
    limits: { connections: 6, membersPerTopic: 3 },
    trustedProxies: 1,
  });
  const from = (address: string) => ({ 'x-forwarded-for': address });
  const oldest = await connect(url, from('2001:db8:1::7'));
  const crowd = [oldest];
  for (let i = 1; i < 5; i++) crowd.push(await connect(url, from(`2001:db8:1:${i}::7`)));
  for (const member of crowd.slice(0, 3)) await member.join(ROOM);
  const alice = await connect(url, from('192.0.2.1'));
  await alice.join(ROOM);
  expect((await oldest.next('error')).code).toBe('topic-full');

  const bob = await connect(url, from('198.51.100.9'));
  expect((await oldest.next('error')).code).toBe('too-many-connections');
  expect(await oldest.closed).toBe(CLOSE_TOO_MANY_CONNECTIONS);
  expect(await bob.join(ROOM)).toHaveLength(2);
  const refused = openSocket(url, from('2001:db8:1:9::7'));
  expect(await refused.closed).toBe(CLOSE_TOO_MANY_CONNECTIONS);
  await alice.settle();
  expect(relay.counts()).toMatchObject({ connections: 6, members: 3 });
});

test('the default limits let a newcomer link with a full sample at once', () => {
  const signals = 24 * 8;
  expect(RELAY_LIMITS.messages.burst).toBeGreaterThan(2 * signals);
  expect(RELAY_LIMITS.bytes.burst).toBeGreaterThan(signals * 16_000);
  expect(RELAY_LIMITS.idleMs).toBe(2.5 * RELAY_LIMITS.heartbeatMs);
});

const wrongFrames: [string, string | Uint8Array][] = [
  ['not JSON', '{"type":'],
  ['not a message', '{"type":"hello"}'],
  ['an empty frame', ''],
  ['a wrong field', '{"type":"sample","topic":"short"}'],
  ['a wrong version', `{"type":"join","v":2,"topic":"${ROOM}","announce":""}`],
  [
    'a box that is not base64url',
    `{"type":"signal","topic":"${ROOM}","to":"${'s'.repeat(16)}","box":"<"}`,
  ],
  ['nothing but nesting', '['.repeat(20_000)],
  ['bytes', new Uint8Array([0x7b, 0x7d])],
];
test.each(wrongFrames)(
  '%s gets an error, and closes the connection when repeated',
  async (_, frame) => {
    const { url, relay } = await withLimits({ badMessages: never(2) });
    const mallory = await connect(url);
    await mallory.join(ROOM);
    for (let i = 0; i < 3; i++) {
      mallory.send(frame);
      expect((await mallory.next('error')).code).toBe('bad-message');
    }
    expect(await mallory.closed).toBe(CLOSE_BAD_MESSAGES);
    expect(relay.counts()).toMatchObject({ connections: 0, topics: 0 });
  },
);

test('an occasional wrong message does not close a connection', async () => {
  const { url } = await withLimits({ badMessages: { perSecond: 1_000_000, burst: 1 } });
  const alice = await connect(url);
  for (let i = 0; i < 20; i++) {
    alice.send('?');
    await alice.next('error');
    await alice.settle();
  }
});

test('[S15] a frame above the size limit closes the connection', async () => {
  const { url } = await startServer();
  const [alice, mallory] = [await connect(url), await connect(url)];
  await alice.join(ROOM);
  alice.send({ type: 'signal', topic: ROOM, to: 'x'.repeat(16), box: 'x'.repeat(BOX_CHARS_MAX) });
  await alice.next('gone');
  mallory.send(' '.repeat(CLIENT_FRAME_BYTES_MAX + 1));
  expect(await mallory.closed).toBe(1009);
});

test('[S15] half a message on every connection of a block takes little memory', async () => {
  const { url, port, relay } = await startServer();
  const half = frame(TEXT, Buffer.alloc(CLIENT_FRAME_BYTES_MAX - 1, ' '), false);
  const mallory = await rawWebSocket(port);
  mallory.write(half);
  const alice = await connect(url);
  await alice.settle();
  expect(relay.counts().connections).toBe(2);
  mallory.write(frame(CONTINUATION, Buffer.alloc(2), false));
  await until(() => relay.counts().connections === 1);
  expect(CLIENT_FRAME_BYTES_MAX * RELAY_LIMITS.connectionsPer.block).toBeLessThan(50_000_000);
});

test('[S15] messages over the rate are dropped with an error, and many of them close the connection', async () => {
  const { url } = await withLimits({ messages: never(3), overRate: never(2) });
  const mallory = await connect(url);
  for (let i = 0; i < 6; i++) mallory.send({ type: 'ping' });
  for (let i = 0; i < 3; i++) await mallory.next('pong');
  for (let i = 0; i < 3; i++) expect((await mallory.next('error')).code).toBe('rate');
  expect(await mallory.closed).toBe(CLOSE_RATE);
});

test('asking for samples costs more than other messages', async () => {
  const { url } = await withLimits({ messages: never(11), sampleCost: 10 });
  const mallory = await connect(url);
  await mallory.join(ROOM);
  mallory.send({ type: 'sample', topic: ROOM });
  expect((await mallory.next('error')).code).toBe('rate');
});

test('frames over the byte rate are dropped too', async () => {
  const { url } = await withLimits({ bytes: never(1_000) });
  const mallory = await connect(url);
  mallory.send(JSON.stringify({ type: 'ping' }).padEnd(800));
  await mallory.next('pong');
  mallory.send(JSON.stringify({ type: 'ping' }).padEnd(800));
  expect((await mallory.next('error')).code).toBe('rate');
});

test('WebSocket pings are answered, and count against the rate', async () => {
  const { url } = await withLimits({ messages: never(2) });
  const mallory = await connect(url);
  const answered = new Promise((resolve) => mallory.socket.once('pong', resolve));
  for (let i = 0; i < 3; i++) mallory.socket.ping('hello');
  expect(String(await answered)).toBe('hello');
  expect((await mallory.next('error')).code).toBe('rate');
});

test('[S15] a connection can join a limited number of topics, and may leave one for another', async () => {
  const { url } = await withLimits({ topicsPerConnection: 2 });
  const alice = await connect(url);
  await alice.join(topicOf('one'));
  await alice.join(topicOf('two'));
  alice.send({ type: 'join', v: 1, topic: topicOf('three'), announce: '' });
  expect((await alice.next('error')).code).toBe('too-many-topics');
  await alice.join(topicOf('two'), 'again');
  alice.send({ type: 'leave', topic: topicOf('one') });
  await alice.join(topicOf('three'));
});

test('[S15] a topic has a limited number of members, and those may join again', async () => {
  const { url } = await withLimits({ membersPerTopic: 2 });
  const [alice, bob, carol] = [await connect(url), await connect(url), await connect(url)];
  await alice.join(ROOM);
  await bob.join(ROOM);
  carol.send({ type: 'join', v: 1, topic: ROOM, announce: '' });
  expect((await carol.next('error')).code).toBe('topic-full');
  await bob.join(ROOM, 'again');
  alice.send({ type: 'leave', topic: ROOM });
  await alice.settle();
  expect(await carol.join(ROOM)).toEqual([{ sid: bob.sid, announce: 'again' }]);
});

test('[S15] an address has a limited number of connections, and closing one makes room', async () => {
  const { url, relay } = await withLimits({ connectionsPer: each(2) });
  const [alice] = [await connect(url), await connect(url)];
  const refused = openSocket(url);
  expect((await refused.next('error')).code).toBe('too-many-connections');
  expect(await refused.closed).toBe(CLOSE_TOO_MANY_CONNECTIONS);
  alice.close();
  await alice.closed;
  await until(() => relay.counts().connections === 1);
  await connect(url);
});

test('an address opens connections at a limited rate', async () => {
  const { url } = await withLimits({
    connectsPer: { address: never(2), site: never(2), block: never(2) },
  });
  for (let i = 0; i < 2; i++) (await connect(url)).close();
  expect(await openSocket(url).closed).toBe(CLOSE_TOO_MANY_CONNECTIONS);
});

test('the process has a limit for all connections together', async () => {
  const { url } = await startServer({ limits: { connections: 1 }, trustedProxies: 1 });
  await connect(url, { 'x-forwarded-for': '192.0.2.1' });
  const refused = openSocket(url, { 'x-forwarded-for': '192.0.2.2' });
  expect(await refused.closed).toBe(CLOSE_TOO_MANY_CONNECTIONS);
});

test('behind a trusted proxy clients count by the address that the proxy reports', async () => {
  const { url } = await startServer({
    limits: { connectionsPer: { ...each(9), address: 1 } },
    trustedProxies: 1,
  });
  await connect(url, { 'x-forwarded-for': '192.0.2.1' });
  await connect(url, { 'x-forwarded-for': '192.0.2.1, 192.0.2.2' });
  const refused = openSocket(url, { 'x-forwarded-for': '198.51.100.9, 192.0.2.1' });
  expect(await refused.closed).toBe(CLOSE_TOO_MANY_CONNECTIONS);
});

test('without a trusted proxy the header is ignored', async () => {
  const { url } = await withLimits({ connectionsPer: each(1) });
  await connect(url, { 'x-forwarded-for': '192.0.2.1' });
  const refused = openSocket(url, { 'x-forwarded-for': '192.0.2.2' });
  expect(await refused.closed).toBe(CLOSE_TOO_MANY_CONNECTIONS);
});

test('[S15] a silent connection is closed as idle, and one that pings is not', async () => {
  let now = 0;
  const { url, relay } = await startServer({ limits: { idleMs: 50 }, nowMs: () => now });
  const [alice, bob] = [await connect(url), await connect(url)];
  await alice.join(ROOM);
  await bob.join(ROOM);
  now = 40;
  await alice.settle();
  now = 60;
  expect(await bob.closed).toBe(CLOSE_IDLE);
  await alice.settle();
  expect(relay.counts()).toMatchObject({ connections: 1, topics: 1 });
});

test('[S15] the connections of a block share what they may send, whatever their addresses are, and each has a part for sure', async () => {
  const plenty = { bytes: never(1e9), rawPieces: never(1e9) };
  const { url } = await startServer({
    limits: {
      perBlock: { ...plenty, messages: never(60), longAnswers: never(4) },
      sure: { ...plenty, messages: never(20), longAnswers: never(2) },
      sampleCost: 2,
    },
    trustedProxies: 1,
  });
  const from = (address: string) => ({ 'x-forwarded-for': address });
  let addresses = 0;
  const open = () => connect(url, from(`2001:db8:1:${++addresses}00::7`));
  const answersOf = async (type: 'sample' | 'ping', count: number): Promise<number> => {
    const mallory = await open();
    await mallory.join(ROOM);
    for (let i = 0; i < count; i++) mallory.send({ type, topic: ROOM });
    const answer = type === 'ping' ? 'pong' : 'members';
    for (let i = 0; ; i++) {
      if (i === count) return i;
      if ((await mallory.next(answer).catch(() => null)) === null) return i;
    }
  };
  // Each joins, which is a long answer itself.
  expect(await answersOf('sample', 9)).toBe(3 + 2);
  expect(await answersOf('sample', 9)).toBe(1);
  expect(await answersOf('ping', 90)).toBeLessThan(60 + 20);
  const alice = await open();
  await alice.join(ROOM);
  for (let i = 0; i < 17; i++) alice.send({ type: 'ping' });
  for (let i = 0; i < 17; i++) await alice.next('pong');
  const bob = await connect(url, from('2001:db8:2::7'));
  await bob.join(ROOM);
  for (let i = 0; i < 50; i++) bob.send({ type: 'ping' });
  for (let i = 0; i < 50; i++) await bob.next('pong');
});

test('[S15] the reads and frames of a block are bounded together, however many its connections are', async () => {
  const { url, port, relay } = await startServer({
    limits: {
      perBlock: { ...RELAY_LIMITS.perBlock, rawPieces: never(100) },
      sure: { ...RELAY_LIMITS.sure, rawPieces: never(20) },
    },
  });
  const alice = await connect(url);
  const fragments = Buffer.concat([
    frame(TEXT, Buffer.alloc(0), false),
    ...Array.from({ length: 49 }, () => frame(CONTINUATION, Buffer.alloc(0), false)),
  ]);
  const mallory = [];
  for (let i = 0; i < 3; i++) {
    const client = await rawWebSocket(port);
    client.write(fragments);
    mallory.push(client);
  }
  await Promise.all(mallory.slice(1).map(({ ended }) => ended));
  await until(() => relay.counts().connections === 2);
  await alice.settle();
});
