/**
 * Hands other parts what they take from the log: file offers, and the private entries that are for us, which it opens. To open
 * one costs a millisecond, and anybody can write many. So nothing waits for them: authors take turns, the newest first.
 */
import { report } from '../base/each.ts';
import type { PeerId } from '../base/ids.ts';
import { FOREIGN_SAVED_EVERY, PRIVATE_OPENED_FIRST } from '../limits/chat.ts';
import type { Entry } from './entry.ts';
import type { ForeignEntries } from './foreign-entries.ts';
import type { ReadableLog } from './readable-log.ts';
import type { ReadableEntry } from './sealed.ts';

type Listener = (entry: ReadableEntry) => Promise<void>;

export interface HandOverOptions {
  readonly self: PeerId;
  readonly readable: ReadableLog;
  readonly foreign: ForeignEntries;
}

export class HandOver {
  readonly #options: HandOverOptions;
  #listener: Listener | undefined;
  /** What was handed over one after another: file offers, what we wrote, and the first private entries. */
  #done: Promise<void> = Promise.resolve();
  /** Private entries of others that wait, by author, the newest last. */
  readonly #waiting = new Map<PeerId, Entry[]>();
  #opening = false;
  #closed = false;

  constructor(options: HandOverOptions) {
    this.#options = options;
  }

  /** Resolves when file offers and the newest private entries of `stored` are handed over; the others follow. */
  start(listener: Listener, stored: readonly Entry[]): Promise<void> {
    this.#listener = listener;
    const isOthers = (entry: Entry) => entry.body.k === 'sealed' && !this.#isOurs(entry);
    const others = stored.filter((it) => isOthers(it) && !this.#options.foreign.has(it));
    const first = new Set(others.slice(-PRIVATE_OPENED_FIRST));
    for (const entry of stored) if (!isOthers(entry) || first.has(entry)) this.#chain(entry);
    void this.done()
      .then(() => this.#options.foreign.save())
      .then(() => this.#queue(others.filter((it) => !first.has(it))));
    return this.done();
  }

  add(entries: readonly Entry[]): void {
    if (!this.#listener) return;
    for (const entry of entries)
      if (entry.body.k !== 'sealed' || this.#isOurs(entry)) this.#chain(entry);
    this.#queue(entries.filter((it) => it.body.k === 'sealed' && !this.#isOurs(it)));
  }

  /** Resolves when the file offers so far, and what we wrote, have been handed over. */
  done(): Promise<void> {
    return this.#done;
  }

  close(): void {
    this.#closed = true;
    this.#waiting.clear();
  }

  #isOurs({ author }: Entry): boolean {
    return author === this.#options.self;
  }

  #chain(entry: Entry): void {
    if (entry.body.k !== 'file' && entry.body.k !== 'sealed') return;
    this.#done = this.#done.then(() => this.#hand(entry)).catch(report);
  }

  #queue(entries: readonly Entry[]): void {
    for (const entry of entries) {
      const waiting = this.#waiting.get(entry.author) ?? [];
      waiting.push(entry);
      this.#waiting.set(entry.author, waiting);
    }
    if (!this.#opening && this.#waiting.size > 0) void this.#openAll();
  }

  /** Opens one of each author in turn. */
  async #openAll(): Promise<void> {
    this.#opening = true;
    for (let opened = 1; this.#waiting.size > 0;) {
      for (const [author, waiting] of this.#waiting) {
        const entry = waiting.pop();
        if (entry) await this.#hand(entry).catch(report);
        if (waiting.length === 0) this.#waiting.delete(author);
        if (opened++ % FOREIGN_SAVED_EVERY === 0) await this.#options.foreign.save();
      }
    }
    await this.#options.foreign.save();
    this.#opening = false;
    this.#queue([]);
  }

  async #hand(entry: Entry): Promise<void> {
    const { readable, foreign } = this.#options;
    if (this.#closed || foreign.has(entry)) return;
    const read = await readable.take(entry);
    if (read) await this.#listener?.(read);
    else if (entry.body.k === 'sealed') foreign.add(entry);
  }
}
