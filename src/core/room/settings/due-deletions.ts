/**
 * Our messages that the person has deleted and could still have back. They are remembered on the disk: a page that closes has no
 * time to sign and send, and what was meant to go must not stay because of that.
 */
import * as v from 'valibot';
import { byteString } from '../../base/codec.ts';
import { entryId, HASH_BYTES, idBytes, type EntryId } from '../../base/ids.ts';
import { openRecord, packed, type StoredRecord } from '../../base/stored-record.ts';
import { DUE_DELETIONS_MAX } from '../../limits/chat.ts';
import type { Bytes } from '../../base/bytes.ts';
import type { KeyValueStore } from '../../ports.ts';

const KEY = 'due-deletions';
const format = packed(v.pipe(v.array(byteString(HASH_BYTES)), v.maxLength(DUE_DELETIONS_MAX)));

export class DueDeletions {
  readonly #record: StoredRecord<Bytes[]>;
  readonly #due: Set<EntryId>;

  /** @throws SwapError storage-failed */
  static async open(records: KeyValueStore): Promise<DueDeletions> {
    return new DueDeletions(await openRecord(records, KEY, format));
  }

  private constructor(record: StoredRecord<Bytes[]>) {
    this.#record = record;
    this.#due = new Set(record.stored?.map((id) => entryId(id)));
  }

  all(): ReadonlySet<EntryId> {
    return this.#due;
  }

  /** Where nothing can be stored, it is remembered as long as the page lives. Those beyond the bound are not stored. */
  async add(id: EntryId): Promise<void> {
    this.#due.add(id);
    await this.#store();
  }

  async remove(id: EntryId): Promise<void> {
    if (this.#due.delete(id)) await this.#store();
  }

  #store(): Promise<void> {
    const due = [...this.#due].slice(-DUE_DELETIONS_MAX).map((id) => idBytes(id));
    return this.#record.keep(due.length > 0 ? due : undefined);
  }
}
