/** Range headers, well-formed and not. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseByteRange } from '../../../src/browser/platform/byte-range.ts';

const whole = { kind: 'whole' };
const part = (start: number, end: number) => ({ kind: 'part', start, end });
const unsatisfiable = { kind: 'unsatisfiable' };

test.each([
  [null, 100, whole],
  ['bytes=0-', 100, part(0, 100)],
  ['bytes=0-0', 100, part(0, 1)],
  ['bytes=10-19', 100, part(10, 20)],
  ['Bytes = 10 - 19', 100, part(10, 20)],
  ['bytes=90-1000', 100, part(90, 100)],
  ['bytes=99-', 100, part(99, 100)],
  ['bytes=-1', 100, part(99, 100)],
  ['bytes=-1000', 100, part(0, 100)],
  ['bytes=100-', 100, unsatisfiable],
  ['bytes=-0', 100, unsatisfiable],
  ['bytes=0-', 0, unsatisfiable],
  ['bytes=-5', 0, whole],
  ['bytes=99999999999999999999999-', 100, unsatisfiable],
  ['bytes=5-4', 100, whole],
  ['bytes=-', 100, whole],
  ['bytes=0-1,5-6', 100, whole],
  ['bytes=a-b', 100, whole],
  ['items=0-1', 100, whole],
  ['', 100, whole],
])('%j of %i bytes', (header, sizeBytes, expected) => {
  expect(parseByteRange(header, sizeBytes)).toEqual(expected);
});

test('a part always lies within the file and is not empty', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.tuple(fc.nat(), fc.nat()).map(([a, b]) => `bytes=${a}-${b}`),
        fc.nat().map((n) => `bytes=-${n}`),
      ),
      fc.nat(),
      (header, sizeBytes) => {
        const range = parseByteRange(header, sizeBytes);
        if (range.kind !== 'part') return;
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.start).toBeLessThan(range.end);
        expect(range.end).toBeLessThanOrEqual(sizeBytes);
      },
    ),
  );
});
