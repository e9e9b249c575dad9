import { expect, test } from 'vitest';
import { BlockUnread, Unread } from '../../../signaling/sockets/unread.ts';

const LIMITS = {
  unreadBytes: 1_000,
  unreadBoxBytes: 800,
  unreadSenderBytes: 150,
  unreadSenderShare: 0.25,
  unreadMarkBytes: 100,
  unreadBytesPerBlock: 2_000,
  unreadSureBytes: 200,
};

function reader(block = new BlockUnread()) {
  const pings: Buffer[] = [];
  let now = 0;
  const unread = new Unread({
    limits: LIMITS,
    block,
    nowMs: () => now++,
    ping: (payload) => pings.push(Buffer.from(payload)),
  });
  const send = (bytes: number, sender: string | null, networks: string[] = []): boolean => {
    const isTaken = unread.take(bytes, sender, networks);
    if (isTaken) unread.sent();
    return isTaken;
  };
  /** How many messages of 50 bytes go through. */
  const sendAll = (sender: string | null): number => {
    let sent = 0;
    while (sent < 1_000 && send(50, sender)) sent++;
    return sent;
  };
  return { unread, pings, send, sendAll, block };
}

test('[S19] one sender fills its own share of a receiver that does not read, and no more', () => {
  const bob = reader();
  expect(bob.sendAll('mallory')).toBe(3);
  expect(bob.sendAll('mallory again')).toBe(2);
  expect(bob.sendAll(null)).toBeGreaterThan(4);
});

test('[S19] however many fill the room of a receiver, the next sender finds some', () => {
  const bob = reader();
  for (let i = 0; i < 12; i++) {
    let sent = 0;
    while (bob.send(5, `mallory ${i}`)) sent++;
    expect(sent).toBeGreaterThan(0);
  }
  expect(bob.send(10, 'alice')).toBe(true);
});

test('[S19] however many senders of one address or block fill the room of a receiver, others find some', () => {
  const bob = reader();
  const fill = (...networks: string[]): number => {
    let sent = 0;
    for (let i = 0; i < 100; i++)
      while (bob.send(5, `mallory ${i} of ${networks}`, networks)) sent += 5;
    return sent;
  };
  // Each fifth of what is free would leave nothing to speak of after so many.
  expect(fill('block', 'address')).toBeLessThan(800 / 3);
  expect(bob.send(40, 'a neighbour', ['block', 'another address'])).toBe(true);
  for (let i = 0; i < 20; i++) fill('block', `address ${i}`);
  expect(bob.send(80, 'alice', ['another block', 'her address'])).toBe(true);
  for (const ping of bob.pings) bob.unread.heard(ping);
  expect(bob.unread.waitingSinceMs).toBeNull();
});

test('[S19] what was read makes room again, for each sender what it had sent', () => {
  const bob = reader();
  bob.sendAll('mallory');
  bob.sendAll('alice');
  for (const ping of bob.pings) bob.unread.heard(ping);
  expect(bob.sendAll('alice')).toBe(2);
  expect(bob.sendAll('mallory')).toBe(2);
});

test('[S19] a pong answers its ping and those before it', () => {
  const bob = reader();
  expect(bob.sendAll(null)).toBe(20);
  bob.unread.heard(bob.pings.at(-1) ?? Buffer.alloc(0));
  expect(bob.unread.waitingSinceMs).toBeNull();
  expect(bob.sendAll(null)).toBe(20);
});

test('[S19] a pong that answers no ping, or a second time, makes no room', () => {
  const bob = reader();
  bob.sendAll('mallory');
  const [first = Buffer.alloc(0)] = bob.pings;
  bob.unread.heard(first);
  expect(bob.sendAll('mallory')).toBe(2);
  for (const payload of [first, Buffer.alloc(8), Buffer.alloc(0), Buffer.alloc(125)])
    bob.unread.heard(payload);
  expect(bob.sendAll('mallory')).toBe(0);
});

test('[S19] the oldest ping without a pong tells how long nothing was read', () => {
  const bob = reader();
  expect(bob.unread.waitingSinceMs).toBeNull();
  bob.sendAll(null);
  expect(bob.unread.waitingSinceMs).toBe(0);
  bob.unread.heard(bob.pings[0] ?? Buffer.alloc(0));
  expect(bob.unread.waitingSinceMs).toBe(1);
});

test('[S19] the connections of a block share what may wait, and each has a part for sure', () => {
  const block = new BlockUnread();
  const slow = Array.from({ length: 10 }, () => reader(block));
  for (const { sendAll } of slow) sendAll(null);
  const bound = LIMITS.unreadBytesPerBlock + slow.length * LIMITS.unreadSureBytes;
  expect(block.bytes).toBeLessThanOrEqual(bound);
  const bob = reader(block);
  expect(bob.sendAll(null)).toBe(4);
  for (const { unread } of [...slow, bob]) unread.clear();
  expect(block.bytes).toBe(0);
});
