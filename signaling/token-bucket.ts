/** A token bucket: the one way the relay counts how fast something happens. */
import type { Rate } from './limits.ts';

export interface TokenBucket {
  /** Takes `cost` tokens if that many are there; otherwise takes none and says false. */
  take(cost: number, nowMs: number): boolean;
  /** Whether nothing is missing, so that forgetting the bucket changes nothing. */
  isFull(nowMs: number): boolean;
}

/** Makes a full bucket. `nowMs` must come from a clock that never goes back. */
export function createTokenBucket({ perSecond, burst }: Rate, nowMs: number): TokenBucket {
  let tokens = burst;
  let filledAtMs = nowMs;
  const fill = (toMs: number): void => {
    tokens = Math.min(burst, tokens + ((toMs - filledAtMs) / 1_000) * perSecond);
    filledAtMs = toMs;
  };
  return {
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
