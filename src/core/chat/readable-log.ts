/** The log as we may read it: private entries for us are opened once each and kept in memory only. */
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

  /** Opens an entry if it is sealed; null when it is not for us, or has left the log meanwhile. */
  async take(entry: Entry): Promise<ReadableEntry | null> {
    if (entry.body.k !== 'sealed') return entry;
    const revealed = this.#opened.get(entry.id) ?? (await this.#open(entry));
    if (!revealed || !this.#log.get(entry.id)) {
      this.#opened.delete(entry.id);
      return null;
    }
    this.#opened.set(entry.id, revealed);
    return revealed;
  }

  /** Entries that left the log leave memory, too. */
  forget(entries: readonly Entry[]): void {
    for (const { id } of entries) this.#opened.delete(id);
  }

  #read(entry: Entry): ReadableEntry | undefined {
    return entry.body.k === 'sealed' ? this.#opened.get(entry.id) : entry;
  }
}
