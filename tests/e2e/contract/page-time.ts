/**
 * Time as this page gets it: each step counts as STEP_MS, no matter how long a busy machine took for it. So limits become
 * longer with the load, and what races with them is as slow as they are.
 */
import type { Off } from '../../../src/core/base/events.ts';

const STEP_MS = 5;

interface Timer {
  leftMs: number;
  readonly due: () => void;
}
const running = new Set<Timer>();
let isStepping = false;

function step(): void {
  isStepping = running.size > 0;
  if (isStepping) setTimeout(step, STEP_MS);
  for (const timer of [...running]) {
    timer.leftMs -= STEP_MS;
    if (timer.leftMs <= 0 && running.delete(timer)) timer.due();
  }
}

export function afterPageTime(ms: number, due: () => void): Off {
  const timer: Timer = { leftMs: ms, due };
  running.add(timer);
  if (!isStepping) {
    isStepping = true;
    setTimeout(step, STEP_MS);
  }
  return () => void running.delete(timer);
}

export const passPageTime = (ms: number): Promise<void> =>
  new Promise((resolve) => void afterPageTime(ms, resolve));

/** Tells whether `ms` have passed since. */
export function createLimit(ms: number): () => boolean {
  let isOver = false;
  afterPageTime(ms, () => (isOver = true));
  return () => isOver;
}
