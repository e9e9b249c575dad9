/** The screen stays on while it is wanted, across hidden tabs and browsers that refuse. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createWakeLock } from '../../../src/browser/platform/screen-wake-lock.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('createWakeLock', () => {
  let page: EventTarget & { visibilityState: string };
  let held: number;
  let asked: number;
  let sentinels: { released: boolean }[];

  beforeEach(() => {
    page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
    [held, asked, sentinels] = [0, 0, []];
    vi.stubGlobal('document', page);
    vi.stubGlobal('navigator', { wakeLock: { request } });
  });
  afterEach(() => vi.unstubAllGlobals());

  async function request() {
    asked += 1;
    await turn();
    held += 1;
    const sentinel = {
      released: false,
      async release() {
        if (!sentinel.released) held -= 1;
        sentinel.released = true;
      },
    };
    sentinels.push(sentinel);
    return sentinel;
  }

  function show(visibilityState: 'visible' | 'hidden'): void {
    page.visibilityState = visibilityState;
    for (const sentinel of visibilityState === 'hidden' ? sentinels : []) {
      if (!sentinel.released) held -= 1;
      sentinel.released = true;
    }
    page.dispatchEvent(new Event('visibilitychange'));
  }

  test('holds one lock while wanted', async () => {
    const lock = createWakeLock();
    lock.set(true);
    lock.set(true);
    await vi.waitFor(() => expect(held).toBe(1));
    lock.set(false);
    await vi.waitFor(() => expect(held).toBe(0));
    expect(asked).toBe(1);
  });

  test('lets go of a lock that comes after it was no longer wanted', async () => {
    const lock = createWakeLock();
    lock.set(true);
    lock.set(false);
    await turn();
    await vi.waitFor(() => expect([asked, held]).toEqual([1, 0]));
  });

  test('asks again when the tab comes back, and not after it was closed', async () => {
    const lock = createWakeLock();
    lock.set(true);
    await vi.waitFor(() => expect(held).toBe(1));
    show('hidden');
    expect(held).toBe(0);
    show('visible');
    await vi.waitFor(() => expect(held).toBe(1));
    lock.close();
    await vi.waitFor(() => expect(held).toBe(0));
    show('visible');
    await turn();
    expect(asked).toBe(2);
  });

  test('is harmless where the browser has none, or refuses', async () => {
    for (const wakeLock of [
      undefined,
      { request: () => Promise.reject(new Error('low battery')) },
    ]) {
      vi.stubGlobal('navigator', { wakeLock });
      const lock = createWakeLock();
      lock.set(true);
      await turn();
      lock.set(false);
      lock.close();
      await turn();
    }
  });
});
