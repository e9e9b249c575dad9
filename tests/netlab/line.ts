/** A line between two namespaces that delays and loses packets: by the kernel, or by a program that carries the frames. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { inside, ip } from './ip.ts';

export interface Line {
  /** There and back. */
  readonly roundTripMs: number;
  /** In each direction. */
  readonly lossPercent: number;
  /**
   * 0: no limit. Then a whole window of a transfer can arrive at once and overflow the 64 KiB that Chromium's
   * sockets hold, which no real path does.
   */
  readonly mbit: number;
}
/** A namespace and the interface that the line gets in it. */
export type End = readonly [namespace: string, device: string];

const PROGRAM = fileURLToPath(new URL('delay.py', import.meta.url));
/** What waits before the line; more is dropped. As deep as the queues of good home routers. */
const QUEUE_MS = 100;
export const QUEUE_PACKETS = 10_000;
const READY_MS = 10_000;

/** Whether the kernel can delay and lose packets. */
export function hasNetem(namespace: string): boolean {
  const tc = (...args: string[]) =>
    spawnSync('tc', ['-n', namespace, 'qdisc', ...args, 'dev', 'lo', 'root', 'netem']).status === 0;
  return tc('add') && tc('del');
}

export function lineByKernel(ends: readonly [End, End], line: Line): void {
  const [[a, inA], [b, inB]] = ends;
  ip('link', 'add', inA, 'netns', a, 'type', 'veth', 'peer', 'name', inB, 'netns', b);
  if (line.roundTripMs > 0 || line.lossPercent > 0 || line.mbit > 0) {
    for (const end of ends) shape(end, line);
  }
}

function shape([namespace, device]: End, { roundTripMs, lossPercent, mbit }: Line): void {
  const tc = (...args: string[]) =>
    void inside(namespace, 'tc', 'qdisc', 'add', 'dev', device, ...args);
  const how = ['delay', `${roundTripMs / 2}ms`, 'loss', `${lossPercent}%`];
  tc('root', 'handle', '1:', 'netem', 'limit', String(QUEUE_PACKETS), ...how);
  const rate = ['rate', `${mbit}mbit`, 'burst', '32kb', 'latency', `${QUEUE_MS}ms`];
  if (mbit > 0) tc('parent', '1:1', 'tbf', ...rate);
}

/** Until the program ends. @throws where there is no python3 or the kernel has no TAP devices */
export async function lineByProgram(
  ends: readonly [End, End],
  { roundTripMs, lossPercent, mbit }: Line,
): Promise<ChildProcess> {
  const how = [roundTripMs / 2, lossPercent, mbit, QUEUE_MS, 1].map(String);
  const child = spawn('python3', [PROGRAM, ...ends.flat(), ...how], {
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
