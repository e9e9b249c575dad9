/** What one connection may spend: messages and bytes. Messages with long answers or that disturb people cost more. */
import type { BlockUse, Share } from './sockets/block-use.ts';
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
  /** What its block leaves it of each. */
  readonly #shares: Readonly<Record<'messages' | 'longAnswers' | 'bytes', Share>>;
  readonly #overRate: TokenBucket;
  readonly #badMessages: TokenBucket;
  #asks: TokenBucket | undefined;

  constructor(limits: RelayLimits, nowMs: () => number, block: BlockUse) {
    this.#limits = limits;
    this.#nowMs = nowMs;
    const now = nowMs();
    this.#messages = createTokenBucket(limits.messages, now);
    this.#bytes = createTokenBucket(limits.bytes, now);
    this.#shares = {
      messages: block.share('messages'),
      longAnswers: block.share('longAnswers'),
      bytes: block.share('bytes'),
    };
    this.#overRate = createTokenBucket(limits.overRate, now);
    this.#badMessages = createTokenBucket(limits.badMessages, now);
  }

  /** A frame of any kind. */
  frame(sizeBytes: number): Verdict {
    const now = this.#nowMs();
    return this.#verdict(this.#takeMessages(1, now) && this.#takeBytes(sizeBytes, now));
  }

  /** What a message costs beyond its frame. */
  message(type: string): Verdict {
    const { sampleCost, asks } = this.#limits;
    const now = this.#nowMs();
    if (LONG_ANSWERS.has(type)) {
      const isWithin = this.#takeMessages(sampleCost - 1, now);
      return this.#verdict(isWithin && this.#shares.longAnswers.take(1, now));
    }
    if (type !== 'ask') return 'ok';
    this.#asks ??= createTokenBucket(asks, now);
    return this.#verdict(this.#asks.take(1, now));
  }

  /** A frame without a message of the protocol. */
  badMessage(): Verdict {
    return this.#badMessages.take(1, this.#nowMs()) ? 'over' : 'out';
  }

  #takeMessages(count: number, now: number): boolean {
    return this.#messages.take(count, now) && this.#shares.messages.take(count, now);
  }

  #takeBytes(count: number, now: number): boolean {
    return this.#bytes.take(count, now) && this.#shares.bytes.take(count, now);
  }

  #verdict(isWithin: boolean): Verdict {
    if (isWithin) return 'ok';
    return this.#overRate.take(1, this.#nowMs()) ? 'over' : 'out';
  }
}
