/** Our MessagePack against the one that everybody uses: the same bytes for the same values, and the same values for the same bytes. */
import { Decoder, Encoder } from '@msgpack/msgpack';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { utf8 } from '../../../src/core/base/bytes.ts';
import { MessagePackWriter, readMessagePack } from '../../../src/core/base/messagepack.ts';

const theirs = { encoder: new Encoder({ ignoreUndefined: true }), decoder: new Decoder() };
const write = (value: unknown) => new MessagePackWriter(100).write(value);

/** Around each place where a longer form begins. */
const edges = [0, 0x1f, 0x20, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0xffff, 0x10000, 2 ** 31];
const sizes = edges
  .filter((it) => it <= 0x10000)
  .flatMap((it) => [Math.max(0, it - 1), it, it + 1]);
const numbers = [...edges, 2 ** 32, 2 ** 52, Number.MAX_SAFE_INTEGER, 2 ** 53, 1e300, 0.5, 1 / 3]
  .flatMap((it) => [it - 1, it, it + 1])
  .flatMap((it) => [it, -it]);

const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.string({ maxLength: 80 }));
const value = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    fc.oneof(fc.constant(null), fc.boolean(), fc.maxSafeInteger(), fc.double(), text),
    fc.uint8Array({ maxLength: 300 }),
    fc.array(tie('node'), { maxLength: 20 }),
    fc.dictionary(
      text.filter((key) => key !== '__proto__'),
      fc.option(tie('node'), { nil: undefined }),
      { maxKeys: 20, noNullPrototype: true },
    ),
  ),
})).node;

/** In one step: `toEqual` on large byte strings takes long. */
const isAsTheirs = (it: unknown) => Buffer.from(theirs.encoder.encode(it)).equals(write(it));

describe('[W2] what we write', () => {
  test('is what others write', () => {
    fc.assert(fc.property(value, isAsTheirs));
  });

  test.each(numbers)('is so for %d', (number) => expect(isAsTheirs(number)).toBe(true));

  test.each(sizes)('is so for texts, byte strings and containers of %i', (size) => {
    const list = Array.from({ length: size }, (_, at) => at);
    expect(isAsTheirs('x'.repeat(size))).toBe(true);
    expect(isAsTheirs('é'.repeat(size))).toBe(true);
    expect(isAsTheirs(new Uint8Array(size))).toBe(true);
    expect(isAsTheirs(list)).toBe(true);
    expect(isAsTheirs(Object.fromEntries(list.map((it) => [`k${it}`, it])))).toBe(true);
  });

  test('stays as it is when more is written with the same writer', () => {
    const writer = new MessagePackWriter(8);
    const before = writer.write({ a: [1, 'two'] });
    expect(() => writer.write({ b: () => 1 })).toThrow(TypeError);
    writer.write(new Uint8Array(5_000).fill(7));
    expect(readMessagePack(before)).toEqual({ a: [1, 'two'] });
    expect(readMessagePack(writer.write('short'))).toBe('short');
  });
});

describe('[W2] what we read', () => {
  test('is what others read', () => {
    fc.assert(
      fc.property(value, (it) => {
        const bytes = theirs.encoder.encode(it);
        expect(readMessagePack(bytes)).toEqual(theirs.decoder.decode(bytes));
      }),
    );
  });

  test.each([
    ['a number of four bytes after the point', [0xca, 0x3f, 0x80, 0x00, 0x00]],
    ['a number in more bytes than it needs', [0xcf, 0, 0, 0, 0, 0, 0, 0, 1]],
    ['the largest number', [0xcf, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]],
    ['the smallest number', [0xd3, 0x80, 0, 0, 0, 0, 0, 0, 0]],
    [
      'a negative number in each width',
      [0x94, 0xd0, 0x80, 0xd1, 0x80, 0, 0xd2, 0x80, 0, 0, 0, 0xe0],
    ],
    ['lengths in more bytes than they need', [0xdd, 0, 0, 0, 1, 0xc6, 0, 0, 0, 1, 7]],
    ['a key that comes twice', [0x82, 0xa1, 0x61, 1, 0xa1, 0x61, 2]],
  ])('is so for %s', (_, bytes) => {
    const whole = Uint8Array.from(bytes);
    expect(readMessagePack(whole)).toEqual(theirs.decoder.decode(whole));
  });

  test.each([
    ['text that is not UTF-8', [0xa2, 0xc3, 0x28]],
    ['half a character', [0xa1, 0xc3]],
    ['half a surrogate pair', [0xa3, 0xed, 0xa0, 0x80]],
    ['an extension', [0xd4, 1, 0]],
    ['a number as a key', [0x81, 1, 1]],
    ['a map with __proto__', [0x81, 0xa9, ...utf8('__proto__'), 0x80]],
  ])('is not %s', (_, bytes) => {
    expect(() => readMessagePack(Uint8Array.from(bytes))).toThrow();
  });

  test('keeps a mark of byte order', () => {
    for (const marked of ['\ufeffa', `\ufeff${'a'.repeat(40)}`])
      expect(readMessagePack(write(marked))).toBe(marked);
  });
});
