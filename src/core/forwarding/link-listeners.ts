/** The listeners of a Link, at most one of each kind, and its end, which a late listener is told, too. */
import type { Lane, Off } from '../ports.ts';

export class LinkListeners {
  #onDrain: ((lane: Lane) => void) | undefined;
  #onClose: ((reason: string) => void) | undefined;
  #endReason: string | undefined;

  get isOver(): boolean {
    return this.#endReason !== undefined;
  }

  onDrain(f: (lane: Lane) => void): Off {
    this.#onDrain = f;
    return () => void (this.#onDrain === f && (this.#onDrain = undefined));
  }

  onClose(f: (reason: string) => void): Off {
    this.#onClose = f;
    const reason = this.#endReason;
    if (reason !== undefined) void Promise.resolve().then(() => this.#onClose === f && f(reason));
    return () => void (this.#onClose === f && (this.#onClose = undefined));
  }

  drained(lane: Lane): void {
    this.#onDrain?.(lane);
  }

  /** From now on the link is over; `before` runs before the listener hears of it. */
  end(reason: string, before: () => void): void {
    this.#endReason = reason;
    before();
    this.#onClose?.(reason);
  }
}
