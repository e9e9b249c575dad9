/** What goes from a log that is full. */
import type { PeerId } from '../../base/ids.ts';
import {
  LOG_BYTES_MAX,
  LOG_DROP_FRACTION,
  LOG_ENTRIES_MAX,
  RECENT_FRACTION,
  STRANGERS_FRACTION,
} from '../../limits/chat.ts';
import { NOTES_LOG_FRACTION } from '../../limits/notes.ts';
import type { Chain } from '../chain.ts';
import { isOfNote, type Entry } from '../entry.ts';
import type { Arrival, Excess, Standing } from '../history.ts';
import type { Log } from '../log.ts';

/** What one author has in a log that is too large, by the measure that it passes. */
interface Share {
  readonly chain: Readonly<Chain>;
  readonly size: number;
  /** What came of it lately. */
  recent: number;
  /** How much of it goes. */
  cut: number;
}

/** A newcomer is linked, or has a proof of work. What one of them said lately counts as much as so many entries of a known peer. */
const WEIGHTS = { newcomer: 30, stranger: 1_000 };

type Measure = (entry: Entry) => number;

type BoundedLog = Pick<Log, 'bytes' | 'ordered' | 'chains' | 'at'>;
type StandingOf = (author: PeerId) => Standing;

/**
 * A full log gives up some of what came lately: the authors of most of it lose most, and strangers far sooner than people whom
 * we know. What they lose are their oldest entries. So a flood costs its authors, and nothing that was there before.
 */
export const createExcess =
  (
    log: BoundedLog,
    standingOf: StandingOf = () => 'stranger',
    { bytes, entries } = { bytes: LOG_BYTES_MAX, entries: LOG_ENTRIES_MAX },
  ): Excess =>
  (floors, arrivals) => {
    const count = log.ordered().length;
    const byBytes = log.bytes() / bytes > count / entries;
    const [bound, taken] = byBytes ? [bytes, log.bytes()] : [entries, count];
    if (taken <= bound) return undefined;
    const sizeOf: Measure = byBytes ? ({ signed }) => signed.body.length : () => 1;
    const stays = staysInFull(log, standingOf, sizeOf, bound);
    const measure: Measure = (entry) => (stays(entry) ? 0 : sizeOf(entry));
    const shares = sharesOf(log, arrivals, measure, bound);
    const strangers = shares.filter(({ chain }) => standingOf(chain.author) !== 'known');
    const theirs = strangers.reduce((sum, { size }) => sum + size, 0);
    const areMany = theirs > bound * STRANGERS_FRACTION;
    const weighs = ({ chain }: Share) => (areMany ? weightOf(chain, standingOf) : 1);
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
    return stays;
  };

/** What people whom we know wrote in notes stays in a full log, too, unless there is too much of it. */
function staysInFull(
  log: BoundedLog,
  standingOf: StandingOf,
  sizeOf: Measure,
  bound: number,
): (entry: Entry) => boolean {
  const standings = new Map<PeerId, Standing>();
  const stays = (entry: Entry) => {
    if (!isOfNote(entry)) return false;
    const { author } = entry;
    const standing = standings.get(author) ?? standingOf(author);
    standings.set(author, standing);
    return standing === 'known';
  };
  const taken = log.ordered().reduce((sum, entry) => sum + (stays(entry) ? sizeOf(entry) : 0), 0);
  return taken <= bound * NOTES_LOG_FRACTION ? stays : () => false;
}

/** How much an entry of the author counts where entries have to go. */
function weightOf({ author, proven }: Readonly<Chain>, standingOf: StandingOf): number {
  const standing = standingOf(author);
  if (standing === 'known') return 1;
  return standing === 'linked' || proven ? WEIGHTS.newcomer : WEIGHTS.stranger;
}

function sharesOf(
  log: BoundedLog,
  arrivals: readonly Arrival[],
  measure: Measure,
  bound: number,
): Share[] {
  const shares = new Map<PeerId, Share>();
  for (const chain of log.chains()) {
    const size = chain.runs.reduce(
      (sum, run) => run.reduce((of, entry) => of + measure(entry), sum),
      0,
    );
    if (size > 0) shares.set(chain.author, { chain, size, recent: 0, cut: 0 });
  }
  let late = bound * RECENT_FRACTION;
  for (let i = arrivals.length - 1; i >= 0 && late > 0; i--) {
    const arrival = arrivals[i];
    const entry = arrival && log.at(arrival.author, arrival.seq);
    const share = arrival && shares.get(arrival.author);
    if (!entry || !share) continue;
    share.recent += measure(entry);
    late -= measure(entry);
  }
  return [...shares.values()];
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
