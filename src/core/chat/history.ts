/**
 * How much of the past is kept: for so long after it came here, and within bounds for all of it. What counts
 * is when an entry came, because its own time is only its author's word.
 */
import type { PeerId } from '../base/ids.ts';
import { LOG_BYTES_MAX, LOG_DROP_FRACTION, LOG_ENTRIES_MAX } from '../limits/chat.ts';
import type { Chain } from './chain.ts';
import type { Entry } from './entry.ts';
import type { Log } from './log.ts';

export interface History {
  arrived(entry: Entry, atMs: number): void;
  /** From which place on each author is kept, of those that lose something now. */
  floors(nowMs: number, keepMs: number): Map<PeerId, number>;
}

export function createHistory(
  log: Pick<Log, 'bytes' | 'ordered' | 'chains' | 'at'>,
  bounds = { bytes: LOG_BYTES_MAX, entries: LOG_ENTRIES_MAX },
): History {
  /** In the order in which they came; a device's clock may go back, which only keeps things longer. */
  let arrivals: { readonly author: PeerId; readonly seq: number; readonly atMs: number }[] = [];

  const countOf = ({ runs }: Readonly<Chain>) => runs.reduce((sum, run) => sum + run.length, 0);

  /** The author who takes the most room gives up its oldest: so a flood costs who floods. */
  function excess(floors: Map<PeerId, number>): void {
    const length = log.ordered().length;
    const over = Math.max(log.bytes() / bounds.bytes, length / bounds.entries);
    if (over <= 1) return;
    const sizes = new Map<PeerId, { share: number; chain: Readonly<Chain>; keep: number }>();
    for (const chain of log.chains()) {
      const share = Math.max(chain.bytes / bounds.bytes, countOf(chain) / bounds.entries);
      if (share > 0) sizes.set(chain.author, { share, chain, keep: 1 });
    }
    let surplus = over - (1 - LOG_DROP_FRACTION);
    const bySize = [...sizes.values()].sort((a, b) => b.share - a.share);
    for (let i = 0; surplus > 0 && i < bySize.length; i++) {
      // The largest i + 1 are brought down to the size of the next one, or as far as is needed.
      const next = bySize[i + 1]?.share ?? 0;
      const each = Math.min((bySize[i]?.share ?? 0) - next, surplus / (i + 1));
      for (const item of bySize.slice(0, i + 1)) item.keep -= each / item.share;
      surplus -= each * (i + 1);
    }
    for (const { chain, keep } of bySize)
      if (keep < 1) floors.set(chain.author, cutAt(chain, keep));
  }

  /** The place from which on a fraction of the chain is kept. */
  function cutAt(chain: Readonly<Chain>, keep: number): number {
    let go = Math.ceil(countOf(chain) * (1 - Math.max(0, keep)));
    for (const run of chain.runs) {
      if (go < run.length) return run[go]?.body.seq ?? 1;
      go -= run.length;
    }
    return (chain.head?.seq ?? 0) + 1;
  }

  return {
    arrived: ({ author, body }, atMs) => void arrivals.push({ author, seq: body.seq, atMs }),
    floors(nowMs, keepMs) {
      const floors = new Map<PeerId, number>();
      let past = 0;
      for (; past < arrivals.length; past++) {
        const arrival = arrivals[past];
        if (!arrival || arrival.atMs + keepMs >= nowMs) break;
        floors.set(arrival.author, Math.max(floors.get(arrival.author) ?? 1, arrival.seq + 1));
      }
      if (past > 0) arrivals = arrivals.slice(past);
      excess(floors);
      // What is gone for another reason needs no note of when it came.
      if (arrivals.length > 2 * log.ordered().length + 1_000) {
        arrivals = arrivals.filter(({ author, seq }) => log.at(author, seq) !== undefined);
      }
      return floors;
    },
  };
}
