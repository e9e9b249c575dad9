/** Who is typing: said on links, seldom, and forgotten soon. Nobody without a link is told, and nothing is passed on. */
import { BoundedMap } from '../../base/bounded-map.ts';
import type { PeerId } from '../../base/ids.ts';
import { steadyClock } from '../../base/steady-clock.ts';
import { TokenBuckets } from '../../base/token-bucket.ts';
import {
  TYPING_AGAIN_MS,
  TYPING_BURST,
  TYPING_HEARD_MAX,
  TYPING_LASTS_MS,
  TYPING_OTHERS_MAX,
  TYPING_PER_SECOND,
} from '../../limits/talk.ts';
import type { Peers, RoomMessage } from '../../peers.ts';
import type { Clock, Off } from '../../ports.ts';

export interface TypingOptions {
  readonly peers: Pick<Peers, 'linked' | 'send' | 'onUnlinked' | 'onMessage'>;
  readonly clock: Clock;
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
    options.peers.onUnlinked((peer) => this.ended(peer));
  }

  /** Those who are typing. */
  people(): PeerId[] {
    return [...this.#until.keys()];
  }

  /** A text was changed. @param recipients whom it is for; undefined: everyone */
  typed(recipients: readonly PeerId[] | undefined): void {
    const { peers, clock } = this.#options;
    if (this.#isCrowd() || clock.now() - this.#toldAtMs < TYPING_AGAIN_MS) return;
    this.#toldAtMs = clock.now();
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

  #isCrowd(): boolean {
    return this.#options.others() > TYPING_OTHERS_MAX;
  }

  #heard(peer: PeerId): void {
    const { clock, changed } = this.#options;
    if (!this.#budgets.take(peer, clock.now()) || this.#isCrowd()) return;
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
