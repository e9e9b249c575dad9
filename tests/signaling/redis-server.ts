/** A real redis-server on a free port, without persistence, that a test can stop, pause and bring back. */
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createServer, connect as connectTcp } from 'node:net';
import { tmpdir } from 'node:os';

export interface RedisServer {
  readonly url: string;
  /** Ends it, data and all. */
  stop(): Promise<void>;
  /** Again on the same port. */
  start(): Promise<void>;
  /** It neither answers nor closes anything. */
  pause(): void;
  resume(): void;
}

const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

/** Why no Redis can be had here, or null. Installs Debian's package where that is ours to do. */
export function whyNoRedis(): string | null {
  if (has('redis-server')) return null;
  if (process.getuid?.() !== 0 || !has('apt-get')) return 'there is no redis-server to be found';
  // Another test file may be installing it just now.
  for (let tries = 0; tries < 3 && !has('redis-server'); tries++) install();
  return has('redis-server') ? null : 'redis-server could not be installed';
}

function install(): void {
  // The package's own service is not wanted; in runlevel 1 it is not started.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const lock = ['-o', 'DPkg::Lock::Timeout=120'];
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'redis-server']]) {
    try {
      execFileSync('apt-get', [...lock, '-qq', ...args], {
        env,
        stdio: 'ignore',
        timeout: 180_000,
      });
    } catch {
      // Whether it is there is asked above.
    }
  }
}

/** Starts one. */
export async function startRedis(): Promise<RedisServer> {
  const port = await freePort();
  let child: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const options = { port, bind: '127.0.0.1', save: '', appendonly: 'no', dir: tmpdir() };
    const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, `${value}`]);
    child = spawn('redis-server', args, { stdio: 'ignore' });
    while (!(await accepts(port))) {
      if (child.exitCode !== null) throw new Error('redis-server ended at once');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  const stop = async (): Promise<void> => {
    const ending = child;
    child = undefined;
    if (!ending || ending.exitCode !== null) return;
    const ended = new Promise((resolve) => ending.once('exit', resolve));
    ending.kill('SIGKILL');
    await ended;
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    stop,
    pause: () => child?.kill('SIGSTOP'),
    resume: () => child?.kill('SIGCONT'),
  };
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connectTcp({ port, host: '127.0.0.1' });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
