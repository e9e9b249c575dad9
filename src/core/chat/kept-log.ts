/** The log that this device keeps: loads it, keeps the store in step with it, and drops old entries. */
import { createListeners } from '../base/events.ts';
import type { PeerId } from '../base/ids.ts';
import { LOG_BYTES_MAX, LOG_ENTRIES_MAX } from '../limits/chat.ts';
import { DAY_MS } from '../limits/shared.ts';
import type { Clock, KeyValueStore } from '../ports.ts';
import type { PlaceBounds } from './authors/author-places.ts';
import { isOfNote, withProof, type Entry, type ProofContext } from './entry.ts';
import { isSpent } from './clocks.ts';
import { History, type Excess, type Standing } from './history.ts';
import { loadLog, type StoredLog } from './log-store.ts';
import { LogWriter } from './log-writer.ts';
import { Log, type Change } from './log.ts';

export interface KeptLogOptions extends ProofContext {
  readonly self: PeerId;
  readonly records: KeyValueStore;
  readonly clock: Clock;
  /** For how many days we keep entries after they came here. */
  keepDays(): number;
  /** How many authors the log holds; without it, as many as limits/chat.ts says. */
  readonly places?: PlaceBounds | undefined;
  /** What the author is to this device: it decides whose entries leave a full log. */
  standingOf(author: PeerId): Standing;
}

export class KeptLog {
  readonly log: Log;
  readonly #options: KeptLogOptions;
  readonly #history: History;
  readonly #writer: LogWriter;
  readonly #removed = createListeners<[readonly Entry[]]>();
  readonly #forkedSelf = createListeners<[]>();
  readonly #spentClock = createListeners<[]>();

  constructor(options: KeptLogOptions) {
    const { self, standingOf, places } = options;
    this.#options = options;
    this.log = new Log({ self, standingOf, ...(places && { bounds: places }) });
    this.#history = new History(this.log);
    this.#writer = new LogWriter(options.records, this.log);
  }

  /** From now on the log is bounded. */
  limit(createExcess: (log: Log, standingOf: (author: PeerId) => Standing) => Excess): void {
    const { self, standingOf } = this.#options;
    const excess = createExcess(this.log, (it) => (it === self ? 'known' : standingOf(it)));
    this.#history.limit(excess);
  }

  readonly onRemoved = this.#removed.add;
  readonly onForkedSelf = this.#forkedSelf.add;
  readonly onSpentClock = this.#spentClock.add;

  /** @throws SwapError storage-failed */
  async load(): Promise<void> {
    const { records, crypto } = this.#options;
    const { log } = this;
    const stored = await loadLog(records, crypto);
    stored.entries.sort((a, b) => a.atMs - b.atMs);
    for (const [i, { entry, atMs }] of stored.entries.entries())
      if (entry.body.k === 'name')
        stored.entries[i] = { entry: await withProof(this.#options, entry), atMs };
    log.expectGuests(stored.guests);
    this.#writer.hasGuests(stored.guests);
    log.atOnce(() => this.#restore(stored));
    const cameAtMs = new Map<PeerId, number>();
    for (const { entry, atMs } of stored.entries.toReversed()) cameAtMs.set(entry.author, atMs);
    log.loaded((author) => cameAtMs.get(author) ?? 0);
    this.dropOld();
    void this.#writer.flush(); // a room does not wait for what goes
  }

  #restore({ entries, heads, forks }: StoredLog): void {
    const { log } = this;
    // Ours has a place in any case. Then names: a proof of work may be what gives an author a place, and an author's last name
    // stays where what was before and after it goes. So does what they wrote in notes.
    const own = heads.find(({ head }) => head.author === this.#options.self);
    if (own) this.settle(log.restore(own.head, 1));
    const names = entries.filter(({ entry }) => entry.body.k === 'name');
    names.sort((a, b) => Number(b.entry.proven ?? false) - Number(a.entry.proven ?? false));
    for (const { entry } of names) this.settle(log.add(entry));
    for (const { entry } of entries) if (isOfNote(entry)) this.settle(log.add(entry));
    for (const { claims } of forks) this.settle(log.learn(claims[0], claims[1]));
    for (const { head, floor } of heads) this.settle(log.restore(head, floor));
    log.dropAll(new Map(heads.map(({ head, floor }) => [head.author, floor])));
    for (const { entry, atMs } of entries) {
      this.settle(log.add(entry));
      if (log.at(entry.author, entry.body.seq) === entry) this.#history.arrived(entry, atMs);
      else this.#writer.removed([entry]); // void or dropped, but its deletion failed
    }
  }

  /** Does what follows from a change of the log, apart from new entries. */
  settle({ removed, forked, letGo }: Change, author?: PeerId): void {
    if (letGo) this.#writer.letGo(letGo);
    this.#writer.removed(removed);
    this.#gone(removed);
    if (!forked || !author) return;
    // What shows the log tells of the fork, even where nothing of its author was here.
    if (removed.length === 0) this.#removed.emit(removed);
    this.#writer.forked(author);
    if (author === this.#options.self) this.#forkedSelf.emit();
  }

  /** Call it when somebody is linked: then our clock is about right, and may have been wrong before. */
  checkClock(): void {
    const { self, clock } = this.#options;
    const own = this.log.head(self);
    if (own && isSpent(own.clock, clock.now())) this.#spentClock.emit();
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

  /** Whether `dropOld` would drop what was said, if we kept it for so many days. */
  hasOlderThan(days: number): boolean {
    return this.#history.hasOlder(this.#options.clock.now(), days * DAY_MS);
  }

  /** Drops entries that are too old or too many. */
  dropOld(): void {
    const keepMs = this.#options.keepDays() * DAY_MS;
    const floors = this.#history.floors(this.#options.clock.now(), keepMs);
    if (floors.size === 0) return;
    const dropped = this.log.dropAll(floors, (entry) => this.#history.stays(entry));
    for (const [author, removed] of dropped) this.#writer.dropped(author, removed);
    this.#gone([...dropped.values()].flat());
    void this.#writer.flush();
  }

  #gone(removed: readonly Entry[]): void {
    if (removed.length > 0) this.#removed.emit(removed);
  }
}
