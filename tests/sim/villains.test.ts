/** A few rooms in which every fifth peer lies; `npm run sim -- --malicious --runs 1000` plays more. */
import { expect, test } from 'vitest';
import { runVillains } from './villains.ts';

test(
  'honest logs end equal where every fifth peer is of bad will, with every trick there is',
  { timeout: 120_000 },
  async () => {
    let lies = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const { stats, failure, lastEvents } = await runVillains(String(seed));
      const again = `npm run sim -- --malicious --seed ${seed} --runs 1 --trace`;
      if (failure !== undefined) throw new Error(`${failure}\n${lastEvents.join('\n')}\n${again}`);
      lies += stats.lies;
    }
    expect(lies).toBeGreaterThan(100);
  },
);
