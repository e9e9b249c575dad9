/** A list of listeners; `add` returns its undo. */

/** Undoes a subscription or stops a timer; calling it twice is harmless. */
export type Off = () => void;

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
      for (const listener of [...listeners]) if (listeners.has(listener)) listener.call(...args);
    },
    clear: () => listeners.clear(),
  };
}
