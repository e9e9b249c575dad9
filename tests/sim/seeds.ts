/** Runs a span of seeds as one test, and asserts that the span did test something. */
import { expect } from 'vitest';
import { runScenario, type RunResult } from './scenario.ts';
import type { Stats } from './world.ts';

/** Runs seeds 1 to `count`; gives the sums of what happened. A broken one fails with its seed and its last events. */
export async function expectToHold(
  run: (seed: string) => Promise<RunResult>,
  flag: string,
  count: number,
): Promise<Partial<Stats>> {
  const sums: Partial<Stats> = {};
  for (let seed = 1; seed <= count; seed++) {
    const { stats, failure, lastEvents } = await run(String(seed));
    const again = `npm run sim -- ${flag} --seed ${seed} --runs 1 --trace`;
    if (failure !== undefined)
      throw new Error(`SEED=${seed}: ${failure}\n${lastEvents.join('\n')}\nagain: ${again}`);
    for (const [name, sum] of Object.entries(stats) as [keyof Stats, number][])
      sums[name] = (sums[name] ?? 0) + sum;
  }
  return sums;
}

/** Runs seeds [first, first + count); a broken one fails with its seed and its last events. */
export async function expectSeedsToHold(first: number, count: number): Promise<void> {
  const totals = new Map<string, number>();
  for (let seed = first; seed < first + count; seed++) {
    const { stats, failure, lastEvents } = await runScenario(String(seed));
    if (failure !== undefined) {
      const replay = `npm run sim -- --seed ${seed} --runs 1 --trace`;
      throw new Error(`SEED=${seed}: ${failure}\n${lastEvents.join('\n')}\nagain: ${replay}`);
    }
    for (const [name, sum] of Object.entries(stats)) {
      totals.set(name, (totals.get(name) ?? 0) + sum);
    }
  }
  const enough = (name: string, perRun: number) =>
    expect(totals.get(name) ?? 0, `${name} in ${count} runs`).toBeGreaterThan(perRun * count);
  enough('events', 500);
  enough('messagesSaid', 1);
  enough('messagesChanged', 0.2);
  enough('whispers', 0.05);
  enough('treatments', 0.1);
  enough('filesShared', 1);
  enough('filesCompleted', 0.3);
  enough('filesWithdrawn', 0.02);
  enough('bytesRead', 20);
  enough('chunksStored', 4);
  enough('faults', 2);
  enough('forwarded', 1);
  enough('refusals', 0.02);
  enough('noteEdits', 0.5);
}
