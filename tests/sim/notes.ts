/** Shared notes in the simulator: what people write in them, what Mallory scribbles, and that equal logs make equal texts. */
import type { OpenNote, RoomNotes } from '../../src/core/api/notes.ts';
import type { Room } from '../../src/core/api/room-api.ts';
import { idBytes, type EntryId } from '../../src/core/base/ids.ts';
import type { Content, Entry } from '../../src/core/chat/entry.ts';
import { CLOCK_FOLLOW_MS } from '../../src/core/limits/chat.ts';
import { noteClient } from '../../src/core/notes/client-id.ts';
import { writeNoteUpdates, type NoteUpdate } from '../../src/core/notes/note-update.ts';
import type { Prng } from '../fakes/prng.ts';
import type { Message } from '../../src/core/wire/message.ts';
import { encodeMessage } from '../../src/core/wire/envelope.ts';
import type { Person } from './actions.ts';
import type { Villain } from './mallory.ts';
import type { SimNode } from './sim-node.ts';
import type { Act } from './tricks.ts';
import type { World } from './world.ts';

interface Seen {
  notes: RoomNotes | undefined;
  readonly open: Map<EntryId, OpenNote>;
}

/** What has been opened in each room. */
const seen = new WeakMap<Room, Seen>();

async function notesOf(room: Room): Promise<{ notes: RoomNotes; open: Map<EntryId, OpenNote> }> {
  const known = seen.get(room) ?? { notes: undefined, open: new Map<EntryId, OpenNote>() };
  seen.set(room, known);
  const notes = (known.notes ??= await room.notes());
  return { notes, open: known.open };
}

async function openIn(room: Room, id: EntryId): Promise<OpenNote | undefined> {
  const { notes, open } = await notesOf(room);
  const note = open.get(id) ?? (await notes.open(id));
  if (note) open.set(id, note);
  return note;
}

export async function createNote({ room, world }: Person): Promise<void> {
  const { notes } = await notesOf(room);
  if (!notes.isFull()) await notes.create(`note ${++world.stats.notesOpened}`);
}

/** Types into a note, or deletes of it, at some place. */
export async function writeInNote(person: Person): Promise<void> {
  const { room, prng } = person;
  const { notes } = await notesOf(room);
  if (notes.list().length === 0) await createNote(person);
  const list = notes.list();
  const note = list.length > 0 ? await openIn(room, prng.pick(list).id) : undefined;
  if (!note) return;
  for (let edits = prng.between(1, 4); edits > 0; edits--) change(person, note);
  const place = () => prng.below(note.text().length + 1);
  note.point(prng.chance(0.8) ? { anchor: place(), head: place() } : undefined);
  const { length } = note.text();
  for (const { at } of note.cursors())
    if (at && Math.max(at.anchor, at.head) > length) throw new Error('a cursor behind the end');
}

function change({ prng, world, node }: Person, note: OpenNote): void {
  const text = note.text();
  const from = prng.below(text.length + 1);
  const to = prng.chance(0.3) ? Math.min(text.length, from + prng.below(20)) : from;
  const long = prng.chance(0.05) ? ' and so on'.repeat(prng.below(4_000)) : '';
  const words = `${node.name} ${++world.stats.noteEdits}${long}\n`;
  note.edit([{ from, to, insert: prng.chance(0.8) ? words : '' }]);
}

/** Where the notes of the people who are here differ, or are not all opened yet. */
export function differingNotes(
  world: World,
  present: readonly { readonly node: SimNode; readonly room: Room }[],
): string[] {
  const shown = present.map(({ node, room }) => ({ node, text: shownIn(room, world.untimely) }));
  const unread = shown.filter(({ text }) => text === undefined);
  const timely = shown.filter(({ node }) => !lacksLed(node, world));
  const first = timely.find(({ text }) => text !== undefined);
  return [
    ...unread.map(({ node }) => `${node.name} has not read all notes, or not saved its own`),
    ...timely
      .filter(({ text }) => text !== undefined && text !== first?.text)
      .map(({ node }) => `${node.name} and ${first?.node.name} show different notes`),
  ];
}

/** Others follow an entry that is so far ahead of this device's clock that it takes what they change in notes only later (E13). */
function lacksLed({ life }: SimNode, { ledMs, timeline }: World): boolean {
  const nowMs = life?.clock.now() ?? 0;
  return ledMs > 0 && timeline.nowMs() + ledMs > nowMs + CLOCK_FOLLOW_MS;
}

/** Undefined until all are opened and saved. */
function shownIn(room: Room, untimely: ReadonlySet<EntryId>): string | undefined {
  const known = seen.get(room);
  if (!known?.notes) {
    void notesOf(room).catch(() => undefined); // the room was closed
    return undefined;
  }
  const { notes, open } = known;
  const all = notes
    .list()
    .filter(({ id }) => !untimely.has(id))
    .map(({ id }) => {
      const note = open.get(id);
      if (!note) void openIn(room, id).catch(() => undefined);
      const isSaved = note?.state() === 'saved' || note?.state() === 'full';
      const spans = note?.authors().map(({ author, chars }) => `${author}:${chars}`);
      return isSaved ? `${id} ${note?.text()} ${spans}` : undefined;
    });
  return all.some((it) => it === undefined) ? undefined : all.join('\n');
}

/** Writes in notes what no honest device would: noise, others' clients, what stands on nothing, deletions of all that will be. */
export const scribbles: Act = {
  hear(villain, link, message) {
    const { entries, prng, flooded } = villain;
    const about = entries.findLast((it) => it.body.k === 'note' || it.body.k === 'note-update');
    if (message?.t !== 'ping' || !about || (flooded.get(link.peer) ?? 0) > 5) return;
    flooded.set(link.peer, (flooded.get(link.peer) ?? 0) + 1);
    villain.lie(link, 'control', encodeMessage(lyingCursor(prng, about)));
    void scribble(villain, about).then((list) => {
      const some = prng.chance(0.8) ? list : list.slice(1);
      villain.world.stats.lies += 1;
      const told = some.map(({ signed }) => signed);
      villain.lie(link, 'control', encodeMessage({ t: 'entries', more: false, list: told }));
    });
  },
};

async function scribble({ entries, createSharer, prng }: Villain, about: Entry): Promise<Entry[]> {
  const { body } = about;
  const of = body.k === 'note-update' ? body.of : idBytes(about.id);
  const note = body.k === 'note-update' ? undefined : about.id;
  const { identity, crypto, write } = createSharer();
  const victim = prng.pick(entries).author;
  const theirs = note ? await noteClient(crypto, note, victim, prng.between(1, 3)) : prng.below(99);
  const own = note ? await noteClient(crypto, note, identity.peer, 1) : prng.below(99);
  const list: Entry[] = [];
  for (let seq = 1; seq <= 6; seq++) {
    const update = prng.chance(0.2)
      ? prng.bytes(prng.between(1, 60))
      : writeNoteUpdates([lieAbout(prng, own, theirs)]);
    const content: Content = { k: 'note-update', of, start: prng.pick([1, 1, 1, 2]), update };
    list.push(await write(seq, list.at(-1), content));
  }
  return list;
}

/** In a note or in none, before characters that are there or are not. */
function lyingCursor(prng: Prng, { id, body }: Entry): Message {
  const notes = [idBytes(id), body.k === 'note-update' ? body.of : prng.bytes(32)];
  const place = (): [] | [number, number] =>
    prng.chance(0.2) ? [] : [prng.below(2 ** 52), prng.below(9)];
  return { t: 'cursor', note: prng.pick(notes), at: prng.chance(0.2) ? [] : [place(), place()] };
}

function lieAbout(prng: Prng, own: number, theirs: number): NoteUpdate {
  const client = prng.pick([own, own, theirs]);
  const id = () => ({ client: prng.pick([own, theirs]), clock: prng.below(8) });
  const end = () => (prng.chance(0.5) ? undefined : id());
  const pieces = [{ clock: prng.below(6), text: 'scribble', left: end(), right: end() }];
  const from = prng.below(10);
  const to = from + prng.pick([1, 5, 2 ** 30]);
  return {
    client,
    pieces: prng.chance(0.8) ? pieces : [],
    deletions: prng.chance(0.5) ? [{ client: prng.pick([own, theirs]), from, to }] : [],
  };
}
