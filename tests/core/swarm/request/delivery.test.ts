/** Measures a path by what comes over it. */
import { describe, expect, test } from 'vitest';
import { WINDOW_BYTES_MAX } from '../../../../src/core/limits/swarm.ts';
import {
  delivered,
  NO_DELIVERY,
  type Delivery,
} from '../../../../src/core/swarm/request/delivery.ts';

const KiB = 1024;
const CHUNK = 128 * KiB;
const START_MS = 1_000_000;
const whole = (tookMs: number, windowBytes = 512 * KiB) =>
  ({ bytes: CHUNK, tookMs, begins: true, ends: true, windowBytes }) as const;

/** A chunk in one frame every `everyMs`, each `tookMs` after it was asked for. */
function path(count: number, everyMs: number, tookMs: number): Delivery {
  let seen = NO_DELIVERY;
  for (let i = 1; i <= count; i++) seen = delivered(seen, whole(tookMs), START_MS + i * everyMs);
  return seen;
}

describe('[F11] the rate', () => {
  test('is measured over epochs of a round trip, and rises within an epoch by what has come', () => {
    const first = delivered(NO_DELIVERY, whole(200), START_MS);
    expect(first.bytesPerSecond).toBe(CHUNK * 5);
    const second = delivered(first, whole(200), START_MS + 50);
    expect(second.bytesPerSecond).toBe(CHUNK * 5);
    const third = delivered(second, whole(200), START_MS + 60);
    expect(third.bytesPerSecond).toBe(CHUNK * 10);
    expect(third.epoch.atMs).toBe(START_MS);
    expect(delivered(third, whole(200), START_MS + 200).epoch).toMatchObject({ bytes: 0 });
  });

  test('falls slowly', () => {
    const seen = path(100, 10, 50);
    let slower = seen;
    for (let i = 1; i <= 5; i++) slower = delivered(slower, whole(50), seen.lastAtMs + i * 40);
    expect(slower.bytesPerSecond).toBeLessThan(seen.bytesPerSecond * 0.95);
    expect(slower.bytesPerSecond).toBeGreaterThan(seen.bytesPerSecond * 0.8);
  });

  test('ignores the burst after a lost packet', () => {
    let seen = path(100, 10, 100);
    const before = seen.bytesPerSecond;
    const resumesMs = seen.lastAtMs + 200;
    for (let i = 0; i < 20; i++) seen = delivered(seen, whole(200), resumesMs);
    for (let i = 1; i <= 10; i++) seen = delivered(seen, whole(200), resumesMs + i * 10);
    expect(seen.bytesPerSecond).toBeLessThan(before * 1.1);
  });
});

test('[F11] the path is the shortest time from a request to its first bytes', () => {
  const frame = { bytes: 8 * KiB, ends: false, windowBytes: 512 * KiB };
  let seen = delivered(NO_DELIVERY, { ...frame, begins: true, tookMs: 40 }, START_MS);
  seen = delivered(seen, { ...frame, begins: false, tookMs: 20 }, START_MS + 5);
  seen = delivered(seen, { ...frame, begins: true, tookMs: 70 }, START_MS + 9);
  expect(seen).toMatchObject({ pathMs: 40, smoothedMs: 0, lastAtMs: START_MS + 9 });
  seen = delivered(seen, { ...frame, begins: false, ends: true, tookMs: 80 }, START_MS + 10);
  expect(seen).toMatchObject({ pathMs: 40, smoothedMs: 80 });
  seen = delivered(seen, { ...frame, begins: true, ends: true, tookMs: 160 }, START_MS + 20);
  expect(seen.smoothedMs).toBe(90);
});

describe('[F11] a silence', () => {
  test('lowers the ceiling to half of what was on its way, but not below what the path holds', () => {
    const seen = path(100, 10, 20);
    expect(seen.ceilingBytes).toBe(WINDOW_BYTES_MAX);
    const silent = delivered(seen, whole(400), seen.lastAtMs + 400);
    expect(silent.ceilingBytes).toBeCloseTo(256 * KiB, -3);
    const holds = path(100, 10, 100);
    const longSilent = delivered(holds, whole(500), holds.lastAtMs + 500);
    expect(longSilent.ceilingBytes).toBeGreaterThan(1_200_000);
  });

  test('counts once, however often it is broken before what was on its way has come', () => {
    const seen = path(100, 20, 20);
    let silent = delivered(seen, whole(400), seen.lastAtMs + 400);
    for (let i = 1; i <= 4; i++) silent = delivered(silent, whole(400), silent.lastAtMs + 400);
    expect(silent.ceilingBytes).toBeGreaterThan(255 * KiB);
    const another = delivered(silent, whole(400, 256 * KiB), silent.lastAtMs + 400);
    expect(another.ceilingBytes).toBeLessThan(140 * KiB);
  });

  test('does not count when nothing was asked for meanwhile', () => {
    const seen = path(100, 10, 20);
    expect(delivered(seen, whole(20), seen.lastAtMs + 60_000).ceilingBytes).toBe(WINDOW_BYTES_MAX);
  });

  test('wears off slowly', () => {
    const seen = path(100, 10, 20);
    let later = delivered(seen, whole(400), seen.lastAtMs + 400);
    for (let i = 0; i < 1_000; i++) later = delivered(later, whole(20), later.lastAtMs + 10);
    expect(later.ceilingBytes).toBeGreaterThan(300 * KiB);
    expect(later.ceilingBytes).toBeLessThan(350 * KiB);
  });
});
