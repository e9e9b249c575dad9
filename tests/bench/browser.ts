/** One Chromium with a profile on disk, and pages in it that stand for people on devices of their own. */
import { chromium, type Browser, type Page } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumArgs, chromiumPath } from '../e2e/chromium.ts';

export interface BenchBrowser {
  readonly pid: number;
  readonly version: string;
  /** `disk`: the profile's context, whose storage is on disk as everyone's; `own`: a context of its own. */
  open(kind: 'disk' | 'own', url: string): Promise<Page>;
  /** Closes the page and its context; what it stored goes too. */
  leave(page: Page): Promise<void>;
  close(): Promise<void>;
}

export interface BrowserSettings {
  readonly executablePath?: string;
  readonly args?: readonly string[];
}

export async function openBrowser(settings: BrowserSettings = {}): Promise<BenchBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'swapmeet-bench-profile-'));
  const disk = await chromium.launchPersistentContext(profile, {
    executablePath: settings.executablePath ?? (await chromiumPath()),
    args: [...chromiumArgs, ...(settings.args ?? [])],
  });
  const browser = disk.browser();
  if (!browser) throw new Error('This context has no browser of its own.');

  return {
    pid: await mainProcess(browser),
    version: browser.version(),
    async open(kind, url) {
      const context = kind === 'disk' ? disk : await browser.newContext();
      const page = await context.newPage();
      await page.goto(url);
      return page;
    },
    async leave(page) {
      const context = page.context();
      if (context !== disk) return context.close();
      await forget(page);
      await page.close();
    },
    async close() {
      await disk.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function mainProcess(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const main = processInfo.find(({ type }) => type === 'browser');
  if (!main) throw new Error('The browser does not tell its process.');
  return main.id;
}

async function forget(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await page.goto('about:blank');
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
}

/** Opens a page of the benchmark and waits until its script has run. */
export async function openBench(
  browser: BenchBrowser,
  kind: 'disk' | 'own',
  url: string,
): Promise<Page> {
  const page = await browser.open(kind, url);
  await page.waitForFunction(() => 'bench' in window);
  return page;
}
