/** Two network namespaces with a link between them, and each with a way to the servers of the benchmark. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { BENCH } from './places.ts';

/** What the link between sender and receiver does to packets. */
export interface Path {
  /** There and back. */
  readonly roundTripMs: number;
  /** In each direction. */
  readonly lossPercent: number;
  /**
   * Of the line. Without a limit, a whole window would arrive at once and overflow the 64 KiB that
   * Chromium's sockets hold, which no real path does.
   */
  readonly mbit: number;
}

export interface Lab {
  /** How the link is made: by the kernel, or by a program that carries the frames. */
  readonly means: 'netem' | 'userspace';
  /** Where the servers listen, reachable from both sides by a way of its own without delay. */
  readonly serverHost: string;
  /** A program that starts `executable` on that side; it ends with the lab. */
  wrap(side: Side, executable: string): Promise<string>;
  link(path: Path): Promise<void>;
  close(): Promise<void>;
}
export type Side = 'a' | 'b';

const SIDES: readonly Side[] = ['a', 'b'];
const NAME = 'swb';
const PREFIX = `${NAME}${process.pid}`;
const namespaceOf = (side: Side, prefix = PREFIX) => `${prefix}-${side}`;
/** A bridge joins both sides' second interface with the servers, and passes nothing between the sides. */
const bridgeOf = (prefix: string) => `${prefix}br`;
const BRIDGE = bridgeOf(PREFIX);
const SERVER_HOST = '198.18.0.1';
const addressOf = (side: Side) => `198.18.1.${side === 'a' ? 1 : 2}`;
/** What waits before the line; more is dropped. As deep as the queues of good home routers. */
const QUEUE_MS = 100;
const QUEUE_PACKETS = 10_000;
const READY_MS = 10_000;

function ip(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('ip', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`ip ${args.join(' ')}: ${stderr || 'not found'}`);
  return stdout;
}
const tc = (side: Side, ...args: string[]) =>
  spawnSync('tc', ['-n', namespaceOf(side), ...args], { encoding: 'utf8' });

/** Why there can be no lab here, or undefined. Installs iproute2 where that is all that is missing. */
export function whyNoLab(): string | undefined {
  if (process.platform !== 'linux') return 'network namespaces are a feature of Linux';
  if (process.getuid?.() !== 0) return 'network namespaces need root';
  if (spawnSync('ip', ['-V']).status !== 0) {
    spawnSync('apt-get', ['update']);
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'iproute2']);
  }
  if (spawnSync('ip', ['-V']).status !== 0) return 'iproute2 is missing and cannot be installed';
  try {
    ip('netns', 'add', `${PREFIX}-probe`);
    ip('netns', 'del', `${PREFIX}-probe`);
  } catch (error) {
    return `this machine gives no network namespaces (${String(error)})`;
  }
  return undefined;
}

/** @throws when the kernel gives neither netem nor TAP devices */
export async function openLab(): Promise<Lab> {
  const folder = await mkdtemp(join(tmpdir(), 'swapmeet-bench-paths-'));
  let carrier: ChildProcess | undefined;
  removeLeftovers();
  try {
    ip('link', 'add', BRIDGE, 'type', 'bridge');
    ip('addr', 'add', `${SERVER_HOST}/24`, 'dev', BRIDGE);
    ip('link', 'set', BRIDGE, 'up');
    SIDES.forEach((side, at) => addSide(side, `198.18.0.${at + 2}`));
  } catch (error) {
    removeAll();
    throw error;
  }
  const means = hasNetem() ? 'netem' : 'userspace';

  async function link(path: Path): Promise<void> {
    await stop(carrier);
    carrier = undefined;
    if (means === 'netem') linkByKernel(path);
    else carrier = await linkByProgram(path);
    for (const side of SIDES) {
      const n = namespaceOf(side);
      ip('-n', n, 'addr', 'add', `${addressOf(side)}/24`, 'dev', 'far');
      ip('-n', n, 'link', 'set', 'far', 'txqueuelen', String(QUEUE_PACKETS), 'up');
      // A page may only use the interface that leads out, so that is the link.
      ip('-n', n, 'route', 'add', 'default', 'dev', 'far');
    }
  }

  return {
    means,
    serverHost: SERVER_HOST,
    async wrap(side, executable) {
      const path = join(folder, `browser-${side}`);
      // Ahead of what else runs: an end that does not get a processor loses packets as no path would.
      const run = `exec ip netns exec ${namespaceOf(side)} nice -n -10 '${executable}' "$@"`;
      // Where the kernel weighs sessions rather than processes, the browser's is told too.
      const group = 'echo -10 2>&- > /proc/self/autogroup';
      await writeFile(path, `#!/bin/sh\n(${group}) 2>&-\n${run}\n`);
      await chmod(path, 0o755);
      return path;
    },
    link,
    async close() {
      await stop(carrier);
      removeAll();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function addSide(side: Side, address: string): void {
  const n = namespaceOf(side);
  const port = `${BRIDGE}${side}`;
  ip('netns', 'add', n);
  ip('-n', n, 'link', 'set', 'lo', 'up');
  ip('link', 'add', port, 'type', 'veth', 'peer', 'name', 'near', 'netns', n);
  ip('link', 'set', port, 'master', BRIDGE);
  // Isolated ports reach the bridge itself but not each other.
  ip('link', 'set', port, 'type', 'bridge_slave', 'isolated', 'on');
  ip('link', 'set', port, 'up');
  ip('-n', n, 'addr', 'add', `${address}/24`, 'dev', 'near');
  ip('-n', n, 'link', 'set', 'near', 'up');
}

const hasNetem = (): boolean => {
  const added = tc('a', 'qdisc', 'add', 'dev', 'lo', 'root', 'netem', 'delay', '1ms').status === 0;
  if (added) tc('a', 'qdisc', 'del', 'dev', 'lo', 'root');
  return added;
};

function linkByKernel({ roundTripMs, lossPercent, mbit }: Path): void {
  const [a, b] = [namespaceOf('a'), namespaceOf('b')];
  spawnSync('ip', ['-n', a, 'link', 'del', 'far']);
  ip('link', 'add', 'far', 'netns', a, 'type', 'veth', 'peer', 'name', 'far', 'netns', b);
  for (const side of SIDES) {
    const dev = ['qdisc', 'add', 'dev', 'far'];
    const how = ['delay', `${roundTripMs / 2}ms`, 'loss', `${lossPercent}%`];
    tc(side, ...dev, 'root', 'handle', '1:', 'netem', 'limit', String(QUEUE_PACKETS), ...how);
    const line = ['rate', `${mbit}mbit`, 'burst', '32kb', 'latency', `${QUEUE_MS}ms`];
    if (mbit > 0) tc(side, ...dev, 'parent', '1:1', 'tbf', ...line);
  }
}

async function linkByProgram({ roundTripMs, lossPercent, mbit }: Path): Promise<ChildProcess> {
  const ends = [namespaceOf('a'), 'far', namespaceOf('b'), 'far'];
  const how = [roundTripMs / 2, lossPercent, mbit, QUEUE_MS, 1].map(String);
  const child = spawn('python3', [join(BENCH, 'delay.py'), ...ends, ...how], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ready = once(child.stdout, 'data', { signal: AbortSignal.timeout(READY_MS) });
  const failed = once(child, 'exit').then(() => {
    throw new Error('the userspace link needs python3 and /dev/net/tun');
  });
  await Promise.race([ready, failed]);
  failed.catch(() => undefined); // later it ends because we stop it
  return child;
}

async function stop(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, 'exit');
}

function removeAll(prefix = PREFIX): void {
  for (const side of SIDES) spawnSync('ip', ['netns', 'del', namespaceOf(side, prefix)]);
  spawnSync('ip', ['link', 'del', bridgeOf(prefix)]);
}

/** Of runs that were killed: their bridges would answer to our servers' address. */
function removeLeftovers(): void {
  for (const [prefix, pid] of ip('netns', 'list').matchAll(new RegExp(`^${NAME}(\\d+)`, 'gm'))) {
    if (!existsSync(`/proc/${pid}`)) removeAll(prefix);
  }
}
