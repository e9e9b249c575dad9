/** The space in a pack: never given out twice, never lost, whatever is taken and given back. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PackSpace, type Extent } from '../../../src/browser/storage/pack-space.ts';

const LIMIT = 1_000;

describe('the space of a pack', () => {
  test('fills gaps first and grows at the end', () => {
    const space = new PackSpace(
      [
        { offset: 300, length: 50 },
        { offset: 0, length: 100 },
      ],
      LIMIT,
    );
    expect([space.endBytes(), space.gapBytes()]).toEqual([350, 200]);
    expect(space.take(150)).toBe(100);
    expect(space.take(80), 'larger than what is left of the gap').toBe(350);
    expect(space.take(50)).toBe(250);
    expect([space.endBytes(), space.gapBytes()]).toEqual([430, 0]);
  });

  test('ends where its last chunk ends', () => {
    const space = new PackSpace([], LIMIT);
    const [a, b, c] = [10, 20, 30].map((length) => ({ offset: space.take(length) ?? -1, length }));
    if (!a || !b || !c) throw new Error('unreachable');
    space.give(b);
    expect([space.endBytes(), space.gapBytes()]).toEqual([60, 20]);
    space.give(c);
    expect([space.endBytes(), space.gapBytes()]).toEqual([10, 0]);
    space.give(a);
    expect([space.endBytes(), space.gapBytes()]).toEqual([0, 0]);
  });

  test('does not grow beyond its limit, but takes any first chunk', () => {
    const space = new PackSpace([], LIMIT);
    expect(space.take(LIMIT + 500)).toBe(0);
    expect(space.take(1)).toBeUndefined();
  });

  test('gives no byte out twice and counts all that are free', () => {
    const steps = fc.array(
      fc.oneof(
        fc.record({ take: fc.integer({ min: 1, max: 200 }) }),
        fc.record({ give: fc.nat() }),
        fc.record({ reopen: fc.constant(true) }),
      ),
      { maxLength: 200 },
    );
    fc.assert(
      fc.property(steps, (all) => {
        let space = new PackSpace([], LIMIT);
        const used: Extent[] = [];
        for (const step of all) {
          if ('take' in step) {
            const offset = space.take(step.take);
            if (offset !== undefined) used.push({ offset, length: step.take });
          } else if ('reopen' in step) {
            space = new PackSpace(used, LIMIT);
          } else {
            const [given] = used.splice(step.give % Math.max(1, used.length), 1);
            if (given) space.give(given);
          }
          const sorted = [...used].sort((a, b) => a.offset - b.offset);
          let end = 0;
          for (const { offset, length } of sorted) {
            expect(offset).toBeGreaterThanOrEqual(end);
            end = offset + length;
          }
          const total = used.reduce((sum, { length }) => sum + length, 0);
          expect([space.endBytes(), space.gapBytes()]).toEqual([end, end - total]);
        }
      }),
    );
  });
});
