/** The packs of the chunk cache: crashes, several tabs, deletion, damage, full disks, and a page that stays responsive. */
import type { BrowserContext, Page } from '@playwright/test';
import { killBrowser, openProfile } from './chromium.ts';
import { sha256 } from './disk.ts';
import { expect, openHarness, test } from './harness.ts';

test.use({ serviceWorkers: 'allow' });
test.describe.configure({ mode: 'parallel' });

const CHUNK_BYTES = 128 * 1024;
const MiB = 1024 * 1024;
/** People would notice longer tasks. */
const TASK_MS_MAX = 50;

/** The chunks that the page has reported as stored. */
function acknowledged(page: Page): Set<number> {
  const chunks = new Set<number>();
  page.on('console', (message) => {
    const [, from, to] = /^stored (\d+) (\d+)$/.exec(message.text()) ?? [];
    for (let n = Number(from); n < Number(to); n++) chunks.add(n);
  });
  return chunks;
}

const put = (page: Page, from: number, to: number) =>
  page.evaluate(([a, b]) => window.harness.packs.put(a, b), [from, to] as const);
const look = (page: Page, from: number, to: number) =>
  page.evaluate(([a, b]) => window.harness.packs.look(a, b), [from, to] as const);
const remove = (page: Page, from: number, to: number) =>
  page.evaluate(([a, b]) => window.harness.packs.delete(a, b), [from, to] as const);
const sizes = (page: Page) => page.evaluate(() => window.harness.packs.packSizes());
const whole = (count: number) => 'w'.repeat(count);

/** Stores chunks [0, 4,000), ends the page in the middle, and checks what is there. */
async function breakOff(
  context: BrowserContext,
  url: string,
  end: (page: Page) => Promise<unknown>,
  reopen: () => Promise<BrowserContext>,
): Promise<void> {
  const page = await context.newPage();
  await openHarness(page, url);
  const stored = acknowledged(page);
  put(page, 0, 4_000).catch(() => undefined); // it never ends
  await expect.poll(() => stored.size).toBeGreaterThan(60);
  await end(page);
  const promised = [...stored];
  const next = await reopen();
  const after = await next.newPage();
  await openHarness(after, url);
  const seen = await look(after, 0, Math.max(...promised) + 200);
  expect(promised.filter((n) => seen[n] !== 'w')).toEqual([]);
  expect(seen, 'what the index names is whole').toMatch(/^[wa]*$/);
  // Half-written chunks are no obstacle.
  expect(await put(after, 0, promised.length + 100)).toBe('stored');
  expect(await look(after, 0, promised.length + 100)).toBe(whole(promised.length + 100));
}

test('stored chunks survive a browser that is killed during puts', async ({
  harnessUrl,
}, testInfo) => {
  const folder = testInfo.outputPath('profile');
  const first = await openProfile(folder);
  let second: BrowserContext | undefined;
  await breakOff(
    first,
    harnessUrl,
    () => killBrowser(first),
    async () => (second = await openProfile(folder)),
  );
  await second?.close();
});

test('stored chunks survive a page that crashes during puts', async ({ harnessUrl }, testInfo) => {
  const context = await openProfile(testInfo.outputPath('profile'));
  const crash = async (page: Page) => {
    const session = await context.newCDPSession(page);
    const crashed = page.waitForEvent('crash');
    session.send('Page.crash').catch(() => undefined); // nothing is left to answer
    await crashed;
  };
  await breakOff(context, harnessUrl, crash, () => Promise.resolve(context));
  await context.close();
});

test('two tabs store at once and read each other’s chunks', async ({
  harnessPage: first,
  harnessUrl,
  context,
}) => {
  const second = await context.newPage();
  await openHarness(second, harnessUrl);
  const both = await Promise.all([put(first, 0, 160), put(second, 100, 260)]);
  expect(both).toEqual(['stored', 'stored']);
  for (const page of [first, second]) expect(await look(page, 0, 260)).toBe(whole(260));
  expect(await sizes(first), 'each writes a pack of its own').toHaveLength(2);
  // One tab reuses the space of what the other deletes.
  await remove(first, 0, 260);
  expect(await look(second, 0, 260)).toBe('a'.repeat(260));
  await expect.poll(() => sizes(second)).toEqual([]);
  expect(await put(second, 0, 50)).toBe('stored');
  expect(await look(first, 0, 50)).toBe(whole(50));
});

test('packs can be read from outside while they are written', async ({ harnessUrl }, testInfo) => {
  const context = await openProfile(testInfo.outputPath('profile'));
  const page = await context.newPage();
  await openHarness(page, harnessUrl);
  await put(page, 0, 64);
  const writing = put(page, 64, 600);
  expect(await page.evaluate(() => window.harness.packs.readFromOutside(0, 64))).toBe(64);
  expect(await writing).toBe('stored');
  await context.close();
});

test('deleted chunks free space for others, and a free end of a pack is given back', async ({
  harnessPage: page,
}) => {
  await put(page, 0, 200);
  const before = await sizes(page);
  await remove(page, 20, 120);
  expect(await sizes(page), 'a gap stays').toEqual(before);
  await page.evaluate(() => window.harness.packs.reopen());
  await put(page, 300, 400);
  expect(await sizes(page), 'others fill it').toEqual(before);
  expect(await look(page, 0, 400)).toBe(
    whole(20) + 'a'.repeat(100) + whole(80) + 'a'.repeat(100) + whole(100),
  );
  await remove(page, 150, 200);
  expect(await sizes(page)).toEqual([150 * CHUNK_BYTES]);
  const used = await page.evaluate(() => window.harness.packs.usedBytes());
  await remove(page, 0, 20);
  const usedAfter = await page.evaluate(() => window.harness.packs.usedBytes());
  expect(used - usedAfter, 'a gap is not counted as used').toBeGreaterThan(19 * CHUNK_BYTES);
  await remove(page, 0, 400);
  expect(await sizes(page)).toEqual([]);
});

for (const who of ['its own worker', 'a reader outside'] as const) {
  test(`a damaged chunk that ${who} reads is absent, and can be stored again`, async ({
    harnessPage: page,
  }) => {
    await put(page, 0, 20);
    await page.evaluate(() => window.harness.packs.damage(7));
    if (who === 'its own worker') await put(page, 20, 21); // this starts the worker
    expect(await look(page, 0, 20), 'named, then absent').toBe(`${whole(7)}l${whole(12)}`);
    expect(await look(page, 7, 8), 'no longer named').toBe('a');
    expect(await put(page, 7, 8)).toBe('stored');
    await page.evaluate(() => window.harness.packs.reopen());
    expect(await look(page, 0, 20)).toBe(whole(20));
  });
}

test('a full disk is reported, and stored chunks stay', async ({
  harnessPage: page,
  harnessUrl,
}) => {
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(harnessUrl);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 40 * MiB });
  const stored = acknowledged(page);
  expect(await put(page, 0, 500)).toBe('storage-full');
  expect(stored.size).toBeGreaterThan(100);
  expect(await look(page, 0, 500)).toBe(whole(stored.size) + 'a'.repeat(500 - stored.size));
  await remove(page, 0, 64);
  expect(await put(page, 1_000, 1_032)).toBe('stored');
});

test('the service worker saves a file whose chunks are in both tiers', async ({
  harnessPage: page,
}) => {
  const downloading = page.waitForEvent('download');
  const saving = page.evaluate(() => window.harness.packs.saveFromBothTiers('both.bin', 200));
  const download = await downloading;
  const hash = await sha256(await download.path());
  expect(Buffer.from(await saving, 'base64url').toString('hex')).toBe(hash);
  expect(new URL(download.url()).pathname).toMatch(/^\/save\//);
});

test('without the worker, large files go to IndexedDB', async ({ context, harnessUrl }) => {
  await context.route(/opfs-worker/, (route) => route.abort());
  const page = await context.newPage();
  await openHarness(page, harnessUrl);
  expect(await put(page, 0, 40)).toBe('stored');
  expect(await look(page, 0, 40)).toBe(whole(40));
  expect(await page.evaluate(() => window.harness.packs.tierOf(0))).toBe('everyday');
});

/** One task in a trace; `tdur` is the processor time of its thread in µs. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** The processor time of each task of the pages' main threads, in ms. */
function taskMs(trace: Buffer): number[] {
  const { traceEvents: events } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const isMain = ({ name, args }: TraceEvent) =>
    name === 'thread_name' && args?.name === 'CrRendererMain';
  const mains = new Set(events.filter(isMain).map(threadOf));
  return events
    .filter((event) => event.name.endsWith('RunTask') && mains.has(threadOf(event)))
    .map(({ tdur = 0 }) => tdur / 1_000);
}

test(
  'storing 200 MB does not block the page',
  { tag: '@long' },
  async ({ harnessUrl }, testInfo) => {
    const context = await openProfile(testInfo.outputPath('profile'));
    const page = await context.newPage();
    await openHarness(page, harnessUrl);
    const browser = context.browser();
    // Not with PerformanceObserver: it also counts the time that other programs used the processor.
    await browser?.startTracing(page, { categories: ['toplevel', '__metadata'] });
    expect(await put(page, 0, (200 * MiB) / CHUNK_BYTES)).toBe('stored');
    const tasks = taskMs((await browser?.stopTracing()) ?? Buffer.from(''));
    expect(tasks.filter((ms) => ms > 0).length, 'tasks are seen').toBeGreaterThan(200);
    expect(Math.max(...tasks)).toBeLessThanOrEqual(TASK_MS_MAX);
    expect(await page.evaluate(() => window.harness.packs.tierOf(0))).toBe('large');
    await context.close();
  },
);
