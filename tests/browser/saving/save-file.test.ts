/** How long saving waits for a service worker that may never come. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SavableFile } from '../../../src/core/api/views.ts';
import { createSaver } from '../../../src/browser/saving/save-file.ts';

const never = new Promise<never>(() => undefined);
const MiB = 1024 * 1024;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const fileOf = (sizeBytes: number, streamed = false): SavableFile => ({
  ...{ name: 'film.mkv', mime: '', sizeBytes, chunks: [], streamed },
  async *read() {
    yield new Uint8Array(3);
  },
});

/** When the browser gets the file, in milliseconds, while the page's server sends no worker. */
async function savedAfter(file: SavableFile) {
  const link = { click: () => (clickedAtMs = Date.now()), remove: () => undefined };
  let clickedAtMs = NaN;
  vi.stubGlobal('document', { createElement: () => link, body: { append: () => undefined } });
  const waits: number[] = [];
  const beganAtMs = Date.now();
  const saver = createSaver({
    worker: () => never,
    chunksInIndexedDb: true,
    waits: () => waits.push(Date.now() - beganAtMs),
  });
  const saving = saver.save(file).then(
    () => 'saved',
    (error: unknown) => error,
  );
  await vi.advanceTimersByTimeAsync(90_000);
  return { outcome: await saving, ms: clickedAtMs - beganAtMs, waits };
}

test('a file that fits into memory is saved after a moment', async () => {
  const { outcome, ms, waits } = await savedAfter(fileOf(MiB));
  expect(outcome).toBe('saved');
  expect(ms).toBeLessThanOrEqual(1_500);
  expect(waits).toEqual([]);
});

test('a large file waits longer for the worker, and says so', async () => {
  const { outcome, ms, waits } = await savedAfter(fileOf(900 * MiB));
  expect(outcome).toBe('saved');
  expect(ms).toBeLessThanOrEqual(10_000);
  expect(waits).toHaveLength(1);
});

test('a file that only a worker can save ends with a reason', async () => {
  const { outcome } = await savedAfter(fileOf(90_000 * MiB, true));
  expect(outcome).toMatchObject({ code: 'unsupported' });
});
