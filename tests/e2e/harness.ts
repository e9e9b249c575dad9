/** Serves the contract page as the relay serves the app: with a service worker and all headers. */
import { test as base } from '@playwright/test';
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { Harness } from './contract/page.ts';
import { serveTestPage } from './test-page.ts';

export { expect } from '@playwright/test';

declare global {
  interface Window {
    harness: Harness;
  }
}

const ROOT = fileURLToPath(new URL('contract', import.meta.url));

interface TestFixtures {
  /** A page with `window.harness`, in its own context. */
  harnessPage: Page;
  /** Makes a file for this test and returns its path. */
  randomFile: (name: string, sizeBytes: number) => Promise<string>;
}
interface WorkerFixtures {
  harnessUrl: string;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  harnessUrl: [
    async ({}, use, info) => {
      const served = await serveTestPage(info, 'contract', async () => {
        const { serviceWorkerPlugin } = await import('../../scripts/vite-service-worker.ts');
        return { root: ROOT, plugins: [serviceWorkerPlugin()] };
      });
      await use(served.url);
      served.close();
    },
    { scope: 'worker' },
  ],
  harnessPage: async ({ page, harnessUrl }, use) => {
    await openHarness(page, harnessUrl);
    await use(page);
  },
  randomFile: async ({}, use, testInfo) => {
    await use(async (name, sizeBytes) => {
      const path = testInfo.outputPath(name);
      await writeFile(path, randomBytes(sizeBytes));
      return path;
    });
  },
});

/** Opens the page and waits until its script has run. */
export async function openHarness(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.waitForFunction(() => 'harness' in window);
}
