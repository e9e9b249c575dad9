/**
 * Who is typing: said seldom, and forgotten soon. In a small room each link is told, in a larger one members pass on a signed word, and in a
 * hall nobody is told. Of a private message only links are told: a word on its way would tell members who writes to whom.
 */
import { BoundedMap } from '../../base/bounded-map.ts';
import type { PeerId } from '../../base/ids.ts';
import { steadyClock } from '../../base/steady-clock.ts';
import { TokenBuckets } from '../../base/token-bucket.ts';
import {
  TYPING_AGAIN_MS,
  TYPING_BURST,
  TYPING_FAR_OTHERS_MAX,
  TYPING_HEARD_MAX,
  TYPING_LASTS_MS,
  TYPING_OTHERS_MAX,
  TYPING_PER_SECOND,
} from '../../limits/talk.ts';
import type { Peers, RoomMessage } from '../../peers.ts';
import type { Clock, Off } from '../../ports.ts';
import type { TypingWords } from './typing-words.ts';

export interface TypingOptions {
  readonly peers: Pick<Peers, 'linked' | 'send' | 'onUnlinked' | 'onMessage'>;
  readonly clock: Clock;
  /** What members pass on. */
  readonly words: Pick<TypingWords, 'say' | 'onHeard'>;
  /** How many others are here. */
  others(): number;
  changed(): void;
}

const TYPING: RoomMessage = { t: 'typing' };

export class Typing {
  readonly #options: TypingOptions;
  /** Until when each is shown; the first to end comes first. */
  readonly #until = new BoundedMap<PeerId, number>(TYPING_HEARD_MAX);
  readonly #budgets = new TokenBuckets<PeerId>(TYPING_PER_SECOND, TYPING_BURST);
  #toldAtMs = -Infinity;
  #stopTimer: Off | undefined;

  constructor(options: TypingOptions) {
    this.#options = { ...options, clock: steadyClock(options.clock) };
    options.peers.onMessage((peer, { t }) => t === 'typing' && this.#heard(peer));
    options.peers.onUnlinked((peer, stays) => stays || this.ended(peer));
    options.words.onHeard((peer) => this.#show(peer));
  }

  /** Those who are typing. */
  people(): PeerId[] {
    return [...this.#until.keys()];
  }

  /** A text was changed. @param recipients whom it is for; undefined: everyone */
  typed(recipients: readonly PeerId[] | undefined): void {
    const { peers, clock, words } = this.#options;
    const others = this.#options.others();
    if (others > TYPING_FAR_OTHERS_MAX || clock.now() - this.#toldAtMs < TYPING_AGAIN_MS) return;
    this.#toldAtMs = clock.now();
    if (!recipients && others > TYPING_OTHERS_MAX) return words.say();
    for (const peer of peers.linked())
      if (!recipients || recipients.includes(peer)) peers.send(peer, TYPING);
  }

  /** What they wrote is here, or they left. */
  ended(peer: PeerId): void {
    if (this.#until.delete(peer)) this.#options.changed();
  }

  close(): void {
    this.#stopTimer?.();
    this.#until.clear();
  }

  #heard(peer: PeerId): void {
    const { clock, others } = this.#options;
    if (this.#budgets.take(peer, clock.now()) && others() <= TYPING_FAR_OTHERS_MAX)
      this.#show(peer);
  }

  #show(peer: PeerId): void {
    const { clock, changed } = this.#options;
    const isNews = !this.#until.has(peer);
    this.#until.set(peer, clock.now() + TYPING_LASTS_MS);
    this.#wait();
    if (isNews) changed();
  }

  #wait(): void {
    const [first] = this.#until.values();
    if (this.#stopTimer || first === undefined) return;
    const { clock } = this.#options;
    this.#stopTimer = clock.after(Math.max(0, first - clock.now()), () => {
      this.#stopTimer = undefined;
      this.#expire(clock.now());
      this.#wait();
    });
  }

  #expire(nowMs: number): void {
    const before = this.#until.size;
    for (const [peer, untilMs] of this.#until) if (untilMs <= nowMs) this.#until.delete(peer);
    if (this.#until.size < before) this.#options.changed();
  }
}
