/** A small hostile log; `npm run sim -- --flood-log` offers a million entries and measures memory. */
import { expect, test } from 'vitest';
import { runFloodLog } from './flood-log.ts';

test('[Y4] [N5] a member who offers a log without end takes nothing from others and stops nobody', async () => {
  const found = await runFloodLog({ entries: 2_000, textChars: 40, lookEvery: 1_000 });
  expect(found.offered).toBe(2_000);
  expect(found.shownMost).toBeGreaterThan(1_000);
  expect(found.recordsMost).toBeLessThan(2_100);
  expect(found.longestTurnMs).toBeLessThan(500);
  expect([found.quietIsKept, found.roomWorks]).toEqual([true, true]);
});
