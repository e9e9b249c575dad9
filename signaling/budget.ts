/** What one connection may spend: messages and bytes, more of them for what is answered at length or disturbs somebody. */
import type { RelayLimits } from './limits.ts';
import { createTokenBucket } from './token-bucket.ts';
import type { TokenBucket } from './token-bucket.ts';

/** `over`: it is to hear so; `out`: it was told often enough. */
export type Verdict = 'ok' | 'over' | 'out';

export interface Budget {
  /** A frame of any kind. */
  frame(sizeBytes: number): Verdict;
  /** What a message costs beyond its frame. */
  message(type: string): Verdict;
  /** A frame that is no message. */
  badMessage(): Verdict;
}

const LONG_ANSWERS: ReadonlySet<string> = new Set(['join', 'sample', 'nearby', 'invite']);

/** Makes a full budget. */
export function createBudget(limits: RelayLimits, nowMs: () => number): Budget {
  const messages = createTokenBucket(limits.messages, nowMs());
  const bytes = createTokenBucket(limits.bytes, nowMs());
  const overRate = createTokenBucket(limits.overRate, nowMs());
  const badMessages = createTokenBucket(limits.badMessages, nowMs());
  let asks: TokenBucket | undefined;
  const verdict = (isWithin: boolean): Verdict => {
    if (isWithin) return 'ok';
    return overRate.take(1, nowMs()) ? 'over' : 'out';
  };
  return {
    frame: (sizeBytes) => verdict(messages.take(1, nowMs()) && bytes.take(sizeBytes, nowMs())),
    message(type) {
      if (LONG_ANSWERS.has(type)) return verdict(messages.take(limits.sampleCost - 1, nowMs()));
      if (type !== 'ask') return 'ok';
      asks ??= createTokenBucket(limits.asks, nowMs());
      return verdict(asks.take(1, nowMs()));
    },
    badMessage: () => (badMessages.take(1, nowMs()) ? 'over' : 'out'),
  };
}
