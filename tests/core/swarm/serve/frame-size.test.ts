/** Chunks go out whole on quick paths and in pieces on slow ones. */
import { expect, test } from 'vitest';
import {
  FRAME_BYTES_MIN,
  QUICK_BYTES_PER_SECOND,
  SLOW_BYTES_PER_SECOND,
} from '../../../../src/core/limits/swarm.ts';
import { frameBytesAt } from '../../../../src/core/swarm/serve/frame-size.ts';

const CHUNK = 128 * 1024;

test('[F13] a frame passes in 16 ms on a slow path, in 50 on a usual one, and is a whole chunk on a quick one', () => {
  expect(frameBytesAt(0, CHUNK)).toBe(FRAME_BYTES_MIN);
  expect(frameBytesAt(100_000, CHUNK)).toBe(FRAME_BYTES_MIN);
  expect(frameBytesAt(SLOW_BYTES_PER_SECOND - 62.5, CHUNK)).toBe(15_999);
  expect(frameBytesAt(SLOW_BYTES_PER_SECOND, CHUNK)).toBe(50_000);
  expect(frameBytesAt(SLOW_BYTES_PER_SECOND, 10_000)).toBe(10_000);
  expect(frameBytesAt(SLOW_BYTES_PER_SECOND, 5_000)).toBe(5_000);
  expect(frameBytesAt(QUICK_BYTES_PER_SECOND, CHUNK)).toBe(CHUNK);
});
