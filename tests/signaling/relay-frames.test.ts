/** Whatever a client sends, and whatever it leaves unread, has a bound, and costs only itself. */
import { expect, test } from 'vitest';
import { RELAY_LIMITS } from '../../signaling/limits.ts';
import type { RelayLimits } from '../../signaling/limits.ts';
import { BOX_CHARS_MAX, CLIENT_FRAME_BYTES_MAX } from '../../signaling/protocol.ts';
import { CLOSE, CONTINUATION, frame, PING, PONG, TEXT } from '../rigs/raw-bytes.ts';
import * as raw from '../rigs/raw-client.ts';
import { connect, topicOf, until } from '../rigs/relay-client.ts';
import type { RelayClient } from '../rigs/relay-client.ts';
import { startServer } from '../rigs/relay-server.ts';

const ROOM = topicOf('room');
const BOX = 'x'.repeat(BOX_CHARS_MAX);
const ping = Buffer.from('{"type":"ping"}');
const JOIN = { type: 'join', v: 1, topic: ROOM, announce: '' };
const repeat = (bytes: Buffer, count: number): Buffer => Buffer.concat(Array(count).fill(bytes));

/** The limits without the rate, so that a test can fill a queue at once. */
const unhurried = (limits: Partial<RelayLimits> = {}): Partial<RelayLimits> => ({
  bytes: { perSecond: 1e9, burst: 1e9 },
  messages: { perSecond: 1e9, burst: 1e9 },
  rawBytes: { perSecond: 1e9, burst: 1e9 },
  rawPieces: { perSecond: 1e9, burst: 1e9 },
  ...limits,
});

const floods: [string, Buffer][] = [
  ['pongs', frame(PONG)],
  ['large pongs', frame(PONG, Buffer.alloc(125))],
  ['pings', frame(PING)],
  ['empty messages', frame(TEXT)],
  [
    'messages in fragments, with control frames between',
    Buffer.concat([
      frame(TEXT, ping.subarray(0, 3), false),
      repeat(Buffer.concat([frame(CONTINUATION, Buffer.alloc(0), false), frame(PONG)]), 40),
      frame(CONTINUATION, ping.subarray(3)),
    ]),
  ],
  ['close frames', frame(CLOSE)],
  ['frames that no WebSocket has', frame(7)],
  ['what follows a close frame', Buffer.concat([frame(CLOSE), Buffer.alloc(60_000)])],
];

test.each(floods)(
  '[S15] a connection that floods with %s is ended, and takes little of it',
  async (_, bytes) => {
    const { port, url, relay } = await startServer();
    const [mallory, alice] = [await raw.rawWebSocket(port), await connect(url)];
    const MEGABYTES = 40;
    const block = repeat(bytes, Math.ceil(1_000_000 / bytes.length));
    mallory.socket.resume();
    const gone = new Promise((resolve) => void mallory.socket.once('close', resolve));
    mallory.socket.once('end', () => mallory.socket.end());
    for (let i = 0; i < MEGABYTES && mallory.socket.writable; i++) {
      if (!mallory.socket.write(block))
        await Promise.race([
          gone,
          new Promise((resolve) => void mallory.socket.once('drain', resolve)),
        ]);
    }
    await gone;
    expect(relay.counts().connections).toBe(1);
    await alice.settle();
  },
);

test('[S15] a flood of pongs is cut at the bound on frames', async () => {
  const { port } = await startServer();
  const mallory = await raw.rawWebSocket(port);
  mallory.write(
    repeat(frame(PONG), 2 * (RELAY_LIMITS.messages.burst + RELAY_LIMITS.overRate.burst)),
  );
  const heard = await mallory.ended;
  expect(heard).toContain('"code":"rate"');
});

test('[S15] bytes of a message that never ends are not kept for long', async () => {
  let now = 0;
  const { port, relay } = await startServer({
    limits: { idleMs: 1e9, messageMs: 1e9, closeMs: 20 },
    nowMs: () => now,
  });
  const { port: quickPort, relay: quick } = await startServer({
    limits: { idleMs: 50, messageMs: 10, closeMs: 20 },
    nowMs: () => now,
  });
  // Not longer than a message may be: one that is would be refused at once.
  const text = frame(TEXT, Buffer.alloc(CLIENT_FRAME_BYTES_MAX), false);
  for (const target of [port, quickPort])
    (await raw.rawWebSocket(target)).write(text.subarray(0, CLIENT_FRAME_BYTES_MAX / 2));
  await until(() => relay.counts().connections + quick.counts().connections === 2);
  const alice = await connect(`http://localhost:${quickPort}`);
  // The bytes may come late, and the relay looks now and then.
  for (; quick.counts().connections > 1; now += 20) await alice.settle();
  await alice.settle();
  expect(relay.counts().connections).toBe(1);
});

test('[S15] a client that has said goodbye, and one that was dismissed, lose their sockets', async () => {
  const { port, relay } = await startServer({
    limits: { closeMs: 40, badMessages: { perSecond: 0, burst: 0 } },
  });
  const before = raw.openSockets();
  const clients = [
    await raw.rawWebSocket(port),
    await raw.rawWebSocket(port),
    await raw.rawWebSocket(port),
  ];
  clients[0]?.write(frame(CLOSE));
  clients[1]?.write(frame(TEXT, Buffer.from('?')));
  clients[2]?.socket.end();
  await until(() => relay.counts().connections === 0);
  await until(() => raw.openSockets() <= before + clients.length);
});

async function inRoom(url: string, count: number): Promise<RelayClient[]> {
  const clients = await Promise.all(Array.from({ length: count }, () => connect(url)));
  for (const client of clients) await client.join(ROOM);
  return clients;
}

test('[S19] boxes of others never cost a receiver its connection: those that find no room are dropped', async () => {
  const { url, relay } = await startServer({ limits: unhurried() });
  const [alice, ...senders] = await inRoom(url, 4);
  if (!alice) throw new Error('nobody');
  alice.socket.pause();
  for (const sender of senders) {
    for (let i = 0; i < 720; i++)
      sender.send({ type: 'signal', topic: ROOM, to: alice.sid, box: BOX });
    await sender.settle();
  }
  expect(relay.counts().connections).toBe(4);
  let boxes = 0;
  alice.socket.on(
    'message',
    (data: Buffer) => (boxes += Number(String(data).includes('"signal"'))),
  );
  alice.socket.resume();
  alice.send({ type: 'ping' });
  await alice.skipTo('pong');
  expect(boxes * BOX_CHARS_MAX).toBeLessThanOrEqual(RELAY_LIMITS.unreadBoxBytes);
  expect(boxes).toBeGreaterThan(senders.length);
});

test('[S19] senders cannot take the room that another’s box needs', async () => {
  const { url } = await startServer({ limits: unhurried() });
  const [alice, bob, ...mallory] = await inRoom(url, 8);
  if (!alice || !bob) throw new Error('nobody');
  alice.socket.pause();
  for (let i = 0; i < 200; i++)
    for (const { send } of mallory) send({ type: 'signal', topic: ROOM, to: alice.sid, box: BOX });
  for (const { settle } of mallory) await settle();
  const box = 'b'.repeat(BOX_CHARS_MAX);
  bob.send({ type: 'signal', topic: ROOM, to: alice.sid, box });
  await bob.settle();
  alice.socket.resume();
  let { from } = await alice.next('signal');
  while (from !== bob.sid) ({ from } = await alice.next('signal'));
});

test('[S19] however many connections of one address send to a slow reader, a box of another address arrives', async () => {
  const { url } = await startServer({ limits: unhurried(), trustedProxies: 1 });
  const from = (address: string) => connect(url, { 'x-forwarded-for': address });
  const [alice, bob] = [await from('192.0.2.1'), await from('198.51.100.2')];
  const mallory = [];
  for (let i = 0; i < 40; i++) mallory.push(await from('198.51.100.3'));
  for (const client of [alice, bob, ...mallory]) await client.join(ROOM);
  alice.socket.pause();
  for (let i = 0; i < 10; i++)
    for (const { send } of mallory) {
      send({ type: 'signal', topic: ROOM, to: alice.sid, box: BOX });
      send({ type: 'signal', topic: ROOM, to: alice.sid, box: BOX.slice(0, 100) });
    }
  for (const { settle } of mallory) await settle();
  bob.send({ type: 'signal', topic: ROOM, to: alice.sid, box: 'b'.repeat(BOX_CHARS_MAX) });
  await bob.settle();
  alice.socket.resume();
  let { from: sender } = await alice.next('signal');
  while (sender !== bob.sid) ({ from: sender } = await alice.next('signal'));
});

test('[S19] a receiver that reads all is not cut for the pongs by which it says so', async () => {
  const never = (burst: number) => ({ perSecond: 0, burst });
  const limits = { messages: never(60), overRate: never(10), rawPieces: never(200) };
  const { url } = await startServer({ limits: unhurried(limits) });
  const alice = await connect(url);
  await alice.join(ROOM);
  for (let i = 0; i < 15; i++) {
    const mallory = await connect(url);
    await mallory.join(ROOM);
    for (let k = 0; k < 20; k++) {
      mallory.send({ type: 'signal', topic: ROOM, to: alice.sid, box: BOX });
      await alice.next('signal');
    }
  }
  await alice.settle();
});

test('[S19] a receiver that reads takes any number of boxes', async () => {
  const { url } = await startServer({ limits: unhurried() });
  const [alice, bob] = await inRoom(url, 2);
  if (!alice || !bob) throw new Error('nobody');
  for (let i = 0; i < 60; i++) {
    bob.send({ type: 'signal', topic: ROOM, to: alice.sid, box: BOX });
    await alice.next('signal');
  }
});

test('[S19] a client that reads nothing for long is cut, and its socket is free', async () => {
  let now = 0;
  const { url, relay } = await startServer({
    limits: unhurried({ idleMs: 100, unreadMs: 40 }),
    nowMs: () => now,
  });
  const [alice, bob] = await inRoom(url, 2);
  if (!alice || !bob) throw new Error('nobody');
  alice.socket.pause();
  for (let i = 0; i < 20; i++) bob.send({ type: 'signal', topic: ROOM, to: alice.sid, box: BOX });
  await bob.settle();
  now = 30;
  await bob.settle();
  expect(relay.counts().connections).toBe(2);
  now = 60;
  await until(() => relay.counts().connections === 1);
  await bob.settle();
  alice.socket.terminate();
});

test('[S19] a client that asks on and on and reads nothing has a bounded answer waiting', async () => {
  const { url, relay } = await startServer({ limits: unhurried() });
  const [alice, ...others] = await inRoom(url, 20);
  if (!alice) throw new Error('nobody');
  for (const other of others) await other.join(ROOM, 'r'.repeat(1_500));
  alice.socket.pause();
  let bytes = 0;
  for (let i = 0; i < 200; i++) alice.send({ type: 'sample', topic: ROOM });
  await until(() => alice.socket.bufferedAmount === 0);
  for (const other of others) await other.settle();
  alice.socket.on('message', (data: Buffer) => (bytes += data.length));
  alice.send({ type: 'ice' });
  alice.socket.resume();
  const [, last] = await Promise.all([alice.skipTo('members'), others[0]?.settle()]);
  expect(last).toBeUndefined();
  await until(() => bytes > 0);
  expect(relay.counts().connections).toBe(20);
  expect(bytes).toBeLessThanOrEqual(RELAY_LIMITS.unreadBytes);
});

test('[S19] pings without a payload, whose pongs nobody reads, count as well', async () => {
  let now = 0;
  const { port, relay } = await startServer({
    limits: unhurried({ idleMs: 100, unreadMs: 40 }),
    nowMs: () => now,
  });
  const mallory = await raw.rawWebSocket(port);
  mallory.socket.pause();
  mallory.write(repeat(frame(PING), 1_000));
  // The relay has read them all once it knows the message behind them.
  mallory.write(frame(TEXT, Buffer.from(JSON.stringify(JOIN))));
  await until(() => relay.counts().members === 1);
  now = 60;
  await until(() => relay.counts().connections === 0);
});
