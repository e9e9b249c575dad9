/** Fills a room with real pages, one after the other, and measures what it costs and how soon things are everywhere. */
import type { Page } from '@playwright/test';
import { basename } from 'node:path';
import { openBrowser, type BenchBrowser } from '../browser.ts';
import { startProfile, type Profile } from '../profile.ts';
import { spread, type Spread } from '../statistics.ts';
import { startMeter, type Metered } from '../threads.ts';
import { listedBy, othersOf, type HallApp } from './hall-app.ts';
import { inTime, waitForAll } from './patience.ts';
import { linksOf, watchHall } from '../../e2e/hall-watch.ts';

export interface HallPlan {
  readonly size: number;
  /** Messages whose way is timed. */
  readonly rounds: number;
  readonly quietSeconds: number;
  /** The file that goes from one to all; undefined: none does. */
  readonly file: string | undefined;
  /** Whether the script of one page is profiled in as many quiet seconds more: profiling takes time itself. */
  readonly isProfiled: boolean;
  say(text: string): void;
}

export interface HallRun {
  readonly app: string;
  readonly size: number;
  /** Until the last page had a link. */
  readonly joins: Metered;
  /** From the last page on, until each listed everyone; undefined: it never happened. */
  readonly listedSeconds: number | undefined;
  readonly listingPages: number;
  /** RTCPeerConnections constructed in all pages, until all were listed and after the quiet time. */
  readonly made: { readonly joined: number; readonly quiet: number };
  readonly links: Spread;
  readonly quiet: Metered | undefined;
  /** Of the first page's script, while the others came and while it was quiet. */
  readonly profiles: { readonly joins: Profile | undefined; readonly quiet: Profile | undefined };
  /** Milliseconds from Enter until the text stood in every page; undefined: it never did. */
  readonly messagesMs: readonly (number | undefined)[];
  /** Everyone said a line; seconds from the last of them until all lines stood everywhere. */
  readonly talkSeconds: number | undefined;
  readonly file: FileRun | undefined;
  /** Screens on which the words stood that somebody cannot be reached. */
  readonly unreached: number;
}

export interface FileRun {
  /** From the first press of Download until all had saved it; undefined: not in time. */
  readonly seconds: number | undefined;
  /** How many have it. */
  readonly pages: number;
  readonly cpuSeconds: number;
}

const LINKED_SECONDS = 60;
const LISTED_SECONDS = 60;
const MESSAGE_SECONDS = 60;
const FILE_SECONDS = 180;
/** For proofs of work, late parts and last comparisons of logs, before a room counts as quiet. */
const REST_MS = 15_000;
const TALK_EVERY_MS = 250;

export async function measureHall(app: HallApp, plan: HallPlan): Promise<HallRun> {
  const browser = await openBrowser();
  try {
    plan.say(`${app.name}, ${plan.size} pages`);
    const { pages, joins, profile } = await fill(browser, app, plan);
    plan.say(
      `  all came in ${joins.seconds.toFixed(0)} s, ${(joins.cpuSeconds / plan.size).toFixed(2)} CPU s each`,
    );
    const listed = await waitUntilListed(pages, plan);
    plan.say(`  ${await madeBy(pages)} connections made`);
    plan.say(`  ${listed.done} list everyone, after ${listed.seconds?.toFixed(1) ?? 'too many'} s`);
    const joined = await madeBy(pages);
    const quiet = plan.quietSeconds > 0 ? await measureQuiet(browser, pages, plan) : undefined;
    const made = { joined, quiet: (await madeBy(pages)) - joined };
    const links = spread(await Promise.all(pages.map(linksOf)));
    const messagesMs = await measureMessages(pages, plan);
    const talkSeconds = plan.rounds > 0 ? await measureTalk(pages, plan) : undefined;
    const file =
      app.hasFiles && plan.file !== undefined
        ? await measureFile(browser, pages, plan.file, plan)
        : undefined;
    const saw = await Promise.all(pages.map((it) => it.evaluate(() => window.hall.sawUnreached)));
    return {
      ...{ app: app.name, size: plan.size, joins, made, links, messagesMs, talkSeconds, file },
      ...{ listedSeconds: listed.seconds, listingPages: listed.done },
      quiet: quiet?.metered,
      profiles: { joins: profile, quiet: quiet?.profile },
      unreached: saw.filter(Boolean).length,
    };
  } finally {
    await browser.close();
  }
}

/** Each page waits until the one before it has a link. */
async function fill(browser: BenchBrowser, app: HallApp, { size, isProfiled, say }: HallPlan) {
  const pages: Page[] = [];
  const stop = startMeter(browser.pid);
  let stopProfile: (() => Promise<Profile>) | undefined;
  while (pages.length < size) {
    const page = await browser.open('own', 'about:blank');
    await watchHall(page);
    await app.enter(page, pages.length === 0);
    pages.push(page);
    if (pages.length === 1 && isProfiled) stopProfile = await startProfile(page);
    const wait = { what: `page ${pages.length} has a link`, bySeconds: LINKED_SECONDS, say };
    const isLinked = async () => (await othersOf(page)) > 0;
    if (pages.length > 1) await waitForAll(wait, [page], isLinked);
  }
  return { pages, joins: stop(), profile: await stopProfile?.() };
}

function waitUntilListed(pages: readonly Page[], { size, say }: HallPlan) {
  const what = 'each page lists everyone and is connected to all';
  return waitForAll(
    { what, bySeconds: LISTED_SECONDS, say },
    pages,
    async (page) => (await othersOf(page)) === size - 1 && (await listedBy(page)) === size,
  );
}

const madeBy = async (pages: readonly Page[]): Promise<number> =>
  (await Promise.all(pages.map((it) => it.evaluate(() => window.hall.made)))).reduce(
    (sum, it) => sum + it,
    0,
  );

async function measureQuiet(
  browser: BenchBrowser,
  [first]: readonly Page[],
  { quietSeconds, isProfiled, say }: HallPlan,
) {
  say(`  resting, then measuring ${quietSeconds} quiet seconds`);
  await pause(REST_MS);
  const stop = startMeter(browser.pid);
  await pause(quietSeconds * 1000);
  const metered = stop();
  say(`  ${(metered.cpuSeconds / metered.seconds).toFixed(2)} cores busy`);
  if (!isProfiled || !first) return { metered, profile: undefined };
  const stopProfile = await startProfile(first);
  await pause(quietSeconds * 1000);
  return { metered, profile: await stopProfile() };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function say(page: Page, text: string): Promise<number> {
  const field = page.getByRole('textbox', { name: 'Message', exact: true });
  await field.fill(text);
  await field.press('Enter');
  return page.evaluate(() => window.hall.enteredAt);
}

/** Resolves with the time at which the last page had them all. */
async function shownEverywhere(pages: readonly Page[], texts: readonly string[]): Promise<number> {
  const times = pages.map((page) => page.evaluate((it) => window.hall.shownAt(it), texts));
  return Math.max(...(await Promise.all(times)));
}

async function measureMessages(pages: readonly Page[], plan: HallPlan) {
  const times: (number | undefined)[] = [];
  for (let round = 1; round <= plan.rounds; round += 1) {
    const speaker = pages[(round * 7) % pages.length] as Page;
    const text = `message ${round} of ${plan.rounds}.`;
    const shown = shownEverywhere(pages, [text]);
    const enteredAt = await say(speaker, text);
    const wait = { what: `message ${round} stands in every page`, bySeconds: MESSAGE_SECONDS };
    const shownAt = await inTime({ ...wait, say: plan.say }, shown);
    times.push(shownAt === undefined ? undefined : shownAt - enteredAt);
    plan.say(`  message ${round}: ${times.at(-1) ?? 'not everywhere'} ms`);
  }
  return times;
}

async function measureTalk(pages: readonly Page[], plan: HallPlan) {
  const texts = pages.map((_, at) => `line ${at + 1} of all.`);
  const shown = shownEverywhere(pages, texts);
  let lastAt = 0;
  for (const [at, page] of pages.entries()) {
    lastAt = await say(page, texts[at] as string);
    await pause(TALK_EVERY_MS);
  }
  const wait = { what: 'what everyone said stands in every page', bySeconds: MESSAGE_SECONDS };
  const shownAt = await inTime({ ...wait, say: plan.say }, shown);
  return shownAt === undefined ? undefined : Math.max(0, shownAt - lastAt) / 1000;
}

async function measureFile(
  browser: BenchBrowser,
  [sharer, ...others]: readonly Page[],
  path: string,
  plan: HallPlan,
): Promise<FileRun | undefined> {
  if (!sharer) return undefined;
  const name = basename(path);
  const input = sharer.locator('input[type=file]').and(sharer.getByLabel('Share files'));
  await input.setInputFiles(path);
  const button = (page: Page) =>
    page.getByRole('button', { name: `Download ${name}`, exact: true });
  const offered = { what: 'each page shows the file', bySeconds: MESSAGE_SECONDS, say: plan.say };
  await waitForAll(offered, others, (page) => button(page).first().isVisible());
  const saved = new Set<Page>();
  for (const page of others) page.once('download', () => saved.add(page));
  const started = performance.now();
  const stop = startMeter(browser.pid);
  await Promise.all(
    others.map((page) =>
      button(page)
        .first()
        .click()
        .catch(() => undefined),
    ),
  );
  const wait = { what: 'each page has saved the file', bySeconds: FILE_SECONDS, say: plan.say };
  const { seconds, done } = await waitForAll(wait, others, async (page) => saved.has(page));
  const all = seconds === undefined ? undefined : (performance.now() - started) / 1000;
  return { seconds: all, pages: done, cpuSeconds: stop().cpuSeconds };
}
