/** Listeners for each part of a room. Several changes in a row make one call, in a microtask. */
import { createListeners, type Listeners, type Off } from '../base/events.ts';

export class ChangeEvents<Part extends string> {
  readonly #listeners = new Map<Part, Listeners<[]>>();
  readonly #dirty = new Set<Part>();
  readonly #versions = new Map<Part, number>();

  add(part: Part, f: () => void): Off {
    const list = this.#listeners.get(part) ?? createListeners<[]>();
    this.#listeners.set(part, list);
    return list.add(f);
  }

  changed(...parts: readonly Part[]): void {
    const isQuiet = this.#dirty.size === 0;
    for (const part of parts) {
      this.#versions.set(part, this.version(part) + 1);
      if (this.#listeners.has(part)) this.#dirty.add(part);
    }
    if (isQuiet && this.#dirty.size > 0) void Promise.resolve().then(() => this.#tell());
  }

  /** A number that rises with every change of a part. */
  version(part: Part): number {
    return this.#versions.get(part) ?? 0;
  }

  clear(): void {
    this.#listeners.clear();
  }

  #tell(): void {
    const parts = [...this.#dirty];
    this.#dirty.clear(); // what changes while they are told is told in the next microtask
    for (const part of parts) this.#listeners.get(part)?.emit();
  }
}
