/** Half of the seeds that every test run plays; the other half runs beside it in its own process; `npm run sim` plays more. */
import { test } from 'vitest';
import { expectSeedsToHold } from './seeds.ts';

test('seeds 1 to 50', { timeout: 240_000 }, () => expectSeedsToHold(1, 50));
