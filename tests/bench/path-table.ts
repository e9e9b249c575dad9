/** The table of slow and lossy paths: this project over the best fixed window, and its chat. */
import { nameOf, type PathRun } from './paths.ts';
import { spread } from './statistics.ts';
import { digits, type Table } from './table.ts';

const MEANS: Readonly<Record<string, string>> = {
  netem: 'The link is the kernel’s netem.',
  userspace:
    'The kernel has no netem, so a program carries the frames, ahead of all other processes.',
};

export function pathTable(means: string, runs: readonly PathRun[]): Table {
  const names = [...new Set(runs.map(({ path }) => nameOf(path)))];
  return {
    title: 'Over a path with delay (there and back) and loss (in each direction)',
    note: `${lineOf(runs[0])} Rates from the request on, the start included. ${MEANS[means] ?? ''}`,
    head: [
      ...['path', 'Swapmeet, MB/s', 'best fixed window, MB/s', 'its KiB', '×'],
      ...['chat at rest, ms', 'chat meanwhile, ms', 'allowed, ms'],
    ],
    rows: names.map((name) => rowOf(name, runs)),
  };
}

const lineOf = (run: PathRun | undefined) =>
  run?.path.mbit
    ? `A line of ${run.path.mbit} Mbit/s with a queue of 100 ms.`
    : 'No limit of rate.';

function rowOf(name: string, all: readonly PathRun[]): string[] {
  const runs = all.filter((it) => nameOf(it.path) === name && it.error === undefined);
  const rateWith = (windowKiB: number | undefined) =>
    spread(runs.filter((it) => it.windowKiB === windowKiB).map((it) => it.rate)).median;
  const windows = [...new Set(runs.map((it) => it.windowKiB))].filter((it) => it !== undefined);
  const best = windows.reduce<number | undefined>(
    (a, b) => (a === undefined || rateWith(b) > rateWith(a) ? b : a),
    undefined,
  );
  const [own, bare] = [rateWith(undefined), rateWith(best)];
  const chats = runs.flatMap(({ chat }) => (chat ? [chat] : []));
  const idle = spread(chats.map((it) => it.idleMs.median)).median;
  const busy = spread(chats.map((it) => it.busyMs.median)).median;
  return [
    name,
    digits(own, 2),
    digits(bare, 2),
    best === undefined ? '–' : String(best),
    digits(own / bare, 2),
    digits(idle, 0),
    digits(busy, 0),
    digits(1.5 * idle + 100, 0),
  ];
}
