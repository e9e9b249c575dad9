/** Where the time goes in a page's own code: V8's sampling profile, summed by function. */
import type { Page } from '@playwright/test';
import { offer, prepare, rest, take, type Bench } from './bench.ts';
import { caseNamed, type CaseKind } from './cases.ts';
import { MiB } from './data-files.ts';

export interface Cost {
  readonly where: string;
  readonly ms: number;
}
export interface Profile {
  readonly elapsedMs: number;
  readonly busyMs: number;
  /** Self time, highest first. */
  readonly costs: readonly Cost[];
}

const SAMPLE_US = 200;
const IDLE = new Set(['(idle)', '(root)', '(program)']);

export async function startProfile(page: Page): Promise<() => Promise<Profile>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: SAMPLE_US });
  await session.send('Profiler.start');
  return async () => {
    const { profile } = await session.send('Profiler.stop');
    await session.detach();
    const { nodes, samples = [], timeDeltas = [] } = profile;
    const names = new Map(
      nodes.map(({ id, callFrame: { functionName, url, lineNumber } }) => {
        const file = url.slice(url.lastIndexOf('/') + 1);
        return [id, `${functionName || '(anonymous)'}${file && ` ${file}:${lineNumber + 1}`}`];
      }),
    );
    const sums = new Map<string, number>();
    samples.forEach((id, at) => {
      const where = names.get(id) ?? '';
      sums.set(where, (sums.get(where) ?? 0) + (timeDeltas[at + 1] ?? 0) / 1000);
    });
    const costs = [...sums].map(([where, ms]) => ({ where, ms })).sort((a, b) => b.ms - a.ms);
    const elapsedMs = costs.reduce((sum, { ms }) => sum + ms, 0);
    const idleMs = costs.reduce((sum, { where, ms }) => sum + (IDLE.has(where) ? ms : 0), 0);
    return { elapsedMs, busyMs: elapsedMs - idleMs, costs };
  };
}

const LINES = 25;

/** One profiled transfer to each kind of store, both pages; then one sharer and two receivers of four. */
export async function printProfiles(bench: Bench, sizeMiB: number): Promise<void> {
  for (const kase of ['swapmeet-opfs', 'swapmeet-indexeddb'].map(caseNamed)) {
    await printProfile(bench, kase, sizeMiB, 1);
  }
  await printProfile(bench, caseNamed('swapmeet'), sizeMiB / 2, 4);
}

async function printProfile(bench: Bench, kase: CaseKind, sizeMiB: number, receivers: number) {
  const meeting = bench.meeting();
  const sender = await bench.open({ kind: 'own', meeting, kase });
  const pages = [sender];
  while (pages.length <= receivers) {
    pages.push(await bench.open({ kind: 'disk', meeting, kase }));
  }
  const ticket = await offer(sender, await bench.files.random(sizeMiB * MiB));
  await Promise.all(pages.slice(1).map((page) => prepare(page, ticket)));
  await rest();
  const watched = pages.slice(0, 3);
  const stops = await Promise.all(watched.map(startProfile));
  const before = performance.now();
  await Promise.all(pages.slice(1).map(take));
  const ms = performance.now() - before;
  for (const [at, stop] of stops.entries()) {
    const { busyMs, costs } = await stop();
    const side = at === 0 ? 'sender' : `receiver ${at} of ${receivers}`;
    bench.say(`\n${kase.title}, ${side}: busy ${busyMs.toFixed(0)} of ${ms.toFixed(0)} ms`);
    for (const cost of costs.slice(0, LINES)) {
      bench.say(`${cost.ms.toFixed(0).padStart(7)} ms  ${cost.where}`);
    }
  }
  await bench.leave(...pages);
}
