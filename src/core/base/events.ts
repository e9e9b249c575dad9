/** Events with any number of listeners. What a listener throws is reported, and reaches nobody else. */
import { each } from './each.ts';

/** Undoes a subscription or stops a timer; calling it twice is harmless. */
export type Off = () => void;

/** Any number of listeners; `add` returns its undo. */
export interface Listeners<Args extends unknown[]> {
  add(listener: (...args: Args) => void): Off;
  emit(...args: Args): void;
  clear(): void;
}

export function createListeners<Args extends unknown[]>(): Listeners<Args> {
  const listeners = new Set<{ call: (...args: Args) => void }>();
  return {
    add(listener) {
      const held = { call: listener };
      listeners.add(held);
      return () => void listeners.delete(held);
    },
    emit(...args) {
      each(listeners, (it) => listeners.has(it) && it.call(...args));
    },
    clear: () => listeners.clear(),
  };
}
