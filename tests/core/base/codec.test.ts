/** The codec: what goes in comes out, and bytes that lie about themselves cost nothing. */
import { Decoder } from '@msgpack/msgpack';
import fc from 'fast-check';
import * as v from 'valibot';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { concat } from '../../../src/core/base/bytes.ts';
import { byTag, byteString, decode, encode } from '../../../src/core/base/codec.ts';

const anything = v.unknown();
const scalar = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true }).map((it) => it + 0), // -0 travels as the integer 0, which no schema tells apart
  fc.string({ maxLength: 300 }),
  fc.uint8Array({ maxLength: 400 }).map((bytes) => new Uint8Array(bytes)),
);
/** Up to 7 containers inside one another. */
const value = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 6, depthSize: 'small' },
    scalar,
    fc.array(tie('node'), { maxLength: 20 }),
    fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), tie('node'), {
      maxKeys: 20,
      noNullPrototype: true,
    }),
  ),
})).node;

const bytes = (...values: number[]) => new Uint8Array(values);
const nested = (depth: number) => bytes(...Array<number>(depth).fill(0x91), 0x01);

describe('[W2] a value', () => {
  test('decodes to what was encoded', () => {
    fc.assert(
      fc.property(value, (it) => {
        expect(decode(encode(it), anything)).toEqual(it);
      }),
    );
  });

  test('must be all of the bytes: neither cut nor with more after it', () => {
    fc.assert(
      fc.property(value, fc.nat(), (it, at) => {
        const whole = encode(it);
        expect(decode(whole.subarray(0, at % whole.length), anything)).toBeNull();
        expect(decode(concat(whole, bytes(0xc0)), anything)).toBeNull();
        expect(decode(concat(whole, whole), anything)).toBeNull();
      }),
    );
  });

  test('is found inside a larger buffer', () => {
    const whole = encode({ a: [1, 'two', bytes(3)] });
    const view = concat(bytes(9, 9, 9), whole, bytes(9)).subarray(3, 3 + whole.length);
    expect(decode(view, anything)).toEqual({ a: [1, 'two', bytes(3)] });
  });

  test('must match the schema', () => {
    expect(decode(encode(1), v.string())).toBeNull();
    expect(decode(encode('1'), v.string())).toBe('1');
    const exact = v.strictObject({ a: v.number() });
    expect(decode(encode({ a: 1, b: 2 }), exact)).toBeNull();
    expect(decode(encode({}), exact)).toBeNull();
  });

  test('leaves undefined fields out', () =>
    expect(decode(encode({ a: 1, b: undefined }), v.strictObject({ a: v.number() }))).toEqual({
      a: 1,
    }));

  test.each([
    [3, false],
    [4, true],
    [6, true],
    [7, false],
  ])('of %i bytes is a byte string of 4 to 6: %s', (length, fine) => {
    const read = decode(encode(new Uint8Array(length)), byteString(4, 6));
    expect(read !== null).toBe(fine);
    expect(decode(encode('x'.repeat(length)), byteString(4, 6))).toBeNull();
  });
});

describe('[W2] bytes that lie', () => {
  afterEach(() => void vi.restoreAllMocks());

  test.each([
    ['nothing', bytes()],
    ['a byte that means nothing', bytes(0xc1)],
    ['an array of 15 without one', bytes(0x9f)],
    ['an array of 65,535', bytes(0xdc, 0xff, 0xff)],
    ['an array of 4 billion', bytes(0xdd, 0xff, 0xff, 0xff, 0xff)],
    ['an array of 4 billion with one', bytes(0xdd, 0xff, 0xff, 0xff, 0xff, 0x01)],
    ['a map of 15', bytes(0x8f)],
    ['a map of 65,535', bytes(0xde, 0xff, 0xff)],
    ['a map of 4 billion', bytes(0xdf, 0xff, 0xff, 0xff, 0xff)],
    ['a map with a key and no value', bytes(0x81, 0xa1, 0x61)],
    ['4 billion bytes', bytes(0xc6, 0xff, 0xff, 0xff, 0xff, 0x00)],
    ['4 billion characters', bytes(0xdb, 0xff, 0xff, 0xff, 0xff, 0x00)],
    ['half a length', bytes(0xc6, 0x00, 0x00)],
    ['half a double', bytes(0xcb, 0x00, 0x00)],
    ['half a big integer', bytes(0xcf, 0x00)],
    ['a text cut short', bytes(0xa5, 0x61)],
    ['a small extension', bytes(0xd4, 0x01, 0x00)],
    ['a date', bytes(0xd6, 0xff, 0x00, 0x00, 0x00, 0x00)],
    ['a long extension', bytes(0xc7, 0x01, 0x05, 0x00)],
    ['a map with a list for a key', bytes(0x81, 0x90, 0x01)],
    [
      'a map with __proto__',
      concat(bytes(0x81, 0xa9), new TextEncoder().encode('__proto__'), bytes(0x80)),
    ],
  ])('%s: no value, no error', (_, lie) => expect(decode(lie, anything)).toBeNull());

  test('never reach the decoder, which believes what headers claim', () => {
    const decoder = vi.spyOn(Decoder.prototype, 'decode');
    const header = bytes(0xdd, 0x00, 0x01, 0x00, 0x00); // 65,536 elements, of which none is here
    for (const lie of [
      header,
      bytes(0x92, ...header, 0x01),
      bytes(0xdf, 0x00, 0x01, 0x00, 0x00),
      concat(header, new Uint8Array(65_535)),
      concat(bytes(0x92), header, new Uint8Array(65_535), header, new Uint8Array(65_535)),
    ]) {
      expect(decode(lie, anything)).toBeNull();
    }
    expect(decoder).not.toHaveBeenCalled();
    expect(decode(concat(header, new Uint8Array(65_536)), anything)).toHaveLength(65_536);
    expect(decoder).toHaveBeenCalledOnce();
  });

  test('nest no deeper than 7 containers', () => {
    expect(decode(nested(7), anything)).toEqual([[[[[[[1]]]]]]]);
    expect(decode(nested(8), anything)).toBeNull();
    expect(decode(nested(100_000), anything)).toBeNull();
    expect(() => encode(Array<unknown>(1).fill([[[[[[[[[1]]]]]]]]]))).toThrow();
  });
});

describe('[W2] work', () => {
  /** Reads of single bytes: what looking through a message costs, whatever the machine does besides. */
  function reads(message: Uint8Array): number {
    let count = 0;
    const counted = new Proxy(message, {
      get(target, key) {
        if (typeof key === 'string' && /^\d+$/.test(key)) count += 1;
        const found: unknown = Reflect.get(target, key, target);
        return found;
      },
    });
    expect(decode(counted, v.never())).toBeNull();
    return count;
  }

  test.each([
    ['small numbers', (n: number) => concat(encode(Array(n).fill(1)))],
    ['empty arrays', (n: number) => concat(encode(Array(n).fill([])))],
    ['open arrays', (n: number) => new Uint8Array(n).fill(0x91)],
    ['claims of 15', (n: number) => new Uint8Array(n).fill(0x9f)],
    ['claims of 65,535', (n: number) => new Uint8Array(n).map((_, i) => (i % 3 ? 0xff : 0xdc))],
    ['pairs', (n: number) => concat(encode(Array(n).fill([[1], [2]])))],
  ])('grows with the length, not faster: %s', (_, make) => {
    const [short, long] = [make(1_000), make(8_000)];
    expect(reads(long)).toBeLessThanOrEqual(reads(short) * 8.5 + 100);
    expect(reads(long)).toBeLessThanOrEqual(long.length * 3);
  });
});

describe('objects of several kinds', () => {
  const kinds = byTag('t', [
    v.strictObject({ t: v.literal('a'), n: v.number() }),
    v.strictObject({ t: v.literal('b') }),
  ]);

  test('are read by the schema that their tag names', () => {
    expect(decode(encode({ t: 'a', n: 1 }), kinds)).toEqual({ t: 'a', n: 1 });
    expect(decode(encode({ t: 'b' }), kinds)).toEqual({ t: 'b' });
  });

  test.each([
    ['of no kind', { t: 'c' }],
    ['without a tag', { n: 1 }],
    ['of the wrong shape', { t: 'b', n: 1 }],
    ['with a tag that is none', { t: ['a'], n: 1 }],
    ['named as what every object has', { t: 'constructor' }],
    ['that are none', 'a'],
    ['that are nothing', null],
  ])('are refused %s', (_, it) => {
    expect(decode(encode(it), kinds)).toBeNull();
  });
});
