/**
 * How much of the past we keep: each entry for some time after it came here, and all of them within bounds. The time of
 * arrival counts, because an entry's own time is only what its author says.
 */
import type { PeerId } from '../base/ids.ts';
import { isOfNote, type Entry } from './entry.ts';
import type { Log } from './log.ts';

export interface Arrival {
  readonly author: PeerId;
  readonly seq: number;
  readonly atMs: number;
}

/** What an author is to this device: known for long, or itself; linked now; or neither. */
export type Standing = 'known' | 'linked' | 'stranger';

/**
 * For each author who loses entries of a full log: the first seq that stays. It adds to `floors`, and returns what stays before them
 * all the same; undefined: the log is not full.
 */
export type Excess = (
  floors: Map<PeerId, number>,
  arrivals: readonly Arrival[],
) => ((entry: Entry) => boolean) | undefined;

export class History {
  readonly #log: Pick<Log, 'ordered' | 'at'>;
  /** In the order of arrival. If the device's clock goes back, entries only stay longer. */
  #arrivals: Arrival[] = [];
  #excess: Excess | undefined;
  #stays: (entry: Entry) => boolean = isOfNote;

  constructor(log: Pick<Log, 'ordered' | 'at'>) {
    this.#log = log;
  }

  /** From now on the log is bounded. This comes with links: without others nobody fills it. */
  limit(excess: Excess): void {
    this.#excess = excess;
  }

  arrived({ author, body }: Entry, atMs: number): void {
    this.#arrivals.push({ author, seq: body.seq, atMs });
  }

  /** Whether anything that was said came so long ago that it would be dropped for its age. */
  hasOlder(nowMs: number, keepMs: number): boolean {
    return this.#arrivals.some(({ author, seq, atMs }) => {
      const said = atMs + keepMs < nowMs && this.#log.at(author, seq);
      return said && said.body.k !== 'name' && !isOfNote(said);
    });
  }

  /** Whether an entry stays all the same that is before the floor which `floors` named last. */
  stays(entry: Entry): boolean {
    return this.#stays(entry);
  }

  /** For each author who loses entries now: the first seq that stays. */
  floors(nowMs: number, keepMs: number): Map<PeerId, number> {
    const floors = new Map<PeerId, number>();
    let past = 0;
    for (; past < this.#arrivals.length; past++) {
      const arrival = this.#arrivals[past];
      if (!arrival || arrival.atMs + keepMs >= nowMs) break;
      floors.set(arrival.author, Math.max(floors.get(arrival.author) ?? 1, arrival.seq + 1));
    }
    if (past > 0) this.#arrivals = this.#arrivals.slice(past);
    this.#stays = this.#excess?.(floors, this.#arrivals) ?? isOfNote;
    // Entries that left for another reason need no time of arrival.
    if (this.#arrivals.length > 2 * this.#log.ordered().length + 1_000) {
      this.#arrivals = this.#arrivals.filter(({ author, seq }) => this.#log.at(author, seq));
    }
    return floors;
  }
}
