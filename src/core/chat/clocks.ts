/** How far Lamport clocks may run: bounded by the clock on the wall, so that nobody reaches an end of the scale. */
import { CLOCK_AHEAD_MS, CLOCK_FOLLOW_MS } from '../limits/chat.ts';

/** Whether an entry of this clock may be taken in at `nowMs`; one that may not is kept out until it may. */
export const isTimely = (clock: number, nowMs: number): boolean => clock <= nowMs + CLOCK_AHEAD_MS;

/**
 * The clock of our next entry: one more than those that we follow, and than our own before. Entries that run
 * ahead of the clock on the wall are not followed, so nobody can drag the room to where others take nothing.
 * @param order the log's entries in its order, that is by clock
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
