/**
 * How much of the past we keep: each entry for some time after it came here, and all of them within bounds. The time of
 * arrival counts, because an entry's own time is only what its author says.
 */
import type { PeerId } from '../base/ids.ts';
import {
  LOG_BYTES_MAX,
  LOG_DROP_FRACTION,
  LOG_ENTRIES_MAX,
  RECENT_FRACTION,
  STRANGERS_FRACTION,
} from '../limits/chat.ts';
import type { Chain } from './chain.ts';
import type { Entry } from './entry.ts';
import type { Log } from './log.ts';

interface Arrival {
  readonly author: PeerId;
  readonly seq: number;
  readonly atMs: number;
}

/** What one author has in a log that is too large, by the measure that it passes. */
interface Share {
  readonly chain: Readonly<Chain>;
  readonly size: number;
  /** What came of it lately. */
  recent: number;
  /** How much of it goes. */
  cut: number;
}

/** What an author is to this device: known for long, or itself; linked now; or neither. */
export type Standing = 'known' | 'linked' | 'stranger';

/** A newcomer is linked, or has a proof of work. What one of them said lately counts as much as so many entries of a known peer. */
const WEIGHTS = { newcomer: 30, stranger: 1_000 };

type Measure = (entry: Entry) => number;

export class History {
  readonly #log: Pick<Log, 'bytes' | 'ordered' | 'chains' | 'at'>;
  readonly #standingOf: (author: PeerId) => Standing;
  readonly #bounds: { readonly bytes: number; readonly entries: number };
  /** In the order of arrival. If the device's clock goes back, entries only stay longer. */
  #arrivals: Arrival[] = [];

  constructor(
    log: Pick<Log, 'bytes' | 'ordered' | 'chains' | 'at'>,
    standingOf: (author: PeerId) => Standing = () => 'stranger',
    bounds = { bytes: LOG_BYTES_MAX, entries: LOG_ENTRIES_MAX },
  ) {
    this.#log = log;
    this.#standingOf = standingOf;
    this.#bounds = bounds;
  }

  arrived({ author, body }: Entry, atMs: number): void {
    this.#arrivals.push({ author, seq: body.seq, atMs });
  }

  /** Whether anything that was said came so long ago that it would be dropped for its age. */
  hasOlder(nowMs: number, keepMs: number): boolean {
    return this.#arrivals.some(({ author, seq, atMs }) => {
      const said = atMs + keepMs < nowMs && this.#log.at(author, seq);
      return said && said.body.k !== 'name';
    });
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
    this.#excess(floors);
    // Entries that left for another reason need no time of arrival.
    if (this.#arrivals.length > 2 * this.#log.ordered().length + 1_000) {
      this.#arrivals = this.#arrivals.filter(({ author, seq }) => this.#log.at(author, seq));
    }
    return floors;
  }

  /**
   * A full log gives up some of what came lately: those lose most of whom most came, and strangers far sooner than people whom
   * we know. What they lose are their oldest entries. So a flood costs its authors, and nothing that was there before.
   */
  #excess(floors: Map<PeerId, number>): void {
    const { bytes, entries } = this.#bounds;
    const count = this.#log.ordered().length;
    const byBytes = this.#log.bytes() / bytes > count / entries;
    const [bound, taken] = byBytes ? [bytes, this.#log.bytes()] : [entries, count];
    if (taken <= bound) return;
    const measure: Measure = byBytes ? ({ signed }) => signed.body.length : () => 1;
    const shares = this.#shares(measure, bound);
    const strangers = shares.filter(({ chain }) => this.#standingOf(chain.author) !== 'known');
    const theirs = strangers.reduce((sum, { size }) => sum + size, 0);
    const areMany = theirs > bound * STRANGERS_FRACTION;
    const weighs = ({ chain }: Share) => (areMany ? this.#weight(chain) : 1);
    const surplus = taken - bound * (1 - LOG_DROP_FRACTION);
    const paid = level(shares, ({ recent }) => recent, weighs, surplus);
    level(
      shares,
      ({ size, cut }) => size - cut,
      () => 1,
      surplus - paid,
    );
    for (const { chain, cut } of shares)
      if (cut > 0) floors.set(chain.author, floorAfter(chain, measure, cut));
  }

  /** How much an entry of the author counts where entries have to go. */
  #weight({ author, proven }: Readonly<Chain>): number {
    const standing = this.#standingOf(author);
    if (standing === 'known') return 1;
    return standing === 'linked' || proven ? WEIGHTS.newcomer : WEIGHTS.stranger;
  }

  #shares(measure: Measure, bound: number): Share[] {
    const shares = new Map<PeerId, Share>();
    for (const chain of this.#log.chains()) {
      const size = chain.runs.reduce(
        (sum, run) => run.reduce((of, entry) => of + measure(entry), sum),
        0,
      );
      if (size > 0) shares.set(chain.author, { chain, size, recent: 0, cut: 0 });
    }
    let late = bound * RECENT_FRACTION;
    for (let i = this.#arrivals.length - 1; i >= 0 && late > 0; i--) {
      const arrival = this.#arrivals[i];
      const entry = arrival && this.#log.at(arrival.author, arrival.seq);
      const share = arrival && shares.get(arrival.author);
      if (!entry || !share) continue;
      share.recent += measure(entry);
      late -= measure(entry);
    }
    return [...shares.values()];
  }
}

/**
 * Cuts the largest by weight down to one weight, or as far as needed to free `amount`. Returns what it cut.
 * @param sizeOf of which at most so much goes
 */
function level(
  shares: readonly Share[],
  sizeOf: (share: Share) => number,
  weightOf: (share: Share) => number,
  amount: number,
): number {
  const byWeight = shares
    .map((share) => ({ share, size: sizeOf(share), weight: weightOf(share) }))
    .filter(({ size }) => size > 0)
    .sort((a, b) => b.size * b.weight - a.size * a.weight);
  // What all those so far free if they go down to weight w: sum(size) - w · sum(1 / weight).
  let [sizes, inverse, last] = [0, 0, 0];
  for (const [i, { size, weight }] of byWeight.entries()) {
    [sizes, inverse, last] = [sizes + size, inverse + 1 / weight, i];
    const next = byWeight[i + 1];
    if (sizes - (next ? next.size * next.weight : 0) * inverse >= amount) break;
  }
  if (amount <= 0 || inverse === 0) return 0;
  const to = Math.max(0, (sizes - amount) / inverse);
  let freed = 0;
  for (const { share, size, weight } of byWeight.slice(0, last + 1)) {
    const cut = Math.max(0, size - to / weight);
    share.cut += cut;
    freed += cut;
  }
  return freed;
}

/** The first seq that stays when so much of an author's oldest entries goes. */
function floorAfter(chain: Readonly<Chain>, measure: Measure, cut: number): number {
  let left = cut;
  for (const run of chain.runs) {
    for (const entry of run) {
      if (left <= 1e-6) return entry.body.seq;
      left -= measure(entry);
    }
  }
  return (chain.head?.seq ?? 0) + 1;
}
