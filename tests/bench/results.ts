/** All that one run of the benchmark measured, as it is written to its JSON file. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OpeningRun } from './app-pages.ts';
import type { ChatRun } from './chat.ts';
import type { Machine } from './machine.ts';
import type { MemoryRun } from './memory.ts';
import { RESULTS } from './places.ts';
import type { SwarmRun } from './swarms.ts';
import type { FailedTransfer, Transfer } from './transfers.ts';

export interface Results {
  readonly machine: Machine;
  /** Versions of what is compared, by package. */
  readonly versions: Readonly<Record<string, string>>;
  transfers?: { transfers: Transfer[]; failures: FailedTransfer[] };
  spread?: SwarmRun[];
  gather?: SwarmRun[];
  chat?: ChatRun[];
  opening?: OpeningRun[];
  /** Milliseconds from pick to link. */
  offer?: number[];
  memory?: MemoryRun;
  /** Parts that did not come to an end, with the reason. */
  readonly failed: Record<string, string>;
}

/** Returns the file's path. */
export async function writeResults(name: string, results: object): Promise<string> {
  await mkdir(RESULTS, { recursive: true });
  const path = join(RESULTS, `${name}-${new Date().toISOString().replaceAll(/[:.]/g, '-')}.json`);
  await writeFile(path, `${JSON.stringify(results, null, 2)}\n`);
  return path;
}
