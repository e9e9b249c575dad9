/** The service worker where its files cannot be fetched. */
import { afterEach, expect, test, vi } from 'vitest';
import { registerWorker } from '../../../src/browser/platform/register-worker.ts';

const never = new Promise<never>(() => undefined);

afterEach(() => vi.unstubAllGlobals());

test('a first worker that cannot fetch the app is given up at once', async () => {
  const installing = Object.assign(new EventTarget(), { state: 'installing' });
  const registration = { installing, waiting: null, active: null };
  const serviceWorker = { ready: never, register: async () => registration };
  vi.stubGlobal('navigator', { serviceWorker });
  vi.stubGlobal('location', { href: 'https://swap.example/', origin: 'https://swap.example' });
  const registered = registerWorker();
  await Promise.resolve();
  await Promise.resolve();
  installing.state = 'redundant';
  installing.dispatchEvent(new Event('statechange'));
  expect(await registered).toBeUndefined();
});
