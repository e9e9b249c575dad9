/** The log as we can read it: it opens each private entry for us once, and keeps it only in memory. */
import type { EntryId } from '../base/ids.ts';
import type { Chain } from './chain.ts';
import type { Entry } from './entry.ts';
import type { Log } from './log.ts';
import type { ReadableEntry } from './sealed.ts';

export class ReadableLog {
  readonly #log: Log;
  readonly #open: (entry: Entry) => Promise<ReadableEntry | null>;
  readonly #opened = new Map<EntryId, ReadableEntry>();

  /** @param open opens a sealed entry; null when it is not for us */
  constructor(log: Log, open: (entry: Entry) => Promise<ReadableEntry | null>) {
    this.#log = log;
    this.#open = open;
  }

  chains(): Iterable<Readonly<Chain>> {
    return this.#log.chains();
  }

  /** In the room's one order, without private entries for others. */
  ordered(): ReadableEntry[] {
    return this.#log.ordered().flatMap((entry) => this.#read(entry) ?? []);
  }

  get(id: EntryId): ReadableEntry | undefined {
    const entry = this.#log.get(id);
    return entry && this.#read(entry);
  }

  /** Opens an entry if it is sealed; null when it is not for us, or has left the log in the meantime. */
  async take(entry: Entry): Promise<ReadableEntry | null> {
    if (entry.body.k !== 'sealed') return entry;
    const readable = this.#opened.get(entry.id) ?? (await this.#open(entry));
    if (!readable || !this.#log.get(entry.id)) {
      this.#opened.delete(entry.id);
      return null;
    }
    this.#opened.set(entry.id, readable);
    return readable;
  }

  /** Forgets the contents of entries that left the log. */
  forget(entries: readonly Entry[]): void {
    for (const { id } of entries) this.#opened.delete(id);
  }

  #read(entry: Entry): ReadableEntry | undefined {
    return entry.body.k === 'sealed' ? this.#opened.get(entry.id) : entry;
  }
}
