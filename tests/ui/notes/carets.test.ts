/** Whose cursors the editor shows, and when their names do. */
import { describe, expect, test } from 'vitest';
import { hushed, movedCarets, moving, withTold, wroteAt } from '../../../src/ui/notes/carets.ts';

const bob = { who: 'b', caret: { name: 'Bob', ink: 2 } };
const ana = { who: 'a', caret: { name: 'Ana', ink: 1 } };
const at = (place: number) => ({ anchor: place, head: place });

describe('cursors of others', () => {
  test('that are told stay, and lose their names after a while', () => {
    const first = withTold([], [{ ...bob, at: { anchor: 1, head: 3 } }], 9);
    expect(moving([], first)).toEqual(['b']);
    const quiet = hushed(first, 'b');
    expect(quiet).toEqual([{ ...bob, anchor: 1, head: 3, isTold: true, isQuiet: true }]);
    expect(moving(first, quiet)).toEqual([]);
    const same = withTold(quiet, [{ ...bob, at: { anchor: 1, head: 3 } }], 9);
    expect(same).toEqual(quiet);
    const moved = withTold(quiet, [{ ...bob, at: at(4) }], 9);
    expect(moving(quiet, moved)).toEqual(['b']);
    expect(withTold(moved, [], 9)).toEqual([]);
  });

  test('move with the text, and are quiet about it', () => {
    const quiet = hushed(withTold([], [{ ...bob, at: at(2) }], 9), 'b');
    const moved = movedCarets(quiet, (it) => it + 5);
    expect(moved).toMatchObject([{ anchor: 7, head: 7, isQuiet: true }]);
    expect(moving(quiet, moved)).toEqual([]);
    expect(withTold(moved, [{ ...bob, at: at(7) }], 14)).toEqual(moved);
  });

  test('stay where they were while their text is not here, and are never behind the end', () => {
    const before = withTold([], [{ ...bob, at: at(2) }], 9);
    expect(withTold(before, [{ ...bob, at: undefined }], 9)).toEqual(before);
    expect(withTold([], [{ ...bob, at: undefined }], 9)).toEqual([]);
    expect(withTold([], [{ ...bob, at: at(20) }], 9)).toMatchObject([at(9)]);
  });

  test('that nobody tells are shown where they wrote, for a while', () => {
    const wrote = wroteAt([], ana.who, ana.caret, 4);
    expect(moving([], wrote)).toEqual(['a']);
    expect(withTold(wrote, [{ ...bob, at: at(1) }], 9)).toHaveLength(2);
    expect(hushed(wrote, 'a')).toEqual([]);
    // Where they tell it, that counts.
    const told = withTold(wrote, [{ ...ana, at: at(1) }], 9);
    expect(told).toHaveLength(1);
    expect(wroteAt(hushed(told, 'a'), ana.who, ana.caret, 4)).toEqual(told);
  });
});
