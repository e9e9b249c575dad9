import { expect, test } from 'vitest';
import { NOTE_UPDATE_BYTES_MAX } from '../../../src/core/limits/notes.ts';
import { collected } from '../../../src/core/notes/collect.ts';
import { NoteText } from '../../../src/core/notes/note-text.ts';
import {
  readNoteUpdate,
  writeNoteUpdates,
  type NoteUpdate,
} from '../../../src/core/notes/note-update.ts';

const ANN = 4_711;

/** What others get of these edits. */
function heard(updates: readonly (NoteUpdate | null)[]): { text: string; entries: number } {
  const parts = collected(
    ANN,
    updates.flatMap((it) => it ?? []),
  );
  const text = new NoteText();
  for (const part of parts) {
    const bytes = writeNoteUpdates([part]);
    expect(bytes.length).toBeLessThanOrEqual(NOTE_UPDATE_BYTES_MAX);
    const read = readNoteUpdate(bytes);
    expect(read).not.toBeNull();
    if (read) text.apply([read]);
  }
  return { text: text.toString(), entries: parts.length };
}

test('[O9] what is typed within a moment is one piece of one entry', () => {
  const note = new NoteText();
  const typed = [...'Hello, notes'].map((insert, at) =>
    note.edit(ANN, [{ from: at, to: at, insert }]),
  );
  const [part, ...others] = collected(
    ANN,
    typed.flatMap((it) => it ?? []),
  );
  expect(others).toEqual([]);
  expect(part?.pieces).toHaveLength(1);
  expect(heard(typed)).toEqual({ text: 'Hello, notes', entries: 1 });
});

test('[O9] what is typed, deleted and typed again comes as it stands', () => {
  const note = new NoteText();
  const updates = [
    note.edit(ANN, [{ from: 0, to: 0, insert: 'one two three' }]),
    note.edit(ANN, [{ from: 3, to: 7, insert: '' }]),
    note.edit(ANN, [{ from: 0, to: 3, insert: 'four' }]),
    note.edit(ANN, [
      { from: 0, to: 0, insert: '> ' },
      { from: 10, to: 10, insert: '!' },
    ]),
  ];
  expect(note.toString()).toBe('> four three!');
  expect(heard(updates)).toEqual({ text: '> four three!', entries: 1 });
});

test('[O9] a long paste takes as many entries as it needs, and no character is cut in two', () => {
  const note = new NoteText();
  const pasted = '🧀ß漢\n'.repeat(30_000);
  const update = note.edit(ANN, [{ from: 0, to: 0, insert: `x${pasted}` }]);
  const { text, entries } = heard([update]);
  expect(text).toBe(`x${pasted}`);
  expect(entries).toBeGreaterThan(10);
  expect(text).not.toContain('\ufffd');
});

test('[O9] replacing a word everywhere takes several entries', () => {
  const note = new NoteText();
  const first = note.edit(ANN, [{ from: 0, to: 0, insert: 'ab '.repeat(1_000) }]);
  const all = Array.from({ length: 1_000 }, (_, i) => ({
    from: 3 * i,
    to: 3 * i + 2,
    insert: 'c',
  }));
  const { text, entries } = heard([first, note.edit(ANN, all)]);
  expect(text).toBe('c '.repeat(1_000));
  expect(entries).toBeGreaterThan(10);
});

test('[O2] halves of characters and other ends of lines never leave the device', () => {
  const note = new NoteText();
  const update = note.edit(ANN, [{ from: 0, to: 0, insert: 'a\r\nb\rc\ud83e' }]);
  expect(note.toString()).toBe('a\nb\nc\ufffd');
  expect(heard([update]).text).toBe(note.toString());
});
