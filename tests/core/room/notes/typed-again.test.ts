/** What was typed into one text, typed into another: what others wrote is neither deleted nor torn. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TextChange } from '../../../../src/core/api/notes.ts';
import { NoteText } from '../../../../src/core/notes/note-text.ts';
import type { NoteUpdate } from '../../../../src/core/notes/note-update.ts';
import { typedAgain } from '../../../../src/core/room/notes/typed-again.ts';

const [US, THEM, OTHERS] = [7, 8, 9];

/** Others wrote a page, and they something before and behind it; what they wrote is gone. */
function texts(before: string, page: string, behind: string) {
  const [saved, text] = [new NoteText(), new NoteText()];
  const made = new NoteText();
  const write = (client: number, at: number, insert: string) =>
    made.edit(client, [{ from: at, to: at, insert }]);
  const kept = write(OTHERS, 0, page);
  const lost = [write(THEM, 0, before), write(THEM, before.length + page.length, behind)];
  saved.apply([kept, ...lost].flatMap((it) => it ?? []));
  text.apply([kept].flatMap((it) => it ?? []));
  return { saved, text };
}

const typeInto = (text: NoteText, changes: readonly TextChange[]): NoteUpdate[] =>
  changes.flatMap((it) => text.edit(US, [it]) ?? []);

/** Types in a copy, so that `saved` has not seen it. */
function again(parts: readonly [string, string, string], changes: readonly TextChange[]) {
  const copy = texts(...parts);
  const typed = typeInto(copy.saved, changes);
  const { saved, text } = texts(...parts);
  typedAgain(typed, saved, text, US + 10);
  return { text: text.toString(), screen: copy.saved.toString() };
}

test('a letter that is deleted in what is gone takes nothing with it', () => {
  const { text } = again(['CC ', 'a page by others', ' CC'], [{ from: 0, to: 1, insert: '' }]);
  expect(text).toBe('a page by others');
});

test('what is deleted of the page is deleted, and what is typed in it stands where it was typed', () => {
  const changes = [
    { from: 3 + 7, to: 3 + 10, insert: '' },
    { from: 3 + 2, to: 3 + 2, insert: 'whole ' },
  ];
  expect(again(['CC ', 'a page by others', ' CC'], changes).text).toBe('a whole page others');
});

test('whatever is deleted beside it, of the page only that goes', () => {
  const some = fc.record({
    before: fc.string({ maxLength: 4, unit: fc.constantFrom('x', 'y') }),
    behind: fc.string({ maxLength: 4, unit: fc.constantFrom('x', 'y') }),
    from: fc.nat(20),
    length: fc.nat(20),
  });
  fc.assert(
    fc.property(some, ({ before, behind, from, length }) => {
      const page = 'abcdefgh';
      const all = before.length + page.length + behind.length;
      const start = Math.min(from, all);
      const change = { from: start, to: Math.min(start + length, all), insert: '' };
      const { text, screen } = again([before, page, behind], [change]);
      const stays = [...screen].filter((it) => page.includes(it)).join('');
      expect(text).toBe(stays);
    }),
  );
});
