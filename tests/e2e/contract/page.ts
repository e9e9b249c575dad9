/**
 * The page that runs contract suites against real adapters, and lends the adapters to tests that drive
 * them. A suite is a file in suites/ whose default export makes its cases.
 */
/// <reference types="vite/client" />
import type { Off } from '../../../src/core/base/events.ts';
import type { ContractCase } from '../../contract/contract.ts';
import { bench } from './bench.ts';
import * as hostile from './hostile-member.ts';
import { packs } from './pack-bench.ts';
import { afterPageTime } from './page-time.ts';

const suites = import.meta.glob<() => ContractCase[]>('./suites/*.ts', { import: 'default' });
/** A case that takes longer has hung, in the page's own time: a busy machine may take as long as it needs. */
const CASE_TIMEOUT_MS = 30_000;

async function open(suite: string): Promise<ContractCase[]> {
  const load = suites[`./suites/${suite}.ts`];
  if (!load) throw new Error(`no suite is called ${suite}`);
  return (await load())();
}

const harness = {
  bench,
  hostile,
  packs,
  /** The names of a suite's cases. */
  names: async (suite: string) => (await open(suite)).map(({ name }) => name),

  /** Runs one case; gives what went wrong, or null. */
  async run(suite: string, name: string): Promise<string | null> {
    const found = (await open(suite)).find((one) => one.name === name);
    if (!found) return 'there is no such case';
    let stop: Off = () => undefined;
    const hung = new Promise<never>((_, reject) => {
      stop = afterPageTime(CASE_TIMEOUT_MS, () => reject(new Error('it took too long')));
    });
    try {
      await Promise.race([found.run(), hung]);
      return null;
    } catch (error) {
      return error instanceof Error ? (error.stack ?? error.message) : String(error);
    } finally {
      stop();
    }
  },
};

export type Harness = typeof harness;
declare global {
  interface Window {
    harness: Harness;
  }
}
window.harness = harness;
