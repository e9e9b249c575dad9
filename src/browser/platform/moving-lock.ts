/** Held together by all tabs in which something moves. A new version of the app needs it for itself. */
import type { Off } from '../../core/base/events.ts';

export const MOVING_LOCK = 'swapmeet:moving';

/** Call what it returns when that is over. Does nothing where the browser has no locks. */
export function holdUpdates(): Off {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const { locks } = navigator as { locks?: LockManager };
  locks?.request(MOVING_LOCK, { mode: 'shared' }, () => held).catch(() => undefined);
  return release;
}
