/**
 * Keeps the store in step with the log. A full disk does not stop the conversation: the log in memory goes on, and the
 * next flush tries again.
 */
import type { EntryId, PeerId } from '../base/ids.ts';
import type { KeyValueStore } from '../ports.ts';
import type { Entry } from './entry.ts';
import type { Log } from './log.ts';
import {
  deleteAuthors,
  deleteEntries,
  saveEntries,
  saveFork,
  saveGuests,
  saveHeads,
  type StoredEntry,
} from './log-store.ts';

export class LogWriter {
  readonly #store: KeyValueStore;
  readonly #log: Log;
  readonly #dropped = new Set<PeerId>();
  readonly #forked = new Set<PeerId>();
  readonly #letGo = new Set<PeerId>();
  /** The guests that are stored. */
  #guests: readonly PeerId[] = [];
  readonly #unsaved = new Map<EntryId, StoredEntry>();
  /** Left the log, and may be on the disk. What never was there is not among them, or a flood would fill memory on a full disk. */
  #gone: Entry[] = [];
  /** One flush at a time, so that each ends when all that came before it was written or refused. */
  #flushing: Promise<void> | undefined;

  constructor(store: KeyValueStore, log: Log) {
    this.#store = store;
    this.#log = log;
  }

  added(entries: readonly Entry[], atMs: number): void {
    for (const entry of entries) this.#unsaved.set(entry.id, { entry, atMs });
  }

  removed(entries: readonly Entry[]): void {
    for (const entry of entries) if (!this.#unsaved.delete(entry.id)) this.#gone.push(entry);
  }

  dropped(author: PeerId, entries: readonly Entry[]): void {
    this.#dropped.add(author);
    this.removed(entries);
  }

  forked(author: PeerId): void {
    this.#forked.add(author);
  }

  /** Nothing of the author is kept any more. */
  letGo(author: PeerId): void {
    this.#letGo.add(author);
  }

  /** These were stored on an earlier visit. */
  hasGuests(guests: readonly PeerId[]): void {
    this.#guests = guests;
  }

  /** Writes all changes so far. Never rejects. */
  flush(): Promise<void> {
    const flushing = this.#flushing ? this.#flushing.then(() => this.#write()) : this.#write();
    this.#flushing = flushing;
    return flushing.then(() => {
      if (this.#flushing === flushing) this.#flushing = undefined;
    });
  }

  async #write(): Promise<void> {
    const [store, log] = [this.#store, this.#log];
    const batch = [...this.#unsaved.values()].filter(({ entry }) => log.get(entry.id) === entry);
    const going = this.#gone.filter(({ id }) => !log.get(id)); // others came back meanwhile
    const heads = [...this.#dropped].flatMap((author) => {
      const chain = log.chain(author);
      return chain?.head ? [{ head: chain.head, floor: chain.floor }] : [];
    });
    const authors = [...this.#letGo].filter((author) => !log.chain(author));
    const forks = [...this.#forked].flatMap((author) => log.chain(author)?.fork ?? []);
    this.#unsaved.clear();
    this.#gone = [];
    this.#dropped.clear();
    this.#forked.clear();
    this.#letGo.clear();
    // Each whether the others work or not: on a full disk, only deleting makes room.
    for (const fork of forks)
      await saveFork(store, fork).catch(() => this.#forked.add(fork.claims[0].author));
    if (heads.length > 0)
      await saveHeads(store, heads).catch(() =>
        heads.forEach(({ head }) => this.#dropped.add(head.author)),
      );
    if (going.length > 0)
      await deleteEntries(store, going).catch(() => (this.#gone = going.concat(this.#gone)));
    if (authors.length > 0)
      await deleteAuthors(store, authors).catch(() => authors.forEach((it) => this.#letGo.add(it)));
    await this.#writeGuests();
    if (batch.length > 0) await saveEntries(store, batch).catch(() => this.#keepUnsaved(batch));
  }

  async #writeGuests(): Promise<void> {
    const [store, log] = [this.#store, this.#log];
    const guests = log.guests();
    if (String(guests) === String(this.#guests)) return;
    await saveGuests(store, guests).then(
      () => (this.#guests = guests),
      () => undefined,
    );
  }

  /** They are not on the disk, so those that left the log in the meantime need no deletion. */
  #keepUnsaved(batch: readonly StoredEntry[]): void {
    for (const it of batch) this.#unsaved.set(it.entry.id, it);
    this.#gone = this.#gone.filter(({ id }) => !this.#unsaved.has(id));
  }
}
