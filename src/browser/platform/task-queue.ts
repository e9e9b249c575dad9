/** Runs asynchronous tasks one after another, in the order they came. */
import { report } from '../../core/base/each.ts';

export interface TaskQueue {
  /** False when too many tasks are waiting. A task that throws does not stop the others. */
  run(task: () => Promise<void>): boolean;
}

export function createTaskQueue(waitingMax: number): TaskQueue {
  let tail = Promise.resolve();
  let waiting = 0;
  return {
    run(task) {
      if (waiting >= waitingMax) return false;
      waiting++;
      tail = tail
        .then(task)
        .catch(report) // a task handles its own failures; an unforeseen one must not block the queue
        .then(() => void waiting--);
      return true;
    },
  };
}
