/** Drafts of rooms: each is a record of its room, so it is sealed, stays over a reload, and goes with the room. */
import * as v from 'valibot';
import type { Draft, DraftKeeper } from '../../core/api/draft.ts';
import { BoundedMap } from '../../core/base/bounded-map.ts';
import { fromBase64Url } from '../../core/base/bytes.ts';
import {
  HASH_BYTES,
  SHORT_ID_BYTES,
  type EntryId,
  type PeerId,
  type Topic,
} from '../../core/base/ids.ts';
import { openRecord, packed, type StoredRecord } from '../../core/base/stored-record.ts';
import { PRIVATE_SLOTS_MAX } from '../../core/limits/chat.ts';
import {
  DRAFT_CHARS_MAX,
  DRAFT_EDITS_MAX,
  DRAFT_SENDING_MS,
  DRAFTS_HELD_MAX,
} from '../../core/limits/room.ts';
import type { KeyValueStore } from '../../core/ports.ts';

const KEY = 'draft';

const idOf = <Id extends string>(bytes: number) =>
  v.custom<Id>((it) => typeof it === 'string' && fromBase64Url(it)?.length === bytes);
const entry = idOf<EntryId>(HASH_BYTES);
const person = v.strictObject({ peer: idOf<PeerId>(SHORT_ID_BYTES), name: v.string() });
const people = v.pipe(v.array(person), v.minLength(1), v.maxLength(PRIVATE_SLOTS_MAX));
const text = v.pipe(v.string(), v.maxLength(DRAFT_CHARS_MAX));
const schema = v.strictObject({
  text,
  reply: v.optional(v.strictObject({ id: entry, name: v.string(), to: v.optional(people) })),
  recipients: v.optional(people),
  edits: v.pipe(v.array(v.strictTuple([entry, text])), v.maxLength(DRAFT_EDITS_MAX)),
  editing: v.optional(entry),
});

/** The draft of one open room. */
export class KeptDraft implements DraftKeeper {
  readonly #record: StoredRecord<Draft>;
  #draft: Draft | undefined;
  #unwritten = false;
  /** The words that the disk has are on their way. */
  #sending: Promise<unknown> | undefined;
  #written: Promise<void> = Promise.resolve();
  #isWriting = false;
  #isOpen = true;
  /** The room is opened again at once, perhaps with other stores: the draft goes along. */
  goesAlong = false;

  constructor(record: StoredRecord<Draft>, draft: Draft | undefined) {
    this.#record = record;
    this.#draft = draft;
  }

  get(): Draft | undefined {
    return this.#draft;
  }

  set(draft: Draft | undefined, sending?: Promise<unknown>): void {
    this.#draft = draft;
    this.#unwritten = true;
    this.#sending = sending ?? this.#sending;
    if (this.#isOpen && !this.#isWriting) this.#written = this.#write();
  }

  /** From now on nothing is written. Resolves when the last draft is. */
  close(): Promise<void> {
    this.#isOpen = false;
    return this.#written;
  }

  /** Every change, as fast as the disk takes them: a reload gives no notice. */
  async #write(): Promise<void> {
    this.#isWriting = true;
    while (this.#unwritten) {
      const sending = this.#sending;
      if (sending) await isSent(sending);
      if (this.#sending !== sending) continue; // the next one
      this.#sending = undefined;
      this.#unwritten = false;
      await this.#record.keep(this.#draft && bounded(this.#draft));
    }
    this.#isWriting = false;
  }
}

/** Whether it is or not: a message may wait for long, as for a proof of work. */
const isSent = (sending: Promise<unknown>): Promise<unknown> =>
  Promise.race([
    sending.catch(() => undefined),
    new Promise((resolve) => setTimeout(resolve, DRAFT_SENDING_MS)),
  ]);

const bounded = (draft: Draft): Draft => ({
  ...draft,
  text: draft.text.slice(0, DRAFT_CHARS_MAX),
  edits: draft.edits
    .slice(-DRAFT_EDITS_MAX)
    .map(([id, words]) => [id, words.slice(0, DRAFT_CHARS_MAX)] as const),
});

export class Drafts {
  /** The last draft that this page opened of each room. */
  readonly #opened = new BoundedMap<Topic, KeptDraft>(DRAFTS_HELD_MAX);

  /** `records`: those of the room. @throws SwapError storage-failed */
  async open(storageId: Topic, records: KeyValueStore): Promise<KeptDraft> {
    const before = this.#opened.get(storageId);
    await before?.close();
    const record = await openRecord(records, KEY, packed(schema));
    const draft = new KeptDraft(record, before?.goesAlong ? before.get() : record.stored);
    if (before?.goesAlong) draft.set(before.get());
    this.#opened.set(storageId, draft);
    return draft;
  }
}
