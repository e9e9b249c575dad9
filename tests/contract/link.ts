/** The part of the transport contract that is about an open link: order, lanes, bounds and endings. */
import { hearReports } from '../../src/core/base/each.ts';
import { assert, assertEqual } from './contract.ts';
import { inbox, type Party } from './transport-party.ts';

const patterned = (length: number, salt: number) =>
  Uint8Array.from({ length }, (_, i) => (i * 31 + salt * 17 + (i >> 8)) & 255);

export const linkContract: [string, (party: Party) => Promise<void>][] = [
  [
    'messages arrive in order per lane, byte for byte, in both directions',
    async ({ pair, until }) => {
      const { here, there } = await pair();
      const [atBob, atAlice] = [inbox(there), inbox(here)];
      for (let i = 0; i < 40; i++) {
        assert(here.send(i % 3 ? 'control' : 'bulk', patterned(1 + i * 37, i)), 'taken');
        assert(there.send(i % 2 ? 'control' : 'bulk', Uint8Array.of(i)), 'taken back');
      }
      await until(() => atBob.length === 40 && atAlice.length === 40, 'everything arrives');
      const sent = Array.from({ length: 40 }, (_, i) => i);
      for (const lane of ['control', 'bulk'] as const) {
        assertEqual(
          atBob.filter((m) => m.lane === lane).map((m) => [...m.bytes]),
          sent
            .filter((i) => (i % 3 ? 'control' : 'bulk') === lane)
            .map((i) => [...patterned(1 + i * 37, i)]),
          `the ${lane} lane to bob`,
        );
        assertEqual(
          atAlice.filter((m) => m.lane === lane).map((m) => m.bytes[0]),
          sent.filter((i) => (i % 2 ? 'control' : 'bulk') === lane),
          `the ${lane} lane to alice`,
        );
      }
    },
  ],
  [
    'a message is copied: changing it after send changes nothing, and views keep their bounds',
    async ({ pair, until }) => {
      const { here, there } = await pair();
      const arrived = inbox(there);
      const whole = patterned(64, 3);
      const expected = [...whole.subarray(8, 24)];
      assert(here.send('control', whole.subarray(8, 24)), 'taken');
      whole.fill(0);
      await until(() => arrived.length === 1, 'the message arrives');
      const bytes = arrived[0]?.bytes;
      assertEqual([...(bytes ?? [])], expected, 'the bytes at the time of send');
      assertEqual(
        bytes?.buffer.byteLength,
        16,
        'the receiver’s bytes stand in memory of their own',
      );
    },
  ],
  [
    'a message may be empty, and may be as large as the link says',
    async ({ pair, until }) => {
      const { here, there } = await pair();
      const arrived = inbox(there);
      for (const lane of ['control', 'bulk'] as const) {
        const largest = patterned(here.maxMessageBytes, 5);
        assert(here.send(lane, new Uint8Array(0)), `empty on ${lane}`);
        assert(here.send(lane, largest), `largest on ${lane}`);
        await until(() => arrived.length === 2, `both arrive on ${lane}`);
        const [empty, full] = arrived.splice(0);
        assertEqual(empty?.bytes.length, 0, `empty on ${lane}`);
        assertEqual(full?.bytes.length, largest.length, `length of the largest on ${lane}`);
        assert(
          full?.bytes.every((byte, i) => byte === largest[i]),
          `largest on ${lane}`,
        );
      }
    },
  ],
  [
    'send never throws: what is longer than the link says is not taken, and the link goes on',
    async ({ pair, until }) => {
      const { here, there } = await pair();
      const arrived = inbox(there);
      for (const lane of ['control', 'bulk'] as const) {
        for (const more of [1, 1_000, here.maxMessageBytes]) {
          assert(!here.send(lane, new Uint8Array(here.maxMessageBytes + more)), 'not taken');
        }
        assert(here.send(lane, Uint8Array.of(7)), 'the next one is');
      }
      await until(() => arrived.length === 2, 'and nothing else arrives');
      here.close('done');
      for (const lane of ['control', 'bulk'] as const) {
        assert(!here.send(lane, new Uint8Array(here.maxMessageBytes + 1)), 'nor after the end');
      }
    },
  ],
  [
    'a listener that throws hears the next message, and what else was sent arrives',
    async ({ pair, until }) => {
      const { here, there } = await pair();
      const errors: unknown[] = [];
      const off = hearReports((error) => errors.push(error));
      try {
        const heard: (number | undefined)[] = [];
        there.onMessage((_, bytes) => {
          heard.push(bytes[0]);
          throw new Error('a listener that throws');
        });
        for (const n of [1, 2, 3]) assert(here.send('control', Uint8Array.of(n)), 'taken');
        await until(() => heard.length === 3, 'all are heard');
        assertEqual(heard, [1, 2, 3], 'in order');
        let ends = 0;
        there.onClose(() => {
          ends += 1;
          throw new Error('another one');
        });
        here.close('done');
        await until(() => ends === 1 && errors.length === 4, 'the end, and every error');
      } finally {
        off();
      }
    },
  ],
  [
    'messages that came before the listener are kept for it, in order',
    async ({ pair, until, pass }) => {
      const { here, there } = await pair();
      for (let i = 0; i < 5; i++) assert(here.send('control', Uint8Array.of(i)), 'taken');
      await pass(500);
      const arrived = inbox(there);
      assert(here.send('control', Uint8Array.of(5)), 'taken');
      await until(() => arrived.length === 6, 'kept messages come');
      assertEqual(
        arrived.map((m) => m.bytes[0]),
        [0, 1, 2, 3, 4, 5],
        'order',
      );
    },
  ],
  [
    'a listener that was taken off hears nothing more',
    async ({ pair, until }) => {
      const { here, there } = await pair();
      let heard = 0;
      const off = there.onMessage(() => heard++);
      assert(here.send('control', Uint8Array.of(1)), 'taken');
      await until(() => heard === 1, 'the listener hears');
      off();
      off();
      const arrived = inbox(there);
      assert(here.send('control', Uint8Array.of(2)), 'taken');
      await until(() => arrived.length === 1, 'the next listener hears');
      assertEqual(heard, 1, 'the first heard once');
    },
  ],
  [
    'a full lane refuses, drains, takes again, and loses nothing; control does not wait behind it',
    async ({ pair, until }) => {
      const { here, there } = await pair();
      const arrived = inbox(there);
      const drains: string[] = [];
      here.onDrain((lane) => drains.push(lane));
      let taken = 0;
      const numbered = (n: number) => {
        const message = new Uint8Array(here.maxMessageBytes);
        new DataView(message.buffer).setUint32(0, n);
        return message;
      };
      while (taken < 1_000 && here.send('bulk', numbered(taken))) taken++;
      assert(taken > 0 && taken < 1_000, `the lane is full after a bounded number (${taken})`);
      assert(here.send('control', Uint8Array.of(1)), 'control takes while bulk is full');
      await until(() => drains.includes('bulk'), 'the bulk lane drains');
      assert(here.send('bulk', numbered(taken)), 'the lane takes again');
      await until(() => arrived.length === taken + 2, 'everything that was taken arrives');
      assertEqual(
        arrived
          .filter((m) => m.lane === 'bulk')
          .map((m) => new DataView(m.bytes.buffer, m.bytes.byteOffset).getUint32(0)),
        Array.from({ length: taken + 1 }, (_, i) => i),
        'order of the bulk lane',
      );
    },
  ],
  [
    'close ends both sides, each told exactly once, and nothing can be sent after',
    async ({ pair, until, pass }) => {
      const { here, there } = await pair();
      const ends: string[] = [];
      here.onClose(() => ends.push('here'));
      there.onClose(() => ends.push('there'));
      here.close('done');
      here.close('done again');
      assert(!here.send('control', Uint8Array.of(1)), 'no send after our own close');
      await until(() => ends.length >= 2, 'both sides are told');
      assert(!there.send('bulk', Uint8Array.of(1)), 'no send after the other’s close');
      there.close('me too');
      await pass(500);
      assertEqual(ends.sort(), ['here', 'there'], 'told once each');
    },
  ],
  [
    'after a close the same two can link again',
    async ({ pair, until }) => {
      const { alice, bob, here } = await pair();
      let over = false;
      bob.links[0]?.onClose(() => (over = true));
      here.close('for now');
      await until(() => over, 'bob is told');
      void bob.transport.dial(alice.transport.self).catch(() => undefined);
      await until(() => alice.links.length === 2 && bob.links.length === 2, 'a new pair');
      const [next, arrived] = [bob.links[1], inbox(alice.links[1] ?? here)];
      assert(next?.send('control', Uint8Array.of(4)), 'taken');
      await until(() => arrived.length === 1, 'the new link carries');
    },
  ],
];
