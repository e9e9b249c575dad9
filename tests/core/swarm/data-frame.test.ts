/** Data frames: the fixed layout of the bulk lane, and how large each is. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileId, idBytes } from '../../../src/core/base/ids.ts';
import { BULK_MESSAGE_BYTES_MAX } from '../../../src/core/limits/shared.ts';
import { CHUNK_BYTES_MAX, CHUNKS_PER_FILE_MAX } from '../../../src/core/limits/files.ts';
import {
  FRAME_BYTES_MIN,
  QUICK_BYTES_PER_SECOND,
  SLOW_BYTES_PER_SECOND,
} from '../../../src/core/limits/swarm.ts';
import {
  DATA_HEADER_BYTES,
  decodeDataFrame,
  encodeDataFrame,
  frameBytesAt,
} from '../../../src/core/swarm/data-frame.ts';
import { bytesOf } from '../../fakes/people.ts';

const file = fileId(bytesOf('file', 16));
const frame = (chunk: number, offset: number, length: number) => ({
  file,
  chunk,
  offset,
  bytes: new Uint8Array(length).fill(7),
});

test('[W4] a frame is read back, wherever in a buffer it lies', () => {
  const any = fc.record({
    chunk: fc.nat(CHUNKS_PER_FILE_MAX - 1),
    offset: fc.nat(CHUNK_BYTES_MAX - 500),
    bytes: fc.uint8Array({ maxLength: 500 }).map((bytes) => new Uint8Array(bytes)),
  });
  fc.assert(
    fc.property(any, fc.nat(9), (it, before) => {
      const bytes = encodeDataFrame({ file, ...it });
      const buffer = new Uint8Array(before + bytes.length + 3);
      buffer.set(bytes, before);
      const view = buffer.subarray(before, before + bytes.length);
      expect(decodeDataFrame(view)).toEqual({ file, ...it });
    }),
  );
});

test('[W4] its layout is type, file, chunk, offset, bytes; numbers are big-endian', () => {
  const bytes = encodeDataFrame(frame(0x01_02_03, 0x04_05, 2));
  expect(bytes).toHaveLength(DATA_HEADER_BYTES + 2);
  expect(bytes[0]).toBe(1);
  expect(bytes.slice(1, 17)).toEqual(idBytes(file));
  expect([...bytes.slice(17)]).toEqual([0, 1, 2, 3, 0, 0, 4, 5, 7, 7]);
});

describe('[W4] limits', () => {
  const fine = (chunk: number, offset: number, length: number) =>
    decodeDataFrame(encodeDataFrame(frame(chunk, offset, length))) !== null;
  const room = BULK_MESSAGE_BYTES_MAX - DATA_HEADER_BYTES;

  test.each([
    [0, 0, 0, true],
    [CHUNKS_PER_FILE_MAX - 1, 0, 1, true],
    [CHUNKS_PER_FILE_MAX, 0, 1, false],
    [2 ** 32 - 1, 0, 1, false],
    [0, CHUNK_BYTES_MAX - 1, 1, true],
    [0, CHUNK_BYTES_MAX, 1, false],
    [0, 2 ** 32 - 1, 1, false],
    [0, 0, room, true],
    [0, 0, room + 1, false],
    [0, CHUNK_BYTES_MAX - room, room, true],
    [0, CHUNK_BYTES_MAX - room + 1, room, false],
  ])('chunk %i, offset %i, %i bytes: %s', (chunk, offset, length, expected) =>
    expect(fine(chunk, offset, length)).toBe(expected),
  );

  test('a short message or one of another type is not a frame', () => {
    const bytes = encodeDataFrame(frame(1, 2, 3));
    for (let end = 0; end < DATA_HEADER_BYTES; end++) {
      expect(decodeDataFrame(bytes.slice(0, end))).toBeNull();
    }
    bytes[0] = 2;
    expect(decodeDataFrame(bytes)).toBeNull();
  });
});

const CHUNK = 128 * 1024;

test('[F13] a frame takes 16 ms on a slow path, 50 on a usual one, and is a whole chunk on a fast one', () => {
  expect(frameBytesAt(0, CHUNK)).toBe(FRAME_BYTES_MIN);
  expect(frameBytesAt(100_000, CHUNK)).toBe(FRAME_BYTES_MIN);
  expect(frameBytesAt(SLOW_BYTES_PER_SECOND - 62.5, CHUNK)).toBe(15_999);
  expect(frameBytesAt(SLOW_BYTES_PER_SECOND, CHUNK)).toBe(50_000);
  expect(frameBytesAt(SLOW_BYTES_PER_SECOND, 10_000)).toBe(10_000);
  expect(frameBytesAt(SLOW_BYTES_PER_SECOND, 5_000)).toBe(5_000);
  expect(frameBytesAt(QUICK_BYTES_PER_SECOND, CHUNK)).toBe(CHUNK);
});
