/** Saving: files in the chunk cache arrive in the browser's downloads, byte for byte. */
import type { Download, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { sha256 } from './disk.ts';
import { expect, test } from './harness.ts';

test.use({ serviceWorkers: 'allow' });

const MiB = 1024 * 1024;
const ODD_NAME = 'نص <b>"x"</b> 합창.txt';

/** Picks a file of random bytes and saves it. Returns the saver's result and the download. */
async function save(
  page: Page,
  path: string,
  name: string,
  way: 'worker' | 'blob',
): Promise<{ said: string; download: Download }> {
  await page.locator('input').setInputFiles(path);
  const downloading = page.waitForEvent('download');
  const said = page.evaluate(([as, by]) => window.harness.bench.savePicked(as, by), [
    name,
    way,
  ] as const);
  const download = await downloading;
  return { said: await said, download };
}

test.beforeEach(async ({ harnessPage: page }) => {
  expect(await page.evaluate(() => window.harness.bench.kind())).toBe('indexeddb');
});

test('the page is controlled on its first load', async ({ harnessPage: page }) => {
  expect(await page.evaluate(() => window.harness.bench.controlled())).toBe(true);
});

for (const way of ['worker', 'blob'] as const) {
  test.describe(`by ${way}`, () => {
    test('12 MB arrive byte for byte', async ({ harnessPage: page, randomFile }) => {
      const path = await randomFile('large.bin', 12 * MiB + 12_345);
      const { said, download } = await save(page, path, 'large.bin', way);
      expect(await sha256(await download.path())).toBe(await sha256(path));
      expect(download.suggestedFilename()).toBe('large.bin');
      expect(said).toBe('saved');
      expect(new URL(download.url().replace(/^blob:/, '')).pathname).toMatch(
        way === 'worker' ? /^\/save\// : /^\/[^/]+$/,
      );
    });

    test('a file of no bytes arrives', async ({ harnessPage: page, randomFile }) => {
      const path = await randomFile('empty.txt', 0);
      const { said, download } = await save(page, path, 'empty.txt', way);
      expect(await readFile(await download.path())).toHaveLength(0);
      expect(download.suggestedFilename()).toBe('empty.txt');
      expect(said).toBe('saved');
    });

    test('a name keeps its script and loses what is dangerous', async ({
      harnessPage: page,
      randomFile,
    }) => {
      const path = await randomFile('named.bin', 1_000);
      const { said, download } = await save(page, path, ODD_NAME, way);
      expect(download.suggestedFilename()).toBe('نص _b__x___b_ 합창.txt');
      expect(await sha256(await download.path())).toBe(await sha256(path));
      expect(said).toBe('saved');
    });
  });
}

test('a file with a chunk missing is not saved in part', async ({
  harnessPage: page,
  randomFile,
}) => {
  await page.locator('input').setInputFiles(await randomFile('torn.bin', 3 * MiB));
  const said = await page.evaluate(() => window.harness.bench.savePicked('torn.bin', 'worker', 5));
  expect(said).not.toBe('saved');
});

test('several files in a row', async ({ harnessPage: page, randomFile }) => {
  for (const n of [1, 2, 3]) {
    const path = await randomFile(`${n}.bin`, 500_000 + n);
    const { download } = await save(page, path, `${n}.bin`, 'worker');
    expect(await sha256(await download.path())).toBe(await sha256(path));
  }
});
