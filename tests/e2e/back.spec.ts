/** A device that changes its network goes on by itself. `npm run bench:back` measures this and all other kinds of outage. */
import { expect, test } from '@playwright/test';
import { openStage, outages, type Stage } from './outages.ts';
import { whyNoHosts } from './two-hosts.ts';

/** The aim is 5 s; this machine may be busy with other tests. */
const BACK_S_MAX = 8;

const missing = whyNoHosts();
test.skip(missing !== undefined, missing ?? '');

let stage: Stage;
test.beforeAll(async () => {
  stage = await openStage();
});
test.afterAll(() => stage.close());

const NAME = 'network switch, another address at once';

test(
  `[L11] after a ${NAME}, chat and transfer go on within seconds`,
  { tag: '@long' },
  async () => {
    const outage = outages.find(({ name }) => name === NAME);
    if (!outage) throw new Error(`no outage is called ${NAME}`);
    const after = await stage.play(outage);
    expect(Math.max(...(Object.values(after) as number[])), JSON.stringify(after)).toBeLessThan(
      BACK_S_MAX,
    );
  },
);
