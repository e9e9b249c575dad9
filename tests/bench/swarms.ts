/** One sharer and several who start at once; and several sharers and one who fetches from all. */
import type { Page } from '@playwright/test';
import { offer, prepare, rest, take, within, type Bench } from './bench.ts';
import { AT_ONCE, BASELINE, caseNamed, type CaseKind } from './cases.ts';
import { MiB } from './data-files.ts';
import { fairness } from './statistics.ts';
import { startMeter, type Threads } from './threads.ts';

export interface SwarmRun {
  readonly kase: string;
  readonly round: number;
  readonly people: number;
  readonly seconds: number;
  /** Delivered bytes by all receivers together, 10^6 a second. */
  readonly rate: number;
  readonly cpuPerGb: number;
  readonly threads: Threads;
  /** What left the first sharer / the file's size; headers and repeats counted. */
  readonly copies?: number;
  /** Jain's index over what each sharer gave, and the least share over the largest. */
  readonly fairness?: number;
  readonly leastToMost?: number;
  readonly error?: string;
}

export interface SwarmPlan {
  readonly cases: readonly string[];
  readonly sizeMiB: number;
  readonly people: number;
  readonly rounds: number;
}

const RUN_MS = 120_000;
const BASE = caseNamed(BASELINE);

/** 1 → n. The baseline moves n times the file over one connection: the least that must be moved. */
export function measureSpreading(bench: Bench, plan: SwarmPlan): Promise<SwarmRun[]> {
  return alternate(bench, plan, 'spread', async (kase) => {
    if (kase.name === AT_ONCE) return sendAtOnce(bench, plan, kase);
    const isBase = kase.page === BASE.page;
    const { sizeMiB, people } = plan;
    const played = isBase ? { ...kase, options: { ...kase.options, copies: people } } : kase;
    const meeting = bench.meeting();
    const pages: Page[] = [];
    try {
      const sharer = await bench.open({ kind: 'own', meeting, kase: played });
      pages.push(sharer);
      for (let n = 0; n < (isBase ? 1 : people); n += 1) {
        pages.push(await bench.open({ kind: 'disk', meeting, kase: played }));
      }
      const receivers = pages.slice(1);
      const ticket = await offer(sharer, await bench.files.random(sizeMiB * MiB));
      await Promise.all(receivers.map((page) => prepare(page, ticket)));
      await rest();
      const sentBefore = await sentBytes(sharer);
      const timed = await timeAll(bench, receivers, sizeMiB * people);
      const left = (await sentBytes(sharer)) - sentBefore;
      const copies = isBase ? {} : { copies: left / (sizeMiB * MiB) };
      return { ...timed, ...copies };
    } finally {
      await bench.leave(...pages);
    }
  });
}

async function sendAtOnce(bench: Bench, { sizeMiB, people }: SwarmPlan, kase: CaseKind) {
  const path = await bench.files.random(sizeMiB * MiB);
  const [pages, receivers]: [Page[], Page[]] = [[], []];
  try {
    for (let n = 0; n < people; n += 1) {
      const meeting = bench.meeting();
      const sharer = await bench.open({ kind: 'own', meeting, kase });
      const receiver = await bench.open({ kind: 'disk', meeting, kase });
      pages.push(sharer, receiver);
      receivers.push(receiver);
      await prepare(receiver, await offer(sharer, path));
    }
    await rest();
    return await timeAll(bench, receivers, sizeMiB * people);
  } finally {
    await bench.leave(...pages);
  }
}

/** n → 1. The baseline is n connections with a window each, a share of the file on every one. */
export function measureGathering(bench: Bench, plan: SwarmPlan): Promise<SwarmRun[]> {
  return alternate(bench, plan, 'gather', (kase) =>
    kase.page === BASE.page ? gatherBare(bench, plan, kase) : gather(bench, plan, kase),
  );
}

async function gather(bench: Bench, { sizeMiB, people }: SwarmPlan, kase: CaseKind) {
  const played = { ...kase, options: { ...kase.options, givers: people } };
  const meeting = bench.meeting();
  const path = await bench.files.random(sizeMiB * MiB);
  const pages = [await bench.open({ kind: 'own', meeting, kase: played })];
  try {
    const [first] = pages as [Page];
    const ticket = await offer(first, path);
    while (pages.length < people) {
      const page = await bench.open({ kind: 'disk', meeting, kase });
      pages.push(page);
      await prepare(page, ticket);
      await take(page);
    }
    const receiver = await bench.open({ kind: 'disk', meeting, kase: played });
    pages.push(receiver);
    await prepare(receiver, ticket);
    await rest();
    const timed = await timeAll(bench, [receiver], sizeMiB);
    const shares = await receiver.evaluate(() => window.bench.shares());
    return { ...timed, ...evenness(shares, people) };
  } finally {
    await bench.leave(...pages);
  }
}

async function gatherBare(bench: Bench, { sizeMiB, people }: SwarmPlan, kase: CaseKind) {
  const windowBytes = (kase.options.windowBytes ?? 0) / people;
  const played = { ...kase, options: { windowBytes, givers: people } };
  const meeting = bench.meeting();
  const path = await bench.files.random((sizeMiB / people) * MiB);
  const pages: Page[] = [];
  try {
    let ticket = '';
    for (let n = 0; n < people; n += 1) {
      const own = { ...meeting, meetUrl: `${meeting.meetUrl}-${n}` };
      const page = await bench.open({ kind: 'own', meeting: own, kase: played });
      pages.push(page);
      ticket = await offer(page, path);
    }
    const receiver = await bench.open({
      kind: 'disk',
      meeting,
      kase: { ...played, page: 'bare-many' },
    });
    pages.push(receiver);
    await prepare(receiver, ticket);
    await rest();
    const timed = await timeAll(bench, [receiver], sizeMiB);
    const shares = await receiver.evaluate(() => window.bench.shares());
    return { ...timed, ...evenness(shares, people) };
  } finally {
    await bench.leave(...pages);
  }
}

const sentBytes = (page: Page) => page.evaluate(() => window.bench.sentBytes());

async function timeAll(bench: Bench, receivers: readonly Page[], deliveredMiB: number) {
  const meter = startMeter(bench.browser.pid);
  await Promise.all(receivers.map(take));
  const { seconds, cpuSeconds, threads } = meter();
  const gigabytes = (deliveredMiB * MiB) / 1e9;
  return { seconds, rate: (gigabytes * 1000) / seconds, cpuPerGb: cpuSeconds / gigabytes, threads };
}

/** People who gave nothing count, too. */
function evenness(gave: readonly number[], people: number) {
  const shares = [...gave, ...Array<number>(people).fill(0)].slice(0, people);
  return { fairness: fairness(shares), leastToMost: Math.min(...shares) / Math.max(...shares) };
}

type Measured = Omit<SwarmRun, 'kase' | 'round' | 'people'>;

async function alternate(
  bench: Bench,
  plan: SwarmPlan,
  what: string,
  run: (kase: CaseKind) => Promise<Measured>,
): Promise<SwarmRun[]> {
  const runs: SwarmRun[] = [];
  const cases = plan.cases.map(caseNamed);
  for (let round = 0; round < plan.rounds; round += 1) {
    for (let turn = 0; turn < cases.length; turn += 1) {
      const kase = cases[(turn + round) % cases.length];
      if (!kase) continue;
      const about = { kase: kase.name, round, people: plan.people };
      try {
        const measured = await within(RUN_MS, kase.name, run(kase));
        runs.push({ ...about, ...measured });
        const { threads: _, ...figures } = measured;
        bench.say(`${what} ${kase.name}: ${JSON.stringify(figures)}`);
      } catch (error) {
        await bench.leaveAll();
        runs.push({
          ...about,
          seconds: NaN,
          rate: NaN,
          cpuPerGb: NaN,
          threads: {},
          error: String(error),
        });
        bench.say(`${what} ${kase.name}: ${String(error)}`);
      }
    }
  }
  return runs;
}
