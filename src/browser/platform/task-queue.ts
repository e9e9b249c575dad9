/** Runs asynchronous tasks one after another, in the order they came. */
import { report } from '../../core/base/each.ts';

export interface TaskQueue {
  /**
   * False when too many tasks of this source are waiting: no source keeps out another one's. A task that throws does not
   * stop the others.
   */
  run(task: () => Promise<void>, source?: string): boolean;
}

/** @param waitingMax of each source */
export function createTaskQueue(waitingMax: number): TaskQueue {
  let tail = Promise.resolve();
  const waiting = new Map<string, number>();
  const count = (source: string, more: number) => {
    const now = (waiting.get(source) ?? 0) + more;
    if (now > 0) waiting.set(source, now);
    else waiting.delete(source);
  };
  return {
    run(task, source = '') {
      if ((waiting.get(source) ?? 0) >= waitingMax) return false;
      count(source, 1);
      tail = tail
        .then(task)
        .catch(report) // a task handles its own failures; an unforeseen one must not block the queue
        .then(() => count(source, -1));
      return true;
    },
  };
}
