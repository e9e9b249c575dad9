/** How much two pages grow while a large file passes between them: JS heap and resident memory. */
import type { Page } from '@playwright/test';
import { offer, prepare, rest, take, within, type Bench } from './bench.ts';
import { caseNamed } from './cases.ts';
import { MiB } from './data-files.ts';
import { cpuSecondsOf, familyOf, residentBytes } from './processes.ts';

export interface Growth {
  /** 10^6 bytes: peak minus before. */
  readonly heap: number;
  readonly resident: number;
  readonly residentBefore: number;
}
export interface MemoryRun {
  readonly sizeMiB: number;
  readonly seconds: number;
  readonly rate: number;
  readonly sender: Growth;
  readonly receiver: Growth;
}

const RUN_MS = 900_000;
const SAMPLE_MS = 250;
/** Long enough to stand out of what other renderers do in the meantime. */
const MARK_MS = 400;

export async function measureMemory(bench: Bench, sizeMiB: number): Promise<MemoryRun> {
  const kase = caseNamed('swapmeet');
  const meeting = bench.meeting();
  const path = await bench.files.random(sizeMiB * MiB);
  const sender = await bench.open({ kind: 'own', meeting, kase });
  const receiver = await bench.open({ kind: 'disk', meeting, kase });
  try {
    const senderGrowth = await watchGrowth(bench, sender);
    const receiverGrowth = await watchGrowth(bench, receiver);
    const ticket = await within(RUN_MS, 'sharing', offer(sender, path));
    await prepare(receiver, ticket);
    await rest();
    const { ms, bytes } = await within(RUN_MS, 'the large file', take(receiver));
    return {
      sizeMiB,
      seconds: ms / 1000,
      rate: bytes / 1000 / ms,
      sender: await senderGrowth(),
      receiver: await receiverGrowth(),
    };
  } finally {
    await bench.leave(sender, receiver);
  }
}

/** Starts with what there is now; what it returns ends it. */
async function watchGrowth(bench: Bench, page: Page): Promise<() => Promise<Growth>> {
  const pid = await rendererOf(bench, page);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('HeapProfiler.collectGarbage');
  const heapBytes = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0;
  };
  const before = { heap: await heapBytes(), resident: residentBytes(pid) };
  const peak = { ...before };
  const look = async (): Promise<void> => {
    peak.resident = Math.max(peak.resident, residentBytes(pid));
    peak.heap = Math.max(peak.heap, await heapBytes());
  };
  const timer = setInterval(() => void look().catch(() => undefined), SAMPLE_MS);
  return async () => {
    clearInterval(timer);
    await look();
    return {
      heap: (peak.heap - before.heap) / 1e6,
      resident: (peak.resident - before.resident) / 1e6,
      residentBefore: before.resident / 1e6,
    };
  };
}

/** The protocol does not tell a page's process, so the page makes itself known by being busy. */
async function rendererOf(bench: Bench, page: Page): Promise<number> {
  const before = new Map(familyOf(bench.browser.pid).map((pid) => [pid, cpuSecondsOf(pid)]));
  await page.evaluate((ms) => {
    const end = performance.now() + ms;
    while (performance.now() < end);
  }, MARK_MS);
  const grown = [...before].map(([pid, cpu]) => ({ pid, by: cpuSecondsOf(pid) - cpu }));
  return grown.reduce((a, b) => (b.by > a.by ? b : a)).pid;
}
