/** The place where one reads: who goes along with the end. */
import { describe, expect, test } from 'vitest';
import { followsEnd } from '../../../src/ui/chat/reading-place.ts';

describe('who is at the end', () => {
  const at = { follows: true, scrollTop: 1_000 };
  const further = { follows: false, scrollTop: 1_000 };
  const box = (scrollTop: number, scrollHeight = 1_500) => ({
    ...{ scrollTop, scrollHeight },
    clientHeight: 500,
  });

  test('stays there when the event of a scroll comes after the next growth', () => {
    expect(followsEnd(at, box(1_000, 2_900))).toBe(true);
    expect(followsEnd({ ...at, scrollTop: 800 }, box(1_000, 2_900))).toBe(true);
  });
  test('stays there when the box grows or what is in it shrinks', () => {
    expect(followsEnd(at, { scrollTop: 700, scrollHeight: 1_500, clientHeight: 800 })).toBe(true);
  });
  test('leaves it by going up, however little, while more comes in', () => {
    expect(followsEnd(at, box(970))).toBe(false);
    expect(followsEnd(at, box(900, 2_900))).toBe(false);
  });
  test('comes back by going down to where the end is near', () => {
    expect(followsEnd(further, box(1_000, 1_600))).toBe(false);
    expect(followsEnd(further, box(1_070, 1_600))).toBe(true);
    expect(followsEnd(further, box(970))).toBe(false);
    expect(followsEnd(further, box(1_000, 1_530))).toBe(false);
  });
});
