/** Starts the service worker. Without it the app still works, except offline and for huge downloads. */
import { trustedScriptUrl } from './trusted-script-url.ts';
import { within } from './within.ts';

/** A worker that is active takes the page over at once, or never. */
const CONTROL_TIMEOUT_MS = 10_000;

/**
 * Settles when the worker is active and controls the page; undefined where there is none, or its files cannot be fetched. Never
 * settles while the server does not answer: wait only so long.
 */
export async function registerWorker(): Promise<ServiceWorkerRegistration | undefined> {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers) return undefined; // not https, or a private window
  try {
    const base = import.meta.env.BASE_URL;
    const script = trustedScriptUrl(`${base}sw.js`);
    const registration = await workers.register(script, { scope: base, updateViaCache: 'none' });
    const ready = await Promise.race([workers.ready, givenUp(registration)]);
    if (ready && !workers.controller) await within(CONTROL_TIMEOUT_MS, controlled(workers));
    return ready;
  } catch {
    return undefined; // the script cannot be loaded, or the browser forbids workers here
  }
}

/** The first worker could not fetch the app's files. */
function givenUp(registration: ServiceWorkerRegistration): Promise<undefined> {
  const { installing, active } = registration;
  return new Promise((resolve) => {
    if (active) return;
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'redundant') resolve(undefined);
    });
  });
}

const controlled = (workers: ServiceWorkerContainer): Promise<true> =>
  new Promise((resolve) => {
    workers.addEventListener('controllerchange', () => resolve(true), { once: true });
  });
