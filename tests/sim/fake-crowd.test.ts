/** Fakes in a room of twenty, played short; `npm run sim -- --fakes` plays a thousand, with and without work. */
import { expect, test } from 'vitest';
import { LINKS_MAX, PARTING_MAX } from '../../src/core/limits/mesh.ts';
import { runFakeCrowd } from './fake-crowd.ts';

test(
  '[M8] [M9] [M10] fakes that have worked neither part those who know each other nor shut out who is new',
  { timeout: 240_000 },
  async () => {
    const { findings, failure, lastEvents } = await runFakeCrowd({
      seed: '1',
      fakes: 120,
      hasProof: true,
    });
    if (failure !== undefined) throw new Error(`${failure}\n${lastEvents.join('\n')}`);
    expect(findings.stayed).toBeGreaterThanOrEqual(8);
    expect(findings.returned).toBeGreaterThanOrEqual(8);
    expect(findings.togetherMs).toBeLessThanOrEqual(60_000);
    expect(findings.heardMs).toBeLessThanOrEqual(10_000);
    expect(findings.mostLinks).toBeLessThanOrEqual(LINKS_MAX + PARTING_MAX);
    expect(findings.newcomerHeardMs).toBeLessThanOrEqual(8 * 60_000);
  },
);
