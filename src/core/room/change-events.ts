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
    for (const part of parts) {
      this.#versions.set(part, this.version(part) + 1);
      if (this.#dirty.has(part) || !this.#listeners.has(part)) continue;
      this.#dirty.add(part);
      void Promise.resolve().then(() => {
        this.#dirty.delete(part);
        this.#listeners.get(part)?.emit();
      });
    }
  }

  /** A number that rises with every change of a part. */
  version(part: Part): number {
    return this.#versions.get(part) ?? 0;
  }

  clear(): void {
    this.#listeners.clear();
  }
}
