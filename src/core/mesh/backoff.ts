/** How long to wait before dialling again. */
import { BACKOFF_BASE_MS, BACKOFF_MAX_MS } from '../limits/mesh.ts';

/**
 * Exponential backoff with full jitter, so that the members of a room do not all redial at once after an outage.
 * Source: "Exponential Backoff and Jitter", AWS Architecture Blog, 2015.
 * @param attempt how many attempts failed so far, from 1
 * @param chance in [0, 1)
 */
export function backoffMs(attempt: number, chance: number): number {
  const ceiling = Math.min(BACKOFF_MAX_MS, BACKOFF_BASE_MS * 2 ** Math.min(attempt - 1, 10));
  return Math.round(ceiling * (0.25 + 0.75 * chance));
}
