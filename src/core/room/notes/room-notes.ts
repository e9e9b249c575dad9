/** The shared notes of a room: which there are, and each that is open. Loaded when somebody first opens one. */
import type { OpenNote, NoteView, RoomNotes } from '../../api/notes.ts';
import { each } from '../../base/each.ts';
import { entryId, type EntryId, type PeerId } from '../../base/ids.ts';
import type { Chat } from '../../chat/chat.ts';
import type { Entry } from '../../chat/entry.ts';
import { tidyLine } from '../../identity/friendly-name.ts';
import { TITLE_CHARS_MAX } from '../../limits/chat.ts';
import { NOTES_MAX, NOTES_PER_AUTHOR_MAX } from '../../limits/notes.ts';
import { Cursors } from '../../notes/cursors.ts';
import type { Peers } from '../../peers.ts';
import type { Clock, Crypto } from '../../ports.ts';
import type { LatePresence } from '../late-presence.ts';
import type { RoomNames } from '../names.ts';
import { othersHere } from '../talk/others-here.ts';
import { SharedNote } from './shared-note.ts';

export interface RoomNotesOptions {
  readonly self: PeerId;
  readonly chat: Pick<Chat, 'log' | 'write' | 'onAdded' | 'onRemoved'>;
  readonly mesh: Pick<Peers, 'linked' | 'send' | 'broadcast' | 'onUnlinked' | 'onMessage'>;
  readonly presence: Pick<LatePresence, 'others'>;
  readonly names: Pick<RoomNames, 'introduce' | 'nameOf'>;
  readonly crypto: Pick<Crypto, 'hash'>;
  readonly clock: Clock;
  /** Of the messages: deletes what we wrote. */
  delete(id: EntryId): Promise<void>;
  /** This device mutes or blocks the author. */
  isHidden(author: PeerId): boolean;
}

export class OpenNotes implements RoomNotes {
  readonly #options: RoomNotesOptions;
  readonly #open = new Map<EntryId, SharedNote>();
  readonly #cursors: Cursors;
  #closed = false;

  constructor(options: RoomNotesOptions) {
    this.#options = options;
    const heard = (entries: readonly Entry[]) =>
      each(this.#open, ([id, note]) => {
        if (entries.some((it) => noteOf(it) === id)) note.heard();
      });
    const { mesh: peers, presence, clock } = options;
    this.#cursors = new Cursors({
      ...{ peers, clock, others: () => othersHere(peers, presence).size },
      changed: (id) => this.#open.get(id)?.pointed(),
    });
    options.chat.onAdded(heard);
    options.chat.onRemoved(heard);
  }

  list(): readonly NoteView[] {
    const { self, names } = this.#options;
    return this.#shown().map(({ id, author, body }) => ({
      ...{ id, by: author, name: names.nameOf(author), own: author === self },
      ...{ title: body.k === 'note' ? body.title : '', timeMs: body.time },
    }));
  }

  isFull(): boolean {
    const { self } = this.#options;
    const shown = this.#shown();
    const own = shown.filter(({ author }) => author === self);
    return shown.length >= NOTES_MAX || own.length >= NOTES_PER_AUTHOR_MAX;
  }

  async create(title: string): Promise<EntryId> {
    const { chat, names } = this.#options;
    await names.introduce();
    const { id } = await chat.write({ k: 'note', title: tidyLine(title, TITLE_CHARS_MAX) });
    return id;
  }

  remove(id: EntryId): Promise<void> {
    return this.#options.delete(id);
  }

  async open(id: EntryId): Promise<OpenNote | undefined> {
    const known = this.#open.get(id);
    const isNote = this.#options.chat.log.get(id)?.body.k === 'note';
    if (this.#closed || (!known && !isNote)) return undefined;
    const note = known ?? new SharedNote({ ...this.#options, id, cursors: this.#cursors });
    this.#open.set(id, note);
    await note.ready();
    return note;
  }

  close(): void {
    this.#closed = true;
    this.#cursors.close();
    each(this.#open.values(), (it) => it.close());
  }

  /** The first ones of each person, and of all of them. */
  #shown(): readonly Entry[] {
    const { chat, isHidden } = this.#options;
    const entries = chat.log.ordered();
    const deleted = new Set(
      entries.flatMap(({ author, body }) =>
        body.k === 'delete' ? `${author} ${entryId(body.of)}` : [],
      ),
    );
    const counts = new Map<PeerId, number>();
    const shown = entries.filter(({ id, author, body }) => {
      if (body.k !== 'note' || isHidden(author) || deleted.has(`${author} ${id}`)) return false;
      const count = (counts.get(author) ?? 0) + 1;
      counts.set(author, count);
      return count <= NOTES_PER_AUTHOR_MAX;
    });
    return shown.slice(0, NOTES_MAX);
  }
}

const noteOf = ({ body }: Entry): EntryId | undefined =>
  body.k === 'note-update' ? entryId(body.of) : undefined;
