/** How far Lamport clocks may run: the wall clock bounds them, so that nobody can use up the scale. */
import type { EntryBody } from './entry.ts';
import { CLOCK_AHEAD_MS, CLOCK_FOLLOW_MS } from '../limits/chat.ts';

/**
 * Whether the log may take an entry with this clock at `nowMs`; if not, it may come again later. A lock or a title must
 * not be further ahead than others follow, so that their next one always comes after it.
 */
export const isTimely = (clock: number, nowMs: number, kind?: EntryBody['k']): boolean =>
  clock <= nowMs + (kind === 'lock' || kind === 'title' ? CLOCK_FOLLOW_MS : CLOCK_AHEAD_MS);

/**
 * The clock of our next entry: one more than our own last one, and than those that we follow. We do not follow entries that
 * are far ahead of the wall clock: otherwise one author could drag the whole room to clocks that others reject.
 * @param order the log's entries, by clock
 */
export function nextClock(
  order: readonly { readonly body: { readonly clock: number } }[],
  ownClock: number,
  nowMs: number,
): number {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((order[middle]?.body.clock ?? 0) <= nowMs + CLOCK_FOLLOW_MS) low = middle + 1;
    else high = middle;
  }
  return Math.max(ownClock, order[low - 1]?.body.clock ?? 0) + 1;
}
