/** Shared notes without a log: a text that takes what is typed, and a history. */
import type {
  AuthorSpan,
  NoteCursor,
  NoteVersion,
  NoteView,
  OpenNote,
  RoomNotes,
  TextChange,
} from '../../src/core/api/notes.ts';
import { createListeners } from '../../src/core/base/events.ts';
import { entryId, type EntryId } from '../../src/core/base/ids.ts';
import type { NoteState } from '../../src/core/api/notes.ts';
import { seeded, SELF } from './room-views.ts';

export interface FakeNote extends NoteView {
  readonly text: string;
  readonly spans: readonly AuthorSpan[];
  readonly versions: readonly (NoteVersion & { readonly text: string })[];
  readonly state?: NoteState;
  readonly cursors?: readonly NoteCursor[];
}

export class FakeNotes implements RoomNotes {
  #all: readonly FakeNote[];
  readonly #changed: () => void;

  constructor(all: readonly FakeNote[], changed: () => void) {
    this.#all = all;
    this.#changed = changed;
  }

  list(): readonly NoteView[] {
    return this.#all;
  }

  isFull(): boolean {
    return this.#all.length >= 8;
  }

  async create(title: string): Promise<EntryId> {
    const id = entryId(seeded(`note ${title}`, 32));
    const about = { id, title, by: SELF, name: 'You', own: true, timeMs: 0 };
    this.#all = [...this.#all, { ...about, text: '', spans: [], versions: [] }];
    this.#changed();
    return id;
  }

  async remove(id: EntryId): Promise<void> {
    this.#all = this.#all.filter((it) => it.id !== id);
    this.#changed();
  }

  async open(id: EntryId): Promise<OpenNote | undefined> {
    const note = this.#all.find((it) => it.id === id);
    return note && openFake(note);
  }
}

function openFake({
  id,
  text: first,
  spans,
  versions,
  state = 'saved',
  cursors = [],
}: FakeNote): OpenNote {
  let text = first;
  const none = createListeners<[readonly TextChange[], undefined]>();
  const stated = createListeners<[]>();
  return {
    id,
    text: () => text,
    edit(changes) {
      for (const { from, to, insert } of changes.toReversed())
        text = text.slice(0, from) + insert + text.slice(to);
      stated.emit();
    },
    onChange: none.add,
    state: () => state,
    onState: stated.add,
    point: () => undefined,
    cursors: () => cursors,
    onCursors: stated.add,
    authors: () => spans,
    versions: () => versions,
    textOf: (version) => versions.find(({ at }) => at === version.at)?.text ?? '',
    flush: () => Promise.resolve(),
  };
}
