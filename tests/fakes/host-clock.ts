/** The Clock of one host: virtual time with its own wrong offset, throttled while the tab is hidden. */
import type { Clock, Off } from '../../src/core/ports.ts';
import type { Host } from './host.ts';

export interface HostClock extends Clock {
  /** Timers that are set and not yet stopped or over. */
  timers(): number;
  /** A hidden tab's timers fire only on whole multiples of this; 0 is a tab in front, where those that are late fire at once. */
  throttle(toMs: number): void;
  /** Sets the time back, which moves no timer. */
  setBack(ms: number): void;
}

export function createHostClock(host: Host, offsetMs: number): HostClock {
  let offset = offsetMs;
  /** What sets each timer again, for the same time as before. */
  const set = new Set<() => void>();
  let throttleMs = 0;
  // Whole milliseconds, as devices tell them.
  const now = () => Math.floor(host.timeline.nowMs()) + offset;

  const delayUntil = (dueMs: number) => {
    const atMs = throttleMs === 0 ? dueMs : Math.ceil(dueMs / throttleMs) * throttleMs;
    return Math.max(0, atMs - host.timeline.nowMs());
  };

  const start = (ms: number, f: () => void, again: boolean): Off => {
    let dueMs = 0;
    let off: Off = () => undefined;
    const wait = () => {
      off();
      off = host.after(delayUntil(dueMs), again ? `every ${ms}` : `after ${ms}`, () => {
        if (again) arm();
        else set.delete(wait);
        f();
      });
    };
    const arm = () => {
      dueMs = host.timeline.nowMs() + Math.max(0, ms);
      wait();
    };
    set.add(wait);
    arm();
    return () => {
      set.delete(wait);
      off();
    };
  };

  return {
    now,
    after: (ms, f) => start(ms, f, false),
    every(ms, f) {
      if (!(ms > 0)) throw new RangeError('an interval must be positive');
      return start(ms, f, true);
    },
    timers: () => set.size,
    throttle(toMs) {
      throttleMs = toMs;
      for (const wait of set) wait();
    },
    setBack: (ms) => void (offset -= ms),
  };
}
