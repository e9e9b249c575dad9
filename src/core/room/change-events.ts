/** Listeners by part of a room; each hears of its part once a turn, however often it changed in it. */
import { createListeners, type Listeners } from '../base/events.ts';
import type { Off } from '../ports.ts';

export interface PartListeners<Part extends string> {
  add(part: Part, f: () => void): Off;
  changed(part: Part): void;
  clear(): void;
}

export function createPartListeners<Part extends string>(): PartListeners<Part> {
  const listeners = new Map<Part, Listeners<[]>>();
  const dirty = new Set<Part>();
  return {
    add(part, f) {
      const list = listeners.get(part) ?? createListeners<[]>();
      listeners.set(part, list);
      return list.add(f);
    },
    changed(part) {
      if (dirty.has(part) || !listeners.has(part)) return;
      dirty.add(part);
      void Promise.resolve().then(() => {
        dirty.delete(part);
        listeners.get(part)?.emit();
      });
    },
    clear: () => listeners.clear(),
  };
}
