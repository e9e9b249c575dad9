/** Starts the service worker. Without it the app still works, except offline and for huge downloads. */
import { trustedScriptUrl } from './trusted-script-url.ts';

/** We do not wait longer for the worker: saving then goes through memory. */
const ACTIVE_TIMEOUT_MS = 10_000;

/** Counted from the page's load. Fetching all of the app's files sooner would delay the room that is opening. */
const BY_ITSELF_AFTER_MS = 1_000;

/** Starts the worker when first called, or by itself once the page has had time to open. */
export function lazyWorker(): typeof registerWorker {
  let begun: ReturnType<typeof registerWorker> | undefined;
  const worker = () => (begun ??= registerWorker());
  addEventListener('load', () => setTimeout(worker, BY_ITSELF_AFTER_MS), { once: true });
  return worker;
}

/** Settles when the worker is active and controls the page; undefined where there is none. */
export async function registerWorker(): Promise<ServiceWorkerRegistration | undefined> {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers) return undefined; // not https, or a private window
  try {
    const base = import.meta.env.BASE_URL;
    const script = trustedScriptUrl(`${base}sw.js`);
    await workers.register(script, { scope: base, updateViaCache: 'none' });
    const ready = await within(ACTIVE_TIMEOUT_MS, workers.ready);
    if (ready && !workers.controller) await within(ACTIVE_TIMEOUT_MS, controlled(workers));
    return ready;
  } catch {
    return undefined; // the script cannot be loaded, or the browser forbids workers here
  }
}

const controlled = (workers: ServiceWorkerContainer): Promise<true> =>
  new Promise((resolve) => {
    workers.addEventListener('controllerchange', () => resolve(true), { once: true });
  });

function within<T>(timeoutMs: number, promise: Promise<T>): Promise<T | undefined> {
  const tooLate = new Promise<undefined>((resolve) => {
    setTimeout(() => resolve(undefined), timeoutMs);
  });
  return Promise.race([promise, tooLate]);
}
