/** Virtual time: one queue of events ordered by (time, sequence), run one at a time. */
import type { Off } from '../../src/core/ports.ts';

export interface Timeline {
  nowMs(): number;
  /** Runs `f` in `delayMs`. A quiet event runs no code of a node, so nothing is drained or checked after it. */
  after(delayMs: number, label: string, f: () => void, quiet?: boolean): Off;
  /**
   * Runs the next loud event that is due by `limitMs`, with the quiet ones before it, and everything
   * that promises continue from it. Undefined: there was none, and the time is now `limitMs`.
   */
  step(limitMs: number): Promise<string | undefined>;
  /** The same without waiting for promises. */
  runNext(limitMs: number): string | undefined;
}

interface Event {
  readonly dueMs: number;
  readonly sequence: number;
  readonly label: string;
  readonly quiet: boolean;
  f: (() => void) | undefined;
}

/**
 * Resolves when no microtask is left: core may only wait for the event queue. Node drains microtasks between
 * two immediates of one turn of its loop, so we ask for many at once: a turn costs more than most events.
 */
export const drained = () =>
  new Promise<void>((resolve) => {
    waiting.push(resolve);
    if (waiting.length <= immediates) return;
    for (let i = 0; i < IMMEDIATES_AT_ONCE; i++) setImmediate(next);
    immediates += IMMEDIATES_AT_ONCE;
  });

const IMMEDIATES_AT_ONCE = 64;
const waiting: (() => void)[] = [];
let immediates = 0;

function next(): void {
  immediates -= 1;
  waiting.shift()?.();
}

export function createTimeline(startMs: number): Timeline {
  const heap: Event[] = [];
  let nowMs = startMs;
  let sequence = 0;

  const runNext = (limitMs: number): string | undefined => {
    for (;;) {
      const event = heap[0];
      if (!event || event.dueMs > limitMs) {
        nowMs = Math.max(nowMs, limitMs);
        return undefined;
      }
      pop(heap);
      const f = event.f;
      if (!f) continue;
      nowMs = event.dueMs;
      event.f = undefined;
      f();
      if (!event.quiet) return event.label;
    }
  };

  return {
    nowMs: () => nowMs,
    after(delayMs, label, f, quiet = false) {
      const dueMs = nowMs + Math.max(0, delayMs);
      const event: Event = { dueMs, sequence: sequence++, label, quiet, f };
      push(heap, event);
      return () => (event.f = undefined);
    },
    runNext,
    async step(limitMs) {
      const label = runNext(limitMs);
      if (label !== undefined) await drained();
      return label;
    },
  };
}

const before = (a: Event, b: Event) =>
  a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.sequence < b.sequence);

function push(heap: Event[], event: Event): void {
  let at = heap.push(event) - 1;
  while (at > 0) {
    const up = (at - 1) >> 1;
    const parent = heap[up] as Event;
    if (!before(event, parent)) break;
    heap[at] = parent;
    at = up;
  }
  heap[at] = event;
}

function pop(heap: Event[]): void {
  const last = heap.pop();
  if (!last || heap.length === 0) return;
  let at = 0;
  for (;;) {
    let down = 2 * at + 1;
    if (down >= heap.length) break;
    if (down + 1 < heap.length && before(heap[down + 1] as Event, heap[down] as Event)) down++;
    if (!before(heap[down] as Event, last)) break;
    heap[at] = heap[down] as Event;
    at = down;
  }
  heap[at] = last;
}
