/** The place where one reads: who goes along with the end, and what counts as new below. */
import { describe, expect, test } from 'vitest';
import { entryId } from '../../../src/core/base/ids.ts';
import {
  away,
  earlierCount,
  followsEnd,
  newBelow,
  newOwn,
} from '../../../src/ui/chat/reading-place.ts';
import { seeded } from '../../fakes/room-views.ts';

const message = (name: string, own = false) => ({
  id: entryId(Uint8Array.from(seeded(name, 32))),
  own,
});
const list = (...names: string[]) => names.map((name) => message(name));

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

describe('who reads further up', () => {
  const before = list('a', 'b', 'c', 'd');
  const reader = away(before, 1);

  test('has those counted that came since and stand below, wherever the others stand', () => {
    const now = list('old', 'a', 'older too', 'b', 'c', 'between', 'd', 'new');
    expect(newBelow(now, reader, message('b').id)).toBe(2);
    expect(newBelow(now, reader, message('d').id)).toBe(1);
    expect(newBelow(now, reader, message('new').id)).toBe(0);
    expect(newBelow(now, reader, undefined)).toBe(4);
  });
  test('keeps what is drawn above when older ones come, and gets no more than that', () => {
    const now = list('1', '2', '3', 'a', 'b', 'c', 'd', '4', '5');
    expect(earlierCount(now, 3, reader)).toBe(4);
    expect(earlierCount(now, 3)).toBe(6);
    expect(earlierCount(now, 20, reader)).toBe(0);
    expect(earlierCount(list('a', 'c', 'd', '4', '5', '6'), 3, reader)).toBe(1);
  });
});

test('who writes is shown what they wrote, and not what is no longer the last', () => {
  const own = message('own', true);
  expect(newOwn(list('a'), [...list('a'), own])).toBe(own.id);
  expect(newOwn([...list('a'), own], [...list('a'), own, ...list('b')])).toBeUndefined();
  expect(newOwn([own, ...list('a')], [own])).toBeUndefined();
  expect(newOwn(list('a'), list('b'))).toBeUndefined();
});
