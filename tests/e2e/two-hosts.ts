/** Two hosts on one network, each in its own namespace. You can pull their cables; no switch of a browser does that to WebRTC. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

export interface Host {
  /** The path of a program that starts `executable` on this host. */
  wrap(executable: string): Promise<string>;
  /** The interface goes down, as in airplane mode; the device notices. */
  unplug(): void;
  plug(): void;
  /** The network behind the interface is gone; the device does not notice. */
  cutBeyond(): void;
  joinBeyond(): void;
  /** Moves the host to another network: its address changes at once. */
  switchNetwork(): void;
  /** Stops every process of this host, as sleep does. */
  sleep(): void;
  /** Stops the processes of pages, as a browser does to hidden tabs. The browser itself goes on. */
  freezePages(): void;
  /** Continues all of them. */
  wake(): void;
}

export interface TwoHosts {
  /** Where servers listen that both can reach. */
  readonly serverHost: string;
  readonly a: Host;
  readonly b: Host;
  close(): Promise<void>;
}

const NAME = 'swo';
const PREFIX = `${NAME}${process.pid}`;
const SERVER_HOST = '198.18.4.1';
const DEVICE = 'near';

function ip(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('ip', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`ip ${args.join(' ')}: ${stderr || 'not found'}`);
  return stdout;
}

/** Why this machine cannot have them, or undefined. */
export function whyNoHosts(): string | undefined {
  if (process.platform !== 'linux') return 'network namespaces are a feature of Linux';
  if (process.getuid?.() !== 0) return 'network namespaces need root';
  if (spawnSync('ip', ['-V']).status !== 0) return 'iproute2 is not installed';
  const probe = `${PREFIX}probe`;
  if (spawnSync('ip', ['netns', 'add', probe]).status !== 0) return 'no network namespaces here';
  ip('netns', 'del', probe);
  return undefined;
}

export async function openTwoHosts(): Promise<TwoHosts> {
  const folder = await mkdtemp(join(tmpdir(), 'swapmeet-hosts-'));
  removeLeftovers();
  ip('link', 'add', `${PREFIX}br`, 'type', 'bridge');
  ip('addr', 'add', `${SERVER_HOST}/24`, 'dev', `${PREFIX}br`);
  ip('link', 'set', `${PREFIX}br`, 'up');
  const [a, b] = [addHost('a', folder, 10), addHost('b', folder, 20)];
  return {
    serverHost: SERVER_HOST,
    a,
    b,
    async close() {
      a.wake();
      b.wake();
      removeAll(PREFIX);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function addHost(side: 'a' | 'b', folder: string, firstAddress: number): Host {
  const namespace = `${PREFIX}-${side}`;
  const port = `${PREFIX}${side}`;
  let address = firstAddress;
  let isPlugged = true;
  const inside = (...args: string[]) => ip('-n', namespace, ...args);
  const within = () => `198.18.4.${address}/24`;
  // Pages may use only the interface that leads out.
  const leadOut = () => isPlugged && inside('route', 'replace', 'default', 'dev', DEVICE);
  const processes = () => ip('netns', 'pids', namespace).split('\n').filter(Boolean).map(Number);
  const runsPages = (pid: number) =>
    readFileSync(`/proc/${pid}/cmdline`).includes('--type=renderer');
  const signal = (name: 'STOP' | 'CONT', pids: number[]) => {
    for (const pid of pids) process.kill(pid, `SIG${name}`);
  };

  ip('netns', 'add', namespace);
  inside('link', 'set', 'lo', 'up');
  ip('link', 'add', port, 'type', 'veth', 'peer', 'name', DEVICE, 'netns', namespace);
  ip('link', 'set', port, 'master', `${PREFIX}br`, 'up');
  inside('addr', 'add', within(), 'dev', DEVICE);
  inside('link', 'set', DEVICE, 'up');
  leadOut();

  return {
    async wrap(executable) {
      const path = join(folder, `browser-${side}`);
      await writeFile(path, `#!/bin/sh\nexec ip netns exec ${namespace} '${executable}' "$@"\n`);
      await chmod(path, 0o755);
      return path;
    },
    unplug() {
      isPlugged = false;
      inside('link', 'set', DEVICE, 'down');
    },
    plug() {
      isPlugged = true;
      inside('link', 'set', DEVICE, 'up');
      leadOut();
    },
    cutBeyond: () => void ip('link', 'set', port, 'nomaster'),
    joinBeyond: () => void ip('link', 'set', port, 'master', `${PREFIX}br`),
    switchNetwork() {
      inside('addr', 'del', within(), 'dev', DEVICE);
      address += 1;
      inside('addr', 'add', within(), 'dev', DEVICE);
      leadOut();
    },
    sleep: () => signal('STOP', processes()),
    freezePages: () => signal('STOP', processes().filter(runsPages)),
    wake: () => signal('CONT', processes()),
  };
}

function removeAll(prefix: string): void {
  for (const side of ['a', 'b']) spawnSync('ip', ['netns', 'del', `${prefix}-${side}`]);
  spawnSync('ip', ['link', 'del', `${prefix}br`]);
}

/** Removes what killed runs have left: their bridges would answer at our servers' address. */
function removeLeftovers(): void {
  for (const [prefix, pid] of ip('netns', 'list').matchAll(new RegExp(`${NAME}(\\d+)`, 'g'))) {
    if (!existsSync(`/proc/${pid}`)) removeAll(prefix);
  }
}
