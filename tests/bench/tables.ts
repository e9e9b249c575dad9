/** The tables of a run: medians with least and most, and ratios to the baseline of the same round. */
import { BASELINE, caseNamed } from './cases.ts';
import type { Results } from './results.ts';
import { spread, type Spread } from './statistics.ts';
import type { SwarmRun } from './swarms.ts';
import { digits, type Table } from './table.ts';
import type { ThreadUse } from './threads.ts';
import type { Transfer } from './transfers.ts';

export function tablesOf(results: Results): Table[] {
  const tables: (Table | undefined)[] = [
    ...transferTables(results),
    stallTable(results),
    threadTable('one sender, one receiver', largest(results.transfers?.transfers ?? [])),
    spreadTable(results.spread),
    threadTable('1 sharer → many receivers', results.spread ?? []),
    gatherTable(results.gather),
    ...pageTables(results),
  ];
  return tables.filter((table) => table !== undefined);
}

const span = (values: readonly number[], count: number): string => {
  if (values.length === 0) return '–';
  const { median, min, max } = spread(values);
  return values.length === 1
    ? digits(median, count)
    : `${digits(median, count)} [${digits(min, count)}–${digits(max, count)}]`;
};

/** Runs that have no such value are left out. */
const column = <T>(
  runs: readonly T[],
  count: number,
  value: (run: T) => number | undefined,
): string =>
  span(
    runs.map(value).filter((it) => it !== undefined),
    count,
  );

const titleOf = (name: string) => caseNamed(name).title;
const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** Each run over the baseline's run of the same round: what disturbs one round mostly disturbs both. */
function ratios<T extends { kase: string; round: number }>(
  runs: readonly T[],
  kase: string,
  value: (run: T) => number,
): string {
  const found = runs.flatMap((run) => {
    if (run.kase !== kase) return [];
    const base = runs.find((it) => it.kase === BASELINE && it.round === run.round);
    const ratio = base ? value(run) / value(base) : NaN;
    return Number.isFinite(ratio) ? [ratio] : [];
  });
  return span(found, 2);
}

function transferTables({ transfers: measured }: Results): Table[] {
  const all = measured?.transfers ?? [];
  return unique(all.map((it) => it.sizeMiB)).map((sizeMiB) => {
    const runs = all.filter((it) => it.sizeMiB === sizeMiB);
    const rows = unique(runs.map((it) => it.kase)).map((kase) => {
      const own = runs.filter((it) => it.kase === kase);
      return [
        titleOf(kase),
        String(own.length),
        column(own, 1, (it) => it.rate),
        ratios(runs, kase, (it) => it.rate),
        column(own, 0, (it) => it.cpuPerGb),
        ratios(runs, kase, (it) => it.cpuPerGb),
      ];
    });
    return {
      title: `One sender, one receiver, cold connection, ${sizeMiB} MiB`,
      head: ['case', 'n', 'MB/s', '× baseline', 'CPU s/GB', '× baseline'],
      rows,
    };
  });
}

function largest(all: readonly Transfer[]): Transfer[] {
  const sizeMiB = Math.max(...all.map((it) => it.sizeMiB));
  return all.filter((it) => it.sizeMiB === sizeMiB);
}

/** Threads that cost less than this in every case are summed up, CPU s/GB. */
const SMALL_COST = 1.5;

function threadTable(
  what: string,
  runs: readonly Pick<SwarmRun, 'kase' | 'rate' | 'seconds' | 'threads'>[],
): Table | undefined {
  if (runs.length === 0) return undefined;
  const kases = unique(runs.map((it) => it.kase));
  /** Medians over the rounds by thread, and what `use` of it came to by delivered GB. */
  const costs = (kase: string, thread: string, use: keyof ThreadUse): number =>
    spread(
      runs.flatMap(({ kase: of, rate, seconds, threads }) =>
        of === kase && rate > 0 ? [(threads[thread]?.[use] ?? 0) / ((rate * seconds) / 1000)] : [],
      ),
    ).median;
  const threads = unique(runs.flatMap((it) => Object.keys(it.threads)));
  const most = (thread: string) =>
    Math.max(...kases.map((kase) => costs(kase, thread, 'cpuSeconds') || 0));
  const large = threads.filter((it) => most(it) >= SMALL_COST).sort((a, b) => most(b) - most(a));
  const small = threads.filter((it) => most(it) < SMALL_COST);
  const sum = (kase: string, of: readonly string[], use: keyof ThreadUse) =>
    of.reduce((total, thread) => total + (costs(kase, thread, use) || 0), 0);
  const row = (name: string, of: readonly string[]) => [
    name,
    ...kases.map((kase) => digits(sum(kase, of, 'cpuSeconds'), 1)),
  ];
  return {
    title: `Where the processor time goes, CPU s/GB delivered: ${what}`,
    head: ['process/thread', ...kases.map(titleOf)],
    rows: [
      ...large.map((thread) => row(thread, [thread])),
      row('all others', small),
      [
        'pages mapped, 1000/GB',
        ...kases.map((kase) => digits(sum(kase, threads, 'minorFaults') / 1000, 0)),
      ],
    ],
  };
}

function stallTable({ transfers: measured }: Results): Table | undefined {
  const runs = largest(measured?.transfers ?? []);
  const sizeMiB = runs[0]?.sizeMiB;
  if (runs.length === 0) return undefined;
  const rows = unique(runs.map((it) => it.kase)).map((kase) => {
    const own = runs.filter((it) => it.kase === kase);
    return [
      titleOf(kase),
      column(own, 0, (it) => it.receiverStalls.count),
      column(own, 0, (it) => it.receiverStalls.longestMs),
      column(own, 0, (it) => it.senderStalls.count),
      column(own, 1, (it) => it.otherCores),
    ];
  });
  return {
    title: `Tasks over 50 ms during ${sizeMiB} MiB`,
    note: 'The last column tells how disturbed the run was: cores that the rest of the machine used.',
    head: ['case', 'receiver', 'longest, ms', 'sender', 'cores used by others'],
    rows,
  };
}

function swarmRows(
  runs: readonly SwarmRun[],
  columns: (own: readonly SwarmRun[]) => string[],
): string[][] {
  return unique(runs.map((it) => it.kase)).map((kase) => {
    const own = runs.filter((it) => it.kase === kase && it.error === undefined);
    return [
      titleOf(kase),
      String(own.length),
      column(own, 1, (it) => it.seconds),
      ratios(runs, kase, (it) => it.seconds),
      column(own, 0, (it) => it.cpuPerGb),
      ...columns(own),
    ];
  });
}

function spreadTable(runs: readonly SwarmRun[] | undefined): Table | undefined {
  if (!runs?.length) return undefined;
  return {
    title: `1 sharer → ${runs[0]?.people} receivers who start at once, 48 MiB`,
    note:
      'Time until all have it; the baseline moves as many copies over one connection. Copies: what left the\n' +
      'sharer over all its connections, headers and repeats counted, over the size of the file.',
    head: ['case', 'n', 'seconds', '× baseline', 'CPU s/GB', 'copies'],
    rows: swarmRows(runs, (own) => [column(own, 2, (it) => it.copies)]),
  };
}

function gatherTable(runs: readonly SwarmRun[] | undefined): Table | undefined {
  if (!runs?.length) return undefined;
  return {
    title: `${runs[0]?.people} sharers → 1 receiver, 48 MiB`,
    note: 'The baseline is as many bare connections, which share the window between them.',
    head: ['case', 'n', 'seconds', '× baseline', 'CPU s/GB', "Jain's index", 'least / most'],
    rows: swarmRows(runs, (own) => [
      column(own, 3, (it) => it.fairness),
      column(own, 2, (it) => it.leastToMost),
    ]),
  };
}

const msOf = ({ median, min, max }: Spread) =>
  `${digits(median, 0)} [${digits(min, 0)}–${digits(max, 0)}]`;

function pageTables({ chat, opening, offer, memory }: Results): (Table | undefined)[] {
  const shown = (kase: string) =>
    (opening ?? []).filter((it) => it.kase === kase).map((it) => it.shownMs);
  const byRound = (opening ?? []).flatMap((run) => {
    const bare = opening?.find((it) => it.kase === 'bare' && it.round === run.round);
    return run.kase === 'app' && bare ? [run.shownMs / bare.shownMs] : [];
  });
  return [
    opening && {
      title: 'From opening a link to the first message of a peer in the page',
      head: ['page', 'n', 'ms', '× bare'],
      rows: [
        ['bare page, minimal relay', String(shown('bare').length), span(shown('bare'), 0), '1'],
        [
          'Swapmeet, as built',
          String(shown('app').length),
          span(shown('app'), 0),
          span(byRound, 2),
        ],
      ],
    },
    chat && {
      title: 'A message and its answer, ms',
      head: ['run', 'at rest', 'during a transfer', 'MB/s meanwhile'],
      rows: chat.map((it, at) => [
        String(at + 1),
        msOf(it.idleMs),
        msOf(it.busyMs),
        digits(it.rate, 1),
      ]),
    },
    offer && {
      title: 'From picking a file of 10 GiB to its link',
      head: ['n', 'ms'],
      rows: [[String(offer.length), span(offer, 0)]],
    },
    memory && {
      title: `Growth of the pages while ${memory.sizeMiB} MiB pass, MB`,
      note: `Peak minus before. ${digits(memory.rate, 1)} MB/s.`,
      head: ['page', 'JS heap', 'resident memory of its process', 'resident before'],
      rows: (['sender', 'receiver'] as const).map((side) => [
        side,
        digits(memory[side].heap, 0),
        digits(memory[side].resident, 0),
        digits(memory[side].residentBefore, 0),
      ]),
    },
  ].map((table) => table || undefined);
}
