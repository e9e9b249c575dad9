/**
 * How much of the past we keep: each entry for some time after it came here, and all of them within bounds. The time of
 * arrival counts, because an entry's own time is only what its author says.
 */
import type { PeerId } from '../base/ids.ts';
import { LOG_BYTES_MAX, LOG_DROP_FRACTION, LOG_ENTRIES_MAX } from '../limits/chat.ts';
import type { Chain } from './chain.ts';
import type { Entry } from './entry.ts';
import type { Log } from './log.ts';

interface Arrival {
  readonly author: PeerId;
  readonly seq: number;
  readonly atMs: number;
}

export class History {
  readonly #log: Pick<Log, 'bytes' | 'ordered' | 'chains' | 'at'>;
  readonly #bounds: { readonly bytes: number; readonly entries: number };
  /** In the order of arrival. If the device's clock goes back, entries only stay longer. */
  #arrivals: Arrival[] = [];

  constructor(
    log: Pick<Log, 'bytes' | 'ordered' | 'chains' | 'at'>,
    bounds = { bytes: LOG_BYTES_MAX, entries: LOG_ENTRIES_MAX },
  ) {
    this.#log = log;
    this.#bounds = bounds;
  }

  arrived({ author, body }: Entry, atMs: number): void {
    this.#arrivals.push({ author, seq: body.seq, atMs });
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

  /** The authors who take the most room lose their oldest entries, so that a flood only costs its author. */
  #excess(floors: Map<PeerId, number>): void {
    const { bytes, entries } = this.#bounds;
    const over = Math.max(this.#log.bytes() / bytes, this.#log.ordered().length / entries);
    if (over <= 1) return;
    const bySize = [...this.#log.chains()]
      .map((chain) => {
        const share = Math.max(chain.bytes / bytes, countOf(chain) / entries);
        return { share, chain, keep: 1 };
      })
      .filter(({ share }) => share > 0)
      .sort((a, b) => b.share - a.share);
    let surplus = over - (1 - LOG_DROP_FRACTION);
    for (let i = 0; surplus > 0 && i < bySize.length; i++) {
      // Cuts the largest i + 1 down to the size of the next one, or as far as needed.
      const next = bySize[i + 1]?.share ?? 0;
      const each = Math.min((bySize[i]?.share ?? 0) - next, surplus / (i + 1));
      for (const item of bySize.slice(0, i + 1)) item.keep -= each / item.share;
      surplus -= each * (i + 1);
    }
    for (const { chain, keep } of bySize)
      if (keep < 1) floors.set(chain.author, cutAt(chain, keep));
  }
}

const countOf = ({ runs }: Readonly<Chain>) => runs.reduce((sum, run) => sum + run.length, 0);

/** The first seq that stays when we keep this fraction of the chain. */
function cutAt(chain: Readonly<Chain>, keep: number): number {
  let go = Math.ceil(countOf(chain) * (1 - Math.max(0, keep)));
  for (const run of chain.runs) {
    if (go < run.length) return run[go]?.body.seq ?? 1;
    go -= run.length;
  }
  return (chain.head?.seq ?? 0) + 1;
}
