/** Half of the seeds that every test run plays; the other half runs beside it in its own process; `npm run sim` plays more. */
import { test } from 'vitest';
import { expectSeedsToHold } from './seeds.ts';

test('seeds 51 to 100', { timeout: 240_000 }, () => expectSeedsToHold(51, 50));
