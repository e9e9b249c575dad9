/** Two network namespaces with a link between them, and each with a way to the servers of the benchmark. */
import { spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { ip, removeLeftovers } from '../netlab/ip.ts';
import {
  hasNetem,
  lineByKernel,
  lineByProgram,
  QUEUE_PACKETS,
  type End,
  type Line,
} from '../netlab/line.ts';

export interface Lab {
  /** How the link is made: by the kernel, or by a program that carries the frames. */
  readonly means: 'netem' | 'userspace';
  /** Where the servers listen, reachable from both sides by a way of its own without delay. */
  readonly serverHost: string;
  /** A program that starts `executable` on that side; it ends with the lab. */
  wrap(side: Side, executable: string): Promise<string>;
  link(path: Line): Promise<void>;
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
/** The link between the sides. */
const FAR: readonly [End, End] = [
  [namespaceOf('a'), 'far'],
  [namespaceOf('b'), 'far'],
];
const addressOf = (side: Side) => `198.18.1.${side === 'a' ? 1 : 2}`;

/** @throws when the kernel gives neither netem nor TAP devices */
export async function openLab(): Promise<Lab> {
  const folder = await mkdtemp(join(tmpdir(), 'swapmeet-bench-paths-'));
  let carrier: ChildProcess | undefined;
  // Of runs that were killed: their bridges would answer to our servers' address.
  removeLeftovers(NAME, removeAll);
  try {
    ip('link', 'add', BRIDGE, 'type', 'bridge');
    ip('addr', 'add', `${SERVER_HOST}/24`, 'dev', BRIDGE);
    ip('link', 'set', BRIDGE, 'up');
    SIDES.forEach((side, at) => addSide(side, `198.18.0.${at + 2}`));
  } catch (error) {
    removeAll();
    throw error;
  }
  const means = hasNetem(namespaceOf('a')) ? 'netem' : 'userspace';

  async function link(path: Line): Promise<void> {
    await stop(carrier);
    carrier = undefined;
    if (means === 'userspace') carrier = await lineByProgram(FAR, path);
    else {
      spawnSync('ip', ['-n', namespaceOf('a'), 'link', 'del', 'far']);
      lineByKernel(FAR, path);
    }
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

async function stop(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, 'exit');
}

function removeAll(prefix = PREFIX): void {
  for (const side of SIDES) spawnSync('ip', ['netns', 'del', namespaceOf(side, prefix)]);
  spawnSync('ip', ['link', 'del', bridgeOf(prefix)]);
}
