/** A new version of the app is offered, waits while something moves, and is never forced. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppUpdates, type UpdateState } from '../../../src/browser/platform/app-updates.ts';

interface Asked {
  readonly mode: string;
  granted: boolean;
  readonly start: () => void;
}

/** Locks as browsers have them: shared ones together, an exclusive one alone, in the order of the requests. */
class FakeLocks {
  readonly #queue: Asked[] = [];

  async request(name: string, options: LockOptions, work: () => unknown): Promise<unknown> {
    void name;
    const { mode = 'exclusive', signal } = options;
    const own = await new Promise<Asked>((resolve, reject) => {
      const asked: Asked = { mode, granted: false, start: () => resolve(asked) };
      this.#queue.push(asked);
      signal?.addEventListener('abort', () => {
        if (asked.granted) return;
        this.#drop(asked);
        reject(new DOMException('aborted', 'AbortError'));
      });
      this.#grant();
    });
    try {
      return await work();
    } finally {
      this.#drop(own);
    }
  }

  query = async () => ({
    pending: this.#queue
      .filter((it) => !it.granted)
      .map(({ mode }) => ({ mode, name: 'swapmeet:moving' })),
  });

  #drop(request: Asked): void {
    this.#queue.splice(this.#queue.indexOf(request), 1);
    this.#grant();
  }

  #grant(): void {
    for (const [n, request] of this.#queue.entries()) {
      const before = this.#queue.slice(0, n);
      const may = request.mode === 'shared' ? before.every((it) => it.mode === 'shared') : n === 0;
      if (!may || request.granted) continue;
      request.granted = true;
      request.start();
    }
  }
}

class FakeWorker extends EventTarget {
  readonly asked: string[] = [];
  constructor(readonly paths: readonly string[]) {
    super();
  }
  postMessage(request: { type: string; path?: string }, [port]: MessagePort[] = []): void {
    this.asked.push(request.type);
    port?.postMessage(this.paths.includes(request.path ?? ''));
    if (request.type === 'swapmeet/take-over') workers.dispatchEvent(new Event('controllerchange'));
  }
}

let workers: EventTarget;
const reload = vi.fn();
beforeEach(() => {
  workers = new EventTarget();
  vi.stubGlobal('navigator', { locks: new FakeLocks(), serviceWorker: workers });
  vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: false }));
  vi.stubGlobal('location', { reload });
  reload.mockClear();
});
afterEach(() => vi.unstubAllGlobals());

function updatesWith(waiting: FakeWorker, ownScript: string) {
  const registration = Object.assign(new EventTarget(), { waiting, installing: null });
  const updates = new AppUpdates(
    Promise.resolve(registration as unknown as ServiceWorkerRegistration),
    ownScript,
  );
  const states: UpdateState[] = [];
  updates.watch((state) => states.push(state));
  return { updates, states };
}

test('it is offered, and taken with a reload when the person wants it', async () => {
  const waiting = new FakeWorker(['assets/first-new.js']);
  const { updates, states } = updatesWith(waiting, 'assets/first-old.js');
  await vi.waitFor(() => expect(states).toEqual(['none', 'offered']));
  expect(reload).not.toHaveBeenCalled();
  updates.apply();
  await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce());
  expect(waiting.asked).toEqual(['swapmeet/has', 'swapmeet/take-over']);
});

test('it waits while something moves in a tab, also what begins meanwhile', async () => {
  const waiting = new FakeWorker([]);
  const { updates, states } = updatesWith(waiting, 'assets/first-old.js');
  await vi.waitFor(() => expect(states).toContain('offered'));
  const one = updates.hold();
  updates.apply();
  expect(states.at(-1)).toBe('waits');
  await Promise.resolve();
  const other = updates.hold();
  one();
  await new Promise((resolve) => setTimeout(resolve));
  expect(waiting.asked).not.toContain('swapmeet/take-over');
  other();
  await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce());
});

test('not now: nothing is taken, and it is not offered again', async () => {
  const waiting = new FakeWorker([]);
  const { updates, states } = updatesWith(waiting, 'assets/first-old.js');
  await vi.waitFor(() => expect(states).toContain('offered'));
  const moving = updates.hold();
  updates.apply();
  updates.decline();
  moving();
  await new Promise((resolve) => setTimeout(resolve));
  expect(states.at(-1)).toBe('none');
  expect(waiting.asked).not.toContain('swapmeet/take-over');
});

test('a page that is new already takes it without a reload', async () => {
  const waiting = new FakeWorker(['assets/first-new.js']);
  const { states } = updatesWith(waiting, 'assets/first-new.js');
  await vi.waitFor(() => expect(waiting.asked).toContain('swapmeet/take-over'));
  expect(states).toEqual(['none']);
  expect(reload).not.toHaveBeenCalled();
});
