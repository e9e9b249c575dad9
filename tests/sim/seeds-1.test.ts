/** Half of the seeds that every test run plays; the other half runs beside it in its own process. */
import { test } from 'vitest';
import { expectSeedsToHold } from './seeds.ts';

for (let first = 1; first <= 100; first += 50) {
  test(`seeds ${first} to ${first + 49}`, { timeout: 240_000 }, async () => {
    await expectSeedsToHold(first, 50);
  });
}
