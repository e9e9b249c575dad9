/** A device that loses its network, gets another one or sleeps goes on by itself; figures of all kinds of outage: `npm run bench:back`. */
import { expect, test } from '@playwright/test';
import { openStage, outages, type Stage } from './outages.ts';
import { whyNoHosts } from './two-hosts.ts';

/** The aim is 5 s; this machine may be busy with other tests. */
const BACK_S_MAX = 8;
const SHORT_MS = 12_000;

const missing = whyNoHosts();
test.skip(missing !== undefined, missing ?? '');

let stage: Stage;
test.beforeAll(async () => {
  stage = await openStage();
});
test.afterAll(() => stage.close());

for (const name of [
  'airplane mode, 4 s',
  'network switch, another address at once',
  'sleep, 25 s',
]) {
  const outage = outages.find((it) => it.name === name);
  test(`[L11] after ${name.replace(/, \d+ s/, '')} chat and transfer go on within seconds`, async () => {
    if (!outage) throw new Error(`no outage is called ${name}`);
    const after = await stage.play({ ...outage, lastsMs: Math.min(outage.lastsMs, SHORT_MS) });
    expect(Math.max(...(Object.values(after) as number[])), JSON.stringify(after)).toBeLessThan(
      BACK_S_MAX,
    );
  });
}
