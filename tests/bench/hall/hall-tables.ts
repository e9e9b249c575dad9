/** The tables of a hall: a row for each size. */
import type { Profile } from '../profile.ts';
import { spread } from '../statistics.ts';
import { digits, type Table } from '../table.ts';
import type { Metered } from '../threads.ts';
import type { HallRun } from './measure-hall.ts';

const LINES = 20;

export function hallTable(runs: readonly HallRun[]): Table {
  return {
    title: 'One room of real pages on one machine',
    note: 'Connections are RTCPeerConnections that the pages constructed, both ends counted. Cores are those of all of Chromium’s processes; in brackets those of others on the machine.',
    head: ['figure', ...runs.map(({ app, size }) => `${app}, ${size}`)],
    rows: FIGURES.map(([name, cell]) => [name, ...runs.map(cell)]),
  };
}

const FIGURES: readonly (readonly [name: string, cell: (run: HallRun) => string])[] = [
  ['one after the other came in, s', ({ joins }) => digits(joins.seconds, 0)],
  ['processor time a page until then, s', ({ joins, size }) => digits(joins.cpuSeconds / size, 2)],
  ['everyone listed by everyone, after the last came, s', listedCell],
  ['connections made', ({ made }) => String(made.joined)],
  ['more in the quiet time', ({ made }) => String(made.quiet)],
  ['links a page', ({ links }) => `${links.median} [${links.min}–${links.max}]`],
  ['cores busy when quiet', quietCell],
  ['a message everywhere, median [most], s', messageCell],
  ['everyone spoke: all lines everywhere after the last, s', (run) => digits(run.talkSeconds, 1)],
  ['2 MiB from one at all, s', fileCell],
  ['processor time a page for it, s', fileCost],
  ['screens that said “cannot be reached”', ({ unreached }) => String(unreached)],
];

function listedCell({ listedSeconds, listingPages, size }: HallRun): string {
  return listedSeconds === undefined
    ? `never; ${listingPages} of ${size} do`
    : digits(listedSeconds, 1);
}

function quietCell({ quiet }: HallRun): string {
  if (!quiet) return '–';
  const { seconds, cpuSeconds, otherCpuSeconds } = quiet;
  return `${digits(cpuSeconds / seconds, 2)} [${digits(otherCpuSeconds / seconds, 1)}]`;
}

function messageCell({ messagesMs }: HallRun): string {
  const came = messagesMs.flatMap((it) => (it === undefined ? [] : [it / 1000]));
  const { median, max } = spread(came);
  const lost = messagesMs.length - came.length;
  return `${digits(median, 2)} [${digits(max, 2)}]${lost > 0 ? `, ${lost} never` : ''}`;
}

function fileCell({ file }: HallRun): string {
  if (!file) return '–';
  return file.seconds === undefined ? `never; ${file.pages} have it` : digits(file.seconds, 1);
}

function fileCost({ file, size }: HallRun): string {
  return file ? digits(file.cpuSeconds / size, 2) : '–';
}

/** What the processor did while the pages came and while the room was quiet, by thread. */
export function threadTables({ app, size, joins, quiet }: HallRun): Table[] {
  const title = `${app}, ${size} pages: processor time of a page`;
  const came = threadTable(`${title} until it is in, ms`, joins, size);
  return quiet
    ? [came, threadTable(`${title} in a quiet second, ms`, quiet, size * quiet.seconds)]
    : [came];
}

function threadTable(title: string, { threads }: Metered, parts: number): Table {
  const costs = Object.entries(threads).sort(([, a], [, b]) => b.cpuSeconds - a.cpuSeconds);
  return {
    title,
    head: ['process/thread', 'ms'],
    rows: costs
      .slice(0, LINES)
      .map(([name, { cpuSeconds }]) => [name, digits((1000 * cpuSeconds) / parts, 1)]),
  };
}

/** What one page’s own script did at both times. */
export function scriptTables({ app, size, profiles }: HallRun): Table[] {
  const title = `${app}, ${size} pages: the first page’s script`;
  return [
    ...scriptTable(`${title} while the others come`, profiles.joins),
    ...scriptTable(`${title} while it is quiet`, profiles.quiet),
  ];
}

function scriptTable(title: string, profile: Profile | undefined): Table[] {
  if (!profile) return [];
  const perSecond = (ms: number) => digits((1000 * ms) / profile.elapsedMs, 2);
  return [
    {
      title: `${title}, ms a second (${perSecond(profile.busyMs)} in all)`,
      head: ['function', 'ms'],
      rows: profile.costs.slice(0, 2 * LINES).map(({ where, ms }) => [where, perSecond(ms)]),
    },
  ];
}
