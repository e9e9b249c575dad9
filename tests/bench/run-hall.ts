/** `npm run bench:hall`: real pages in one room on one machine, beside Trystero. */
import { existsSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { build } from '../../scripts/checks.mjs';
import { buildPage } from './build-page.ts';
import { MiB, openDataFiles, type DataFiles } from './data-files.ts';
import type { HallApp } from './hall/hall-app.ts';
import { hallTable, scriptTables, threadTables } from './hall/hall-tables.ts';
import { measureHall, type HallRun } from './hall/measure-hall.ts';
import { openOwnHall } from './hall/own-hall.ts';
import { openTrysteroHall } from './hall/trystero-hall.ts';
import { installPackages } from './packages.ts';
import { writeResults } from './results.ts';
import { formatTable, type Table } from './table.ts';

const USAGE = `npm run bench:hall -- [flags]
  --sizes 10,16,24,40   pages in the room
  --apps swapmeet,trystero
  --rounds 7            messages whose way is timed
  --quiet 30            seconds in which nothing happens
  --without-file        no file goes from one to all
  --profile             what the quiet seconds were used for, by thread and by function of one page`;
const FILE_MIB = 2;

function readFlags() {
  const { values } = parseArgs({
    options: {
      sizes: { type: 'string', default: '10,16,24,40' },
      apps: { type: 'string', default: 'swapmeet,trystero' },
      ...{ rounds: { type: 'string', default: '7' }, quiet: { type: 'string', default: '30' } },
      'without-file': { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const sizes = values.sizes.split(',').map(Number);
  if (sizes.some((it) => !(Number.isInteger(it) && it > 1))) {
    throw new Error(`--sizes must be whole numbers above 1.\n${USAGE}`);
  }
  return { ...values, sizes, apps: values.apps.split(',') };
}

const HALLS: Readonly<Record<string, () => Promise<HallApp>>> = {
  async swapmeet() {
    const built = await build();
    if (built.code !== 0) throw new Error(built.output);
    return openOwnHall();
  },
  async trystero() {
    await installPackages();
    return openTrysteroHall(await buildPage(true));
  },
};

/** A run that breaks leaves the others their turn. */
async function measureAll(files: DataFiles, flags: ReturnType<typeof readFlags>) {
  const runs: HallRun[] = [];
  for (const name of flags.apps) {
    const open = HALLS[name];
    if (!open) throw new Error(`There is no app "${name}".\n${USAGE}`);
    const app = await open();
    try {
      for (const size of flags.sizes) {
        const plan = {
          ...{ size, rounds: Number(flags.rounds), quietSeconds: Number(flags.quiet) },
          file: flags['without-file'] ? undefined : await files.random(FILE_MIB * MiB),
          isProfiled: flags.profile,
          say: (text: string) => console.log(text),
        };
        const run = await measureHall(app, plan).catch((error: unknown) => {
          console.error(`${app.name}, ${size} pages, failed: ${String(error)}`);
          process.exitCode = 1;
        });
        if (!run) continue;
        runs.push(run);
        console.log(`\n${formatTable(hallTable([run]))}`);
        const details = flags.profile ? [...threadTables(run), ...scriptTables(run)] : [];
        for (const it of details) console.log(formatTable(it));
      }
    } finally {
      await app.close();
    }
  }
  return runs;
}

async function main(): Promise<void> {
  const flags = readFlags();
  if (flags.help) return console.log(USAGE);
  if (!existsSync('/proc/self/stat')) {
    throw new Error('The benchmark needs Linux: it takes CPU time from /proc.');
  }
  const files = await openDataFiles();
  try {
    const runs = await measureAll(files, flags);
    const table: Table = hallTable(runs);
    console.log(`\n${formatTable(table)}`);
    console.log(`The figures are in ${await writeResults('hall', { runs })}`);
  } finally {
    await files.remove();
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
// A library's timer or socket must not keep the program alive.
process.exit();
