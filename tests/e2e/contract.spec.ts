/** The browser's adapters keep the same contracts as the simulator's. This runs in a real Chromium. */
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { QUOTA_BYTES } from './contract/quota.ts';
import { expect, test } from './harness.ts';

const suites = readdirSync(new URL('contract/suites', import.meta.url)).map((file) =>
  basename(file, '.ts'),
);
/** For a busy machine: the page itself ends a case that hangs (page.ts). */
const CASE_TIMEOUT_MS = 60_000;

// They wait more than they work, and come last: their tests share all workers.
test.describe.configure({ mode: 'parallel' });

for (const suite of suites) {
  test(`contract: ${suite}`, async ({ harnessPage: page, harnessUrl }) => {
    const session = await page.context().newCDPSession(page);
    await session.send('Storage.overrideQuotaForOrigin', {
      origin: new URL(harnessUrl).origin,
      quotaSize: QUOTA_BYTES,
    });
    const names = await page.evaluate((of) => window.harness.names(of), suite);
    expect(names.length, 'the suite has cases').toBeGreaterThan(0);
    test.setTimeout(CASE_TIMEOUT_MS + names.length * CASE_TIMEOUT_MS);
    for (const name of names) {
      await test.step(name, async () => {
        const problem = await page.evaluate(([of, one]) => window.harness.run(of, one), [
          suite,
          name,
        ] as const);
        expect.soft(problem, name).toBeNull();
      });
    }
  });
}
