/** `npm run bench`: measures, prints the tables, and keeps the figures as JSON. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import { build } from '../../scripts/checks.mjs';
import { measureHugeOffer, measureOpening } from './app-pages.ts';
import { openBenchmark, type Bench } from './bench.ts';
import { AT_ONCE, BASELINE } from './cases.ts';
import { buildPage } from './build-page.ts';
import { measureChat } from './chat.ts';
import { describeMachine, machineLines } from './machine.ts';
import { fillMarkdown } from './markdown.ts';
import { measureMemory } from './memory.ts';
import { readOptions, USAGE, type Options } from './options.ts';
import { installPackages, versionOf } from './packages.ts';
import { ROOT } from './places.ts';
import { printProfiles } from './profile.ts';
import { writeResults, type Results } from './results.ts';
import { measureGathering, measureSpreading } from './swarms.ts';
import { formatTable } from './table.ts';
import { tablesOf } from './tables.ts';
import { measureTransfers } from './transfers.ts';

const PEOPLE = 4;
const SWARM_MIB = 48;
const CHAT_MIB = 96;
const COMPARED = ['webtorrent', 'bittorrent-tracker', 'peerjs', 'simple-peer'];

async function measure(bench: Bench, options: Options, results: Results): Promise<void> {
  const swarm = { sizeMiB: SWARM_MIB, people: PEOPLE, rounds: options.swarmRounds };
  const others = options.cases.some((it) => it.name === 'webtorrent') ? ['webtorrent'] : [];
  const spreading = [BASELINE, AT_ONCE, 'swapmeet', ...others];
  const parts: Record<string, () => Promise<void>> = {
    transfers: async () => void (results.transfers = await measureTransfers(bench, options)),
    spread: async () =>
      void (results.spread = await measureSpreading(bench, { ...swarm, cases: spreading })),
    gather: async () =>
      void (results.gather = await measureGathering(bench, {
        ...{ ...swarm, cases: ['windowed', 'swapmeet'] },
      })),
    chat: async () => {
      results.chat = [];
      for (let n = 0; n < options.swarmRounds; n += 1) {
        results.chat.push(await measureChat(bench, CHAT_MIB));
      }
    },
    opening: async () => void (results.opening = await measureOpening(bench, options.rounds * 2)),
    offer: async () => void (results.offer = await measureHugeOffer(bench, options.swarmRounds)),
    memory: async () => void (results.memory = await measureMemory(bench, options.memoryMiB)),
    profile: () => printProfiles(bench, CHAT_MIB),
  };
  for (const part of options.parts) {
    console.log(`\n${part}`);
    try {
      await parts[part]?.();
    } catch (error) {
      await bench.leaveAll();
      results.failed[part] = error instanceof Error ? error.message : String(error);
      console.error(`${part} failed: ${results.failed[part]}`);
    }
  }
}

/** Whether the compared packages are there, and the folder of the built pages. */
async function prepareAll(options: Options): Promise<{ others: boolean; pageDir: string }> {
  const others = options.cases.some((it) => it.isOther);
  if (others) await installPackages();
  const needsApp = options.parts.some((part) => part === 'opening' || part === 'offer');
  if (needsApp) {
    const built = await build();
    if (built.code !== 0) throw new Error(built.output);
  }
  return { others, pageDir: await buildPage(others) };
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') return console.log(USAGE);
  if (!existsSync('/proc/self/stat')) {
    throw new Error('The benchmark needs Linux: it takes CPU time and memory from /proc.');
  }
  const { others, pageDir } = await prepareAll(options);
  const bench = await openBenchmark(pageDir, others);
  const versions: Record<string, string> = {};
  for (const name of others ? COMPARED : []) versions[name] = await versionOf(name);
  const results: Results = {
    machine: describeMachine(bench.browser.version),
    versions,
    failed: {},
  };
  try {
    await measure(bench, options, results);
  } finally {
    await bench.close();
  }
  const tables = tablesOf(results).map(formatTable).join('\n');
  console.log(`\n${tables}`);
  console.log(`The figures are in ${await writeResults('bench', results)}`);
  if (options.markdown !== undefined) {
    const text = `${machineLines(results.machine, versions)}\n\n${tables}`;
    await fillMarkdown(resolve(ROOT, options.markdown), 'bench', text);
  }
  if (Object.keys(results.failed).length > 0) process.exitCode = 1;
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
// A library's timer or socket must not keep the program alive.
process.exit();
