/** A clock on a timeline of its own, which goes on only when a test says so. */
import { createHost } from './host.ts';
import { createHostClock, type HostClock } from './host-clock.ts';
import { createTimeline } from './timeline.ts';

export interface ManualClock extends HostClock {
  /** Runs what is due within the next `ms`, in order. */
  pass(ms: number): void;
}

const START_MS = 1_700_000_000_000;

export function createManualClock(): ManualClock {
  const timeline = createTimeline(START_MS);
  const clock = createHostClock(createHost(timeline, 'test'), 0);
  return {
    ...clock,
    pass(ms) {
      const untilMs = timeline.nowMs() + ms;
      while (timeline.runNext(untilMs) !== undefined);
    },
  };
}
