/** Where the browser's processor time goes, by kind of process and by thread. Linux only. */
import { readdirSync, readFileSync } from 'node:fs';
import { cpuSecondsOfFamily, familyOf, machineCpuSeconds, readStat } from './processes.ts';

/** What one thread has used so far, by a name such as `renderer 1/Network thread`. */
export interface ThreadUse {
  readonly cpuSeconds: number;
  /** Pages that had to be mapped, without reading from disk: what allocating and freeing costs shows here. */
  readonly minorFaults: number;
}

/** Uses by `process kind/thread name`; what ended in between is lost. */
function threadUses(ancestor: number): Map<string, ThreadUse> {
  const uses = new Map<string, ThreadUse>();
  for (const pid of familyOf(ancestor)) {
    const kind = kindOf(pid);
    for (const task of listed(`/proc/${pid}/task`)) {
      const stat = readStat(`/proc/${pid}/task/${task}/stat`);
      if (!stat) continue;
      const name = `${kind}/${task === String(pid) ? 'main' : plainName(stat.name)}`;
      const sofar = uses.get(name) ?? { cpuSeconds: 0, minorFaults: 0 };
      uses.set(name, {
        cpuSeconds: sofar.cpuSeconds + stat.cpuSeconds,
        minorFaults: sofar.minorFaults + stat.minorFaults,
      });
    }
  }
  return uses;
}

/** By `process kind/thread name`. */
export type Threads = Readonly<Record<string, ThreadUse>>;

export interface Metered {
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** What others on the machine used meanwhile. */
  readonly otherCpuSeconds: number;
  readonly threads: Threads;
}

/** Starts with what there is now; what it returns tells what a process and its family have used since. */
export function startMeter(ancestor: number): () => Metered {
  const threadsBefore = threadUses(ancestor);
  const [cpuBefore, machineBefore] = [cpuSecondsOfFamily(ancestor), machineCpuSeconds()];
  const before = performance.now();
  return () => {
    const seconds = (performance.now() - before) / 1000;
    const cpuSeconds = cpuSecondsOfFamily(ancestor) - cpuBefore;
    const otherCpuSeconds = machineCpuSeconds() - machineBefore - cpuSeconds;
    const threads: Record<string, ThreadUse> = {};
    for (const [name, use] of threadUses(ancestor)) {
      const used = {
        cpuSeconds: use.cpuSeconds - (threadsBefore.get(name)?.cpuSeconds ?? 0),
        minorFaults: use.minorFaults - (threadsBefore.get(name)?.minorFaults ?? 0),
      };
      if (used.cpuSeconds > 0) threads[name] = used;
    }
    return { seconds, cpuSeconds, otherCpuSeconds, threads };
  };
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // it has ended
  }
}

/** `ThreadPoolForeg3` and `ThreadPoolForeg12` are the same thing. */
const plainName = (name: string) => name.replace(/[/\d-]+$/, '');

function kindOf(pid: number): string {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    const kind = /--type=(\S+)/.exec(command)?.[1] ?? 'browser';
    return /--utility-sub-type=(\w+)/.exec(command)?.[1] ?? kind;
  } catch {
    return 'ended';
  }
}
