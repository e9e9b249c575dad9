/** Held together by all tabs in which something moves. A new version of the app needs it for itself. */
import type { Off } from '../../core/base/events.ts';

export const MOVING_LOCK = 'swapmeet:moving';

/** Undefined in browsers before 2022. */
export const updateLocks = (): LockManager | undefined =>
  (globalThis.navigator as { locks?: LockManager } | undefined)?.locks;

/** Call what it returns when that is over. */
export function holdUpdates(): Off {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const holding = updateLocks()?.request(MOVING_LOCK, { mode: 'shared' }, () => held);
  holding?.catch(() => undefined); // this page may have no locks
  return release;
}

/** No new version takes over before this is done. */
export async function beforeUpdates<T>(work: () => Promise<T>): Promise<T> {
  const done = holdUpdates();
  try {
    return await work();
  } finally {
    done();
  }
}
