/** What reads the changes of shared notes, and what then goes to Yjs. */
import type { EntryId, PeerId } from '../../src/core/base/ids.ts';
import { NOTE_UPDATE_BYTES_MAX } from '../../src/core/limits/notes.ts';
import { countedOf, type Told } from '../../src/core/notes/counted.ts';
import { NoteText } from '../../src/core/notes/note-text.ts';
import {
  readNoteUpdate,
  writeNoteUpdates,
  type NoteUpdate,
} from '../../src/core/notes/note-update.ts';
import type { Decoder } from './registry.ts';

const [ANN, BOB] = [7, 2 ** 40];
const note = new NoteText();
const first = note.edit(ANN, [{ from: 0, to: 0, insert: 'milk, bread 🧀' }]);
const second = note.edit(BOB, [
  { from: 4, to: 6, insert: '\n' },
  { from: 11, to: 11, insert: ' and jam' },
]);
const updates = [first, second].flatMap((it) => it ?? []);
const told = (update: NoteUpdate, i: number): Told => ({
  ...{ id: `${i}` as EntryId, author: `${update.client}` as PeerId },
  ...{ timeMs: 0, update },
});

/** Cursors are where characters stand: whatever is asked for stands in the text, or is not here. */
function checkPlaces(text: NoteText, { client, pieces, deletions }: NoteUpdate): void {
  const ends = deletions.flatMap((it) => [
    { client: it.client, clock: it.from },
    { client: it.client, clock: it.to },
  ]);
  for (const char of [...pieces.map(({ clock }) => ({ client, clock })), ...ends]) {
    const [at] = text.indexesOf([char]);
    if (at === undefined) continue;
    if (at < 0 || at > text.length) throw new Error('a place that is not in the text');
    if (text.indexesOf([text.charAt(at)])[0] !== at) throw new Error('a place that moves');
  }
}

export const noteDecoders: readonly Decoder[] = [
  {
    name: 'changes of a note',
    covers: ['src/core/notes/note-update.ts readNoteUpdate'],
    samples: updates.map((it) => writeNoteUpdates([it])),
    share: 20,
    read(bytes) {
      const read = readNoteUpdate(bytes);
      if (!read) return undefined;
      if (writeNoteUpdates([read]).length > NOTE_UPDATE_BYTES_MAX + 100)
        throw new Error('it is longer than it came');
      // Whatever it says is taken for what somebody said between two honest people, or after them.
      for (const all of [
        [...updates, read],
        [read, ...updates],
      ]) {
        const { counted, ends } = countedOf(all.map(told));
        const text = new NoteText();
        for (const { update } of counted) text.apply([update]);
        const written = [...ends.values()].reduce((sum, end) => sum + end, 0);
        const deleted = counted.reduce((sum, { deletes }) => sum + deletes, 0);
        if (text.length > written || text.length < written - deleted)
          throw new Error('Yjs shows something else than what counts');
        if (text.spans().reduce((sum, { chars }) => sum + chars, 0) !== text.length)
          throw new Error('some of it is nobody’s');
        checkPlaces(text, read);
        text.close();
      }
      return read;
    },
  },
];
