/** What every part of the benchmark works with: a browser, the servers, files, and a line of progress. */
import type { Page } from '@playwright/test';
import { openBench, openBrowser, type BenchBrowser } from './browser.ts';
import { openDataFiles, type DataFiles } from './data-files.ts';
import type { CaseKind } from './cases.ts';
import type { Meeting } from './page/case.ts';
import { startServer, type BenchServer } from './server.ts';

export interface Bench {
  readonly browser: BenchBrowser;
  readonly server: BenchServer;
  readonly files: DataFiles;
  /** A page of its own origin, with the case opened. */
  open(who: Who): Promise<Page>;
  leave(...pages: Page[]): Promise<void>;
  /** Closes whatever pages are open: what hangs must not disturb what comes after it. */
  leaveAll(): Promise<void>;
  meeting(): Meeting;
  say(text: string): void;
  close(): Promise<void>;
}

export interface Who {
  /** Receivers keep what they get on disk; senders only read. */
  readonly kind: 'disk' | 'own';
  readonly meeting: Meeting;
  readonly kase: CaseKind;
}

/** Time for the browser to come to rest before something is measured. */
const REST_MS = 300;

export async function openBenchmark(pageDir: string, others: boolean): Promise<Bench> {
  const [browser, server, files] = await Promise.all([
    openBrowser(),
    startServer({ pageDir, others }),
    openDataFiles(),
  ]);
  let opened = 0;
  const pages = new Set<Page>();
  async function leave(...which: Page[]): Promise<void> {
    for (const page of which) if (pages.delete(page)) await browser.leave(page);
  }
  let meetings = 0;
  return {
    browser,
    server,
    files,
    async open({ kind, meeting, kase }) {
      const page = await openBench(browser, kind, server.pageUrl(`p${(opened += 1)}`));
      pages.add(page);
      await page.evaluate(([name, at, options]) => window.bench.open(name, at, options), [
        kase.page,
        meeting,
        kase.options,
      ] as const);
      return page;
    },
    leave,
    leaveAll: () => leave(...pages),
    meeting: () => server.meeting(`run-${(meetings += 1)}`),
    say: (text) => console.log(text),
    async close() {
      await Promise.allSettled([browser.close(), server.close(), files.remove()]);
    },
  };
}

export async function offer(page: Page, path: string): Promise<string> {
  await page.setInputFiles('input', path);
  return page.evaluate(() => window.bench.offer());
}

export const prepare = (page: Page, ticket: string): Promise<void> =>
  page.evaluate((it) => window.bench.prepare(it), ticket);

export const take = (page: Page) => page.evaluate(() => window.bench.take());

export const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, REST_MS));

/** Whatever hangs becomes an error, so that one bad run does not end all. */
export function within<T>(ms: number, what: string, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took more than ${ms / 1000} s`)), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
