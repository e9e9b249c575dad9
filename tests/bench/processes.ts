/** What the browser's processes cost, as the operating system counts it. Linux only. */
import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second: fixed for user space on all of Linux's architectures that run Chromium. */
const TICKS_PER_SECOND = 100;
const PAGE_BYTES = 4096;

interface Stat {
  readonly name: string;
  readonly parent: number;
  readonly cpuSeconds: number;
  readonly minorFaults: number;
  readonly residentBytes: number;
}

const stat = (pid: number) => readStat(`/proc/${pid}/stat`);

/** @param path the `stat` of a process or of one of its threads; undefined when it has ended */
export function readStat(path: string): Stat | undefined {
  try {
    const text = readFileSync(path, 'utf8');
    // The command's name stands in parentheses and may hold anything.
    const end = text.lastIndexOf(')');
    const fields = text.slice(end + 2).split(' ');
    const number = (n: number) => Number(fields[n - 3]); // counted from 1 as in proc(5)
    return {
      name: text.slice(text.indexOf('(') + 1, end),
      minorFaults: number(10),
      parent: number(4),
      cpuSeconds: (number(14) + number(15)) / TICKS_PER_SECOND,
      residentBytes: number(24) * PAGE_BYTES,
    };
  } catch {
    return undefined; // it has ended
  }
}

/** A process and all that descend from it. */
export function familyOf(ancestor: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    const parent = pid > 0 ? stat(pid)?.parent : undefined;
    if (parent !== undefined) parents.set(pid, parent);
  }
  const belongs = (pid: number): boolean =>
    pid === ancestor || (parents.has(pid) && belongs(parents.get(pid) ?? 0));
  return [...parents.keys()].filter(belongs);
}

export const cpuSecondsOfFamily = (ancestor: number): number =>
  familyOf(ancestor).reduce((sum, pid) => sum + (stat(pid)?.cpuSeconds ?? 0), 0);

export const cpuSecondsOf = (pid: number): number => stat(pid)?.cpuSeconds ?? 0;

export const residentBytes = (pid: number): number => stat(pid)?.residentBytes ?? 0;

/** How busy the whole machine was between two calls, in cores, by others than the given processes too. */
export function machineCpuSeconds(): number {
  const [, ...ticks] = (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '').split(/\s+/);
  const [user = 0, nice = 0, system = 0, , , irq = 0, softIrq = 0] = ticks.map(Number);
  return (user + nice + system + irq + softIrq) / TICKS_PER_SECOND;
}
