/** `npm run bench:paths`: rates over slow and lossy paths, and the chat meanwhile. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { buildPage } from './build-page.ts';
import { fillMarkdown } from './markdown.ts';
import { whyNoNamespaces } from '../netlab/ip.ts';
import type { Line as Path } from '../netlab/line.ts';
import { measurePaths, type PathRun } from './paths.ts';
import { pathTable } from './path-table.ts';
import { ROOT } from './places.ts';
import { writeResults } from './results.ts';
import { formatTable } from './table.ts';

const ALL = { delays: '0,20,100,300', losses: '0,1', windows: '256,512,1024,2048,4096,8192' };
const QUICK = { delays: '0,100', losses: '0', windows: '512,2048' };

/** Of an earlier call with other paths: all of them at once take an hour. */
async function runsOf(file: string): Promise<PathRun[]> {
  const { runs } = JSON.parse(await readFile(file, 'utf8')) as { runs: PathRun[] };
  return runs;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      ...{ delays: { type: 'string' }, losses: { type: 'string' }, windows: { type: 'string' } },
      mbit: { type: 'string', default: '50' },
      ...{ rounds: { type: 'string' }, seconds: { type: 'string' }, markdown: { type: 'string' } },
      with: { type: 'string', multiple: true, default: [] },
    },
  });
  const why = whyNoNamespaces();
  if (why !== undefined) return console.log(`Skipped: ${why}.`);
  const { delays, losses, windows } = { ...(values.quick ? QUICK : ALL), ...values };
  const numbers = (text: string) => text.split(',').map(Number);
  const mbit = Number(values.mbit);
  const paths: Path[] = numbers(losses).flatMap((lossPercent) =>
    numbers(delays).map((roundTripMs) => ({ roundTripMs, lossPercent, mbit })),
  );
  const { means, runs: measured } = await measurePaths({
    pageDir: await buildPage(),
    paths,
    windowsKiB: numbers(windows),
    rounds: Number(values.rounds ?? (values.quick ? 1 : 3)),
    seconds: Number(values.seconds ?? 10),
  });
  const earlier = await Promise.all(values.with.map(runsOf));
  const runs = [...earlier.flat(), ...measured];
  const table = formatTable(pathTable(means, runs));
  console.log(`\n${table}`);
  console.log(`The figures are in ${await writeResults('paths', { means, runs: measured })}`);
  if (values.markdown !== undefined) {
    await fillMarkdown(resolve(ROOT, values.markdown), 'paths', table);
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
process.exit();
