/**
 * The page that runs contract suites against real adapters, and lends the adapters to tests that drive
 * them. A suite is a file in suites/ whose default export makes its cases.
 */
/// <reference types="vite/client" />
import type { ContractCase } from '../../contract/contract.ts';
import { bench } from './bench.ts';
import * as hostile from './hostile-member.ts';
import { packs } from './pack-bench.ts';

const suites = import.meta.glob<() => ContractCase[]>('./suites/*.ts', { import: 'default' });
/** A case that takes longer has hung. */
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
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hung = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('it took too long')), CASE_TIMEOUT_MS);
    });
    try {
      await Promise.race([found.run(), hung]);
      return null;
    } catch (error) {
      return error instanceof Error ? (error.stack ?? error.message) : String(error);
    } finally {
      clearTimeout(timer);
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
