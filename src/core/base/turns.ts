/**
 * Work that others bring, one piece after another: each who brings some has its turn and its own bound. So who brings much
 * waits for itself, and keeps nobody else's out.
 */
import { report } from './each.ts';

/** How much a piece is, or how much of one source may wait. */
export interface Load {
  readonly count: number;
  readonly bytes: number;
}

interface Queue {
  readonly pieces: (() => Promise<void>)[];
  /** Of what waits or is being done. */
  count: number;
  bytes: number;
}

export class Turns<Who> {
  readonly #max: Load;
  readonly #queues = new Map<Who, Queue>();
  #running = false;

  /** @param max of one source */
  constructor(max: Load) {
    this.#max = max;
  }

  /** Does the work when its turn comes. False: too much of `who` waits, and this is dropped. */
  add(who: Who, { count, bytes }: Load, work: () => Promise<void>): boolean {
    const queue = this.#queues.get(who) ?? { pieces: [], count: 0, bytes: 0 };
    if (queue.count + count > this.#max.count || queue.bytes + bytes > this.#max.bytes)
      return false;
    queue.count += count;
    queue.bytes += bytes;
    queue.pieces.push(async () => {
      await work().catch(report);
      queue.count -= count;
      queue.bytes -= bytes;
    });
    this.#queues.set(who, queue);
    if (!this.#running) void this.#run();
    return true;
  }

  /** Whether something of `who` waits or is being done. */
  has(who: Who): boolean {
    return this.#queues.has(who);
  }

  /** Drops what waits. */
  forget(who: Who): void {
    this.#queues.delete(who);
  }

  async #run(): Promise<void> {
    this.#running = true;
    await Promise.resolve();
    while (this.#queues.size > 0) {
      for (const [who, queue] of this.#queues) {
        await queue.pieces.shift()?.();
        if (queue.pieces.length === 0 && this.#queues.get(who) === queue) this.#queues.delete(who);
      }
    }
    this.#running = false;
  }
}
