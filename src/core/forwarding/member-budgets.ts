/** How much each member may say on this layer. It is the member's, not the link's: a new link brings no new budget. */
import { TokenBuckets } from '../base/token-bucket.ts';
import type { PeerId } from '../base/ids.ts';
import {
  FORWARDING_BYTES_BURST,
  FORWARDING_BYTES_PER_SECOND,
  FORWARDING_MESSAGES_BURST,
  FORWARDING_MESSAGES_PER_SECOND,
  NEWS_BURST,
  NEWS_PER_SECOND,
  PASSED_MESSAGES_BURST,
  PASSED_MESSAGES_PER_SECOND,
  TOLD_BURST,
  TOLD_PER_SECOND,
} from '../limits/forwarding.ts';

export class MemberBudgets {
  /** Everything that it says to this layer, on both lanes, whatever becomes of it. */
  readonly messages = new TokenBuckets<PeerId>(
    FORWARDING_MESSAGES_PER_SECOND,
    FORWARDING_MESSAGES_BURST,
  );
  readonly bytes = new TokenBuckets<PeerId>(FORWARDING_BYTES_PER_SECOND, FORWARDING_BYTES_BURST);
  readonly news = new TokenBuckets<PeerId>(NEWS_PER_SECOND, NEWS_BURST);
  /** What we tell it of our links. */
  readonly told = new TokenBuckets<PeerId>(TOLD_PER_SECOND, TOLD_BURST);
  /** Requests for a forwarded link, its own and those that it forwards to us. */
  readonly asks = new TokenBuckets<PeerId>(NEWS_PER_SECOND, NEWS_BURST);
  readonly #passed = new TokenBuckets<PeerId>(PASSED_MESSAGES_PER_SECOND, PASSED_MESSAGES_BURST);
  /** By sender and receiver. */
  readonly #passedOf = new TokenBuckets<string>(
    PASSED_MESSAGES_PER_SECOND / 2,
    PASSED_MESSAGES_BURST / 2,
  );

  /** Whether we pass on a message. What all send to one is bounded, and no sender uses up more than half of it. */
  passesOn(from: PeerId, to: PeerId, nowMs: number): boolean {
    return this.#passedOf.take(`${from} ${to}`, nowMs) && this.#passed.take(to, nowMs);
  }
}
