/** A new version of the app: its service worker waits until the person wants it, and until nothing moves in any tab. */
import { createListeners, type Off } from '../../core/base/events.ts';
import { holdUpdates, MOVING_LOCK, updateLocks } from './moving-lock.ts';
import type { UpdateRequest } from './update-request.ts';

export type UpdateState = 'none' | 'offered' | 'waits';

/** A page that stays open asks once in so long, when it is looked at. The browser asks when a page is opened. */
const ASK_EVERY_MS = 3_600_000;
/** A worker that does not answer is an old one. */
const OLD_WORKER_MS = 3_000;

export class AppUpdates {
  readonly #registration: Promise<ServiceWorkerRegistration | undefined>;
  readonly #ownScript: string;
  readonly #changes = createListeners<[UpdateState]>();
  #state: UpdateState = 'none';
  #declined: ServiceWorker | undefined;
  #asked: AbortController | undefined;
  #askedAtMs = Date.now();

  /** @param ownScript the path of this page's first script, within the app */
  constructor(registration: Promise<ServiceWorkerRegistration | undefined>, ownScript: string) {
    this.#registration = registration;
    this.#ownScript = ownScript;
    void registration.then((it) => it && this.#follow(it));
  }

  watch(f: (state: UpdateState) => void): Off {
    f(this.#state);
    return this.#changes.add(f);
  }

  apply(): void {
    this.#set('waits');
    void this.#takeOver(() => location.reload());
  }

  decline(): void {
    this.#asked?.abort();
    void this.#registration.then((it) => (this.#declined = it?.waiting ?? undefined));
    this.#set('none');
  }

  readonly hold = holdUpdates;

  #follow(registration: ServiceWorkerRegistration): void {
    const look = () => void this.#look(registration);
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', look);
    });
    document.addEventListener('visibilitychange', () => {
      if (document.hidden || Date.now() - this.#askedAtMs < ASK_EVERY_MS) return;
      this.#askedAtMs = Date.now();
      registration.update().catch(() => undefined); // its server is away
    });
    look();
  }

  async #look({ waiting }: ServiceWorkerRegistration): Promise<void> {
    if (!waiting || waiting === this.#declined || this.#state === 'waits') return;
    // This page is new already: it came by the network, and nobody has to reload it.
    if (await keeps(waiting, this.#ownScript)) return void this.#takeOver(() => undefined);
    this.#set('offered');
  }

  /** Once nothing moves in any tab, the worker that waits takes over. */
  async #takeOver(done: () => void): Promise<void> {
    this.#asked?.abort();
    const asked = (this.#asked = new AbortController());
    const locks = updateLocks();
    const take = async (): Promise<void> => {
      // What began to move while we waited for another tab stands behind us.
      const { pending = [] } = (await locks?.query()) ?? {};
      if (pending.some(({ name, mode }) => name === MOVING_LOCK && mode === 'shared'))
        return void this.#takeOver(done);
      const waiting = (await this.#registration)?.waiting;
      if (!waiting) return done();
      navigator.serviceWorker.addEventListener('controllerchange', done, { once: true });
      waiting.postMessage({ type: 'swapmeet/take-over' } satisfies UpdateRequest);
    };
    if (!locks) return take();
    await locks.request(MOVING_LOCK, { signal: asked.signal }, take).catch(() => undefined);
  }

  #set(state: UpdateState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#changes.emit(state);
  }
}

/** Whether this worker keeps that file for the page. */
function keeps(worker: ServiceWorker, path: string): Promise<boolean> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), OLD_WORKER_MS);
    port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      clearTimeout(timer);
      resolve(data === true);
    };
    worker.postMessage({ type: 'swapmeet/has', path } satisfies UpdateRequest, [port2]);
  });
}
