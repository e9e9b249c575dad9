/** How much each link may say about who is here. */
import type { PeerId } from '../base/ids.ts';
import { TokenBuckets } from '../base/token-bucket.ts';
import {
  ANNOUNCEMENTS_BURST,
  ANNOUNCEMENTS_PER_SECOND,
  GRAFTS_BURST,
  GRAFTS_PER_SECOND,
  PRESENCE_QUESTIONS_BURST,
  PRESENCE_QUESTIONS_PER_SECOND,
  RECORDS_BURST,
  RECORDS_PER_SECOND,
  SUSPICIONS_BURST,
  SUSPICIONS_PER_SECOND,
} from '../limits/gossip.ts';
import type { PresenceMessage } from '../wire/message.ts';

const bucketsOf = (perSecond: number, burst: number) => new TokenBuckets<PeerId>(perSecond, burst);

export class PresenceBudgets {
  readonly #announcements = bucketsOf(ANNOUNCEMENTS_PER_SECOND, ANNOUNCEMENTS_BURST);
  readonly #grafts = bucketsOf(GRAFTS_PER_SECOND, GRAFTS_BURST);
  readonly #questions = bucketsOf(PRESENCE_QUESTIONS_PER_SECOND, PRESENCE_QUESTIONS_BURST);
  /** Apart from others, so that long answers leave room for what is new. */
  readonly #pushed = bucketsOf(RECORDS_PER_SECOND, RECORDS_BURST);
  readonly #records = bucketsOf(RECORDS_PER_SECOND, RECORDS_BURST);
  readonly #suspicions = bucketsOf(SUSPICIONS_PER_SECOND, SUSPICIONS_BURST);
  readonly #vouches = bucketsOf(SUSPICIONS_PER_SECOND, SUSPICIONS_BURST);

  /** Whether we read this message of `peer`. */
  takes(peer: PeerId, message: PresenceMessage, nowMs: number): boolean {
    switch (message.t) {
      case 'presence':
        return (message.push ? this.#pushed : this.#records).take(peer, nowMs, message.list.length);
      case 'suspect':
        return this.#suspicions.take(peer, nowMs, message.list.length);
      case 'vouch':
        return this.#vouches.take(peer, nowMs, message.list.length);
      case 'presence-ihave':
        return this.#announcements.take(peer, nowMs);
      case 'presence-graft':
        return this.#grafts.take(peer, nowMs);
      case 'presence-sums':
      case 'presence-vector':
        return this.#questions.take(peer, nowMs);
      case 'presence-prune':
        return true;
    }
  }
}
