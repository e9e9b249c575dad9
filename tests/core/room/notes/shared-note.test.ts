/** Notes in Alice's whole room: what she writes goes into the log, and what others say there is merged or changes nothing. */
import { expect, test } from 'vitest';
import type { OpenNote } from '../../../../src/core/api/notes.ts';
import { utf8 } from '../../../../src/core/base/bytes.ts';
import { idBytes, type EntryId } from '../../../../src/core/base/ids.ts';
import { writeEntry, type Content, type Entry } from '../../../../src/core/chat/entry.ts';
import { readEntry } from '../../../../src/core/chat/exchange/verify-entry.ts';
import {
  NOTE_COLLECT_MS,
  NOTE_DELETIONS_PER_UPDATE_MAX,
  NOTE_OF_AUTHOR_MAX,
  NOTES_PER_AUTHOR_MAX,
} from '../../../../src/core/limits/notes.ts';
import { noteClient } from '../../../../src/core/notes/client-id.ts';
import { NoteText } from '../../../../src/core/notes/note-text.ts';
import { writeNoteUpdates, type NoteUpdate } from '../../../../src/core/notes/note-update.ts';
import type { Identity } from '../../../../src/core/ports.ts';
import {
  bob,
  carol,
  createPerson,
  crypto,
  room as roomId,
  settled,
} from '../../../fakes/people.ts';
import { entriesOf } from '../../../rigs/messages.ts';
import { createRoomRig, type RoomRig } from '../../../rigs/room-rig.ts';

const DAY_MS = 86_400_000;

/** What is written later stands later. */
let clocks = 0;

/** Somebody else, whose entries come over a link. */
async function createWriter(rig: RoomRig, who: Identity, name: string) {
  const link = await rig.greet(who, name);
  let seq = 0;
  let prev: EntryId | undefined;
  const text = new NoteText();
  const write = async (content: Content): Promise<Entry> => {
    const position = { seq: ++seq, prev, clock: rig.clock.now() + ++clocks, time: rig.clock.now() };
    const entry = await writeEntry({ roomId, crypto, identity: who }, position, content);
    prev = entry.id;
    link.hear({ t: 'entries', more: false, list: [entry.signed] });
    await settled();
    return entry;
  };
  const tell = (note: EntryId, update: NoteUpdate | null, start = 1) =>
    write({
      ...{ k: 'note-update', of: idBytes(note), start },
      update: update ? writeNoteUpdates([update]) : utf8('nothing that Yjs wrote'),
    });
  return {
    ...{ link, text, write, tell },
    /** Says something else where their first entry stands. */
    async fork() {
      const position = { seq: 1, prev: undefined, clock: rig.clock.now() + 1, time: 0 };
      const content = { k: 'text', text: 'something else' } as const;
      const { signed } = await writeEntry({ roomId, crypto, identity: who }, position, content);
      link.hear({ t: 'entries', more: false, list: [signed] });
      await settled();
    },
    /** Types at a place of what they have read. */
    async type(note: EntryId, from: number, insert: string, to = from) {
      const client = await noteClient(crypto, note, who.peer, 1);
      return tell(note, text.edit(client, [{ from, to, insert }]));
    },
    /** The entries that Alice has sent them. */
    async heard(): Promise<Entry[]> {
      const all = await Promise.all(
        link.said.flatMap((it) => entriesOf(it)).map((it) => readEntry(crypto, it)),
      );
      return all.flatMap((it) => it ?? []);
    },
  };
}

async function openNote(rig: RoomRig, id: EntryId): Promise<OpenNote> {
  const note = await (await rig.room.notes()).open(id);
  if (!note) throw new Error('there is no such note');
  return note;
}

async function pass(rig: RoomRig, ms: number) {
  rig.clock.pass(ms);
  await settled();
}

test('[O1] somebody opens a note, everyone sees it, and they take it away again', async () => {
  const rig = await createRoomRig();
  const bobs = await createWriter(rig, bob, 'Bob');
  const notes = await rig.room.notes();
  const own = await notes.create('  Shopping\nlist ');
  const { id } = await bobs.write({ k: 'note', title: 'Songs' });
  expect(notes.list().map(({ title, own: isOwn, name }) => [title, isOwn, name])).toEqual([
    ['Shopping list', true, 'Alice'],
    ['Songs', false, 'Bob'],
  ]);
  expect(rig.room.chat.messages()).toMatchObject([
    { kind: 'note', id: own, title: 'Shopping list', own: true },
    { kind: 'note', id, title: 'Songs', own: false },
  ]);
  await notes.remove(own);
  await notes.remove(id); // is not hers
  expect(notes.list().map(({ title }) => title)).toEqual(['Songs']);
  expect(rig.room.chat.messages().map(({ kind }) => kind)).toEqual(['note']);
  await rig.room.people.setTreatment(bob.peer, 'muted');
  expect(notes.list()).toEqual([]);
});

test('[O1] one person has so many notes at most', async () => {
  const rig = await createRoomRig();
  const notes = await rig.room.notes();
  const bobs = await createWriter(rig, bob, 'Bob');
  for (let i = 0; i <= NOTES_PER_AUTHOR_MAX; i++)
    await bobs.write({ k: 'note', title: `Note ${i}` });
  expect(notes.list()).toHaveLength(NOTES_PER_AUTHOR_MAX);
  expect(notes.isFull()).toBe(false);
  for (let i = 0; i < NOTES_PER_AUTHOR_MAX; i++) await notes.create(`Note ${i}`);
  expect(notes.isFull()).toBe(true);
});

test('[O9] what Alice types within a moment is one entry, and Bob’s text is merged with hers', async () => {
  const rig = await createRoomRig();
  const bobs = await createWriter(rig, bob, 'Bob');
  const id = await (await rig.room.notes()).create('List');
  const note = await openNote(rig, id);
  const changes: unknown[] = [];
  note.onChange((...it) => changes.push(it));
  for (const [at, insert] of [...'milk'].entries()) note.edit([{ from: at, to: at, insert }]);
  expect(note.text()).toBe('milk');
  expect(note.state()).toBe('saving');
  const before = (await bobs.heard()).length;
  await pass(rig, NOTE_COLLECT_MS);
  expect(note.state()).toBe('saved');
  const sent = (await bobs.heard()).slice(before);
  expect(sent.map(({ body }) => body.k)).toEqual(['note-update']);

  await bobs.type(id, 0, 'bread ');
  expect(note.text()).toContain('bread ');
  expect(note.text()).toContain('milk');
  expect(changes).toHaveLength(1);
  expect(changes[0]).toMatchObject([[{ insert: 'bread ' }], bob.peer]);
  expect(note.authors().map(({ name, chars }) => [name, chars])).toEqual(
    expect.arrayContaining([
      ['Alice', 4],
      ['Bob', 6],
    ]),
  );
});

test('[O7] what a hostile member says changes nothing, and is no fault of who passes it on', async () => {
  const rig = await createRoomRig();
  const bobs = await createWriter(rig, bob, 'Bob');
  const carols = await createWriter(rig, carol, 'Carol');
  const id = await (await rig.room.notes()).create('List');
  const note = await openNote(rig, id);
  await bobs.type(id, 0, 'bread');
  const asBob = await noteClient(crypto, id, bob.peer, 1);
  const own = await noteClient(crypto, id, carol.peer, 1);
  const far = { client: asBob, clock: 1_000_000 };
  const text = (client: number, left?: typeof far) => ({
    client,
    pieces: [{ clock: client === asBob ? 5 : 0, text: 'evil', left, right: undefined }],
    deletions: [],
  });
  await carols.tell(id, null);
  await carols.tell(id, text(asBob, { client: asBob, clock: 4 }));
  await carols.tell(id, text(own, far));
  await carols.tell(id, text(own), 2); // under a client of another visit
  await carols.tell(id, {
    client: 0,
    pieces: [],
    deletions: [{ client: asBob, from: 5, to: 2 ** 30 }],
  });
  await bobs.type(id, 5, ' and more');
  expect(note.text()).toBe('bread and more');
  expect(note.authors()).toMatchObject([{ author: bob.peer, chars: 14 }]);
  expect(carols.link.closedWith).toBeUndefined();
});

test('[O8] who comes later has the same text from the log alone', async () => {
  const rig = await createRoomRig();
  const bobs = await createWriter(rig, bob, 'Bob');
  const id = await (await rig.room.notes()).create('List');
  const note = await openNote(rig, id);
  await bobs.type(id, 0, 'bread\nbutter\n');
  note.edit([{ from: 6, to: 12, insert: 'jam' }]);
  await note.flush();
  await bobs.type(id, 13, 'tea');
  const words = note.text();
  expect(words).toContain('jam');
  rig.room.close();
  const again = await createRoomRig(rig.records);
  expect((await openNote(again, id)).text()).toBe(words);
  expect(words).toContain('tea');
});

test('[O8] what its author forked goes, and what built on it', async () => {
  const rig = await createRoomRig();
  const bobs = await createWriter(rig, bob, 'Bob');
  const carols = await createWriter(rig, carol, 'Carol');
  const id = await (await rig.room.notes()).create('List');
  const note = await openNote(rig, id);
  await bobs.type(id, 0, 'by Bob ');
  await carols.type(id, 0, 'by Carol ');
  note.edit([{ from: note.text().length, to: note.text().length, insert: 'by Alice' }]);
  await note.flush();
  await carols.fork();
  expect(note.text()).toContain('by Bob');
  expect(note.text()).not.toContain('by Carol');
  // What she writes from now on counts again.
  note.edit([{ from: 0, to: 0, insert: 'Alice again: ' }]);
  await note.flush();
  expect(note.text()).toMatch(/^Alice again: /);
  rig.room.close();
  const again = await createRoomRig(rig.records);
  expect((await openNote(again, id)).text()).toBe(note.text());
});

test('what was typed a moment before a fork takes text away stays, where it was typed', async () => {
  const rig = await createRoomRig();
  const bobs = await createWriter(rig, bob, 'Bob');
  const carols = await createWriter(rig, carol, 'Carol');
  const id = await (await rig.room.notes()).create('List');
  const note = await openNote(rig, id);
  await bobs.type(id, 0, 'by Bob ');
  await carols.type(id, 0, 'by Carol ');
  let screen = note.text();
  note.onChange((changes) => {
    for (const { from, to, insert } of changes.toReversed())
      screen = screen.slice(0, from) + insert + screen.slice(to);
  });
  const type = (at: number, insert: string) => {
    note.edit([{ from: at, to: at, insert }]);
    screen = screen.slice(0, at) + insert + screen.slice(at);
  };
  type(0, 'Alice begins: ');
  type(screen.length, 'and Alice ends');
  type(screen.indexOf('Carol'), 'nobody but ');
  await carols.fork();
  expect(note.text()).toBe('Alice begins: by Bob nobody but and Alice ends');
  expect(screen).toBe(note.text());
  await note.flush();
  expect(note.text()).toBe(screen);
  rig.room.close();
  const again = await createRoomRig(rig.records);
  expect((await openNote(again, id)).text()).toBe(screen);
});

test('what others wrote stays, whatever was deleted beside what a fork takes away', async () => {
  const rig = await createRoomRig();
  const bobs = await createWriter(rig, bob, 'Bob');
  const carols = await createWriter(rig, carol, 'Carol');
  const id = await (await rig.room.notes()).create('List');
  const note = await openNote(rig, id);
  await carols.type(id, 0, 'Carol below');
  await bobs.type(id, 0, 'a page by Bob ');
  const from = note.text().indexOf('Carol');
  // Some of Bob's page, all of Carol's, and a word in it.
  note.edit([{ from: Math.max(0, from - 3), to: note.text().length, insert: '' }]);
  await carols.fork();
  expect(note.text()).toContain('a page by');
  expect(note.text()).not.toContain('Carol');
  await note.flush();
  expect(note.state()).toBe('saved');
});

test('[O10] a note outlives the messages that were written with it', async () => {
  const rig = await createRoomRig();
  await rig.room.chat.setKeepDays(1);
  const bobs = await createWriter(rig, bob, 'Bob');
  const id = await (await rig.room.notes()).create('List');
  const note = await openNote(rig, id);
  await bobs.write({ k: 'text', text: 'hello' });
  await bobs.type(id, 0, 'bread');
  note.edit([{ from: 5, to: 5, insert: ' and jam' }]);
  await note.flush();
  await pass(rig, 2 * DAY_MS);
  expect(rig.room.chat.messages().map(({ kind }) => kind)).toEqual(['note']);
  expect(rig.room.chat.hasOlderThan(1)).toBe(false);
  expect(note.text()).toBe('bread and jam');
  rig.room.close();
  const again = await createRoomRig(rig.records, 3 * DAY_MS);
  expect((await openNote(again, id)).text()).toBe('bread and jam');
});

test('[O11] the history has the text as it was', async () => {
  const rig = await createRoomRig();
  const bobs = await createWriter(rig, bob, 'Bob');
  const id = await (await rig.room.notes()).create('List');
  const note = await openNote(rig, id);
  await bobs.type(id, 0, 'bread');
  await pass(rig, 1_000);
  note.edit([{ from: 0, to: 5, insert: 'jam' }]);
  await note.flush();
  note.edit([{ from: 3, to: 3, insert: '!' }]);
  await note.flush();
  const versions = note.versions();
  expect(versions.map(({ name, added, removed }) => [name, added, removed])).toEqual([
    ['Alice', 4, 5],
    ['Bob', 5, 0],
  ]);
  expect(versions.map((it) => note.textOf(it))).toEqual(['jam!', 'bread']);
});

test('[O9] a room that is closed writes nothing more, and waits for nothing', async () => {
  const rig = await createRoomRig();
  const bobs = await createWriter(rig, bob, 'Bob');
  const id = await (await rig.room.notes()).create('List');
  const note = await openNote(rig, id);
  const before = (await bobs.heard()).length;
  note.edit([{ from: 0, to: 0, insert: 'typed a moment before' }]);
  rig.room.close();
  note.edit([{ from: 0, to: 0, insert: 'and after ' }]);
  await pass(rig, 10_000);
  expect(await bobs.heard()).toHaveLength(before);
  await expect(rig.room.notes()).rejects.toMatchObject({ code: 'closed' });
});

test('[O6] a note that is nearly full takes no more of Alice, and she is told', async () => {
  const rig = await createRoomRig();
  const bobs = await createWriter(rig, bob, 'Bob');
  const id = await (await rig.room.notes()).create('List');
  const note = await openNote(rig, id);
  // Bob deletes what nobody wrote until his part, and the others’, is used up.
  const deletions = Array.from({ length: NOTE_DELETIONS_PER_UPDATE_MAX }, (_, i) => ({
    ...{ client: i + 5, from: 0, to: 1 },
  }));
  const carols = await createWriter(rig, carol, 'Carol');
  const dave = await createWriter(rig, createPerson('dave'), 'Dave');
  for (const writer of [bobs, carols, dave])
    for (let n = NOTE_OF_AUTHOR_MAX.deletions; n > 0; n -= deletions.length)
      await writer.tell(id, { client: 0, pieces: [], deletions: deletions.slice(0, n) });
  expect(note.state()).toBe('full');
  note.edit([{ from: 0, to: 0, insert: 'one more word' }]);
  expect(note.text()).toBe('');
});

test('[O12] Alice sees Bob’s cursor where he has it, also when others write before it, and he sees hers', async () => {
  const rig = await createRoomRig();
  const bobs = await createWriter(rig, bob, 'Bob');
  const id = await (await rig.room.notes()).create('List');
  const note = await openNote(rig, id);
  let moves = 0;
  note.onCursors(() => void (moves += 1));
  await bobs.type(id, 0, 'bread');
  const client = await noteClient(crypto, id, bob.peer, 1);
  const point = (...at: [] | [[number, number] | [], [number, number] | []]) =>
    bobs.link.hear({ t: 'cursor', note: idBytes(id), at });
  point([client, 2], []);
  expect(note.cursors()).toEqual([{ peer: bob.peer, name: 'Bob', at: { anchor: 2, head: 5 } }]);
  note.edit([{ from: 0, to: 0, insert: 'white ' }]);
  expect(note.cursors()[0]?.at).toEqual({ anchor: 8, head: 11 });
  note.edit([{ from: 6, to: 7, insert: '' }]);
  // A character that was deleted is where its neighbours are; one that is not here yet is nowhere.
  point([client, 0], [client, 0]);
  expect(note.cursors()[0]?.at).toEqual({ anchor: 6, head: 6 });
  point([client, 5], [99, 3]);
  expect(note.cursors()).toEqual([{ peer: bob.peer, name: 'Bob', at: undefined }]);
  await bobs.type(id, 5, '!');
  point([client, 5], [client, 5]);
  expect(note.cursors()[0]?.at).toEqual({ anchor: 10, head: 10 });
  expect(moves).toBeGreaterThan(3);

  const heard = () => bobs.link.said.filter((it) => it.t === 'cursor');
  expect(heard()).toEqual([]);
  note.point({ anchor: 9, head: 11 });
  expect(heard()).toEqual([{ t: 'cursor', note: idBytes(id), at: [[client, 4], []] }]);
  await rig.room.people.setTreatment(bob.peer, 'muted');
  expect(note.cursors()).toEqual([]);
  expect(
    (await bobs.heard()).every(({ body }) => body.k !== 'text'),
    'nothing in the log',
  ).toBe(true);
});
