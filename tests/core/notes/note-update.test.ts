import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { utf8 } from '../../../src/core/base/bytes.ts';
import {
  NOTE_DELETIONS_PER_UPDATE_MAX,
  NOTE_PIECES_PER_UPDATE_MAX,
  NOTE_UPDATE_BYTES_MAX,
} from '../../../src/core/limits/notes.ts';
import { NoteText } from '../../../src/core/notes/note-text.ts';
import {
  readNoteUpdate,
  writeNoteUpdates,
  type NoteUpdate,
} from '../../../src/core/notes/note-update.ts';

const ANN = 2 ** 51 + 7;
const BOB = 12;

/** What Yjs itself makes of a change, by a client. */
function yjsUpdate(change: (doc: Y.Doc) => void, client = ANN): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = client;
  doc.transact(() => change(doc));
  return Y.encodeStateAsUpdate(doc);
}

const write = (update: Partial<NoteUpdate>) =>
  writeNoteUpdates([{ client: ANN, pieces: [], deletions: [], ...update }]);
const piece = (clock: number, text: string, left?: number, right?: number) => ({
  ...{ clock, text },
  left: left === undefined ? undefined : { client: ANN, clock: left },
  right: right === undefined ? undefined : { client: ANN, clock: right },
});

describe('[O2] an update is what Yjs writes of plain text', () => {
  test('what Yjs writes is read, and is written again as it was', () => {
    const bytes = yjsUpdate((doc) => doc.getText('t').insert(0, 'Brot, Käse 🧀'));
    const read = readNoteUpdate(bytes);
    expect(read).toEqual({
      client: ANN,
      pieces: [{ clock: 0, text: 'Brot, Käse 🧀', left: undefined, right: undefined }],
      deletions: [],
    });
    expect(read && writeNoteUpdates([read])).toEqual(new Uint8Array(bytes));
  });

  test('texts that two people write in turns are equal, whoever hears first', () => {
    const [ann, bob] = [new NoteText(), new NoteText()];
    const first = ann.edit(ANN, [{ from: 0, to: 0, insert: 'milk\nbread' }]);
    if (!first) throw new Error('nothing was changed');
    bob.apply([first]);
    const ours = ann.edit(ANN, [{ from: 4, to: 5, insert: ', eggs\n' }]);
    const theirs = bob.edit(BOB, [
      { from: 0, to: 0, insert: '# ' },
      { from: 5, to: 10, insert: 'rolls' },
    ]);
    const heard = [ours, theirs].map((it) => {
      const read = it && readNoteUpdate(writeNoteUpdates([it]));
      if (!read) throw new Error('not read');
      return read;
    });
    const [toBob, toAnn] = heard;
    if (!toBob || !toAnn) throw new Error('not read');
    expect(ann.apply([toAnn]).length).toBeGreaterThan(0);
    bob.apply([toBob]);
    expect(bob.toString()).toBe(ann.toString());
    expect(ann.toString()).toBe('# milk, eggs\nrolls');
    expect(ann.apply([toAnn])).toEqual([]);
    expect(ann.spans().reduce((sum, { chars }) => sum + chars, 0)).toBe(ann.length);
    expect(new Set(ann.spans().map(({ client }) => client))).toEqual(new Set([ANN, BOB]));
  });

  test.each<[string, (doc: Y.Doc) => void]>([
    ['a map', (doc) => doc.getMap('t').set('a', 1)],
    ['a list', (doc) => doc.getArray('t').insert(0, ['a'])],
    ['another text', (doc) => doc.getText('other').insert(0, 'a')],
    ['formatted text', (doc) => doc.getText('t').insert(0, 'a', { bold: true })],
    ['something embedded', (doc) => doc.getText('t').insertEmbed(0, { image: 'x' })],
    ['a text in a list', (doc) => doc.getArray('t').insert(0, [new Y.Text('a')])],
    ['another end of a line', (doc) => doc.getText('t').insert(0, 'a\r\nb')],
    ['nothing', () => undefined],
  ])('[O7] %s is refused', (_, change) => {
    expect(readNoteUpdate(yjsUpdate(change))).toBeNull();
  });

  test('[O7] the text of two clients is refused', () => {
    const doc = new Y.Doc();
    doc.getText('t').insert(0, 'a');
    doc.clientID = BOB;
    doc.getText('t').insert(1, 'b');
    expect(readNoteUpdate(Y.encodeStateAsUpdate(doc))).toBeNull();
  });

  test('[O7] a text that was deleted at once, and comes without its words, is refused', () => {
    const doc = new Y.Doc();
    doc.getText('t').insert(0, 'abc');
    doc.getText('t').delete(0, 3);
    expect(readNoteUpdate(Y.encodeStateAsUpdate(doc))).toBeNull();
  });
});

describe('[O6] an update is bounded', () => {
  const pieces = (n: number) => Array.from({ length: n }, (_, i) => piece(i, 'a'));
  const deletions = (n: number) =>
    Array.from({ length: n }, (_, i) => ({ client: BOB, from: 2 * i, to: 2 * i + 1 }));

  test.each<[string, Uint8Array, boolean]>([
    ['as many pieces', write({ pieces: pieces(NOTE_PIECES_PER_UPDATE_MAX) }), true],
    ['one more', write({ pieces: pieces(NOTE_PIECES_PER_UPDATE_MAX + 1) }), false],
    ['as many deletions', write({ deletions: deletions(NOTE_DELETIONS_PER_UPDATE_MAX) }), true],
    [
      'one deletion more',
      write({ deletions: deletions(NOTE_DELETIONS_PER_UPDATE_MAX + 1) }),
      false,
    ],
    ['more bytes', write({ pieces: [piece(0, 'x'.repeat(NOTE_UPDATE_BYTES_MAX))] }), false],
    ['a piece that stands on itself', write({ pieces: [piece(0, 'ab', 0)] }), false],
    ['a piece that stands on a later one', write({ pieces: [piece(0, 'ab', 5)] }), false],
    [
      'a deletion of all that will ever be',
      write({ deletions: [{ client: BOB, from: 0, to: 2 ** 31 - 1 }] }),
      true,
    ],
    ['a deletion of nothing', Uint8Array.of(0, 1, BOB, 1, 0, 0), false],
    ['an empty piece', Uint8Array.of(1, 1, BOB, 0, 4, 1, 1, ...utf8('t'), 0, 0), false],
    ['a number in a longer form', Uint8Array.of(0, 1, 0x80 | BOB, 0, 1, 0, 1), false],
    ['something behind it', Uint8Array.of(0, 1, BOB, 1, 0, 1, 0), false],
    ['a length without bytes', Uint8Array.of(1, 1, BOB, 0, 4, 1, 1, ...utf8('t'), 0x7f), false],
    [
      'text that is not UTF-8',
      Uint8Array.of(1, 1, BOB, 0, 4, 1, 1, ...utf8('t'), 1, 0xff, 0),
      false,
    ],
  ])('%s', (_, bytes, isRead) => {
    expect(readNoteUpdate(bytes) !== null).toBe(isRead);
  });
});
