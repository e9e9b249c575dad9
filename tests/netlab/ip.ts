/** Network namespaces: commands for them and in them, and what is left of runs that were killed. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { whyMissing } from '../signaling/debian-package.ts';

/** @throws an Error with what the command complained about */
function run(command: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status === 0) return stdout;
  throw new Error(`${command} ${args.join(' ')}: ${stderr || 'not found'}`);
}

/** @throws an Error with what `ip` complained about */
export const ip = (...args: string[]): string => run('ip', args);

/** Runs a command in a namespace to its end. @throws an Error with what it complained about */
export const inside = (namespace: string, command: string, ...args: string[]): string =>
  run('ip', ['netns', 'exec', namespace, command, ...args]);

export interface ProgramOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Called with all that it has said so far. */
  readonly onOutput?: (output: string) => void;
}

/** Starts a program in a namespace; its process is the program itself. */
export function startInside(
  namespace: string,
  command: string,
  args: readonly string[],
  { env = {}, onOutput }: ProgramOptions = {},
): ChildProcess {
  const child = spawn('ip', ['netns', 'exec', namespace, command, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => onOutput?.((output += data.toString())));
  }
  return child;
}

/** Why there can be no namespaces here, or undefined. Installs iproute2 where that is all that is missing. */
export function whyNoNamespaces(): string | undefined {
  if (process.platform !== 'linux') return 'network namespaces are a feature of Linux';
  if (process.getuid?.() !== 0) return 'network namespaces need root';
  const missing = whyMissing('ip', 'iproute2');
  if (missing !== null) return missing;
  try {
    const probe = `probe${process.pid}`;
    ip('netns', 'add', probe);
    ip('netns', 'del', probe);
  } catch (error) {
    return `this machine gives no network namespaces (${String(error)})`;
  }
  return undefined;
}

/** Calls `remove` with each prefix `name` + process id whose process is gone. */
export function removeLeftovers(name: string, remove: (prefix: string) => void): void {
  const prefixes = new Map<string, string>();
  for (const [prefix, pid = ''] of ip('netns', 'list').matchAll(
    new RegExp(`^${name}(\\d+)`, 'gm'),
  )) {
    prefixes.set(prefix, pid);
  }
  for (const [prefix, pid] of prefixes) if (!existsSync(`/proc/${pid}`)) remove(prefix);
}
