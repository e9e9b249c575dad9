/** One life of a tab on a device: what is due for it waits while it sleeps and is lost when it dies. */
import type { Off } from '../../src/core/ports.ts';
import type { Timeline } from './timeline.ts';

export interface Host {
  readonly name: string;
  readonly timeline: Timeline;
  alive(): boolean;
  asleep(): boolean;
  /** Runs `f` on this host in `delayMs`. */
  after(delayMs: number, label: string, f: () => void): Off;
  sleep(): void;
  wake(): void;
  kill(): void;
}

export function createHost(timeline: Timeline, name: string): Host {
  let state: 'awake' | 'asleep' | 'dead' = 'awake';
  /** What came due during sleep, run in order on waking and before anything that comes due later. */
  const held: { label: string; f: (() => void) | undefined }[] = [];
  let draining = false;

  const drainNext = () => {
    if (state !== 'awake') {
      draining = false;
      return;
    }
    const next = held.shift();
    draining = held.length > 0;
    if (draining) timeline.after(0, `${name} held ${held[0]?.label}`, drainNext);
    next?.f?.();
  };
  const drain = () => {
    if (draining || held.length === 0) return;
    draining = true;
    timeline.after(0, `${name} held ${held[0]?.label}`, drainNext);
  };

  return {
    name,
    timeline,
    alive: () => state !== 'dead',
    asleep: () => state === 'asleep',
    after(delayMs, label, f) {
      const item: { label: string; f: (() => void) | undefined } = { label, f };
      const off = timeline.after(delayMs, `${name} ${label}`, () => {
        if (state === 'dead') return;
        if (state === 'awake' && held.length === 0) item.f?.();
        else held.push(item);
      });
      return () => {
        item.f = undefined;
        off();
      };
    },
    sleep() {
      if (state === 'awake') state = 'asleep';
    },
    wake() {
      if (state !== 'asleep') return;
      state = 'awake';
      drain();
    },
    kill() {
      state = 'dead';
      held.length = 0;
    },
  };
}
