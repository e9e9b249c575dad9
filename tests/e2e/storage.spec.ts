/** Behaviour of storage and tabs that a contract cannot show from inside one page. */
import { rm, truncate } from 'node:fs/promises';
import { expect, openHarness, test } from './harness.ts';

test.use({ serviceWorkers: 'allow' });

/** More than a source keeps in memory. */
const PICKED_BYTES = 12 * 1024 * 1024;

for (const [what, spoil] of [
  ['changed', (path: string) => truncate(path, 500)],
  ['deleted', (path: string) => rm(path)],
] as const) {
  test(`a picked file that is ${what} on the disk is gone`, async ({
    harnessPage: page,
    randomFile,
  }) => {
    const path = await randomFile('picked.bin', PICKED_BYTES);
    await page.locator('input').setInputFiles(path);
    await page.evaluate(() => window.harness.bench.keepPicked());
    expect(await page.evaluate(() => window.harness.bench.readPicked())).toBe(PICKED_BYTES);
    await spoil(path);
    expect(await page.evaluate(() => window.harness.bench.readPicked())).toBe('source-gone');
  });
}

test('a database that is closed and deleted under a page is reopened', async ({
  harnessPage: page,
}) => {
  const seen = await page.evaluate(() => window.harness.bench.outliveDeletion());
  expect(seen).toEqual([1, undefined, 2]);
});

test.describe('two tabs in one room', () => {
  for (const stubborn of [false, true]) {
    const way = stubborn ? 'is taken from a tab that does not answer' : 'is handed over';
    test(`the room ${way}`, async ({ harnessPage: first, harnessUrl, context }) => {
      const second = await context.newPage();
      await openHarness(second, harnessUrl);
      expect(await first.evaluate(() => window.harness.bench.claim())).toBe('held');
      const lost = first.evaluate((how) => window.harness.bench.lose(how), stubborn);
      expect(await second.evaluate(() => window.harness.bench.claim())).toBe('taken');
      expect(await second.evaluate(() => window.harness.bench.takeOver())).toBe('held');
      expect(await lost).toBe('lost');
      expect(await first.evaluate(() => window.harness.bench.claim())).toBe('taken');
    });
  }

  test('a tab that is closed leaves the room free', async ({
    harnessPage: first,
    harnessUrl,
    context,
  }) => {
    const second = await context.newPage();
    await openHarness(second, harnessUrl);
    expect(await first.evaluate(() => window.harness.bench.claim())).toBe('held');
    await first.close();
    await expect.poll(() => second.evaluate(() => window.harness.bench.claim())).toBe('held');
  });
});
