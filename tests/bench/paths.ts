/** This project beside a bare channel with the best fixed window, over paths with delay and loss. */
import type { Page } from '@playwright/test';
import { chromiumPath } from '../e2e/chromium.ts';
import { offer, prepare, rest, within } from './bench.ts';
import { openBench, openBrowser, type BenchBrowser } from './browser.ts';
import { caseNamed, type CaseKind } from './cases.ts';
import { chatDuring, type ChatRun } from './chat.ts';
import { MiB, openDataFiles, type DataFiles } from './data-files.ts';
import type { Line as Path } from '../netlab/line.ts';
import { openLab, type Lab } from './namespaces.ts';
import { startServer, type BenchServer } from './server.ts';

export interface PathRun {
  readonly path: Path;
  readonly round: number;
  /** KiB of the bare channel's window; undefined for this project. */
  readonly windowKiB: number | undefined;
  /** Over the whole time, the start included; 10^6 bytes a second. */
  readonly rate: number;
  readonly chat?: ChatRun;
  readonly error?: string;
}

export interface PathPlan {
  readonly pageDir: string;
  readonly paths: readonly Path[];
  readonly windowsKiB: readonly number[];
  readonly rounds: number;
  /** How long each run lasts. */
  readonly seconds: number;
}

const KiB = 1024;
/** The bare channel sends a smaller file again and again. */
const BARE_COPIES = 16;
/** Where the line has no limit of rate. */
const FILE_BYTES_MAX = 256 * MiB;
const SETUP_MS = 60_000;
const IDLE_PINGS = 8;
const RUNS_OF_ONE_BROWSER = 20;

export async function measurePaths(plan: PathPlan): Promise<{ means: string; runs: PathRun[] }> {
  const lab = await openLab();
  const files = await openDataFiles();
  const server = await startServer({ host: lab.serverHost, pageDir: plan.pageDir, others: false });
  const runs: PathRun[] = [];
  let sides: Sides | undefined;
  try {
    for (let round = 0; round < plan.rounds; round += 1) {
      for (const over of plan.paths) {
        await lab.link(over);
        for (const windowKiB of orderOf(plan.windowsKiB, round)) {
          if ((sides?.runs ?? RUNS_OF_ONE_BROWSER) >= RUNS_OF_ONE_BROWSER) {
            await sides?.close();
            sides = await openSides(lab);
          }
          const fileBytes = fileBytesFor(over, plan.seconds);
          const both = sides as Sides;
          const run = measurePath({ sides: both, server, files, plan, windowKiB, fileBytes });
          const measured = await within(2 * SETUP_MS + plan.seconds * 2_000, 'the run', run).catch(
            (error: unknown) => ({ rate: NaN, error: String(error) }),
          );
          runs.push({ path: over, round, windowKiB, ...measured });
          const who = windowKiB === undefined ? 'swapmeet' : `bare ${windowKiB} KiB`;
          console.log(`${nameOf(over)}: ${who}: ${JSON.stringify(measured)}`);
        }
      }
    }
  } finally {
    await sides?.close();
    await server.close();
    await files.remove();
    await lab.close();
  }
  return { means: lab.means, runs };
}

export const nameOf = ({ roundTripMs, lossPercent }: Path) =>
  `${roundTripMs} ms, ${lossPercent} % loss`;

/** A file just larger than what can pass: its list of chunks goes ahead of it and should not weigh more. */
function fileBytesFor({ mbit }: Path, seconds: number): number {
  if (mbit === 0) return FILE_BYTES_MAX;
  const passes = (mbit / 8) * 1e6 * seconds;
  return Math.min(FILE_BYTES_MAX, Math.ceil(passes / (BARE_COPIES * MiB)) * BARE_COPIES * MiB);
}

/** This project's turn (undefined) comes at another place in each round. */
function orderOf(windowsKiB: readonly number[], round: number): (number | undefined)[] {
  const order: (number | undefined)[] = [...windowsKiB];
  order.splice(round % (order.length + 1), 0, undefined);
  return order;
}

interface Sides {
  readonly a: BenchBrowser;
  readonly b: BenchBrowser;
  runs: number;
  close(): Promise<void>;
}

/** A browser in each namespace; the pages come from an address that is no localhost there. */
async function openSides(lab: Lab): Promise<Sides> {
  const args = [`--host-resolver-rules=MAP *.localhost ${lab.serverHost}`];
  const executable = await chromiumPath();
  const open = async (side: 'a' | 'b') =>
    openBrowser({ executablePath: await lab.wrap(side, executable), args });
  const [a, b] = await Promise.all([open('a'), open('b')]);
  return { a, b, runs: 0, close: async () => void (await Promise.all([a.close(), b.close()])) };
}

interface RunPlan {
  readonly sides: Sides;
  readonly server: BenchServer;
  readonly files: DataFiles;
  readonly plan: PathPlan;
  readonly windowKiB: number | undefined;
  readonly fileBytes: number;
}

let meetings = 0;

async function measurePath({ sides, server, files, plan, windowKiB, fileBytes }: RunPlan) {
  sides.runs += 1;
  const meeting = server.meeting(`path-${(meetings += 1)}`);
  const kase: CaseKind =
    windowKiB === undefined
      ? caseNamed('swapmeet')
      : {
          ...caseNamed('windowed'),
          options: { windowBytes: windowKiB * KiB, copies: BARE_COPIES },
        };
  const file = await files.random(windowKiB === undefined ? fileBytes : fileBytes / BARE_COPIES);
  const open = async (browser: BenchBrowser, kind: 'own' | 'disk'): Promise<Page> => {
    const page = await openBench(browser, kind, server.pageUrl('any'));
    await page.evaluate(([name, at, options]) => window.bench.open(name, at, options), [
      kase.page,
      meeting,
      kase.options,
    ] as const);
    return page;
  };
  const sender = await open(sides.a, 'own');
  const receiver = await open(sides.b, 'disk');
  try {
    const ticket = await within(SETUP_MS, 'offering', offer(sender, file));
    await within(SETUP_MS, 'connecting', prepare(receiver, ticket));
    await rest();
    const busyMs = plan.seconds * 1000;
    if (windowKiB !== undefined) {
      return { rate: await receiver.evaluate((ms) => window.bench.rateOver(ms), busyMs) };
    }
    const chat = await chatDuring(sender, receiver, { idle: IDLE_PINGS, busyMs });
    return { rate: chat.rate, chat };
  } finally {
    await Promise.all([sides.a.leave(sender), sides.b.leave(receiver)]);
  }
}
