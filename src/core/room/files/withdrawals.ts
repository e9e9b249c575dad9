/**
 * Which of the log's entries their authors deleted. Deletions are noted as soon as they come, so that a file that was taken back
 * is never shown to a person who hears of both at once.
 */
import { entryId, type EntryId } from '../../base/ids.ts';
import type { ReadableEntry } from '../../chat/sealed.ts';
import { recipientsOf } from '../timeline.ts';

export class Withdrawals {
  /** By the entry that they name. There are no more of them than the log has entries. */
  readonly #deletions = new Map<EntryId, Map<EntryId, ReadableEntry>>();
  /** What each of them names. */
  readonly #named = new Map<EntryId, EntryId>();

  /** Returns what the deletions among these entries name. */
  add(entries: readonly ReadableEntry[]): EntryId[] {
    return entries.flatMap((entry) => {
      if (entry.body.k !== 'delete') return [];
      const of = entryId(entry.body.of);
      const some = this.#deletions.get(of) ?? new Map<EntryId, ReadableEntry>();
      this.#deletions.set(of, some.set(entry.id, entry));
      this.#named.set(entry.id, of);
      return [of];
    });
  }

  /** These have left the log. */
  forget(entries: readonly { readonly id: EntryId }[]): void {
    for (const { id } of entries) {
      const of = this.#named.get(id);
      if (!of) continue;
      this.#named.delete(id);
      const some = this.#deletions.get(of);
      if (some?.delete(id) && some.size === 0) this.#deletions.delete(of);
    }
  }

  /** The author of this entry deleted it, and told everyone who can read it. */
  has({ id, author, to }: Pick<ReadableEntry, 'id' | 'author' | 'to'>): boolean {
    const readers = recipientsOf({ author, to });
    const deletions = [...(this.#deletions.get(id)?.values() ?? [])];
    return deletions.some((it) => it.author === author && recipientsOf(it) === readers);
  }
}
