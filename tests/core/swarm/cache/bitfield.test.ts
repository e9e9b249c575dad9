/** Bitfields: a set of chunk numbers, bounded, and its bytes on the wire. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBitfield } from '../../../../src/core/swarm/cache/bitfield.ts';

const MAX = 200;
const step = fc.tuple(fc.boolean(), fc.integer({ min: -3, max: MAX + 20 }));

test('[F8] behaves like a set of numbers below its bound', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 150 }), (steps) => {
      const [bits, model] = [createBitfield(MAX), new Set<number>()];
      for (const [add, index] of steps) {
        const fresh = index >= 0 && index < MAX && !model.has(index);
        if (add) {
          expect(bits.set(index)).toBe(fresh);
          if (fresh) model.add(index);
        } else {
          bits.clear(index);
          model.delete(index);
        }
        expect(bits.count()).toBe(model.size);
      }
      expect([...bits.indexes()]).toEqual([...model].sort((a, b) => a - b));
      for (let i = -3; i < MAX + 20; i++) expect(bits.has(i)).toBe(model.has(i));
      const read = createBitfield(MAX, bits.toBytes());
      expect([...read.indexes()]).toEqual([...bits.indexes()]);
      expect(read.count()).toBe(bits.count());
    }),
  );
});

test('[F8] bit 0 is the high bit of byte 0, and trailing zeros are not sent', () => {
  const bits = createBitfield(100);
  expect(bits.toBytes()).toEqual(new Uint8Array(0));
  for (const index of [0, 7, 8, 42]) bits.set(index);
  expect([...bits.toBytes()]).toEqual([0b1000_0001, 0b1000_0000, 0, 0, 0, 0b0010_0000]);
  bits.clear(42);
  expect(bits.toBytes()).toHaveLength(2);
});

test('[F8] bits beyond the bound are ignored, however many were sent', () => {
  const bits = createBitfield(10, new Uint8Array(50_000).fill(255));
  expect(bits.count()).toBe(10);
  expect(bits.has(10)).toBe(false);
  expect([...bits.toBytes()]).toEqual([0xff, 0b1100_0000]);
  expect(createBitfield(0, new Uint8Array(9).fill(255)).count()).toBe(0);
});

test('[F8] its bytes are a copy', () => {
  const bits = createBitfield(8, new Uint8Array([0x80]));
  bits.toBytes().fill(0);
  expect(bits.has(0)).toBe(true);
});
