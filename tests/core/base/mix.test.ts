/** [Y7] Sums of groups show what differs between two lists. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differingGroups, mixed, sumBytes } from '../../../src/core/base/mix.ts';
import { utf8 } from '../../../src/core/base/bytes.ts';

const sums = fc.array(fc.nat({ max: 2 ** 32 - 1 }), { minLength: 5, maxLength: 5 });

test('[Y7] a group differs where its sum does', () => {
  fc.assert(
    fc.property(sums, sums, (a, b) => {
      const differing = differingGroups(
        sumBytes(Uint32Array.from(a)),
        sumBytes(Uint32Array.from(b)),
      );
      expect(differing).toEqual([0, 1, 2, 3, 4].filter((i) => a[i] !== b[i]));
    }),
  );
});

test('[Y7] a sum travels with its highest byte first', () => {
  expect([...sumBytes(Uint32Array.of(1, 0x01020304))]).toEqual([0, 0, 0, 1, 1, 2, 3, 4]);
});

test('what is mixed depends on every byte, and not on where parts end', () => {
  expect(mixed(utf8('salt'), utf8('who'))).toBe(mixed(utf8('saltwho')));
  expect(mixed(utf8('salt'), utf8('who'))).not.toBe(mixed(utf8('Salt'), utf8('who')));
});
