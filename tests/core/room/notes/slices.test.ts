/** A note goes into its text in parts that are quick, whatever was written in it. */
import { expect, test } from 'vitest';
import type { EntryId, PeerId } from '../../../../src/core/base/ids.ts';
import { NOTE_APPLY_AT_ONCE } from '../../../../src/core/limits/notes.ts';
import type { Counted } from '../../../../src/core/notes/counted.ts';
import { slices } from '../../../../src/core/room/notes/slices.ts';

const counted = (n: number, pieces: number): Counted => ({
  told: { id: `${n}` as EntryId, author: 'a' as PeerId, timeMs: 0, update: null },
  update: {
    client: 1,
    pieces: Array.from({ length: pieces }, (_, clock) => ({
      ...{ clock, text: 'x', left: undefined, right: undefined },
    })),
    deletions: [],
  },
  deletes: 0,
});

test('[O6] a slice has few pieces, and all of them are all there is, in order', () => {
  const all = Array.from({ length: 1_000 }, (_, n) => counted(n, n % 9));
  const cut = [...slices(all)];
  expect(cut.flat()).toEqual(all);
  for (const some of cut) {
    const before = some.slice(0, -1).reduce((sum, it) => sum + it.update.pieces.length, 0);
    expect(before).toBeLessThan(NOTE_APPLY_AT_ONCE.pieces);
  }
  const deletions = [...slices(Array.from({ length: 1_000 }, (_, n) => counted(n, 0)))];
  expect(deletions.map(({ length }) => length)).toEqual(Array(5).fill(NOTE_APPLY_AT_ONCE.updates));
  expect([...slices([])]).toEqual([]);
});
