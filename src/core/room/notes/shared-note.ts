/** One note that is open: its text follows the log, and what we type goes into the log, collected for a moment. */
import type {
  AuthorSpan,
  NoteCursor,
  NoteSelection,
  NoteState,
  NoteVersion,
  OpenNote,
  TextChange,
} from '../../api/notes.ts';
import { SwapError } from '../../base/errors.ts';
import { createListeners, type Off } from '../../base/events.ts';
import { idBytes, type EntryId, type PeerId } from '../../base/ids.ts';
import { createTokenBucket } from '../../base/token-bucket.ts';
import {
  NOTE_CHARS_MAX,
  NOTE_COLLECT_MS,
  NOTE_ENTRIES_BURST,
  NOTE_ENTRIES_PER_SECOND,
  NOTE_FULL_AT,
  NOTE_RETRY_MS,
  NOTE_TURN_MS,
} from '../../limits/notes.ts';
import { noteClient } from '../../notes/client-id.ts';
import { collected } from '../../notes/collect.ts';
import { countedOf, type Count, type Told } from '../../notes/counted.ts';
import type { Cursors } from '../../notes/cursors.ts';
import { NoteText } from '../../notes/note-text.ts';
import { writeNoteUpdates, type NoteUpdate } from '../../notes/note-update.ts';
import { NoteEntries } from './note-entries.ts';
import { replacement } from './replacement.ts';
import type { RoomNotesOptions } from './room-notes.ts';
import { slices } from './slices.ts';
import { typedAgain } from './typed-again.ts';
import { versionsOf } from './versions.ts';

export interface SharedNoteOptions extends RoomNotesOptions {
  readonly id: EntryId;
  readonly cursors: Pick<Cursors, 'of' | 'point'>;
}

const EMPTY = countedOf([]);

export class SharedNote implements OpenNote {
  readonly id: EntryId;
  readonly #options: SharedNoteOptions;
  readonly #entries: NoteEntries;
  #text = new NoteText();
  #count: Count = EMPTY;
  /** By entry: of its ranges, how many characters are deleted in `#text`. */
  #applied = new Map<EntryId, number>();
  /** Our client of this visit; undefined until we type, and after it lost its place. */
  #client: { readonly id: number; readonly start: number } | undefined;
  /** Ours, on its way to the log. */
  #pending: NoteUpdate[] = [];
  #state: NoteState = 'saved';
  #stopWaiting: Off | undefined;
  #stopPause: Off | undefined;
  /** When the page had its turn last. */
  #turnAtMs = 0;
  readonly #pace = createTokenBucket(NOTE_ENTRIES_PER_SECOND, NOTE_ENTRIES_BURST);
  readonly #changed = createListeners<[readonly TextChange[], PeerId | undefined]>();
  readonly #stated = createListeners<[]>();
  readonly #pointed = createListeners<[]>();
  /** One step after another: reading the log, and writing into it. */
  #work: Promise<void> = Promise.resolve();
  #isStale = true;
  #closed = false;

  readonly onChange = this.#changed.add;
  readonly onState = this.#stated.add;
  readonly onCursors = this.#pointed.add;

  constructor(options: SharedNoteOptions) {
    this.id = options.id;
    this.#options = options;
    this.#entries = new NoteEntries(options);
  }

  /** Resolves when it shows what the log has. */
  ready(): Promise<void> {
    return this.#next(() => this.#follow());
  }

  /** The log has other entries of this note. */
  heard(): void {
    this.#isStale = true;
    void this.#next(() => this.#follow());
  }

  text(): string {
    return this.#text.toString();
  }

  state(): NoteState {
    return this.#state;
  }

  edit(changes: readonly TextChange[]): void {
    const client = this.#client;
    if (!client || this.#closed || this.#state === 'full') return;
    const update = this.#text.edit(client.id, changes);
    if (!update) return;
    this.#pending.push(update);
    this.#say('saving');
    this.#wait(NOTE_COLLECT_MS);
  }

  async flush(): Promise<void> {
    this.#stopWaiting?.();
    this.#stopWaiting = undefined;
    await this.#next(() => this.#write());
    await this.#next(() => this.#follow());
  }

  /** Somebody's cursor is elsewhere. */
  pointed(): void {
    this.#pointed.emit();
  }

  point(at: NoteSelection | undefined): void {
    const [text, { cursors }] = [this.#text, this.#options];
    if (!this.#closed)
      cursors.point(this.id, at && { anchor: text.charAt(at.anchor), head: text.charAt(at.head) });
  }

  cursors(): readonly NoteCursor[] {
    const { cursors, names, isHidden } = this.#options;
    const shown = cursors.of(this.id).filter(([peer]) => !isHidden(peer));
    const places = this.#text.indexesOf(shown.flatMap(([, { anchor, head }]) => [anchor, head]));
    return shown.map(([peer], i) => {
      const [anchor, head] = places.slice(2 * i);
      const at = anchor === undefined || head === undefined ? undefined : { anchor, head };
      return { peer, name: names.nameOf(peer), at };
    });
  }

  authors(): readonly AuthorSpan[] {
    const { self, names } = this.#options;
    const authorOf = (client: number) => this.#count.clientOf.get(client) ?? self;
    return this.#text.spans().map(({ client, chars }) => {
      const author = authorOf(client);
      return { author, name: names.nameOf(author), own: author === self, chars };
    });
  }

  versions(): readonly NoteVersion[] {
    const { self, names } = this.#options;
    return versionsOf(this.#count.counted).map((it) => ({
      ...{ ...it, name: names.nameOf(it.author), own: it.author === self },
    }));
  }

  textOf({ at }: NoteVersion): string {
    const text = new NoteText();
    text.apply(this.#count.counted.slice(0, at + 1).map(({ update }) => update));
    const words = text.toString();
    text.close();
    return words;
  }

  close(): void {
    this.#closed = true;
    this.#stopWaiting?.();
    this.#stopPause?.();
    this.#text.close();
  }

  /** Never rejects. */
  #next(step: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(() => (this.#closed ? undefined : step())).catch(() => undefined);
    return this.#work;
  }

  /** Writes after so long, unless it is about to. */
  #wait(ms: number): void {
    if (this.#closed) return;
    this.#stopWaiting ??= this.#options.clock.after(ms, () => void this.#flushPaced());
  }

  async #flushPaced(): Promise<void> {
    this.#stopWaiting = undefined;
    const { clock } = this.#options;
    if (this.#pace.take(clock.now())) await this.flush();
    else this.#wait(NOTE_RETRY_MS);
  }

  async #follow(): Promise<void> {
    if (!this.#isStale) return;
    this.#isStale = false;
    const all = await this.#entries.read();
    const count = countedOf(all);
    const isLess = this.#isLess(all, count);
    // After that, what we write builds on what is there then. Nothing that is typed meanwhile may find no client.
    const client = (isLess ? undefined : this.#client) ?? (await this.#newClient());
    if (isLess) await this.#rebuild(all, count, client.id);
    else await this.#advance(count);
    this.#client = client;
    const { self } = this.#options;
    const isFull =
      Math.max(count.used, count.usedBy(self)) >= NOTE_FULL_AT ||
      this.#text.length >= NOTE_CHARS_MAX;
    if (isFull) this.#say('full');
    else this.#say(this.#state === 'full' ? 'saved' : this.#state);
    this.#stated.emit();
  }

  /** Something that the text shows does not count, or no longer: a text cannot take that back. */
  #isLess(all: readonly Told[], { counted }: Count): boolean {
    const now = new Map(counted.map(({ told, deletes }) => [told.id, deletes]));
    if ([...this.#applied].some(([id, deletes]) => (now.get(id) ?? -1) < deletes)) return true;
    const own = this.#client?.id;
    return all.some(({ id, update }) => own && update?.client === own && !now.has(id));
  }

  async #advance(count: Count): Promise<void> {
    const fresh = count.counted.filter(
      ({ told, deletes }) => this.#applied.get(told.id) !== deletes,
    );
    this.#count = count;
    for (const some of slices(fresh)) {
      if (this.#closed) return;
      const changes = this.#text.apply(some.map(({ update }) => update));
      for (const { told, deletes } of some) this.#applied.set(told.id, deletes);
      const [by, ...others] = new Set(some.map(({ told }) => told.author));
      if (changes.length > 0) this.#changed.emit(changes, others.length > 0 ? undefined : by);
      if (some.at(-1) !== fresh.at(-1)) await this.#pause();
    }
  }

  /** The page has its turn, if it has waited for long. */
  async #pause(): Promise<void> {
    const { clock } = this.#options;
    if (Math.abs(clock.now() - this.#turnAtMs) < NOTE_TURN_MS || this.#closed) return;
    await new Promise<void>((go) => (this.#stopPause = clock.after(0, go)));
    this.#turnAtMs = clock.now();
  }

  async #rebuild(all: readonly Told[], count: Count, client: number): Promise<void> {
    const text = await this.#textWith(count.counted);
    if (this.#pending.length > 0) {
      const own = all.filter(({ author }) => author === this.#options.self);
      const saved = await this.#textWith([...this.#count.counted, ...own]);
      this.#pending = typedAgain(this.#pending, saved, text, client);
      this.#wait(NOTE_COLLECT_MS);
    }
    const before = this.#text.toString();
    this.#text.close();
    this.#text = text;
    this.#count = count;
    this.#applied = new Map(count.counted.map(({ told, deletes }) => [told.id, deletes]));
    this.#changed.emit(replacement(before, text.toString()), undefined);
  }

  async #textWith(all: readonly Pick<Told, 'update'>[]): Promise<NoteText> {
    const text = new NoteText();
    const updates = all.flatMap(({ update }) => (update ? { update } : []));
    for (const some of slices(updates)) {
      text.apply(some.map(({ update }) => update));
      if (some.at(-1) !== updates.at(-1)) await this.#pause();
    }
    return text;
  }

  async #newClient() {
    const { chat, crypto, self } = this.#options;
    const start = (chat.log.head(self)?.seq ?? 0) + 1;
    return { id: await noteClient(crypto, this.id, self, start), start };
  }

  async #write(): Promise<void> {
    const client = this.#client;
    if (!client || this.#pending.length === 0)
      return this.#state === 'full' ? undefined : this.#say('saved');
    const { chat, names } = this.#options;
    const taken = this.#pending;
    this.#pending = [];
    const parts = collected(client.id, taken);
    try {
      await names.introduce();
      while (parts[0]) {
        const update = writeNoteUpdates([parts[0]]);
        await chat.write({ k: 'note-update', of: idBytes(this.id), start: client.start, update });
        parts.shift();
      }
      if (this.#pending.length === 0) this.#say('saved');
    } catch (error) {
      this.#pending = [...parts, ...this.#pending];
      this.#say('failed');
      const isOver = error instanceof SwapError && error.code === 'closed';
      if (!isOver) this.#wait(NOTE_RETRY_MS);
    }
  }

  #say(state: NoteState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#stated.emit();
  }
}
