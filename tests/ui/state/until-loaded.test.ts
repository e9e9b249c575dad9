/** Late code comes as soon as it can, however often the server did not give it. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { untilLoaded } from '../../../src/ui/state/until-loaded.ts';

let page: EventTarget;

beforeEach(() => {
  page = new EventTarget();
  vi.useFakeTimers();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A server that fails so often, and then gives it. */
function createServer(failures: number) {
  const asked: number[] = [];
  const load = async () => {
    asked.push(Date.now());
    if (asked.length <= failures) throw new TypeError('Failed to fetch');
    return 'part';
  };
  return { asked, load };
}

test('what could not be loaded is tried again by itself, ever more rarely, until it is here', async () => {
  const { asked, load } = createServer(8);
  const took: string[] = [];
  let failed = 0;
  untilLoaded(
    load,
    (it) => took.push(it),
    () => (failed += 1),
  );
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(took).toEqual(['part']);
  expect(failed).toBe(8);
  const waits = asked.slice(1).map((at, i) => at - (asked[i] ?? 0));
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect(waits.at(-1)).toBeLessThanOrEqual(30_000);
});

test('a network that is back is used at once, and nothing is asked for after the end', async () => {
  const { asked, load } = createServer(3);
  const took: string[] = [];
  const end = untilLoaded(load, (it) => took.push(it));
  await vi.advanceTimersByTimeAsync(0);
  for (const count of [2, 3]) {
    page.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toHaveLength(count);
  }
  end();
  page.dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(asked).toHaveLength(3);
  expect(took).toEqual([]);
});
