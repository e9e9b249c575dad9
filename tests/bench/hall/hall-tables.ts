/** The tables of a hall: a row for each size. */
import { digits, type Table } from '../table.ts';
import { spread } from '../statistics.ts';
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
  ['processor time a page until then, s', ({ joins }) => digits(joins.cpuSecondsEach, 2)],
  ['everyone listed by everyone, after the last came, s', listedCell],
  ['connections made', ({ made }) => String(made.joined)],
  ['more in the quiet time', ({ made }) => String(made.quiet)],
  ['links a page', ({ links }) => `${links.median} [${links.min}–${links.max}]`],
  ['cores busy when quiet', quietCell],
  ['a message everywhere, median [most], s', messageCell],
  ['everyone spoke: all lines everywhere after the last, s', (run) => digits(run.talkSeconds, 1)],
  ['2 MiB from one at all, s', fileCell],
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

/** What the processor did while the room was quiet, in milliseconds a second and page, by thread. */
export function threadTable({ app, size, quiet }: HallRun): Table | undefined {
  if (!quiet) return undefined;
  const each = (cpuSeconds: number) => (1000 * cpuSeconds) / quiet.seconds / size;
  const costs = Object.entries(quiet.threads).sort(([, a], [, b]) => b.cpuSeconds - a.cpuSeconds);
  return {
    title: `${app}, ${size} pages: processor time while quiet, ms a second and page`,
    head: ['process/thread', 'ms'],
    rows: costs.slice(0, LINES).map(([name, use]) => [name, digits(each(use.cpuSeconds), 2)]),
  };
}

/** What one page's own script did while the room was quiet. */
export function scriptTable({ app, size, profile }: HallRun): Table | undefined {
  if (!profile) return undefined;
  const perSecond = (ms: number) => digits((1000 * ms) / profile.elapsedMs, 2);
  return {
    title: `${app}, ${size} pages: one page’s script while quiet, ms a second (${perSecond(profile.busyMs)} in all)`,
    head: ['function', 'ms'],
    rows: profile.costs.slice(0, 2 * LINES).map(({ where, ms }) => [where, perSecond(ms)]),
  };
}
