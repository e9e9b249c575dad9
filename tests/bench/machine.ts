/** Says on what machine and with what versions something was measured. */
import { cpus, release, totalmem, type } from 'node:os';
import process from 'node:process';

export interface Machine {
  readonly cores: number;
  readonly processor: string;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
  readonly chromium: string;
  readonly date: string;
}

export function describeMachine(chromium: string): Machine {
  const processors = cpus();
  return {
    cores: processors.length,
    processor: processors[0]?.model.trim() || 'unknown',
    memoryGb: Math.round(totalmem() / 1e9),
    system: `${type()} ${release()}`,
    node: process.version,
    chromium,
    date: new Date().toISOString().slice(0, 10),
  };
}

/** A paragraph for the document that holds the tables. */
export function machineLines(machine: Machine, versions: Readonly<Record<string, string>>): string {
  const { cores, processor, memoryGb, system, node, chromium, date } = machine;
  const others = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const compared = others.length > 0 ? ` Compared: ${others.join(', ')}.` : '';
  return (
    `Measured ${date} on ${cores} cores (${processor}), ${memoryGb} GB of memory, ${system}; ` +
    `Chromium ${chromium}, Node ${node.replace('v', '')}.${compared}`
  );
}
