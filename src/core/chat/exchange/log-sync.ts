/** Keeps the logs on both sides of every link equal: when to compare with which peer, and what to answer. */
import { Answers } from '../../base/answers.ts';
import { equalBytes, type Bytes } from '../../base/bytes.ts';
import type { PeerId } from '../../base/ids.ts';
import { TokenBuckets } from '../../base/token-bucket.ts';
import {
  COMPARE_AGAIN_MS_MAX,
  COMPARE_ALL_MS,
  SYNCS_AT_ONCE_MAX,
  VECTORS_BURST,
  VECTORS_PER_SECOND,
} from '../../limits/chat.ts';
import { ANSWERS, TICK_MS } from '../../limits/shared.ts';
import type { Peers, RoomAnswers } from '../../peers.ts';
import type { Clock, Random } from '../../ports.ts';
import type { LogMessage, SumsMessage, VectorMessage } from '../../wire/message.ts';
import type { CaughtUp } from './caught-up.ts';
import type { Entry } from '../entry.ts';
import type { Intake } from './intake.ts';
import type { Log } from '../log.ts';
import { answerSums, answerVector, opening, vectorMessages, verifying } from './sync.ts';

export interface LogSyncOptions {
  readonly self: PeerId;
  readonly log: Log;
  readonly intake: Intake;
  readonly caughtUp: CaughtUp;
  readonly peers: Pick<Peers, 'send' | 'queuedBytes'>;
  /** Undefined: a budget of our own. */
  readonly answers: RoomAnswers | undefined;
  readonly clock: Clock;
  readonly random: Random;
}

/** When we last sent our vector to a peer: the answer may take a moment. */
interface Comparison {
  readonly atMs: number;
  /** Its answers brought something new; a peer that brought nothing would only send the same again. */
  gained: boolean;
}

/** Logs that comparing has not made equal: what differed, and how long we leave it. */
interface Standoff {
  readonly difference: Bytes;
  readonly waitMs: number;
}

export class LogSync {
  readonly #options: LogSyncOptions;
  readonly #answers: RoomAnswers;
  readonly #compared = new Map<PeerId, Comparison>();
  readonly #standoffs = new Map<PeerId, Standoff>();
  /** Of the peer, not of its link: a new link brings no new questions. */
  readonly #questions = new TokenBuckets<PeerId>(VECTORS_PER_SECOND, VECTORS_BURST);

  constructor(options: LogSyncOptions) {
    const { clock, peers } = options;
    this.#options = options;
    this.#answers = options.answers ?? new Answers({ ...ANSWERS, clock, peers });
  }

  onLinked(peer: PeerId): void {
    const busy = [...this.#compared.keys()].filter((it) => this.isRecent(it)).length;
    if (busy >= SYNCS_AT_ONCE_MAX) return;
    // One side is enough, since it asks for the other's vector too. The other side waits one heartbeat for it.
    if (this.#options.self < peer) this.compare(peer, true);
    else this.#note(peer, true);
  }

  onUnlinked(peer: PeerId): void {
    this.#compared.delete(peer);
    this.#standoffs.delete(peer);
    this.#options.caughtUp.forget(peer);
    this.#answers.forget(peer);
  }

  onDigest(peer: PeerId, digest: Bytes): void {
    this.#options.caughtUp.heard(peer, digest);
    if (this.isRecent(peer)) return;
    const difference = xor(digest, this.#options.log.digest());
    const isDue = this.#isDue(peer, difference);
    if (isDue && difference.every(isZero)) this.#verify(peer);
    else if (isDue || (this.#compared.get(peer)?.gained !== false && this.#options.log.hasGaps()))
      this.compare(peer, true);
    else this.#options.caughtUp.done(peer);
  }

  onSums(peer: PeerId, message: SumsMessage): void {
    if (!this.#mayAsk(peer)) return;
    const { log } = this.#options;
    this.#answers.give(peer, () => this.#asking(peer, answerSums(log, message)));
  }

  onVector(peer: PeerId, message: VectorMessage): void {
    const { log, self } = this.#options;
    if (!this.#mayAsk(peer)) return;
    this.#answers.give(peer, () => answerVector(log, message, self));
    const { salt } = message;
    const scope = message.scope.length > 0 ? [...message.scope] : undefined;
    if (message.reply) {
      this.#answers.give(peer, () => this.#asking(peer, vectorMessages(log, false, salt, scope)));
    }
  }

  /** Sends our vector, or sums of it. @param reply asks for the peer's vector too */
  compare(peer: PeerId, reply: boolean): void {
    const { log, random } = this.#options;
    this.#ask(peer, opening(log, reply, random.bytes(8)));
  }

  isRecent(peer: PeerId): boolean {
    const atMs = this.#compared.get(peer)?.atMs ?? -Infinity;
    return this.#options.clock.now() - atMs < TICK_MS;
  }

  /** The peer has brought something new. */
  gained(peer: PeerId): void {
    const last = this.#compared.get(peer);
    if (last) last.gained = true;
  }

  hasGained(peer: PeerId): boolean {
    return this.#compared.get(peer)?.gained === true;
  }

  /** The entry before it is wanted, and not here. */
  isAfterGap({ author, body }: Entry): boolean {
    const { log } = this.#options;
    const isWanted = body.seq > Math.max(1, log.chain(author)?.floor ?? 1);
    return isWanted && !log.at(author, body.seq - 1);
  }

  /** An entry is missing, and any linked peer may have it: asks each when its next digest comes. */
  gainedByAll(): void {
    for (const it of this.#compared.values()) it.gained = true;
  }

  /**
   * Whether to compare logs that differ by so much. Two full logs may differ for ever: where the last comparison changed nothing
   * of the difference, the next one waits twice as long. Free keys can be chosen so that what differs does not show, so all logs are
   * compared now and then.
   */
  #isDue(peer: PeerId, difference: Bytes): boolean {
    const nowMs = this.#options.clock.now();
    const sinceMs = Math.abs(nowMs - (this.#compared.get(peer)?.atMs ?? nowMs));
    if (difference.every(isZero)) {
      this.#standoffs.delete(peer);
      return sinceMs >= COMPARE_ALL_MS;
    }
    const before = this.#standoffs.get(peer);
    const isSame = before !== undefined && equalBytes(before.difference, difference);
    if (isSame && sinceMs < before.waitMs) return false;
    const waitMs = isSame ? Math.min(2 * before.waitMs, COMPARE_AGAIN_MS_MAX) : TICK_MS;
    this.#standoffs.set(peer, { difference, waitMs });
    return true;
  }

  /** The logs seem equal: a few bytes show whether they are. */
  #verify(peer: PeerId): void {
    const { log, random } = this.#options;
    this.#ask(peer, [verifying(log, random.bytes(8))]);
  }

  #ask(peer: PeerId, messages: readonly LogMessage[]): void {
    for (const message of this.#asking(peer, messages)) this.#options.peers.send(peer, message);
  }

  /** The same messages, each of which lets the peer answer as it leaves. */
  *#asking(peer: PeerId, messages: readonly LogMessage[]): Generator<LogMessage> {
    if (messages.length > 0) this.#note(peer, false);
    for (const message of messages) {
      this.#options.intake.expect(peer);
      yield message;
    }
  }

  #note(peer: PeerId, gained: boolean): void {
    this.#compared.set(peer, { atMs: this.#options.clock.now(), gained });
  }

  /** Limits the questions of a peer, because each answer costs us a pass over the log. */
  #mayAsk(peer: PeerId): boolean {
    return this.#questions.take(peer, this.#options.clock.now());
  }
}

const isZero = (byte: number): boolean => byte === 0;
const xor = (a: Bytes, b: Bytes): Bytes => a.map((byte, i) => byte ^ (b[i] ?? 0));
