/** A lane of a forwarded link: what comes out is what went in, or the lane reports that it was spoiled. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concat, utf8, type Bytes } from '../../../src/core/base/bytes.ts';
import { SealedLane } from '../../../src/core/forwarding/sealed-lane.ts';
import {
  FORWARDED_MESSAGE_BYTES_MAX,
  FORWARDING_WINDOW_BYTES,
  PIECE_BYTES_MAX,
} from '../../../src/core/limits/forwarding.ts';
import type { Lane } from '../../../src/core/ports.ts';
import { bytesOf, crypto, settled } from '../../fakes/people.ts';

const LINK = bytesOf('link', 8);
const [there, back] = [bytesOf('there', 32), bytesOf('back', 32)];
const sizesOf = (messages: readonly Bytes[]) => messages.map((it) => it.length);

/** Both ends of a lane; the test holds the pieces that are under way. */
function createEnds({ lane = 'bulk' as Lane, link = LINK } = {}) {
  const wire: Bytes[] = [];
  const delivered: Bytes[] = [];
  const confirmed: number[] = [];
  const ends = { spoiled: 0, takes: true, drains: 0 };
  const common = { lane, crypto, confirmed: () => undefined };
  const near = new SealedLane({
    ...common,
    link: LINK,
    keys: { send: there, receive: back },
    forward: (box) => ends.takes && wire.push(box) > 0,
    confirm: () => undefined,
    deliver: () => undefined,
    drained: () => void (ends.drains += 1),
    spoiled: () => undefined,
  });
  const far = new SealedLane({
    ...common,
    link,
    keys: { send: back, receive: there },
    forward: () => true,
    confirm: (bytes) => confirmed.push(bytes),
    deliver: (message) => delivered.push(message),
    drained: () => undefined,
    spoiled: () => void (ends.spoiled += 1),
  });
  /** Delivers pieces and confirmations until none is under way. */
  async function flow(): Promise<void> {
    do {
      for (const box of wire.splice(0)) far.receive(box);
      await settled();
      for (const bytes of confirmed.splice(0)) near.confirmed(bytes);
      await settled();
    } while (wire.length > 0);
  }
  return { near, far, wire, delivered, confirmed, ends, flow };
}

/** A piece sealed as by the other end, with any content. */
const forged = (n: number, plain: Bytes, lane = 1) => {
  const head = Uint8Array.of(lane, 0, 0, 0, n);
  return crypto.seal(there, plain, concat(utf8('swapmeet/2 carried'), LINK, head));
};

describe('[T6] messages', () => {
  test('of any length arrive whole and in order, at any pace', async () => {
    const size = fc.constantFrom(
      ...[0, 1, 40, PIECE_BYTES_MAX - 1, PIECE_BYTES_MAX, PIECE_BYTES_MAX + 1],
      FORWARDED_MESSAGE_BYTES_MAX,
    );
    const step = fc.oneof(size, fc.constantFrom('refuse' as const, 'take' as const));
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        const { near, delivered, ends, flow } = createEnds();
        const sent: Bytes[] = [];
        for (const it of steps) {
          if (it === 'refuse') ends.takes = false;
          else if (it === 'take') {
            ends.takes = true;
            near.resume();
            await flow();
          } else {
            sent.push(bytesOf(`message ${sent.length}`, it));
            near.push(sent.at(-1) as Bytes);
          }
        }
        ends.takes = true;
        near.resume();
        await settled();
        await flow();
        expect(sizesOf(delivered)).toEqual(sizesOf(sent));
        expect(delivered.every((it, i) => Buffer.compare(it, sent[i] as Bytes) === 0)).toBe(true);
        expect([ends.spoiled, near.queuedBytes]).toEqual([0, 0]);
      }),
      { numRuns: 40 },
    );
  });

  test('wait when 256 KiB are unconfirmed, and go on after confirmations', async () => {
    const { near, wire, ends } = createEnds();
    for (let i = 0; i < 10; i++) near.push(new Uint8Array(FORWARDED_MESSAGE_BYTES_MAX));
    await settled();
    expect(wire).toHaveLength(FORWARDING_WINDOW_BYTES / PIECE_BYTES_MAX);
    expect(near.queuedBytes).toBe(10 * FORWARDED_MESSAGE_BYTES_MAX - FORWARDING_WINDOW_BYTES);
    near.confirmed(PIECE_BYTES_MAX);
    await settled();
    expect(wire).toHaveLength(FORWARDING_WINDOW_BYTES / PIECE_BYTES_MAX + 1);
    expect(ends.drains).toBe(wire.length);
  });

  test('are confirmed a quarter of the window at a time; confirmations pass a full window', async () => {
    const { near, far, wire, confirmed } = createEnds();
    for (let i = 0; i < 8; i++) near.push(new Uint8Array(PIECE_BYTES_MAX));
    near.push(new Uint8Array(1));
    await settled();
    const before = wire.length;
    near.pushConfirmation('control', 77);
    await settled();
    expect(wire).toHaveLength(before + 1);
    for (const box of wire) far.receive(box);
    await settled();
    expect(confirmed).toEqual(Array(4).fill(FORWARDING_WINDOW_BYTES / 4));
  });
});

describe('[T6] it is spoiled, and nothing more is delivered, when a piece', () => {
  const tricks: Record<string, (wire: Bytes[]) => Bytes[]> = {
    'is left out': ([, ...rest]) => rest,
    'comes twice': ([first, ...rest]) => [first, first, ...rest] as Bytes[],
    'changes places': ([first, second, ...rest]) => [second, first, ...rest] as Bytes[],
    'is cut short': ([first, ...rest]) => [first?.slice(0, -1), ...rest] as Bytes[],
    'is empty': (wire) => [new Uint8Array(), ...wire],
    'has a bit changed': ([first, ...rest]) => {
      const changed = (first as Bytes).slice();
      changed[20] = (changed[20] ?? 0) ^ 1;
      return [changed, ...rest];
    },
  };
  test.each(Object.entries(tricks))('%s', async (name, trick) => {
    const { near, far, wire, delivered, ends } = createEnds();
    for (const word of ['one', 'two', 'three']) near.push(utf8(word));
    await settled();
    for (const box of trick(wire)) far.receive(box);
    await settled();
    expect(ends.spoiled).toBe(1);
    expect(delivered.length).toBeLessThan(name === 'comes twice' ? 2 : 1);
  });

  test('belongs to the other lane, or to another link', async () => {
    const sent = createEnds();
    sent.near.push(utf8('word'));
    await settled();
    const others = [createEnds({ lane: 'control' }), createEnds({ link: bytesOf('another', 8) })];
    for (const { far, ends } of others) {
      far.receive(sent.wire[0] as Bytes);
      await settled();
      expect(ends.spoiled).toBe(1);
    }
    sent.far.receive(sent.wire[0] as Bytes);
    await settled();
    expect(sent.delivered).toEqual([utf8('word')]);
  });

  const nonsense: [string, Bytes][] = [
    ['is of no kind', Uint8Array.of(3, 1)],
    ['is nothing', new Uint8Array()],
    ['has others behind it and is not full', Uint8Array.of(1, 1, 1)],
    ['has others behind it and is empty', Uint8Array.of(1)],
    ['confirms no lane', Uint8Array.of(2, 7, 0, 0, 0, 1)],
    ['confirms too little', Uint8Array.of(2, 0, 1)],
  ];
  test.each(nonsense)('of the other end %s', async (_, plain) => {
    const { far, ends, delivered } = createEnds();
    far.receive(await forged(0, plain));
    await settled();
    expect([ends.spoiled, delivered.length]).toEqual([1, 0]);
  });

  test('makes a message longer than 64 KiB', async () => {
    const { far, ends, delivered } = createEnds();
    const full = concat(Uint8Array.of(1), new Uint8Array(PIECE_BYTES_MAX));
    for (let n = 0; n < 3; n++) far.receive(await forged(n, full));
    await settled();
    expect([ends.spoiled, delivered.length]).toEqual([1, 0]);
  });
});

test('[T6] what arrives faster than it opens is bounded', () => {
  const { far, ends } = createEnds();
  for (let i = 0; i < 20; i++) far.receive(new Uint8Array(PIECE_BYTES_MAX));
  expect(ends.spoiled).toBeGreaterThan(0);
});

test('a stopped lane neither sends nor delivers', async () => {
  const { near, far, wire, delivered } = createEnds();
  near.push(utf8('one'));
  await settled();
  far.receive(wire[0] as Bytes);
  far.stop();
  near.stop();
  near.push(utf8('two'));
  await settled();
  expect([wire.length, delivered.length]).toEqual([1, 0]);
});
