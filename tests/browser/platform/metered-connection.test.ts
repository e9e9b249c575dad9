/** A metered connection is known where the browser tells, and no longer watched when nobody asks. */
import { afterEach, expect, test, vi } from 'vitest';
import { watchMetered } from '../../../src/browser/platform/metered-connection.ts';

afterEach(() => vi.unstubAllGlobals());

class FakeConnection extends EventTarget {
  type: string | undefined = 'wifi';
  saveData = false;
  become(change: { type?: string; saveData?: boolean }): void {
    Object.assign(this, change);
    this.dispatchEvent(new Event('change'));
  }
}

test('tells at once and at every change, until it is stopped', () => {
  const connection = new FakeConnection();
  vi.stubGlobal('navigator', { connection });
  const told: boolean[] = [];
  const off = watchMetered((metered) => told.push(metered));
  connection.become({ type: 'cellular' });
  connection.become({ type: 'ethernet' });
  connection.become({ saveData: true });
  off();
  connection.become({ saveData: false });
  expect(told).toEqual([false, true, false, true]);
});

test('says nothing where the browser does not know', () => {
  vi.stubGlobal('navigator', {});
  const off = watchMetered(() => expect.unreachable());
  off();
});
