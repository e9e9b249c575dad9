/**
 * A limit on bytes per second that several share: a token bucket with a queue, served in order.
 * A timer runs only while a sharer waits for tokens.
 */
import { attempt } from '../../base/each.ts';
import { LIMIT_BURST_MS } from '../../limits/swarm.ts';
import type { Clock } from '../../ports.ts';
import type { Off } from '../../base/events.ts';

export class Limiter<Who> {
  readonly #clock: Clock;
  readonly #ready: (who: Who) => void;
  readonly #queue = new Set<Who>();
  #limit: number | undefined;
  /** May fall below zero, because a chunk may be worth more than a second; then everyone waits. */
  #tokens = 0;
  #filledAtMs: number;
  /** The one whose turn it is: only it may pass the queue, once. */
  #turn: Who | undefined;
  #timer: Off | undefined;
  #stopped = false;

  /** @param ready tells one that waits to ask again */
  constructor(clock: Clock, ready: (who: Who) => void) {
    this.#clock = clock;
    this.#ready = ready;
    this.#filledAtMs = clock.now();
  }

  /** Undefined: no limit. @throws RangeError for a limit that is not positive */
  set(bytesPerSecond: number | undefined): void {
    if (bytesPerSecond !== undefined && !(bytesPerSecond > 0)) {
      throw new RangeError('a limit is positive, or undefined');
    }
    this.#limit = bytesPerSecond;
    this.#tokens = Math.min(0, this.#tokens);
    this.#filledAtMs = this.#clock.now();
    this.#stopTimer();
    this.#serve();
  }

  bytesPerSecond(): number | undefined {
    return this.#limit;
  }

  /** Whether `bytes` may pass now. If not, `ready` says when to ask again. */
  take(who: Who, bytes: number): boolean {
    if (this.#limit === undefined) return true;
    this.#fill(this.#limit);
    const mayPass = this.#turn === who || this.#queue.size === 0;
    if (mayPass && this.#tokens > 0) {
      this.#turn = undefined;
      this.#tokens -= bytes;
      return true;
    }
    this.#queue.add(who);
    this.#wait(this.#limit);
    return false;
  }

  /** Bytes that were taken and did not pass after all. */
  giveBack(bytes: number): void {
    if (this.#limit !== undefined) this.#tokens += bytes;
  }

  /** Someone is waiting for tokens. */
  waiting(): boolean {
    return this.#queue.size > 0;
  }

  /** `who` no longer waits. */
  forget(who: Who): void {
    this.#queue.delete(who);
  }

  /** Calls `ready` no more, even if someone still asks. */
  stop(): void {
    this.#stopped = true;
    this.#queue.clear();
    this.#stopTimer();
  }

  #fill(perSecond: number): void {
    const nowMs = this.#clock.now();
    const added = (Math.max(0, nowMs - this.#filledAtMs) / 1000) * perSecond;
    this.#tokens = Math.min((perSecond * LIMIT_BURST_MS) / 1000, this.#tokens + added);
    this.#filledAtMs = nowMs;
  }

  #wait(perSecond: number): void {
    if (this.#timer || this.#stopped || this.#queue.size === 0) return;
    const ms = Math.max(1, Math.ceil((-this.#tokens / perSecond) * 1000));
    this.#timer = this.#clock.after(ms, () => {
      this.#timer = undefined;
      this.#serve();
    });
  }

  #serve(): void {
    // Each at most once, even if it asks again meanwhile.
    for (const who of [...this.#queue]) {
      if (this.#limit !== undefined) this.#fill(this.#limit);
      if (this.#limit !== undefined && this.#tokens <= 0) break;
      if (!this.#queue.delete(who)) continue;
      this.#turn = who;
      attempt(() => this.#ready(who));
      this.#turn = undefined;
    }
    if (this.#limit !== undefined) this.#wait(this.#limit);
  }

  #stopTimer(): void {
    this.#timer?.();
    this.#timer = undefined;
  }
}
