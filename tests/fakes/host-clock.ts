/** The Clock of one host: virtual time with its own wrong offset, throttled while the tab is hidden. */
import type { Clock, Off } from '../../src/core/ports.ts';
import type { Host } from './host.ts';

export interface HostClock extends Clock {
  /** Timers that are set and not yet stopped or over. */
  timers(): number;
  /** A hidden tab's timers fire only on whole multiples of this; 0 is a tab in front. */
  throttle(toMs: number): void;
  /** Sets the time back, which moves no timer. */
  setBack(ms: number): void;
}

export function createHostClock(host: Host, offsetMs: number): HostClock {
  let offset = offsetMs;
  const set = new Set<object>();
  let throttleMs = 0;
  // Whole milliseconds, as devices tell them.
  const now = () => Math.floor(host.timeline.nowMs()) + offset;

  const delayFor = (ms: number) => {
    const wanted = Math.max(0, ms);
    if (throttleMs === 0) return wanted;
    const dueMs = host.timeline.nowMs() + wanted;
    return Math.ceil(dueMs / throttleMs) * throttleMs - host.timeline.nowMs();
  };

  const start = (ms: number, f: () => void, again: boolean): Off => {
    const timer = {};
    set.add(timer);
    let off: Off = () => undefined;
    const arm = () => {
      off = host.after(delayFor(ms), again ? `every ${ms}` : `after ${ms}`, () => {
        if (again) arm();
        else set.delete(timer);
        f();
      });
    };
    arm();
    return () => {
      set.delete(timer);
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
    throttle: (toMs) => (throttleMs = toMs),
    setBack: (ms) => void (offset -= ms),
  };
}
