/**
 * One author's entries: contiguous runs with gaps between them, because the newest entries come first and old ones are
 * dropped. Each entry names the hash of the one before, see claim.ts.
 */
import type { Bytes } from '../base/bytes.ts';
import { idBytes, SHORT_ID_BYTES, type PeerId } from '../base/ids.ts';
import { beforeFork, forkOf, isBetter, type Claim, type Fork } from './claim.ts';
import type { Entry } from './entry.ts';

/** An author's last entry; known even when the entry itself is not here. */
export interface Head extends Claim {
  readonly clock: number;
}

export interface Chain {
  readonly author: PeerId;
  /** The bytes behind `author`. */
  readonly who: Bytes;
  /** See `markOf`; the log keeps it up to date. */
  mark: Bytes;
  /** In rising order; there is a gap between any two. */
  runs: Entry[][];
  head: Head | undefined;
  /** The first position that we still want; we dropped what was before it. */
  floor: number;
  fork: Fork | undefined;
  /** One of its names came with a proof of work. */
  proven: boolean;
  /** The size of all bodies in `runs`. */
  bytes: number;
}

export const createChain = (author: PeerId): Chain => ({
  author,
  who: idBytes(author),
  mark: new Uint8Array(SHORT_ID_BYTES),
  runs: [],
  head: undefined,
  floor: 1,
  fork: undefined,
  proven: false,
  bytes: 0,
});

export const claimOf = ({ author, id, body, signed }: Entry): Claim => ({
  author,
  key: body.key,
  seq: body.seq,
  prev: body.prev,
  id,
  sig: signed.sig,
});

export const headOf = (entry: Entry): Head => ({ ...claimOf(entry), clock: entry.body.clock });

const startOf = (run: readonly Entry[] | undefined): number => run?.[0]?.body.seq ?? Infinity;
const endOf = (run: readonly Entry[] | undefined): number => run?.at(-1)?.body.seq ?? -Infinity;

/** The index of the last run that begins at `seq` or before it, -1 when there is none. */
function runBefore({ runs }: Chain, seq: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(runs[middle]) <= seq) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

export function entryAt(chain: Chain, seq: number): Entry | undefined {
  const run = chain.runs[runBefore(chain, seq)];
  return run?.[seq - startOf(run)];
}

/** The claim of the entry at a position, or of the head if the entry itself is gone. */
export function claimAt(chain: Chain, seq: number): Claim | undefined {
  const entry = entryAt(chain, seq);
  return entry ? claimOf(entry) : chain.head?.seq === seq ? chain.head : undefined;
}

/** Adds an entry at its position, which must be free. */
export function insert(chain: Chain, entry: Entry): void {
  const { seq } = entry.body;
  const { runs } = chain;
  const at = runBefore(chain, seq);
  const [before, after] = [runs[at], runs[at + 1]];
  const [follows, precedes] = [endOf(before) === seq - 1, startOf(after) === seq + 1];
  if (follows && precedes && before && after) {
    runs.splice(at, 2, before.concat([entry], after));
  } else if (follows) before?.push(entry);
  else if (precedes) after?.unshift(entry);
  else runs.splice(at + 1, 0, [entry]);
  chain.bytes += entry.signed.body.length;
  if (seq > (chain.head?.seq ?? 0)) {
    chain.head = headOf(entry);
  }
}

/** Removes the entries that `goes` picks, and returns them. */
export function takeOut(chain: Chain, goes: (entry: Entry) => boolean): Entry[] {
  const removed: Entry[] = [];
  const runs: Entry[][] = [];
  for (const run of chain.runs) {
    let kept: Entry[] = [];
    for (const entry of run) {
      if (!goes(entry)) kept.push(entry);
      else {
        removed.push(entry);
        chain.bytes -= entry.signed.body.length;
        if (kept.length > 0) runs.push(kept);
        kept = [];
      }
    }
    if (kept.length > 0) runs.push(kept);
  }
  if (removed.length > 0) chain.runs = runs;
  return removed;
}

/**
 * Which positions are here or not wanted, as [from, to, from, to, …], the highest first, at most `most` ranges.
 */
export function rangesOf(chain: Chain, most: number): number[] {
  const ranges: number[] = [];
  const { floor } = chain;
  for (let i = chain.runs.length - 1; i >= 0 && ranges.length < 2 * most - 2; i--) {
    const run = chain.runs[i];
    if (endOf(run) < floor) break;
    ranges.push(Math.max(startOf(run), 1), endOf(run));
  }
  const last = ranges.length - 2;
  const touches = last >= 0 && (ranges[last] ?? 0) <= floor;
  if (touches) ranges[last] = 1;
  else if (floor > 1) ranges.push(1, floor - 1);
  return ranges;
}

/** We dropped all that it wrote, but for its name. */
export const isGone = ({ runs, floor }: Chain): boolean => endOf(runs.at(-1)?.slice(-1)) < floor;

/** An entry that we want is missing. */
export function hasGap(chain: Chain): boolean {
  const end = chain.fork ? chain.fork.seq - 1 : (chain.head?.seq ?? 0);
  const [from = 1, to = 0] = rangesOf(chain, 2);
  return end > 0 && !(from === 1 && to >= end);
}

/** 16 bytes, equal for equal heads, and for equal forks after equal beginnings; zeros without head and fork. */
export function markOf({ who, head, fork }: Chain): Bytes {
  const mark = new Uint8Array(SHORT_ID_BYTES);
  if (fork) {
    const before = beforeFork(fork);
    const number = new Uint8Array(4);
    new DataView(number.buffer).setUint32(0, fork.seq);
    for (let i = 0; i < mark.length; i++) {
      mark[i] = (who[i] ?? 0) ^ (before[i] ?? 0) ^ (number[i] ?? 0);
    }
  } else if (head) mark.set(idBytes(head.id).subarray(0, SHORT_ID_BYTES));
  return mark;
}

/** The lowest fork that `claim` proves together with what is known of its author. */
export function contradiction(chain: Chain, claim: Claim, beside?: Claim): Fork | undefined {
  const near = [claim.seq - 1, claim.seq, claim.seq + 1].map((seq) => claimAt(chain, seq));
  let lowest: Fork | undefined;
  for (const other of [...near, ...(chain.fork?.claims ?? []), beside]) {
    const fork = other && forkOf(claim, other);
    if (fork && isBetter(fork, lowest)) lowest = fork;
  }
  return lowest;
}

/**
 * Removes everything from a fork on, and returns it; undefined: a better fork is known. The entry that is now last must be the one
 * that the fork names.
 */
export function cut(chain: Chain, found: Fork): Entry[] | undefined {
  let fork: Fork | undefined = found;
  if (!isBetter(fork, chain.fork)) return undefined;
  while (fork && isBetter(fork, chain.fork)) {
    chain.fork = fork;
    const before = claimAt(chain, fork.seq - 1);
    const low: Claim = fork.claims[0];
    fork = before && forkOf(before, low);
  }
  const { seq } = chain.fork ?? found;
  const removed = takeOut(chain, (entry) => entry.body.seq >= seq);
  if ((chain.head?.seq ?? 0) >= seq) {
    const last = chain.runs.at(-1)?.at(-1);
    chain.head = last && headOf(last);
  }
  return removed;
}
