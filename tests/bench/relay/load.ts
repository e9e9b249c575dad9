/** One server under load: idle connections and their memory, then people who come in at a steady rate. */
import { spawn } from 'node:child_process';
import { accepts, freePort } from '../../rigs/free-port.ts';
import type { Contender } from './contenders.ts';
import { openSocket, type BenchSocket } from './socket.ts';

export interface LoadOptions {
  readonly connections: number;
  readonly joinsPerSecond: number;
  readonly joinSeconds: number;
  readonly appDir: string;
}

export interface LoadResult {
  readonly name: string;
  /** Growth of resident memory, and of what a collection leaves, by connection, in bytes. */
  readonly rssBytes: number;
  readonly heapBytes: number;
  /** From asking to be in a room to the answer, at the join rate, in ms: half, and 99 of 100, are quicker. */
  readonly joinMs: { readonly p50: number; readonly p99: number };
  /** The same with connecting before it. */
  readonly arriveMs: { readonly p50: number; readonly p99: number };
}

const MEMBERS_PER_ROOM = 4;
/** Well within what the relay lets one address have. */
const PER_ADDRESS = 50;
const WARM_UP = 1_000;
const CONNECTING_AT_ONCE = 50;
const BEAT_MS = 15_000;
const BEAT_STEP_MS = 50;
const SETTLE_MS = 3_000;
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export async function load(contender: Contender, options: LoadOptions): Promise<LoadResult> {
  const port = await freePort();
  const server = startServer(contender, port, options.appDir);
  const open = new Set<BenchSocket>();
  let opened = 0;
  const arrive = async (room: number) => {
    const startedAtMs = performance.now();
    const socket = await openSocket(port, contender.path(), addressOf(opened++));
    open.add(socket);
    const joinMs = await contender.enter(socket, room);
    return { joinMs, arriveMs: performance.now() - startedAtMs };
  };
  const beating = beatEach(open, contender.beat);
  try {
    while (!(await accepts(port))) await sleep(20);
    // What is allocated once, for whatever number of connections, is not a connection's.
    await inTurns(WARM_UP, (i) => arrive(roomOf(i)));
    for (const socket of open) socket.close();
    open.clear();
    await sleep(SETTLE_MS);
    const before = await server.memory();
    await inTurns(options.connections, (i) => arrive(roomOf(i)));
    await sleep(SETTLE_MS);
    const after = await server.memory();
    const arrivals = await joinSteadily(options, (i) => arrive(roomOf(i)));
    return {
      name: contender.name,
      rssBytes: (after.rss - before.rss) / options.connections,
      heapBytes: (after.heap - before.heap) / options.connections,
      joinMs: percentiles(arrivals.map(({ joinMs }) => joinMs)),
      arriveMs: percentiles(arrivals.map(({ arriveMs }) => arriveMs)),
    };
  } finally {
    clearInterval(beating);
    for (const socket of open) socket.close();
    await server.stop();
  }
}

/** Every connection says so once in BEAT_MS, spread over it as clients that came one by one are. */
function beatEach(open: ReadonlySet<BenchSocket>, beat: string | undefined) {
  let due: BenchSocket[] = [];
  return setInterval(() => {
    if (beat === undefined) return;
    if (due.length === 0) due = [...open];
    const share = Math.ceil((open.size * BEAT_STEP_MS) / BEAT_MS);
    for (const socket of due.splice(0, share)) socket.send(beat);
  }, BEAT_STEP_MS);
}

const roomOf = (i: number): number => Math.floor(i / MEMBERS_PER_ROOM);
const addressOf = (i: number): string => {
  const host = Math.floor(i / PER_ADDRESS) + 2;
  // In a block of its own each, since a relay bounds those, too.
  return `127.${1 + Math.floor(host / 250)}.${1 + (host % 250)}.1`;
};

/** So many at once, in order. */
async function inTurns(count: number, f: (i: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) await f(next++);
  };
  await Promise.all(Array.from({ length: CONNECTING_AT_ONCE }, worker));
}

/** People arrive at their times whether or not those before them are in. */
async function joinSteadily<T>(options: LoadOptions, f: (i: number) => Promise<T>): Promise<T[]> {
  const total = options.joinsPerSecond * options.joinSeconds;
  const startedAtMs = performance.now();
  const arrivals: Promise<T>[] = [];
  while (arrivals.length < total) {
    const due = Math.min(
      total,
      Math.floor(((performance.now() - startedAtMs) / 1_000) * options.joinsPerSecond),
    );
    while (arrivals.length < due) arrivals.push(f(arrivals.length));
    await sleep(1);
  }
  return Promise.all(arrivals);
}

function percentiles(values: number[]) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;
  return { p50: at(0.5), p99: at(0.99) };
}

function startServer(contender: Contender, port: number, appDir: string) {
  const { args, env } = contender.start(port, appDir);
  const probe = new URL('probe.mjs', import.meta.url).href;
  const child = spawn(process.execPath, ['--expose-gc', '--import', probe, ...args], {
    env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return {
    memory: () =>
      new Promise<{ rss: number; heap: number }>((resolve) => {
        child.once('message', (message) => resolve(message as { rss: number; heap: number }));
        child.send('memory');
      }),
    stop: () =>
      new Promise<void>((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGKILL');
      }),
  };
}
