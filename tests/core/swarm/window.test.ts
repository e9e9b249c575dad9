/** How much may be on its way from one peer, and how long to wait for it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  REQUEST_TIMEOUT_MS,
  WINDOW_BYTES_MAX,
  WINDOW_BYTES_MIN,
  WINDOW_BYTES_START,
} from '../../../src/core/limits.ts';
import {
  delivered,
  NO_DELIVERY,
  requestTimeoutMs,
  windowBytes,
  type Delivery,
} from '../../../src/core/swarm/window.ts';

const CHUNK = 128 * 1024;
/** A path that brings a chunk every `everyMs`, each `tookMs` after it was asked for. */
function path(count: number, everyMs: number, tookMs: number): Delivery {
  let seen = NO_DELIVERY;
  for (let i = 1; i <= count; i++) seen = delivered(seen, CHUNK, tookMs, 1_000_000 + i * everyMs);
  return seen;
}

describe('[F11] the window', () => {
  test('starts at 512 KiB, shared by those who send', () => {
    expect(windowBytes(NO_DELIVERY, 1, false)).toBe(WINDOW_BYTES_START);
    expect(windowBytes(NO_DELIVERY, 0, false)).toBe(WINDOW_BYTES_START);
    expect(windowBytes(NO_DELIVERY, 2, false)).toBe(WINDOW_BYTES_START / 2);
    expect(windowBytes(NO_DELIVERY, 100, false)).toBe(WINDOW_BYTES_MIN);
  });

  test('grows to twice what the path holds', () => {
    const seen = path(100, 10, 100); // 13 MB/s at 100 ms
    const holds = (seen.bytesPerSecond * 100) / 1000;
    expect(windowBytes(seen, 1, false)).toBeCloseTo(2 * holds, -2);
    expect(windowBytes(seen, 1, false)).toBeGreaterThan(WINDOW_BYTES_START);
  });

  test('is the least for a peer that let requests time out', () =>
    expect(windowBytes(path(100, 10, 100), 1, true)).toBe(WINDOW_BYTES_MIN));

  test('lies between its bounds whatever was seen', () => {
    const chunk = fc.tuple(fc.nat(300_000), fc.integer({ min: 1, max: 60_000 }), fc.nat(60_000));
    fc.assert(
      fc.property(fc.array(chunk, { maxLength: 30 }), fc.nat(40), (chunks, senders) => {
        let [seen, nowMs] = [NO_DELIVERY, 1_000_000];
        for (const [bytes, tookMs, gapMs] of chunks) {
          nowMs += gapMs;
          seen = delivered(seen, bytes, tookMs, nowMs);
        }
        const bytes = windowBytes(seen, senders, false);
        expect(bytes).toBeGreaterThanOrEqual(WINDOW_BYTES_MIN);
        expect(bytes).toBeLessThanOrEqual(WINDOW_BYTES_MAX);
        expect(requestTimeoutMs(seen)).toBeGreaterThanOrEqual(4_000);
        expect(requestTimeoutMs(seen)).toBeLessThanOrEqual(REQUEST_TIMEOUT_MS);
      }),
    );
  });
});

test('[F11] delivery learns the rate over whole epochs, the shortest and the usual time', () => {
  const first = delivered(NO_DELIVERY, CHUNK, 200, 5_000);
  expect(first).toMatchObject({ bytesPerSecond: CHUNK * 5, shortestMs: 200, smoothedMs: 200 });
  const second = delivered(first, CHUNK, 280, 5_100);
  expect(second).toMatchObject({ shortestMs: 200, smoothedMs: 210 });
  expect(second.bytesPerSecond).toBe(first.bytesPerSecond); // half a round trip tells nothing
  const third = delivered(delivered(second, CHUNK, 280, 5_150), CHUNK, 280, 5_200);
  expect(third.bytesPerSecond).toBe(CHUNK * 15);
});

test('[F11] a rate falls slowly, and by half after a silence', () => {
  const seen = path(100, 10, 50);
  const slower = delivered(seen, CHUNK, 50, seen.lastAtMs + 200);
  expect(slower.bytesPerSecond).toBeGreaterThan(seen.bytesPerSecond * 0.8);
  const silent = delivered(seen, CHUNK, 50, seen.lastAtMs + 400);
  expect(silent.bytesPerSecond).toBe(seen.bytesPerSecond / 2);
});

test('[F12] a request waits 12 s at first, then eight times what is usual, 4 s at least', () => {
  expect(requestTimeoutMs(NO_DELIVERY)).toBe(12_000);
  expect(requestTimeoutMs(path(3, 10, 20))).toBe(4_000);
  expect(requestTimeoutMs(path(3, 10, 1_000))).toBe(8_000);
  expect(requestTimeoutMs(path(3, 10, 9_000))).toBe(12_000);
});
