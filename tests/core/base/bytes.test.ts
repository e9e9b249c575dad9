/** Byte strings as text and back. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  concat,
  equalBytes,
  fromBase64Url,
  joined,
  toBase64Url,
  utf8,
} from '../../../src/core/base/bytes.ts';

const some = fc.uint8Array({ maxLength: 70 });

test('[W1] bytes become text and come back', () => {
  fc.assert(
    fc.property(some, (bytes) => {
      const text = toBase64Url(bytes);
      expect(text).toMatch(/^[A-Za-z0-9_-]*$/);
      expect(fromBase64Url(text)).toEqual(new Uint8Array(bytes));
    }),
  );
});

test('[W1] a long one does, too', () => {
  for (const length of [6_143, 6_144, 6_145, 20_000, 300_000]) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 7) >> 3);
    expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
  }
});

test('[W1] a byte string has one text: a text that decodes encodes to itself', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z0-9_-]{0,12}$/), (text) => {
      const bytes = fromBase64Url(text);
      if (bytes) expect(toBase64Url(bytes)).toBe(text);
    }),
  );
});

test.each(['A', 'AA=', 'AA==', 'A A', 'AA\n', '+/', 'é', 'AB', '😀', 'AAA.'])(
  '[W1] %j is no bytes',
  (text) => expect(fromBase64Url(text)).toBeNull(),
);

test('concat copies parts, one after another', () => {
  fc.assert(
    fc.property(fc.array(some), (parts) => {
      expect([...concat(...parts)]).toEqual(parts.flatMap((part) => [...part]));
    }),
  );
  const part = utf8('é');
  const whole = concat(part);
  part.fill(0);
  expect([...whole]).toEqual([0xc3, 0xa9]);
});

test('equalBytes is true only for equal bytes', () => {
  fc.assert(
    fc.property(some, some, (a, b) => {
      expect(equalBytes(a, b)).toBe(String(a) === String(b));
      expect(equalBytes(a, a.slice())).toBe(true);
      expect(equalBytes(a, concat(a, b))).toBe(b.length === 0);
    }),
  );
});

test('as many parts are joined as a file has chunks', () => {
  const parts = Array.from({ length: 400_000 }, (_, i) => new Uint8Array([i & 255]));
  expect(joined(parts)).toHaveLength(400_000);
});
