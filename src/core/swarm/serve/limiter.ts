/**
 * A bound on bytes a second that several share: a token bucket, and a queue in which each waits its turn.
 * No timer runs while tokens last; one does while somebody waits for them.
 */
import { LIMIT_BURST_MS } from '../../limits/swarm.ts';
import type { Clock, Off } from '../../ports.ts';

export interface Limiter<Who> {
  /** Undefined: no limit. */
  set(bytesPerSecond: number | undefined): void;
  bytesPerSecond(): number | undefined;
  /** Whether `bytes` may pass now. If not, `ready` will say when to ask again. */
  take(who: Who, bytes: number): boolean;
  /** Bytes that were taken and did not pass after all. */
  giveBack(bytes: number): void;
  /** Somebody waits for tokens. */
  waiting(): boolean;
  /** No longer waits. */
  forget(who: Who): void;
  /** Nobody is told anything any more, whoever still asks. */
  stop(): void;
}

export function createLimiter<Who>(clock: Clock, ready: (who: Who) => void): Limiter<Who> {
  const queue = new Set<Who>();
  let limit: number | undefined;
  /** May fall below zero, because a chunk may be more than a second's worth; then everyone waits. */
  let tokens = 0;
  let filledAtMs = clock.now();
  /** The one whose turn it is: it alone may pass the queue, once. */
  let turn: Who | undefined;
  let timer: Off | undefined;
  let stopped = false;

  function fill(perSecond: number): void {
    const nowMs = clock.now();
    const added = (Math.max(0, nowMs - filledAtMs) / 1000) * perSecond;
    tokens = Math.min((perSecond * LIMIT_BURST_MS) / 1000, tokens + added);
    filledAtMs = nowMs;
  }

  function wait(perSecond: number): void {
    if (timer || stopped || queue.size === 0) return;
    timer = clock.after(Math.max(1, Math.ceil((-tokens / perSecond) * 1000)), () => {
      timer = undefined;
      serve();
    });
  }

  function serve(): void {
    // Each at most once, whoever comes again meanwhile.
    for (const who of [...queue]) {
      if (limit !== undefined) fill(limit);
      if (limit !== undefined && tokens <= 0) break;
      if (!queue.delete(who)) continue;
      turn = who;
      ready(who);
      turn = undefined;
    }
    if (limit !== undefined) wait(limit);
  }

  return {
    set(bytesPerSecond) {
      if (bytesPerSecond !== undefined && !(bytesPerSecond > 0)) {
        throw new RangeError('a limit is positive, or undefined');
      }
      limit = bytesPerSecond;
      tokens = Math.min(0, tokens);
      filledAtMs = clock.now();
      timer?.();
      timer = undefined;
      serve();
    },
    bytesPerSecond: () => limit,
    take(who, bytes) {
      if (limit === undefined) return true;
      fill(limit);
      const mayPass = turn === who || queue.size === 0;
      if (mayPass && tokens > 0) {
        turn = undefined;
        tokens -= bytes;
        return true;
      }
      queue.add(who);
      wait(limit);
      return false;
    },
    giveBack(bytes) {
      if (limit !== undefined) tokens += bytes;
    },
    waiting: () => queue.size > 0,
    forget: (who) => void queue.delete(who),
    stop() {
      stopped = true;
      queue.clear();
      timer?.();
      timer = undefined;
    },
  };
}
