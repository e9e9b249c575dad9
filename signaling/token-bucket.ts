/** A token bucket: how the relay limits the rate of everything. */
import type { Rate } from './limits.ts';

export interface TokenBucket {
  /** Takes `cost` tokens if there are that many. Otherwise takes none and returns false. */
  take(cost: number, nowMs: number): boolean;
  /** Whether there are that many. */
  has(cost: number, nowMs: number): boolean;
  /** Whether it is full, so that forgetting it changes nothing. */
  isFull(nowMs: number): boolean;
}

/** Starts full. `nowMs` must come from a clock that never goes back. */
export function createTokenBucket({ perSecond, burst }: Rate, nowMs: number): TokenBucket {
  let tokens = burst;
  let filledAtMs = nowMs;
  const fill = (toMs: number): void => {
    tokens = Math.min(burst, tokens + ((toMs - filledAtMs) / 1_000) * perSecond);
    filledAtMs = toMs;
  };
  return {
    has(cost, toMs) {
      fill(toMs);
      return tokens >= cost;
    },
    take(cost, toMs) {
      fill(toMs);
      if (tokens < cost) return false;
      tokens -= cost;
      return true;
    },
    isFull(toMs) {
      fill(toMs);
      return tokens >= burst;
    },
  };
}
