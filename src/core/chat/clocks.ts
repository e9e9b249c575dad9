/**
 * The clocks that order entries: hybrid logical clocks (Kulkarni and others, 2014), in one number. Where devices agree on the
 * time, entries stand in the order in which they were written, also those of people who were apart; what an author had seen comes
 * before what they wrote, even where a device's clock is wrong. The wall clock bounds them, so that nobody can use up the scale.
 */
import type { EntryBody } from './entry.ts';
import { CLOCK_AHEAD_MS, CLOCK_FOLLOW_MS } from '../limits/chat.ts';

/** Kinds that must not be further ahead than others follow, so that their next one, or what builds on it, always comes after it. */
const FOLLOWED: ReadonlySet<EntryBody['k'] | undefined> = new Set([
  'lock',
  'title',
  'note',
  'note-update',
]);

/** Whether the log may take an entry with this clock at `nowMs`; if not, it may come again later. */
export const isTimely = (clock: number, nowMs: number, kind?: EntryBody['k']): boolean =>
  clock <= nowMs + (FOLLOWED.has(kind) ? CLOCK_FOLLOW_MS : CLOCK_AHEAD_MS);

/** Whether our own last clock is so far ahead that nobody takes what we write after it: the device's clock was wrong. */
export const isSpent = (ownClock: number, nowMs: number): boolean => !isTimely(ownClock, nowMs);

/**
 * The clock of our next entry: the wall clock, or one more than our own last one and than those that we follow, if that is
 * greater. We do not follow entries that are far ahead of the wall clock: otherwise one author could drag the whole room to
 * clocks that others reject.
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
  return Math.max(ownClock + 1, (order[low - 1]?.body.clock ?? 0) + 1, Math.floor(nowMs));
}
