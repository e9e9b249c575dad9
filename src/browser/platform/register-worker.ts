/** Brings up the service worker; the app works without one, only not offline nor for huge downloads. */
import { trustedScriptUrl } from './trusted-script-url.ts';

/** A worker that takes longer is not waited for: saving then goes through memory. */
const ACTIVE_TIMEOUT_MS = 10_000;

/** After the page has loaded; fetching all of the app's files sooner would hold up the room that is being opened. */
const BY_ITSELF_AFTER_MS = 1_000;

/** What brings the worker up when it is first asked for, or by itself once the page has had time to open. */
export function lazyWorker(): typeof registerWorker {
  let begun: ReturnType<typeof registerWorker> | undefined;
  const worker = () => (begun ??= registerWorker());
  addEventListener('load', () => setTimeout(worker, BY_ITSELF_AFTER_MS), { once: true });
  return worker;
}

/** Settles when the worker is active and controls the page, with undefined where there is none. */
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
    return undefined; // the script is not to be had, or the browser forbids workers here
  }
}

const controlled = (workers: ServiceWorkerContainer): Promise<true> =>
  new Promise((resolve) => {
    workers.addEventListener('controllerchange', () => resolve(true), { once: true });
  });

function within<T>(timeoutMs: number, promise: Promise<T>): Promise<T | undefined> {
  const late = new Promise<undefined>((resolve) => {
    setTimeout(() => resolve(undefined), timeoutMs);
  });
  return Promise.race([promise, late]);
}
