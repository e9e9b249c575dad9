/** How much of what links say of who is here we pass on: each link has its share, and all together are no flood to others. */
import { FairShares } from '../base/fair-shares.ts';
import type { PeerId } from '../base/ids.ts';
import { createTokenBucket, TokenBuckets, type TokenBucket } from '../base/token-bucket.ts';
import {
  RECORDS_BURST,
  RECORDS_PER_SECOND,
  SUSPICIONS_PASSED_BURST,
  SUSPICIONS_PASSED_PER_SECOND,
} from '../limits/gossip.ts';
import { LINKS_MAX } from '../limits/mesh.ts';
import { PASSED_ON_PARTS } from '../limits/shared.ts';

export class PresenceShares {
  readonly #records: FairShares<PeerId>;
  readonly #suspicions: FairShares<PeerId>;
  /** Not more than any other member takes of us: else those whom we suspect would not hear of it. */
  readonly #own: TokenBucket;
  readonly #silent = new TokenBuckets<PeerId>(
    SUSPICIONS_PASSED_PER_SECOND,
    SUSPICIONS_PASSED_BURST,
  );

  constructor(self: PeerId) {
    const sharesOf = (perSecond: number, burst: number) =>
      new FairShares({ self, perSecond, burst, parts: PASSED_ON_PARTS, linksMax: LINKS_MAX });
    this.#own = createTokenBucket(
      SUSPICIONS_PASSED_PER_SECOND * PASSED_ON_PARTS.own,
      SUSPICIONS_PASSED_BURST * PASSED_ON_PARTS.own,
    );
    this.#records = sharesOf(RECORDS_PER_SECOND, RECORDS_BURST);
    this.#suspicions = sharesOf(SUSPICIONS_PASSED_PER_SECOND, SUSPICIONS_PASSED_BURST);
  }

  /** Whether a record goes on that `from` brought. People are signed, and their records are counted one by one (G8). */
  passRecord(from: PeerId, nowMs: number): boolean {
    return this.#records.take({ link: from, origin: from }, '', nowMs, 1);
  }

  /** Whether a suspicion goes on that `from` said, or without it we. */
  passSuspicion(from: PeerId | undefined, nowMs: number): boolean {
    if (from === undefined) return this.#own.take(nowMs);
    return this.#suspicions.take({ link: from, origin: from }, '', nowMs, 1);
  }

  /** Whether we tell `to` of so many whom it lists that they fell silent. */
  mayTellSilent(to: PeerId, count: number, nowMs: number): boolean {
    return this.#silent.take(to, nowMs, count);
  }
}
