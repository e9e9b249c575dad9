/** Limits how often something may happen: a burst, refilled at a steady rate. */

export interface TokenBucket {
  /** Takes one token; false when none is left. */
  take(nowMs: number): boolean;
}

export function createTokenBucket(perSecond: number, burst: number): TokenBucket {
  let tokens = burst;
  let lastMs = 0;
  return {
    take(nowMs) {
      tokens = Math.min(burst, tokens + (Math.max(0, nowMs - lastMs) / 1000) * perSecond);
      lastMs = nowMs;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
