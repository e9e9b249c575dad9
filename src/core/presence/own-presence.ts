/** Our own record of presence: signed when we come, when our name changes, before its lease is over, and when others doubt it. */
import type { Keeps } from '../api/views.ts';
import type { Bytes } from '../base/bytes.ts';
import type { RoomId } from '../base/ids.ts';
import type { Presence } from '../gossip/presence-book.ts';
import { PRESENCE_LEASE_MS, REFUTE_AGAIN_MS } from '../limits/gossip.ts';
import type { Clock, Identity, Random } from '../ports.ts';
import type { Looks } from '../wire/looks.ts';
import type { SignedPresence } from '../wire/message.ts';
import { writePresence } from './presence-record.ts';

export interface OwnPresenceOptions {
  readonly roomId: RoomId;
  readonly identity: Identity;
  readonly clock: Pick<Clock, 'now'>;
  readonly random: Pick<Random, 'next'>;
  name(): string;
  keeps(): Keeps | undefined;
  looks(): Looks | undefined;
}

export class OwnPresence {
  /** Part of every record once it is found. */
  proof: Bytes | undefined;
  /** Takes the last record back. Signed with it, because when we leave there is no time to sign. */
  goodbye: SignedPresence | undefined;
  readonly #options: OwnPresenceOptions;
  #lastAt = 0;
  #signedAtMs = -Infinity;
  #renewAtMs = Infinity;
  #signing = false;
  #signAgain = false;

  constructor(options: OwnPresenceOptions) {
    this.#options = options;
  }

  /** Its lease is soon over. */
  isDue(): boolean {
    const leftMs = this.#renewAtMs - this.#options.clock.now();
    return leftMs <= 0 || (leftMs > PRESENCE_LEASE_MS && this.#signedAtMs > 0); // the clock was set back
  }

  /** Whether enough time has passed to answer a suspicion. */
  mayAnswer(): boolean {
    const sinceMs = Math.abs(this.#options.clock.now() - this.#signedAtMs);
    return sinceMs >= REFUTE_AGAIN_MS && !this.#signing;
  }

  /** Our new record, later than `after`; undefined while one is being signed, which then is signed once more. */
  async renew(after: number): Promise<Presence | undefined> {
    if (this.#signing) {
      this.#signAgain = true;
      return undefined;
    }
    this.#signing = true;
    const record = await this.#sign(after);
    this.#signing = false;
    if (!this.#signAgain) return record;
    this.#signAgain = false;
    return this.renew(after);
  }

  async #sign(after: number): Promise<Presence> {
    const { roomId, identity, clock, random, name, keeps, looks } = this.#options;
    const nowMs = clock.now();
    const at = Math.max(1, nowMs, this.#lastAt + 1, after + 1);
    const proof = this.proof && { work: this.proof };
    const said = { name: name(), keeps: keeps(), looks: looks(), ...proof };
    this.#lastAt = at + 1;
    this.#signedAtMs = nowMs;
    // Some earlier than others, so that a class that came together does not sign together.
    this.#renewAtMs = nowMs + PRESENCE_LEASE_MS * (0.6 + 0.3 * random.next());
    const [record, goodbye] = await Promise.all([
      writePresence(roomId, identity, { ...said, at, gone: false }),
      writePresence(roomId, identity, { ...said, at: at + 1, gone: true }),
    ]);
    this.goodbye = goodbye.signed;
    return record;
  }
}
