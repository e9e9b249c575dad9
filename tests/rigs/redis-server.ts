/** A real redis-server on a free port, without persistence. Tests can stop, pause and restart it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import { whyMissing } from '../signaling/debian-package.ts';
import { accepts, freePort } from './free-port.ts';

export interface RedisServer {
  readonly url: string;
  /** Stops it. Its data is lost. */
  stop(): Promise<void>;
  /** Starts it again on the same port. */
  start(): Promise<void>;
  /** It stops answering, and closes no connection. */
  pause(): void;
  resume(): void;
}

/** Why Redis is not available here, or null. */
export const whyNoRedis = (): string | null => whyMissing('redis-server', 'redis-server');

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
