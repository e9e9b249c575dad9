/** A clock that goes on only when a test says so. */
import type { Clock, Off } from '../../src/core/ports.ts';

export interface ManualClock extends Clock {
  /** Runs what is due within the next `ms`, in order. */
  pass(ms: number): void;
  /** How many timers run. */
  timers(): number;
}

interface Timer {
  dueMs: number;
  readonly everyMs: number | undefined;
  readonly f: () => void;
}

export function createManualClock(): ManualClock {
  const timers = new Set<Timer>();
  let nowMs = 1_700_000_000_000;

  const add = (ms: number, everyMs: number | undefined, f: () => void): Off => {
    const timer = { dueMs: nowMs + ms, everyMs, f };
    timers.add(timer);
    return () => void timers.delete(timer);
  };
  const next = (untilMs: number) =>
    [...timers].filter(({ dueMs }) => dueMs <= untilMs).sort((a, b) => a.dueMs - b.dueMs)[0];

  return {
    now: () => nowMs,
    after: (ms, f) => add(ms, undefined, f),
    every: (ms, f) => add(ms, ms, f),
    pass(ms) {
      const untilMs = nowMs + ms;
      for (let timer = next(untilMs); timer; timer = next(untilMs)) {
        nowMs = timer.dueMs;
        if (timer.everyMs === undefined) timers.delete(timer);
        else timer.dueMs += timer.everyMs;
        timer.f();
      }
      nowMs = untilMs;
    },
    timers: () => timers.size,
  };
}
