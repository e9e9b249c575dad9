/** A few rooms in which every fifth peer lies; `npm run sim -- --malicious --runs 1000` plays more. */
import { expect, test } from 'vitest';
import { expectToHold } from './seeds.ts';
import { runVillains } from './villains.ts';

test(
  'honest logs end equal where every fifth peer is hostile, with every trick there is',
  { timeout: 240_000 },
  async () => {
    const { lies } = await expectToHold(runVillains, '--malicious', 5);
    expect(lies).toBeGreaterThan(100);
  },
);
