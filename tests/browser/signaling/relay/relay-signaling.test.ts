/** The client of the relay: joins, proves, comes back, and leaves nothing behind. */
import { expect, test } from 'vitest';
import { RelaySignaling } from '../../../../src/browser/signaling/relay/relay-signaling.ts';
import type { MediumAddress, Member } from '../../../../src/browser/signaling/signaling.ts';
import { utf8, type Bytes } from '../../../../src/core/base/bytes.ts';
import { topic } from '../../../../src/core/base/ids.ts';
import { RELAY_QUEUE_MAX } from '../../../../src/core/limits/signaling.ts';
import { createFakeSockets } from '../../../fakes/socket.ts';
import { createManualClock } from '../../../fakes/manual-clock.ts';

const TOPIC = topic(new Uint8Array(16));
const ANNOUNCE = utf8('it is me');
const ANNOUNCED = 'aXQgaXMgbWU';
const JOIN = { type: 'join', v: 1, topic: TOPIC, announce: ANNOUNCED };
const THEM = 'sid-of-them-----';
const members = (...list: { sid: string; announce: string }[]) =>
  ({ type: 'members', topic: TOPIC, members: list }) as const;

/** Signaling over a relay that the test drives. Jitter always takes the whole backoff. */
function start({ announced = true, urls = ['wss://relay/relay'] } = {}) {
  const clock = createManualClock();
  const { sockets, connect } = createFakeSockets();
  const random = { next: () => 0.999_999, bytes: (n: number) => new Uint8Array(n) };
  const signaling = new RelaySignaling({ urls, clock, random, connect });
  const statuses: string[] = [];
  const samples: (readonly Member<MediumAddress>[])[] = [];
  const boxes: [string, Bytes][] = [];
  const gone: string[] = [];
  signaling.onStatus((status) => statuses.push(status));
  signaling.onMembers((sample) => samples.push(sample));
  signaling.onBox((from, box) => boxes.push([from, box]));
  signaling.onGone((address) => gone.push(address));
  signaling.start(TOPIC);
  if (announced) signaling.announce(ANNOUNCE);
  const socket = (index = -1) => {
    const found = sockets.at(index);
    if (!found) throw new Error('no socket');
    return found;
  };
  return { clock, sockets, socket, signaling, statuses, samples, boxes, gone };
}

function online() {
  const rig = start();
  rig.socket().welcome();
  rig.socket().say(members());
  rig.socket().sent.length = 0;
  return rig;
}

test('a late listener is told the current status', () => {
  const { socket, signaling } = start({ announced: false });
  const late: string[] = [];
  signaling.onStatus((status) => late.push(status));
  expect(late).toEqual(['connecting']);
  socket().fail();
  expect(late).toEqual(['connecting', 'offline']);
});

test('joins once there is both a welcome and a peer record, in either order', () => {
  const early = start();
  expect(early.socket().sent).toEqual([]);
  early.socket().welcome();
  expect(early.socket().sent).toEqual([JOIN]);

  const late = start({ announced: false });
  late.socket().welcome();
  expect(late.socket().sent).toEqual([]);
  late.signaling.announce(ANNOUNCE);
  expect(late.socket().sent).toEqual([JOIN]);
  expect(late.statuses).toEqual(['connecting']);
  late.socket().say(members({ sid: THEM, announce: ANNOUNCED }));
  expect(late.statuses).toEqual(['connecting', 'online']);
  expect(late.samples).toEqual([[{ address: THEM, peerRecord: ANNOUNCE }]]);
});

test('passes boxes in both directions and tells who is gone', () => {
  const { signaling, socket, boxes, gone } = online();
  expect(signaling.send(THEM, ANNOUNCE)).toBe(true);
  expect(socket().sent).toEqual([{ type: 'signal', topic: TOPIC, to: THEM, box: ANNOUNCED }]);
  socket().say({ type: 'signal', topic: TOPIC, from: THEM, box: ANNOUNCED });
  socket().say({ type: 'gone', topic: TOPIC, sid: THEM });
  expect(boxes).toEqual([[THEM, ANNOUNCE]]);
  expect(gone).toEqual([THEM]);
  expect(signaling.send(THEM, new Uint8Array(12_001))).toBe(false);
  socket().bufferedAmount = 1_000_000;
  expect(signaling.send(THEM, ANNOUNCE)).toBe(false);
});

test('what is not for our room, or no message at all, does nothing', () => {
  const { socket, boxes, samples, gone, statuses } = online();
  const other = topic(new Uint8Array(16).fill(1));
  socket().say({ type: 'signal', topic: other, from: THEM, box: ANNOUNCED });
  socket().say({ ...members({ sid: THEM, announce: ANNOUNCED }), topic: other });
  socket().say({ type: 'gone', topic: other, sid: THEM });
  socket().say('{"type":"members"');
  socket().say('{"type":"welcome","v":2}');
  socket().say('[]');
  socket().say({ type: 'signal', topic: TOPIC, from: THEM, box: 'A' }); // no base64url of any bytes
  socket().say({ type: 'error', code: 'bad-message', message: 'what?' });
  expect([boxes, samples.length, gone, statuses.at(-1)]).toEqual([[], 1, [], 'online']);
});

test('comes back after a loss with a backoff that doubles, and joins again', () => {
  const { clock, sockets, socket, statuses } = online();
  for (const waitMs of [1_000, 2_000, 4_000, 5_000, 5_000]) {
    socket().fail();
    const before = sockets.length;
    clock.pass(waitMs * 0.99);
    expect(sockets.length).toBe(before);
    clock.pass(waitMs * 0.01);
    expect(sockets.length).toBe(before + 1);
  }
  expect(statuses).toEqual(['connecting', 'online', 'connecting', 'offline']);
  socket().welcome();
  expect(socket().sent).toEqual([JOIN]);
  socket().say(members());
  expect(statuses.at(-1)).toBe('online');
  socket().fail();
  clock.pass(1_000);
  expect(socket().isClosed()).toBe(false);
});

test('a socket that never says welcome is given up', () => {
  const { clock, sockets, socket, statuses } = start();
  clock.pass(8_000);
  expect(socket(0).isClosed()).toBe(true);
  expect(statuses).toEqual(['connecting', 'offline']);
  clock.pass(1_000);
  expect(sockets.length).toBe(2);
});

test('pings, and replaces a socket that has fallen silent', () => {
  const { clock, socket, sockets, statuses } = online();
  for (let beat = 0; beat < 10; beat++) {
    clock.pass(20_000);
    socket().say({ type: 'pong' });
  }
  expect(socket().sent).toEqual(Array(10).fill({ type: 'ping' }));
  expect(sockets.length).toBe(1);
  clock.pass(60_000);
  expect(socket(0).isClosed()).toBe(false);
  clock.pass(3_000);
  expect(socket(0).isClosed()).toBe(true);
  expect(statuses.at(-1)).toBe('connecting');
});

test('a refresh asks for a sample and replaces a socket that does not answer soon', () => {
  const { clock, socket, sockets, signaling } = online();
  signaling.refresh();
  expect(socket().sent).toEqual([{ type: 'sample', topic: TOPIC }]);
  clock.pass(900);
  socket().say(members());
  clock.pass(10_000);
  expect(sockets.length).toBe(1);
  signaling.refresh();
  clock.pass(2_900); // of the 3 s at most, since the last answer took 900 ms
  signaling.refresh(); // asking again does not put it off
  clock.pass(100);
  expect(socket(0).isClosed()).toBe(true);
  clock.pass(1_000);
  expect(sockets.length).toBe(2);
});

test('a refresh during a wait comes back at once', () => {
  const { sockets, socket, signaling, clock } = online();
  socket().fail();
  signaling.refresh();
  expect(sockets.length).toBe(2);
  signaling.refresh(); // and one while connecting starts no second socket
  clock.pass(5_000);
  expect(sockets.length).toBe(2);
});

test('keeps a bounded number of boxes until it has joined', () => {
  const { signaling, socket } = start();
  for (let i = 0; i < RELAY_QUEUE_MAX; i++) expect(signaling.send(THEM, ANNOUNCE)).toBe(true);
  expect(signaling.send(THEM, ANNOUNCE)).toBe(false);
  socket().welcome();
  expect(socket().sent.length).toBe(1);
  socket().say(members());
  expect(socket().sent.length).toBe(1 + RELAY_QUEUE_MAX);
});

test('joins again when the relay has forgotten us, waits when it is full', () => {
  const { signaling, socket, clock, sockets, statuses } = online();
  socket().say({ type: 'error', code: 'not-a-member', message: '' });
  expect(socket().sent).toEqual([JOIN]);
  socket().say({ type: 'error', code: 'topic-full', message: '' });
  expect(socket(0).isClosed()).toBe(true);
  expect(statuses.at(-1)).toBe('offline');
  clock.pass(1_000);
  expect(sockets.length).toBe(2);
  signaling.close();
});

test('[S16] joins once for each time that it was a member, however often the relay says that it is none', () => {
  const { signaling, socket } = online();
  for (let i = 0; i < 100; i++) {
    socket().say({ type: 'error', code: 'not-a-member', message: '' });
    socket().welcome();
  }
  expect(socket().sent).toEqual([JOIN]);
  socket().say(members());
  socket().say({ type: 'error', code: 'not-a-member', message: '' });
  expect(socket().sent).toEqual([JOIN, JOIN]);
  signaling.close();
});

test.each([
  ['answers that nobody asked for', () => members()],
  ['nonsense', () => 'x'],
])('[S16] a relay that says too much of its own is left: %s', (_, word) => {
  const { signaling, socket, sockets, clock, statuses, boxes } = online();
  // What members have it pass on is not its own.
  for (let i = 0; i < 5_000; i++)
    socket().say({ type: 'signal', topic: TOPIC, from: THEM, box: 'AAAA' });
  expect(boxes.length).toBe(5_000);
  expect(socket().isClosed()).toBe(false);
  for (let i = 0; i < 1_000 && !socket().isClosed(); i++) socket().say(word());
  expect(socket(0).isClosed()).toBe(true);
  expect(statuses.at(-1)).toBe('connecting');
  clock.pass(1_000);
  expect(sockets.length).toBe(2);
  signaling.close();
});

test('[S17] servers that a browser would throw at are left out', () => {
  const { signaling, socket } = start();
  const credentials = { username: 'u', credential: 'c' };
  const good = [
    { urls: 'stun:a' },
    { urls: ['turn:b:65535?transport=tcp', 'turns:[2001:db8::1]:443'], ...credentials },
  ];
  const bad = [
    ...['', 'x', 'http://a', 'stun:', 'stun:a:0', 'stun:a:65536', 'stun:a?transport=udp'].map(
      (urls) => ({ urls }),
    ),
    { urls: [] },
    { urls: ['stun:a', 'x'] },
    { urls: 'turn:b' },
    { urls: 'turn:b', username: 'u' },
    { urls: 'turn:b', ...credentials, credential: '' },
  ];
  for (const some of [bad.slice(0, 6), bad.slice(6)]) {
    const iceServers = [...good, ...some];
    socket().say({ type: 'ice', iceServers });
    expect(signaling.iceServers()).toEqual(good);
  }
});

test('takes the servers for ICE from the latest welcome', () => {
  const { signaling, socket } = start();
  expect(signaling.iceServers()).toEqual([]);
  const servers = [{ urls: 'stun:a:1' }, { urls: ['turn:b:2'], username: 'u', credential: 'c' }];
  socket().say({
    type: 'welcome',
    v: 1,
    sid: THEM,
    iceServers: servers,
    heartbeatMs: 20_000,
  });
  expect(signaling.iceServers()).toEqual(servers);
});

test('[S17] credentials are renewed at half of their life, and used from then on', () => {
  const { signaling, socket, clock } = start();
  const servers = (credential: string) => [{ urls: 'turn:b:2', username: 'u', credential }];
  const ttl = { iceTtlMs: 100_000, heartbeatMs: 1_000_000 };
  socket().say({ type: 'welcome', v: 1, sid: THEM, iceServers: servers('first'), ...ttl });
  socket().say(members());
  const asked = () => socket().sent.filter(({ type }) => type === 'ice').length;
  clock.pass(49_000);
  expect(asked()).toBe(0);
  clock.pass(1_000);
  expect(asked()).toBe(1);
  socket().say({ type: 'ice', iceServers: servers('second'), iceTtlMs: 100_000 });
  expect(signaling.iceServers()).toEqual(servers('second'));
  clock.pass(49_000);
  expect(asked()).toBe(1);
  clock.pass(1_000);
  expect(asked()).toBe(2);
  socket().say({ type: 'ice', iceServers: [] }); // a relay that gives none any more, or for good
  clock.pass(60_000);
  expect(asked()).toBe(2);
  expect(signaling.iceServers()).toEqual([]);
});

test('[S16] when one relay fails another is tried soon, and waits grow once each has failed', () => {
  const { clock, sockets, socket, statuses } = start({
    urls: ['wss://a/', 'wss://b/', 'wss://c/'],
  });
  for (const waitMs of [1_000, 1_000, 1_000, 1_000, 1_000, 2_000, 1_000, 1_000, 4_000]) {
    socket().fail();
    const before = sockets.length;
    clock.pass(waitMs * 0.99);
    expect(sockets.length).toBe(before);
    clock.pass(waitMs * 0.01);
  }
  const tried = sockets.map(({ url }) => url.charAt(6));
  for (const round of [tried.slice(0, 3), tried.slice(3, 6), tried.slice(6, 9)]) {
    expect(round.sort()).toEqual(['a', 'b', 'c']);
  }
  socket().welcome();
  socket().say(members());
  expect(statuses.at(-1)).toBe('online');
  const served = socket().url;
  socket().say({ type: 'error', code: 'shutting-down', message: '' });
  clock.pass(1_000);
  socket().fail();
  clock.pass(1_000);
  expect(new Set([served, ...sockets.slice(-2).map(({ url }) => url)]).size).toBe(3);
});

test('close leaves no timer and no socket, in every state', () => {
  for (const bring of [
    () => start(),
    () => online(),
    () => {
      const rig = online();
      rig.signaling.refresh();
      return rig;
    },
    () => {
      const rig = online();
      rig.socket().fail();
      return rig;
    },
  ]) {
    const { signaling, clock, socket, sockets, statuses } = bring();
    const before = [...statuses];
    signaling.close();
    signaling.refresh();
    expect(signaling.send(THEM, ANNOUNCE)).toBe(false);
    expect(clock.timers()).toBe(0);
    expect(socket().isClosed()).toBe(true);
    clock.pass(100_000);
    expect([sockets.length, statuses]).toEqual([1, before]);
  }
});

test('a page that the browser lets open no socket is offline, and tries again', () => {
  const clock = createManualClock();
  let tries = 0;
  const signaling = new RelaySignaling({
    urls: ['ws://insecure'],
    clock,
    random: { next: () => 0.5, bytes: (n) => new Uint8Array(n) },
    connect: () => {
      tries++;
      throw new DOMException('mixed content', 'SecurityError');
    },
  });
  const statuses: string[] = [];
  signaling.onStatus((status) => statuses.push(status));
  signaling.start(TOPIC);
  clock.pass(500);
  expect([tries, statuses]).toEqual([2, ['connecting', 'offline']]);
  signaling.close();
  expect(clock.timers()).toBe(0);
});
