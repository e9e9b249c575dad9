/** The entries of a log in the room's one order. */
import type { Entry } from './entry.ts';

/** What the order depends on. */
type Ordered = Pick<Entry, 'author'> & { readonly body: Pick<Entry['body'], 'clock' | 'seq'> };

/** Negative when `a` comes before `b`. A total order: no two entries of a log compare equal. */
export function compareEntries(a: Ordered, b: Ordered): number {
  return (
    a.body.clock - b.body.clock ||
    (a.author < b.author ? -1 : a.author > b.author ? 1 : 0) ||
    a.body.seq - b.body.seq
  );
}

/** Up to this number, removing entries one by one is faster than a pass over all. */
const FEW = 10;

export class EntryOrder {
  readonly #list: Entry[] = [];

  /** By clock, then author, then seq. */
  list(): readonly Entry[] {
    return this.#list;
  }

  add(entry: Entry): void {
    this.#list.splice(this.#indexOf(entry), 0, entry);
  }

  remove(entries: readonly Entry[]): void {
    const list = this.#list;
    if (entries.length <= FEW) {
      for (const entry of entries) {
        const at = this.#indexOf(entry);
        if (list[at] === entry) list.splice(at, 1);
      }
      return;
    }
    const gone = new Set(entries);
    let kept = 0;
    for (const entry of list) if (!gone.has(entry)) list[kept++] = entry;
    list.length = kept;
  }

  /** The index of an entry, or where it would be. */
  #indexOf(entry: Entry): number {
    const list = this.#list;
    let low = 0;
    let high = list.length;
    const last = list[high - 1];
    if (last && compareEntries(last, entry) < 0) return high;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareEntries(list[middle] as Entry, entry) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
