/** The log that this device keeps: loads it, keeps the store in step with it, and drops old entries. */
import { createListeners } from '../base/events.ts';
import type { PeerId } from '../base/ids.ts';
import { LOG_BYTES_MAX, LOG_ENTRIES_MAX } from '../limits/chat.ts';
import { DAY_MS } from '../limits/shared.ts';
import type { Clock, Crypto, KeyValueStore } from '../ports.ts';
import type { Entry } from './entry.ts';
import { History } from './history.ts';
import { loadLog } from './log-store.ts';
import { LogWriter } from './log-writer.ts';
import { Log, type Change } from './log.ts';

export interface KeptLogOptions {
  readonly self: PeerId;
  readonly records: KeyValueStore;
  readonly crypto: Crypto;
  readonly clock: Clock;
  /** For how many days we keep entries after they came here. */
  keepDays(): number;
}

export class KeptLog {
  readonly log = new Log();
  readonly #options: KeptLogOptions;
  readonly #history = new History(this.log);
  readonly #writer: LogWriter;
  readonly #removed = createListeners<[readonly Entry[]]>();
  readonly #forkedSelf = createListeners<[]>();

  constructor(options: KeptLogOptions) {
    this.#options = options;
    this.#writer = new LogWriter(options.records, this.log);
  }

  readonly onRemoved = this.#removed.add;
  readonly onForkedSelf = this.#forkedSelf.add;

  /** @throws SwapError storage-failed */
  async load(): Promise<void> {
    const { records, crypto } = this.#options;
    const { log } = this;
    const stored = await loadLog(records, crypto);
    for (const { claims } of stored.forks) log.learn(claims[0], claims[1]);
    for (const { head, floor } of stored.heads) this.settle(log.restore(head, floor));
    stored.entries.sort((a, b) => a.atMs - b.atMs);
    for (const { entry, atMs } of stored.entries) {
      this.settle(log.add(entry));
      if (log.at(entry.author, entry.body.seq) === entry) this.#history.arrived(entry, atMs);
      else this.#writer.removed([entry]); // void or dropped, but its deletion failed
    }
    this.dropOld();
    await this.#writer.flush();
  }

  /** Does what follows from a change of the log, apart from new entries. */
  settle({ removed, forked }: Change, author?: PeerId): void {
    this.#writer.removed(removed);
    this.#gone(removed);
    if (!forked || !author) return;
    this.#writer.forked(author);
    if (author === this.#options.self) this.#forkedSelf.emit();
  }

  /** An entry of ours; the caller has stored it. */
  arrived(entry: Entry, nowMs: number): void {
    this.#history.arrived(entry, nowMs);
  }

  /** These entries came here, and the next flush writes them. */
  added(entries: readonly Entry[], nowMs: number): void {
    for (const entry of entries) this.#history.arrived(entry, nowMs);
    this.#writer.added(entries, nowMs);
    if (this.isFull()) this.dropOld();
  }

  /** Tries to store all changes. Never rejects. */
  flush(): Promise<void> {
    return this.#writer.flush();
  }

  /** Whether the log takes more than this fraction of its bounds. */
  isFull(fraction = 1): boolean {
    const { log } = this;
    return (
      log.bytes() > LOG_BYTES_MAX * fraction || log.ordered().length > LOG_ENTRIES_MAX * fraction
    );
  }

  /** Drops entries that are too old or too many. */
  dropOld(): void {
    const keepMs = this.#options.keepDays() * DAY_MS;
    const floors = this.#history.floors(this.#options.clock.now(), keepMs);
    for (const [author, floor] of floors) {
      const removed = this.log.drop(author, floor);
      this.#writer.dropped(author, removed);
      this.#gone(removed);
    }
    if (floors.size > 0) void this.#writer.flush();
  }

  #gone(removed: readonly Entry[]): void {
    if (removed.length > 0) this.#removed.emit(removed);
  }
}
