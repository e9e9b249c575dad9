import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { EntryId, PeerId } from '../../../src/core/base/ids.ts';
import { NOTE_MAX, NOTE_OF_AUTHOR_MAX } from '../../../src/core/limits/notes.ts';
import { countedOf, type Told } from '../../../src/core/notes/counted.ts';
import { NoteText } from '../../../src/core/notes/note-text.ts';
import type { CharId, NoteUpdate } from '../../../src/core/notes/note-update.ts';

const [ANN, BOB] = [1, 2];
let entries = 0;

function told(author: string, update: Partial<NoteUpdate> | null): Told {
  const whole = update && { client: 0, pieces: [], deletions: [], ...update };
  const id = `entry ${++entries}` as EntryId;
  return { id, author: author as PeerId, timeMs: entries, update: whole };
}

const says = (client: number, clock: number, text: string, left?: CharId, right?: CharId) =>
  told(client === ANN ? 'ann' : 'bob', { client, pieces: [{ clock, text, left, right }] });
const at = (client: number, clock: number): CharId => ({ client, clock });

function textOf(all: readonly Told[]): string {
  const text = new NoteText();
  text.apply(countedOf(all).counted.map(({ update }) => update));
  return text.toString();
}

describe('[O4] an update counts if it goes on where its client ended, and builds on what stands before it', () => {
  const hello = says(ANN, 0, 'Hello');
  const world = says(BOB, 0, ' world', at(ANN, 4));

  test('each in its order', () => {
    expect(textOf([hello, world])).toBe('Hello world');
    expect(countedOf([hello, world]).clientOf.get(BOB)).toBe('bob');
  });

  test.each<[string, Told]>([
    ['begins with a gap', says(ANN, 6, 'x', at(ANN, 4))],
    ['says something else of a place', says(ANN, 3, 'xy', at(ANN, 2))],
    ['stands on text that nobody wrote', says(BOB, 0, 'x', at(ANN, 5))],
    ['stands on an unknown client', says(BOB, 0, 'x', at(99, 0))],
    ['is malformed, or another’s', told('bob', null)],
  ])('[O7] one that %s changes nothing', (_, bad) => {
    expect(textOf([hello, bad, world])).toBe('Hello world');
    expect(countedOf([hello, bad, world]).counted).toHaveLength(2);
  });

  test('what builds on text that stands behind it does not count', () => {
    expect(textOf([world, hello])).toBe('Hello');
  });

  test('where an entry is missing, what its author wrote after it waits', () => {
    const [one, two, three] = [
      says(ANN, 0, 'a'),
      says(ANN, 1, 'b', at(ANN, 0)),
      says(ANN, 2, 'c', at(ANN, 1)),
    ];
    expect(textOf([one, three])).toBe('a');
    expect(textOf([one, two, three])).toBe('abc');
  });
});

describe('[O5] anyone deletes what stands before', () => {
  const hello = says(ANN, 0, 'Hello');
  const deletes = (from: number, to: number) =>
    told('bob', { deletions: [{ client: ANN, from, to }] });

  test('others’ text, too', () => {
    expect(textOf([hello, deletes(1, 4)])).toBe('Ho');
  });

  test('and nothing that is written later', () => {
    const all = [hello, deletes(0, 2 ** 31 - 1), says(ANN, 5, ' again', at(ANN, 4))];
    expect(textOf(all)).toBe(' again');
    expect(countedOf(all).counted[1]?.deletes).toBe(5);
  });

  test('text that comes between is deleted, too, once it is here', () => {
    const more = says(ANN, 5, ' again', at(ANN, 4));
    const late = countedOf([hello, more, deletes(3, 9)]).counted[2]?.deletes ?? 0;
    const early = countedOf([hello, deletes(3, 9)]).counted[1]?.deletes ?? 0;
    expect([early, late]).toEqual([2, 6]);
  });
});

test('[O6] one author’s part of a note is bounded, and the others’ goes on', () => {
  const most = 'x'.repeat(NOTE_OF_AUTHOR_MAX.chars);
  const all = [
    says(ANN, 0, most),
    says(ANN, most.length, 'y', at(ANN, most.length - 1)),
    says(BOB, 0, 'bob'),
  ];
  const { counted, usedBy } = countedOf(all);
  expect(counted.map(({ told: { author } }) => author)).toEqual(['ann', 'bob']);
  expect(usedBy('ann' as PeerId)).toBe(1);
  expect(usedBy('bob' as PeerId)).toBeLessThan(0.1);
});

test('[O6] a note is bounded, however many write in it', () => {
  const most = 'x'.repeat(NOTE_OF_AUTHOR_MAX.chars);
  const own = (author: string, client: number, text: string) =>
    told(author, {
      client,
      pieces: [{ clock: 0, text, left: undefined, right: undefined }],
    });
  const authors = Array.from({ length: 1 + NOTE_MAX.chars / most.length }, (_, i) => i + 3);
  const all = authors.map((it) => own(`author ${it}`, it, most));
  const { counted, used } = countedOf([...all, own('last', 99, 'y')]);
  expect(counted).toHaveLength(authors.length - 1);
  expect(used).toBe(1);
});

test('[O6] entries and deletions of an author are bounded, those that delete nothing, too', () => {
  const range = { client: ANN, from: 0, to: 1 };
  const empty = { client: 77, from: 0, to: 1 };
  const many = (n: number, deletions: NoteUpdate['deletions']) =>
    Array.from({ length: n }, () => told('bob', { deletions }));
  const hello = says(ANN, 0, 'Hello');
  const entriesOf = countedOf([hello, ...many(NOTE_OF_AUTHOR_MAX.updates + 5, [])]);
  expect(entriesOf.counted).toHaveLength(1 + NOTE_OF_AUTHOR_MAX.updates);
  for (const it of [range, empty]) {
    const each = Array.from({ length: 200 }, () => it);
    const { counted } = countedOf([hello, ...many(NOTE_OF_AUTHOR_MAX.deletions / 200 + 5, each)]);
    expect(counted).toHaveLength(1 + NOTE_OF_AUTHOR_MAX.deletions / 200);
  }
});

test('[O6] places are counted at which somebody begins to type, and not each piece', () => {
  const typed = Array.from({ length: 100 }, (_, i) =>
    says(ANN, i, 'x', i > 0 ? at(ANN, i - 1) : undefined),
  );
  const jumps = Array.from({ length: NOTE_OF_AUTHOR_MAX.places }, (_, i) =>
    says(BOB, i, 'y', at(ANN, i % 100), at(ANN, 99)),
  );
  const { counted, usedBy } = countedOf([
    ...typed,
    ...jumps,
    says(BOB, jumps.length, 'z', at(ANN, 0)),
  ]);
  expect(counted).toHaveLength(typed.length + jumps.length);
  expect(usedBy('ann' as PeerId)).toBeLessThan(0.02);
  expect(usedBy('bob' as PeerId)).toBe(1);
});

test('[O8] whatever was written, applied at once or one by one, in any order of clients: the text is the same', () => {
  const step = fc.record({
    who: fc.integer({ min: 0, max: 2 }),
    from: fc.nat(40),
    gone: fc.nat(6),
    insert: fc.string({ maxLength: 8 }),
    hears: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const people = [new NoteText(), new NoteText(), new NoteText()];
      const all: Told[] = [];
      const known = [0, 0, 0];
      for (const { who, from, gone, insert, hears } of steps) {
        const note = people[who];
        if (!note) continue;
        if (hears) {
          note.apply(
            countedOf(all)
              .counted.slice(known[who] ?? 0)
              .map(({ update }) => update),
          );
          known[who] = all.length;
        }
        const start = Math.min(from, note.length);
        const to = Math.min(start + gone, note.length);
        const update = note.edit(who + 1, [{ from: start, to, insert }]);
        if (update) all.push(told(`person ${who}`, update));
      }
      const { counted } = countedOf(all);
      expect(counted).toHaveLength(all.length);
      const oneByOne = new NoteText();
      for (const { update } of counted) oneByOne.apply([update]);
      for (const note of people) {
        note.apply(counted.map(({ update }) => update));
        expect(note.toString()).toBe(oneByOne.toString());
      }
      expect(textOf(all)).toBe(oneByOne.toString());
    }),
    { numRuns: 200 },
  );
});
