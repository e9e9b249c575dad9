/** How much may be on its way from one peer, and how long to wait for it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  REQUEST_TIMEOUT_MS,
  WINDOW_BYTES_MAX,
  WINDOW_BYTES_MIN,
  WINDOW_BYTES_START,
} from '../../../../src/core/limits/swarm.ts';
import {
  delivered,
  NO_DELIVERY,
  type Delivery,
} from '../../../../src/core/swarm/request/delivery.ts';
import { fits, requestTimeoutMs, windowBytes } from '../../../../src/core/swarm/request/window.ts';
import { play, type ModelPath } from '../../../fakes/path-model.ts';
import { randomOf } from '../../../fakes/people.ts';

const KiB = 1024;
const CHUNK = 128 * KiB;
const over = (
  bytesPerSecond: number,
  pathMs: number,
  change: Partial<Delivery> = {},
): Delivery => ({
  ...NO_DELIVERY,
  bytesPerSecond,
  pathMs,
  ...change,
});

describe('[F11] the window', () => {
  test('starts at 512 KiB, shared by all senders', () => {
    expect(windowBytes(NO_DELIVERY, 1, false)).toBe(WINDOW_BYTES_START);
    expect(windowBytes(NO_DELIVERY, 0, false)).toBe(WINDOW_BYTES_START);
    expect(windowBytes(NO_DELIVERY, 2, false)).toBe(WINDOW_BYTES_START / 2);
    expect(windowBytes(NO_DELIVERY, 100, false)).toBe(WINDOW_BYTES_MIN);
  });

  test('is what the path holds and a queue of a quarter to half of that, at most 75 ms or 256 KiB', () => {
    expect(windowBytes(over(6_000_000, 2), 1, false)).toBe(WINDOW_BYTES_START);
    expect(windowBytes(over(6_000_000, 100), 1, false)).toBeCloseTo(830_769, 0);
    expect(windowBytes(over(6_000_000, 40), 8, false)).toBe(300_000);
    expect(windowBytes(over(6_000_000, 300), 1, false)).toBe(1_800_000 + 450_000);
    expect(windowBytes(over(2_000_000, 300), 1, false)).toBe(600_000 + 256 * KiB);
    expect(windowBytes(over(6_000_000, 100), 8, false)).toBeCloseTo(830_769, 0);
  });

  test('stays under what has overflowed the path', () => {
    const overflowed = { ceilingBytes: 300_000 };
    expect(windowBytes(over(6_000_000, 100, overflowed), 1, false)).toBe(300_000);
    expect(windowBytes(over(0, Infinity, { ceilingBytes: 10 }), 1, false)).toBe(WINDOW_BYTES_MIN);
  });

  test('is the minimum for a peer that let requests time out', () =>
    expect(windowBytes(over(6_000_000, 100), 1, true)).toBe(WINDOW_BYTES_MIN));

  test('stays within its bounds whatever was measured', () => {
    const frame = fc.record({
      bytes: fc.nat(300_000),
      tookMs: fc.integer({ min: 1, max: 60_000 }),
      gapMs: fc.integer({ min: -1_000, max: 60_000 }),
      begins: fc.boolean(),
      ends: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(frame, { maxLength: 30 }), fc.nat(40), (frames, senders) => {
        let [seen, nowMs] = [NO_DELIVERY, 1_000_000];
        let window = windowBytes(seen, senders, false);
        for (const { gapMs, ...arrival } of frames) {
          nowMs += gapMs; // a clock may be set back
          seen = delivered(seen, { ...arrival, windowBytes: window }, nowMs);
          window = windowBytes(seen, senders, false);
          expect(window).toBeGreaterThanOrEqual(WINDOW_BYTES_MIN);
          expect(window).toBeLessThanOrEqual(WINDOW_BYTES_MAX);
        }
        expect(requestTimeoutMs(seen)).toBeGreaterThanOrEqual(4_000);
        expect(requestTimeoutMs(seen)).toBeLessThanOrEqual(REQUEST_TIMEOUT_MS);
      }),
    );
  });
});

test('[F11] chunks fill a window as closely as they can, and always at least half of it', () => {
  expect(fits(512 * KiB, 384 * KiB, CHUNK)).toBe(true);
  expect(fits(512 * KiB, 512 * KiB, CHUNK)).toBe(false);
  expect(fits(640 * KiB - 1, 512 * KiB, CHUNK)).toBe(true);
  expect(fits(128 * KiB, 64 * KiB, 240 * KiB)).toBe(true);
  expect(fits(128 * KiB, 64 * KiB + 1, 240 * KiB)).toBe(false);
});

test('[F12] a request waits 12 s at first, then eight times the usual time, at least 4 s', () => {
  const usually = (smoothedMs: number) => requestTimeoutMs({ ...NO_DELIVERY, smoothedMs });
  expect(requestTimeoutMs(NO_DELIVERY)).toBe(12_000);
  expect(usually(20)).toBe(4_000);
  expect(usually(1_000)).toBe(8_000);
  expect(usually(9_000)).toBe(12_000);
});

describe('[F11] over a path, in a model', () => {
  const FIXED_KIB = [256, 512, 1_024, 2_048];
  const FOR_MS = 8_000;
  const MBIT = 125_000;
  const pathOf = (
    mbit: number,
    roundTripMs: number,
    change: Partial<ModelPath> = {},
  ): ModelPath => ({
    bytesPerSecond: mbit * MBIT,
    roundTripMs,
    queueMs: 100,
    loss: 0,
    random: randomOf(`path ${mbit} ${roundTripMs}`).next,
    ...change,
  });
  const adapting = (seen: Delivery) => windowBytes(seen, 1, false);
  function ratio(path: () => ModelPath): number {
    const rates = FIXED_KIB.map(
      (kib) =>
        play(
          path(),
          () => CHUNK,
          () => kib * KiB,
          FOR_MS,
        ).bytesPerSecond,
    );
    return play(path(), () => CHUNK, adapting, FOR_MS).bytesPerSecond / Math.max(...rates);
  }

  test.each([0, 20, 100, 300])('of %i ms and 50 Mbit/s comes near the best window', (ms) => {
    expect(ratio(() => pathOf(50, ms))).toBeGreaterThan(0.9);
  });

  test.each([
    [2, 20],
    [10, 100],
    [50, 100],
    [200, 20],
  ])('of %i Mbit/s and %i ms with loss, too', (mbit, ms) => {
    expect(ratio(() => pathOf(mbit, ms, { loss: 0.001 }))).toBeGreaterThan(0.85);
  });

  test('fills it without overflowing the queue, whatever the lengths of the chunks', () => {
    const lengths = randomOf('lengths');
    const length = () => Math.floor((32 + lengths.next() * 208) * KiB);
    const played = play(pathOf(50, 100), length, adapting, FOR_MS);
    expect(played.timeouts).toBe(0);
    expect(played.bytesPerSecond).toBeGreaterThan(5_000_000);
  });

  test('that looks longer than it is does not overflow', () => {
    const seems = (seen: Delivery) =>
      windowBytes({ ...seen, pathMs: Math.max(80, seen.pathMs) }, 1, false);
    expect(play(pathOf(50, 20), () => CHUNK, seems, FOR_MS).timeouts).toBe(0);
  });

  test('with a shallow queue overflows it once and stays below', () => {
    const shallow = () => pathOf(50, 20, { queueMs: 50 });
    const played = play(shallow(), () => CHUNK, adapting, FOR_MS);
    expect(played.timeouts).toBe(1);
    expect(played.bytesPerSecond).toBeGreaterThan(5_000_000);
  });
});
