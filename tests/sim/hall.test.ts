/** Large rooms, done in less time than `npm run sim -- --hall N` takes: what the room promises must hold. */
import { expect, test } from 'vitest';
import { runHall, type HallResult } from './hall.ts';

const LIARS_PERCENT = 20;

async function runPassing(people: number, steps?: readonly string[]): Promise<HallResult> {
  const options = { seed: '1', people, liarsPercent: LIARS_PERCENT, isShort: true, steps };
  const result = await runHall(options);
  if (result.failure !== undefined) {
    const played = steps ? ` --steps ${steps.join()}` : '';
    const replay = `npm run sim -- --hall ${people} --short${played}`;
    throw new Error(`${result.failure}\n${result.lastEvents.join('\n')}\nagain: ${replay}`);
  }
  return result;
}

const PATIENCE = { timeout: 120_000 };

test(
  'in a room of thirty, of whom a fifth lie, all honest people have what was said',
  PATIENCE,
  async () => {
    const { stats, figures } = await runPassing(30);
    expect(stats.lies).toBeGreaterThan(100);
    expect(figures.get('linksMost')).toBeLessThanOrEqual(24);
  },
);

test('and in a room of a hundred', PATIENCE, async () => {
  const { stats, figures } = await runPassing(100, ['join', 'talk', 'outliveRelay']);
  expect(stats.lies).toBeGreaterThan(100);
  expect(figures.get('copies')).toBeLessThan(2);
});

test('a large room is the same for the same seed', PATIENCE, async () => {
  const options = { seed: 'twice', people: 14, liarsPercent: LIARS_PERCENT, isShort: true };
  const [once, again] = [await runHall(options), await runHall(options)];
  expect(again.traceHash).toBe(once.traceHash);
});
