/** Thirty people, six of them hostile, and three files: the same checkers, above the full mesh. */
import { expect, test } from 'vitest';
import { runCrowd } from './crowd.ts';

test(
  'a crowd becomes whole in the end, whatever six of thirty do',
  { timeout: 240_000 },
  async () => {
    const { stats, failure, lastEvents } = await runCrowd('2');
    if (failure !== undefined) {
      const replay = 'npm run sim -- --crowd --seed 2 --runs 1 --trace';
      throw new Error(`${failure}\n${lastEvents.join('\n')}\nagain: ${replay}`);
    }
    expect(stats.filesShared).toBe(3);
    expect(stats.filesCompleted).toBeGreaterThan(40);
    expect(stats.lies).toBeGreaterThan(100);
    expect(stats.bans).toBeGreaterThan(0);
  },
);
