/** The service worker of a page, which it starts when the room is open. */
import type { registerWorker } from './register-worker.ts';

/** Counted from the page's load. Fetching all of the app's files sooner would delay the room that is opening. */
const BY_ITSELF_AFTER_MS = 1_000;
/** Where its files could not be fetched: the page's server may be back. */
const AGAIN_AFTER_MS = 60_000;

const register: typeof registerWorker = () =>
  import('./register-worker.ts').then(
    (it) => it.registerWorker(),
    () => undefined,
  );

/**
 * Starts the worker when first called, or by itself once the page has had time to open. Where that fails, the next call tries
 * again.
 */
export function lazyWorker(): typeof registerWorker {
  let begun: ReturnType<typeof registerWorker> | undefined;
  const worker = () => {
    begun ??= register().then((registration) => {
      if (registration) return registration;
      begun = undefined;
      setTimeout(worker, AGAIN_AFTER_MS);
      return undefined;
    });
    return begun;
  };
  addEventListener('load', () => setTimeout(worker, BY_ITSELF_AFTER_MS), { once: true });
  return worker;
}
