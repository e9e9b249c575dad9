/**
 * Keeps the store in step with the log. A full disk does not stop the conversation: the log in memory goes on, and the
 * next flush tries again.
 */
import type { PeerId } from '../base/ids.ts';
import type { KeyValueStore } from '../ports.ts';
import type { Entry } from './entry.ts';
import type { Log } from './log.ts';
import {
  deleteAuthors,
  deleteEntries,
  saveEntries,
  saveFork,
  saveHeads,
  type StoredEntry,
} from './log-store.ts';

export class LogWriter {
  readonly #store: KeyValueStore;
  readonly #log: Log;
  readonly #dropped = new Set<PeerId>();
  readonly #forked = new Set<PeerId>();
  readonly #letGo = new Set<PeerId>();
  #unsaved: StoredEntry[] = [];
  #gone: Entry[] = [];
  /** One flush at a time, so that each ends when all that came before it was written or refused. */
  #flushing: Promise<void> | undefined;

  constructor(store: KeyValueStore, log: Log) {
    this.#store = store;
    this.#log = log;
  }

  added(entries: readonly Entry[], atMs: number): void {
    for (const entry of entries) this.#unsaved.push({ entry, atMs });
  }

  removed(entries: readonly Entry[]): void {
    for (const entry of entries) this.#gone.push(entry);
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
    const batch = this.#unsaved.filter(({ entry }) => log.get(entry.id) === entry);
    const going = this.#gone.filter(({ id }) => !log.get(id)); // others came back meanwhile
    const heads = [...this.#dropped].flatMap((author) => {
      const chain = log.chain(author);
      return chain?.head ? [{ head: chain.head, floor: chain.floor }] : [];
    });
    const authors = [...this.#letGo].filter((author) => !log.chain(author));
    const forks = [...this.#forked].flatMap((author) => log.chain(author)?.fork ?? []);
    this.#unsaved = [];
    this.#gone = [];
    this.#dropped.clear();
    this.#forked.clear();
    this.#letGo.clear();
    try {
      if (batch.length > 0) await saveEntries(store, batch);
      for (const fork of forks) await saveFork(store, fork);
      if (heads.length > 0) await saveHeads(store, heads);
      if (going.length > 0) await deleteEntries(store, going);
      if (authors.length > 0) await deleteAuthors(store, authors);
    } catch {
      // Not spread into the arguments of a call: there may be as many as a log has.
      this.#unsaved = [...batch, ...this.#unsaved];
      this.#gone = [...going, ...this.#gone];
      for (const { head } of heads) this.#dropped.add(head.author);
      for (const author of authors) this.#letGo.add(author);
      for (const fork of forks) this.#forked.add(fork.claims[0].author);
    }
  }
}
