/** What one connection may spend: messages and bytes. Messages with long answers or that disturb people cost more. */
import type { RelayLimits } from './limits.ts';
import { createTokenBucket } from './token-bucket.ts';
import type { TokenBucket } from './token-bucket.ts';

/** `over`: tell the client. `out`: it was told often enough. */
export type Verdict = 'ok' | 'over' | 'out';

const LONG_ANSWERS: ReadonlySet<string> = new Set(['join', 'sample', 'nearby', 'invite']);

/** Starts full. */
export class Budget {
  readonly #limits: RelayLimits;
  readonly #nowMs: () => number;
  readonly #messages: TokenBucket;
  readonly #bytes: TokenBucket;
  readonly #overRate: TokenBucket;
  readonly #badMessages: TokenBucket;
  #asks: TokenBucket | undefined;

  constructor(limits: RelayLimits, nowMs: () => number) {
    this.#limits = limits;
    this.#nowMs = nowMs;
    this.#messages = createTokenBucket(limits.messages, nowMs());
    this.#bytes = createTokenBucket(limits.bytes, nowMs());
    this.#overRate = createTokenBucket(limits.overRate, nowMs());
    this.#badMessages = createTokenBucket(limits.badMessages, nowMs());
  }

  /** A frame of any kind. */
  frame(sizeBytes: number): Verdict {
    const now = this.#nowMs();
    return this.#verdict(this.#messages.take(1, now) && this.#bytes.take(sizeBytes, now));
  }

  /** What a message costs beyond its frame. */
  message(type: string): Verdict {
    const { sampleCost, asks } = this.#limits;
    const now = this.#nowMs();
    if (LONG_ANSWERS.has(type)) return this.#verdict(this.#messages.take(sampleCost - 1, now));
    if (type !== 'ask') return 'ok';
    this.#asks ??= createTokenBucket(asks, now);
    return this.#verdict(this.#asks.take(1, now));
  }

  /** A frame without a message of the protocol. */
  badMessage(): Verdict {
    return this.#badMessages.take(1, this.#nowMs()) ? 'over' : 'out';
  }

  #verdict(isWithin: boolean): Verdict {
    if (isWithin) return 'ok';
    return this.#overRate.take(1, this.#nowMs()) ? 'over' : 'out';
  }
}
