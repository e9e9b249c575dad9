/** What is measured on the built app as people use it: opening a link, and picking a huge file. */
import type { Page } from '@playwright/test';
import { startAppServer } from '../e2e/app-server.ts';
import { rest, within, type Bench } from './bench.ts';
import { MiB } from './data-files.ts';

export interface OpeningRun {
  readonly kase: 'bare' | 'app';
  readonly round: number;
  /** From the start of the navigation until the peer's message is in the page. */
  readonly shownMs: number;
  /** From the start of the navigation until the page's script has run. */
  readonly scriptMs: number;
}

const TEXT = 'the first message that there is';
const RUN_MS = 30_000;

/** Notes when the text has come into the page, on the page's own clock. */
const WATCH = `
  window.shown = new Promise((resolve) => {
    const look = () => {
      if (!document.body?.textContent.includes(${JSON.stringify(TEXT)})) return;
      observer.disconnect();
      resolve(performance.now());
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { subtree: true, childList: true, characterData: true });
  });`;

/** The bare page and the app in turns; each time the newcomer is a new context with cold caches. */
export async function measureOpening(bench: Bench, rounds: number): Promise<OpeningRun[]> {
  const app = await startAppServer();
  const runs: OpeningRun[] = [];
  try {
    // The first round warms up the browser and the servers, and does not count.
    for (let round = -1; round < rounds; round += 1) {
      const kases = round % 2 === 0 ? (['bare', 'app'] as const) : (['app', 'bare'] as const);
      for (const kase of kases) {
        const run = kase === 'bare' ? openBare(bench) : openApp(bench, app.url);
        const measured = await within(RUN_MS, `opening ${kase}`, run);
        if (round >= 0) runs.push({ kase, round, ...measured });
      }
    }
  } finally {
    await app.kill();
  }
  for (const run of runs) bench.say(`open ${run.kase}: ${run.shownMs.toFixed(0)} ms`);
  return runs;
}

async function openBare(bench: Bench) {
  const text = encodeURIComponent(TEXT);
  const first = await bench.browser.open(
    'own',
    bench.server.pageUrl('a', `bare.html#first/${text}`),
  );
  return visit(bench, first, bench.server.pageUrl('b', 'bare.html#second'));
}

async function openApp(bench: Bench, url: string) {
  const first = await bench.browser.open('own', url);
  await first.getByRole('button', { name: 'New room', exact: true }).click();
  await first.waitForURL(/#\/./);
  await first.getByRole('textbox', { name: 'Message', exact: true }).fill(TEXT);
  await first.getByRole('button', { name: 'Send', exact: true }).click();
  await first.getByRole('article').filter({ hasText: TEXT }).waitFor();
  return visit(bench, first, first.url());
}

/** Opens the link in a context of its own, beside the page that is there already. */
async function visit(bench: Bench, first: Page, url: string) {
  await rest();
  await rest();
  const newcomer = await bench.browser.open('own', 'about:blank');
  try {
    await newcomer.addInitScript(WATCH);
    await newcomer.goto(url);
    return await newcomer.evaluate(async () => {
      const shownMs = await (window as unknown as { shown: Promise<number> }).shown;
      const [navigation] = performance.getEntriesByType('navigation');
      const { domInteractive = 0 } = (navigation ?? {}) as Partial<PerformanceNavigationTiming>;
      return { shownMs, scriptMs: domInteractive };
    });
  } finally {
    await Promise.all([bench.browser.leave(newcomer), bench.browser.leave(first)]);
  }
}

/** From the moment the file is picked until its link stands in the list. */
export async function measureHugeOffer(bench: Bench, rounds: number): Promise<number[]> {
  const app = await startAppServer();
  const path = await bench.files.sparse(10 * 1024 * MiB);
  const times: number[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const page = await bench.browser.open('own', app.url);
      await page.getByRole('button', { name: 'New room', exact: true }).click();
      await page.waitForURL(/#\/./);
      await rest();
      times.push(await within(RUN_MS, 'offering 10 GiB', pick(page, path)));
      bench.say(`offer 10 GiB: ${times.at(-1)?.toFixed(0)} ms`);
      await bench.browser.leave(page);
    }
  } finally {
    await app.kill();
  }
  return times;
}

async function pick(page: Page, path: string): Promise<number> {
  await page.evaluate(() => {
    let pickedAt = 0;
    // Capturing, so that it is heard before the app's own listener.
    addEventListener('change', () => (pickedAt = performance.now()), { capture: true, once: true });
    const linked = new Promise<number>((resolve) => {
      new MutationObserver((_, observer) => {
        if (!document.querySelector('a[href*=".sparse"], a[aria-label^="Link to"]')) return;
        observer.disconnect();
        resolve(performance.now() - pickedAt);
      }).observe(document, { subtree: true, childList: true, attributes: true });
    });
    Object.assign(window, { linked });
  });
  await page.locator('input[type=file]').and(page.getByLabel('Share files')).setInputFiles(path);
  return page.evaluate(() => (window as unknown as { linked: Promise<number> }).linked);
}
