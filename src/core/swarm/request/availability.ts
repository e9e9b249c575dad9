/** Counts how many peers have each chunk. Kept up to date, so picking and the safe-to-close text are cheap. */

export interface Availability {
  of(index: number): number;
  /** One more peer has the chunk. */
  add(index: number): void;
  /** One peer fewer has it. */
  remove(index: number): void;
  /** Of chunks [0, total): the lowest count, and how many of them no peer has. */
  summary(total: number): { rarest: number; nowhere: number };
}

/** Counts stop here: above it, rarity no longer matters. */
const COUNT_MAX = 0xffff;

export function createAvailability(): Availability {
  let counts = new Uint16Array(0);
  /** The index after the last chunk that any peer announced. */
  let end = 0;
  /** How many chunks have each count above zero. */
  const chunksByCount = new Map<number, number>();

  function move(index: number, change: 1 | -1): void {
    if (index >= counts.length) {
      const grown = new Uint16Array(Math.max(index + 1, counts.length * 2, 64));
      grown.set(counts);
      counts = grown;
    }
    end = Math.max(end, index + 1);
    const before = counts[index] ?? 0;
    const after = Math.min(COUNT_MAX, Math.max(0, before + change));
    counts[index] = after;
    if (before > 0) chunksByCount.set(before, (chunksByCount.get(before) ?? 1) - 1);
    if (after > 0) chunksByCount.set(after, (chunksByCount.get(after) ?? 0) + 1);
  }

  return {
    of: (index) => counts[index] ?? 0,
    add: (index) => move(index, 1),
    remove: (index) => move(index, -1),
    summary(total) {
      let somewhere = 0;
      let rarest = Infinity;
      const beyond = new Map<number, number>(); // only a liar announces chunks after the last one
      for (let index = total; index < end; index++) {
        const count = counts[index] ?? 0;
        beyond.set(count, (beyond.get(count) ?? 0) + 1);
      }
      for (const [count, all] of chunksByCount) {
        const chunks = all - (beyond.get(count) ?? 0);
        if (chunks === 0) continue;
        somewhere += chunks;
        rarest = Math.min(rarest, count);
      }
      const nowhere = Math.max(0, total - somewhere);
      return { rarest: nowhere > 0 || rarest === Infinity ? 0 : rarest, nowhere };
    },
  };
}
