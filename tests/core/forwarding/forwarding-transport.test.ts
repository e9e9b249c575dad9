/** The layer of members between a transport and the room: which messages are a fault, and of which member. */
import { expect, test } from 'vitest';
import { hearReports } from '../../../src/core/base/each.ts';
import type { Bytes } from '../../../src/core/base/bytes.ts';
import { ForwardingTransport } from '../../../src/core/forwarding/forwarding-transport.ts';
import {
  decodeForwarding,
  encodeBulkPiece,
  encodeForwarding,
  type BulkPiece,
  type ForwardingMessage,
} from '../../../src/core/forwarding/forwarding-message.ts';
import {
  FORWARDER_REST_MS,
  NEWS_AFTER_MS,
  FORWARDING_BYTES_BURST,
  FORWARDING_MESSAGES_BURST,
  FORWARDING_MESSAGES_PER_SECOND,
  NEWS_BURST,
  NEWS_PER_SECOND,
  PASSED_MESSAGES_BURST,
  PIECE_BYTES_MAX,
  TOLD_BURST,
  TOLD_PER_SECOND,
} from '../../../src/core/limits/forwarding.ts';
import { LINKS_MAX } from '../../../src/core/limits/mesh.ts';
import { idBytes, peerId, type PeerId } from '../../../src/core/base/ids.ts';
import type { Identity, Link } from '../../../src/core/ports.ts';
import { createManualClock } from '../../fakes/manual-clock.ts';
import { createFakeTransport } from '../../fakes/transport.ts';
import {
  alice,
  bob,
  bytesOf,
  carol,
  crypto,
  mallory,
  randomOf,
  room,
  settled,
} from '../../fakes/people.ts';

/** One peer's transport; the test plays the other ends of its links. */
function createRig(identity: Identity) {
  const clock = createManualClock();
  const transport = createFakeTransport(identity.peer);
  let show: (link: Link) => void = () => undefined;
  const forwarding = new ForwardingTransport({
    ...{
      roomId: room,
      identity,
      crypto,
      clock,
      random: randomOf('forwarding'),
    },
    transport: { ...transport, onLink: (f) => ((show = f), () => undefined) },
    allowance: {
      files: () => true,
      used: () => undefined,
      bytesPerSecond: () => 1_000_000,
      onChange: () => () => undefined,
    },
  });
  /** Members whose messages the room counts as nonsense. */
  const faults: PeerId[] = [];
  const shown: Link[] = [];
  forwarding.onLink((link) => {
    shown.push(link);
    link.onMessage(() => faults.push(link.peer));
  });
  forwarding.start();

  function link(peer: PeerId, invited = false) {
    const got: ForwardingMessage[] = [];
    let isBroken = false;
    let hear: (bytes: Bytes) => void = () => undefined;
    let hearBulk = hear;
    show({
      ...{
        peer,
        invited,
        maxMessageBytes: 65_536,
        queuedBytes: 0,
        close: () => undefined,
        path: async () => 'direct',
      },
      send(_, bytes) {
        if (isBroken) throw new Error('this link throws');
        const message = decodeForwarding(bytes.slice());
        if (message) got.push(message);
        return true;
      },
      onMessage(f) {
        hear = (bytes) => f('control', bytes);
        hearBulk = (bytes) => f('bulk', bytes);
        return () => undefined;
      },
      onDrain: () => () => undefined,
      onClose: () => () => undefined,
    });
    const say = (message: ForwardingMessage) => hear(encodeForwarding(message));
    return {
      say,
      of: (t: ForwardingMessage['t']) => got.filter((it) => it.t === t).length,
      last: () => got.at(-1),
      hear: (bytes: Bytes) => hear(bytes),
      bulk: (piece: BulkPiece) => hearBulk(encodeBulkPiece(piece)),
      breaks: () => void (isBroken = true),
    };
  }
  /** Dials; there is no direct path. */
  async function dial(peer: PeerId): Promise<void> {
    const dialled = forwarding.dial(peer).catch(() => undefined);
    transport.dials.at(-1)?.settle('timeout');
    await settled();
    void dialled;
  }
  return { clock, faults, link, shown, dial, close: () => forwarding.close() };
}

test('[M13] the room learns which links two people made by hand', () => {
  const { link, shown, close } = createRig(bob);
  link(alice.peer);
  link(carol.peer, true);
  expect(shown.map(({ peer, invited }) => [peer, invited])).toEqual([
    [alice.peer, false],
    [carol.peer, true],
  ]);
  close();
});

const askOf = (n: number, from: PeerId, to: PeerId): ForwardingMessage => ({
  t: 'ask',
  ...{ from: idBytes(from), to: idBytes(to), link: bytesOf(`link ${n}`, 8) },
  ...{ files: false, body: bytesOf(`handshake ${n}`, 128) },
});

/** A piece on the link of that ask. */
const pieceOn = (n: number, from: PeerId, to: PeerId): ForwardingMessage => ({
  t: 'piece',
  ...{ from: idBytes(from), to: idBytes(to), link: bytesOf(`link ${n}`, 8) },
  body: bytesOf('piece', 40),
});

test('[T8] few asks of a member that floods them are forwarded, and others are served', () => {
  const { clock, faults, link, close } = createRig(bob);
  const [a, c] = [link(alice.peer), link(carol.peer)];
  for (let n = 0; n < 500; n++) a.say(askOf(n, alice.peer, carol.peer));
  expect(c.of('ask')).toBe(NEWS_BURST);
  clock.pass(1_000);
  for (let n = 0; n < 500; n++) a.say(askOf(n, alice.peer, carol.peer));
  expect(c.of('ask')).toBe(NEWS_BURST + NEWS_PER_SECOND);
  c.say(askOf(9, carol.peer, alice.peer));
  expect([a.of('ask'), faults]).toEqual([1, []]);
  close();
  expect(clock.timers()).toBe(0);
});

test('[T8] a member that forwards another’s flood of asks is not at fault, and its own news count', async () => {
  const { faults, link, close } = createRig(carol);
  const b = link(bob.peer);
  for (let n = 0; n < 500; n++) b.say(askOf(n, alice.peer, carol.peer));
  b.say({ t: 'reach', peers: [], files: true });
  await settled();
  expect(faults).toEqual([]);
  close();
});

test('[T5] speaking for another peer is a fault of the sender', () => {
  const { faults, link, close } = createRig(bob);
  const [a] = [link(alice.peer), link(carol.peer)];
  const between = { from: idBytes(carol.peer), to: idBytes(alice.peer) };
  a.say(askOf(1, carol.peer, alice.peer));
  a.say({ t: 'piece', ...between, link: bytesOf('link', 8), body: bytesOf('piece', 40) });
  a.say(askOf(1, alice.peer, bob.peer));
  expect(faults).toEqual([alice.peer, alice.peer, alice.peer]);
  close();
});

const pieceOf = (from: PeerId, to: PeerId, body: Bytes): ForwardingMessage => ({
  t: 'piece',
  ...{ from: idBytes(from), to: idBytes(to), link: bytesOf('no such link', 8), body },
});

test('[T11] pieces count, whatever becomes of them: a member that sends too many is at fault', () => {
  for (const to of [bob.peer, carol.peer, peerId(bytesOf('nobody', 16))]) {
    const { clock, faults, link, close } = createRig(bob);
    const [a, c] = [link(alice.peer), link(carol.peer)];
    const sent = 60_000;
    const piece = encodeForwarding(pieceOf(alice.peer, to, bytesOf('piece', 40)));
    for (let n = 0; n < sent; n++) {
      if (n % 6_000 === 0) clock.pass(1_000);
      a.hear(piece);
    }
    const bound = FORWARDING_MESSAGES_BURST + 10 * FORWARDING_MESSAGES_PER_SECOND;
    expect(faults.length).toBeGreaterThan(sent - bound);
    expect(new Set(faults)).toEqual(new Set([alice.peer]));
    expect(c.of('piece') + c.of('drop')).toBeLessThan(PASSED_MESSAGES_BURST);
    close();
  }
});

test('[T11] long pieces count by their bytes, those of the bulk lane, too', () => {
  const { faults, link, close } = createRig(bob);
  const [a] = [link(alice.peer), link(carol.peer)];
  const body = new Uint8Array(PIECE_BYTES_MAX);
  const most = FORWARDING_BYTES_BURST / PIECE_BYTES_MAX;
  for (let n = 0; n < most; n++)
    a.bulk({ from: alice.peer, to: carol.peer, link: bytesOf('no such link', 8), body });
  expect(faults.length).toBeGreaterThan(0);
  expect(faults.length).toBeLessThan(10);
  close();
});

test('[T11] a new link brings no new budget for messages, news or asks', () => {
  const { faults, link, close } = createRig(bob);
  const c = link(carol.peer);
  for (let round = 0; round < 5; round++) {
    const a = link(alice.peer);
    for (let n = 0; n < NEWS_BURST; n++) {
      a.say(askOf(n, alice.peer, carol.peer));
      a.say({ t: 'reach', peers: [], files: n % 2 === 0 });
    }
    for (let n = 0; n < 2_000; n++) a.say(pieceOf(alice.peer, carol.peer, bytesOf('piece', 40)));
  }
  expect(c.of('ask')).toBe(NEWS_BURST);
  expect(faults.length).toBeGreaterThan(4 * NEWS_BURST + 5 * 2_000 - FORWARDING_MESSAGES_BURST);
  close();
});

test('[T11] what many members send to one through us is less than what it takes from us', () => {
  const { faults, link, close } = createRig(bob);
  const c = link(carol.peer);
  const crowd = Array.from({ length: 20 }, (_, i) => peerId(bytesOf(`crowd ${i}`, 16)));
  for (const [i, peer] of crowd.entries()) {
    const it = link(peer);
    it.say(askOf(i, peer, carol.peer));
    for (let n = 0; n < PASSED_MESSAGES_BURST / 10; n++) it.say(pieceOn(i, peer, carol.peer));
  }
  expect(c.of('ask') + c.of('piece')).toBe(PASSED_MESSAGES_BURST);
  expect(faults).toEqual([]);
  close();
});

test('[T11] one member that floods another through us leaves room for the links of others', () => {
  const { faults, link, close } = createRig(bob);
  const [a, c, m] = [link(alice.peer), link(carol.peer), link(mallory.peer)];
  a.say(askOf(1, alice.peer, carol.peer));
  for (let n = 0; n < 10; n++) {
    // Where a pair has ended, she asks again.
    m.say(askOf(10 + n, mallory.peer, carol.peer));
    for (let i = 0; i < PASSED_MESSAGES_BURST / 10 + 10; i++)
      m.say(pieceOn(10 + n, mallory.peer, carol.peer));
  }
  a.say(pieceOn(1, alice.peer, carol.peer));
  expect(c.last()).toMatchObject({ t: 'piece', from: idBytes(alice.peer) });
  expect(a.of('drop')).toBe(0);
  expect(faults).toEqual([]);
  close();
});

test('[L7] a member whose link throws keeps the news of the others from nobody', () => {
  const { clock, link, close } = createRig(bob);
  const [a, c, m] = [link(alice.peer), link(carol.peer), link(mallory.peer)];
  for (const it of [a, c, m]) it.say({ t: 'reach', peers: [], files: false });
  c.breaks();
  const errors: unknown[] = [];
  const off = hearReports((error) => errors.push(error));
  clock.pass(NEWS_AFTER_MS);
  c.say(askOf(1, carol.peer, alice.peer));
  a.say(askOf(1, alice.peer, carol.peer));
  off();
  expect([a.of('reach'), m.of('reach'), a.of('ask')]).toEqual([1, 1, 1]);
  expect(errors).not.toEqual([]);
  close();
});

test('[T1] a flood of lists is a fault', () => {
  const { faults, link, close } = createRig(bob);
  const a = link(alice.peer);
  for (let n = 0; n < NEWS_BURST; n++) a.say({ t: 'reach', peers: [], files: n % 2 === 0 });
  expect(faults).toEqual([]);
  a.say({ t: 'reach', peers: [], files: true });
  expect(faults).toEqual([alice.peer]);
  close();
});

test('[T1] members who come and go all the time make no flood of the one who tells of them', () => {
  const { clock, faults, link, close } = createRig(bob);
  const c = link(carol.peer);
  for (let n = 0; n < 100; n++) {
    link(peerId(bytesOf(`comes ${n}`, 16)));
    clock.pass(NEWS_AFTER_MS);
  }
  const seconds = (100 * NEWS_AFTER_MS) / 1_000;
  expect(c.of('reach')).toBeLessThanOrEqual(TOLD_BURST + TOLD_PER_SECOND * seconds + 1);
  clock.pass(10 * NEWS_AFTER_MS);
  const last = c.last();
  expect(last?.t === 'reach' && last.peers).toHaveLength(LINKS_MAX);
  expect(faults).toEqual([]);
  close();
});

test('[T8] a forwarder that refuses is asked after all others, since the refusal may be its own', async () => {
  const { link, dial, close } = createRig(alice);
  const [b, m] = [link(bob.peer), link(mallory.peer)];
  for (const it of [b, m]) it.say({ t: 'reach', peers: [idBytes(carol.peer)], files: true });
  const refuse = (by: typeof b) => {
    const ask = by.last();
    if (ask?.t !== 'ask') throw new Error('not asked');
    by.say({ t: 'drop', from: ask.to, to: ask.from, link: ask.link, reason: 'refused' });
  };
  await dial(carol.peer);
  expect([b.of('ask'), m.of('ask')]).toEqual([1, 0]);
  refuse(b);
  await dial(carol.peer);
  expect([b.of('ask'), m.of('ask')]).toEqual([1, 1]);
  refuse(m);
  await dial(carol.peer);
  expect([b.of('ask'), m.of('ask')], 'there is no other').toEqual([2, 1]);
  close();
});

test('[T8] a drop in the other end’s name is believed once; a forwarder that drops again rests for a while', async () => {
  const { clock, link, dial, close } = createRig(alice);
  const b = link(bob.peer);
  b.say({ t: 'reach', peers: [idBytes(carol.peer)], files: true });
  const asked: number[] = [];
  for (let round = 0; round < 3; round++) {
    await dial(carol.peer);
    asked.push(b.of('ask'));
    const ask = b.last();
    if (ask?.t === 'ask')
      b.say({ t: 'drop', from: ask.to, to: ask.from, link: ask.link, reason: 'closed' });
  }
  expect(asked).toEqual([1, 2, 2]);
  clock.pass(FORWARDER_REST_MS);
  await dial(carol.peer);
  expect(b.of('ask')).toBe(3);
  close();
});
