/**
 * The relay as a process of its own, a thousand honest connections, people who keep coming in, and all attacks at once from
 * another process. Before the measured attack there is a short one, so that what is allocated once counts as there before.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROTOCOL_VERSION, RELAY_PATH } from '../../../signaling/protocol.ts';
import { openSocket, type BenchSocket } from '../../bench/relay/socket.ts';
import { accepts, freePort } from '../../rigs/free-port.ts';
import { topicOf, VICTIMS } from './places.ts';

export interface SoakOptions {
  /** The arguments of Node that start a relay. */
  readonly program: readonly string[];
  readonly honest: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
  /** How long nothing happens before anything is counted. */
  readonly settleSeconds: number;
  /** Whether the relay takes addresses from a proxy, which everybody here poses as. Otherwise from the socket. */
  readonly isProxied: boolean;
}

export interface Footprint {
  readonly descriptors: number;
  /** Resident, and what a collection leaves. */
  readonly rss: number;
  readonly heap: number;
  /** Memory that the system holds for TCP on the whole machine. */
  readonly tcpBytes: number;
}

export interface SoakResult {
  readonly before: Footprint;
  readonly during: Footprint;
  readonly after: Footprint;
  readonly joins: number;
  readonly joinsRefused: number;
  /** From asking to be in a topic to the answer, and with connecting before it, in ms. */
  readonly joinMs: Percentiles;
  readonly arriveMs: Percentiles;
  readonly honestCut: number;
  /** Boxes between honest people that were sent, and how many arrived. */
  readonly boxesSent: number;
  readonly boxesArrived: number;
  readonly attacks: Readonly<Record<string, number>>;
}

export interface Percentiles {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

const ROOT = join(import.meta.dirname, '../../..');
const LARGE_BYTES = 300_000;
const COLLECTIONS = 4;
const BEAT_MS = 15_000;
const JOIN_EVERY_MS = 100;
const BOX_EVERY_MS = 50;
/** People who do not read for a while, again and again, and to whom attackers send boxes. */
const SLOW = 3;
const SLOW_MS = 10_000;
const READING_MS = 5_000;
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export async function soakRun(options: SoakOptions): Promise<SoakResult> {
  const relay = await startRelay(options);
  const crowd = new Crowd(relay.port);
  try {
    await crowd.enter(options.honest);
    const warmUp = startAttackers(relay.port);
    await sleep(options.warmUpSeconds * 1_000);
    await warmUp.stop();
    await sleep(options.settleSeconds * 1_000);
    const before = await relay.footprint();
    const joiners = crowd.keepJoining();
    const attackers = startAttackers(relay.port);
    await sleep(options.seconds * 1_000);
    const [during, attacks] = [await relay.footprint(), await attackers.counts()];
    await attackers.stop();
    const { joinMs, arriveMs, ...joined } = await joiners.stop();
    await sleep(options.settleSeconds * 1_000);
    const after = await relay.footprint();
    const { honestCut, boxesSent, boxesArrived } = crowd;
    return {
      ...{ before, during, after, attacks, honestCut, boxesSent, boxesArrived },
      ...joined,
      joinMs: percentiles(joinMs),
      arriveMs: percentiles(arriveMs),
    };
  } finally {
    crowd.close();
    relay.stop();
  }
}

async function startRelay({ program, isProxied }: SoakOptions) {
  const port = await freePort();
  const appDir = mkdtempSync(join(tmpdir(), 'swapmeet-soak-'));
  mkdirSync(join(appDir, 'assets'));
  writeFileSync(join(appDir, 'index.html'), '<!doctype html>');
  writeFileSync(join(appDir, 'assets/large.js'), Buffer.alloc(LARGE_BYTES, ' '));
  const probe = new URL('../../bench/relay/probe.mjs', import.meta.url).href;
  const child = spawn(process.execPath, ['--expose-gc', '--import', probe, ...program], {
    cwd: ROOT,
    env: {
      ...{ PATH: process.env['PATH'] ?? '', NODE_ENV: 'production' },
      ...{ PORT: `${port}`, HOST: '127.0.0.1', APP_DIR: appDir },
      ...(isProxied ? { TRUST_PROXY: '1' } : {}),
      // The allocator gives back what is free, so that what is resident is what is in use.
      ...{
        MALLOC_ARENA_MAX: '1',
        MALLOC_TRIM_THRESHOLD_: '65536',
        MALLOC_MMAP_THRESHOLD_: '32768',
      },
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  while (!(await accepts(port))) await sleep(20);
  return {
    port,
    footprint: async (): Promise<Footprint> => ({
      ...(await memoryOf(child)),
      descriptors: readdirSync(`/proc/${child.pid}/fd`).length,
      tcpBytes: await tcpBytes(),
    }),
    stop() {
      child.kill('SIGKILL');
      rmSync(appDir, { recursive: true, force: true });
    },
  };
}

/** Each collection frees what the one before it only found, and pages go back somewhat later. */
async function memoryOf(child: ChildProcess): Promise<{ rss: number; heap: number }> {
  for (let i = 0; i < COLLECTIONS; i++) {
    await askChild(child, 'memory');
    await sleep(500);
  }
  return askChild(child, 'memory');
}

const askChild = <T>(child: ChildProcess, question: string): Promise<T> =>
  new Promise((resolve, reject) => {
    child.once('message', (answer) => resolve(answer as T));
    child.send(question, (error) => error && reject(error));
  });

async function tcpBytes(): Promise<number> {
  const { readFile } = await import('node:fs/promises');
  const text = await readFile('/proc/net/sockstat', 'utf8').catch(() => '');
  return Number(/^TCP:.* mem (\d+)/m.exec(text)?.[1] ?? NaN) * 4_096;
}

function startAttackers(port: number) {
  const program = [...process.execArgv, join(import.meta.dirname, 'attacker.ts'), `${port}`];
  const child = spawn(process.execPath, program, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    counts: () => askChild<Record<string, number>>(child, 'counts'),
    stop() {
      child.kill('SIGKILL');
      return exited;
    },
  };
}

/** The honest: each has an address of its own. Most sit in rooms of four and send a box now and then. */
class Crowd {
  readonly #port: number;
  readonly #open = new Set<BenchSocket>();
  readonly #timers: NodeJS.Timeout[] = [];
  #addresses = 0;
  honestCut = 0;
  boxesSent = 0;
  boxesArrived = 0;

  constructor(port: number) {
    this.#port = port;
  }

  async enter(count: number): Promise<void> {
    const members: { socket: BenchSocket; topic: string; others: Set<string> }[] = [];
    for (let i = 0; i < count; i++) {
      const isSlow = i < SLOW;
      const topic = topicOf(isSlow ? VICTIMS : `room-${Math.floor(i / 4)}`);
      const others = new Set<string>();
      const { socket } = await this.#arrive(topic, isSlow ? 'victim' : 'honest', (text) => {
        for (const [, sid = ''] of text.matchAll(/"sid":"([\w-]{16})"/g)) others.add(sid);
        if (text.includes('"box":"honest"')) this.boxesArrived++;
      });
      this.#open.add(socket);
      socket.onClose(() => {
        if (this.#open.delete(socket)) this.honestCut++;
      });
      if (isSlow) this.#readSlowly(socket);
      else members.push({ socket, topic, others });
    }
    let turn = 0;
    this.#every(BOX_EVERY_MS, () => {
      const { socket, topic, others } = members[turn++ % members.length] ?? {};
      for (const to of others ?? []) {
        socket?.send(JSON.stringify({ type: 'signal', topic, to, box: 'honest' }));
        this.boxesSent++;
      }
    });
    this.#beat();
  }

  /** People come in at a steady rate, every second one to the topic that is being filled, and leave again. */
  keepJoining() {
    const [joinMs, arriveMs]: [number[], number[]] = [[], []];
    let joinsRefused = 0;
    let count = 0;
    const pending = new Set<Promise<void>>();
    const joining = setInterval(() => {
      const topic = topicOf(count++ % 2 === 0 ? 'full' : `new-${count}`);
      const startedAtMs = performance.now();
      const one = this.#arrive(topic, 'honest', () => undefined).then(
        ({ socket, joinedMs, answer }) => {
          if (answer.includes('"error"')) joinsRefused++;
          joinMs.push(joinedMs);
          arriveMs.push(performance.now() - startedAtMs);
          socket.close();
        },
        () => void joinsRefused++,
      );
      pending.add(one);
      void one.finally(() => pending.delete(one));
    }, JOIN_EVERY_MS);
    return {
      stop: async () => {
        clearInterval(joining);
        await Promise.race([Promise.all(pending), sleep(10_000)]);
        joinsRefused += pending.size;
        return { joins: count, joinsRefused, joinMs, arriveMs };
      },
    };
  }

  close(): void {
    for (const timer of this.#timers) clearInterval(timer);
    const sockets = [...this.#open];
    this.#open.clear();
    for (const socket of sockets) socket.close();
  }

  async #arrive(topic: string, announce: string, hear: (text: string) => void) {
    const i = this.#addresses++;
    const address = `127.${1 + (Math.floor(i / 62_500) % 80)}.${1 + (Math.floor(i / 250) % 250)}.${1 + (i % 250)}`;
    const headers = `X-Forwarded-For: ${address}\r\n`;
    const socket = await openSocket(this.#port, RELAY_PATH, address, headers);
    await new Promise<void>((resolve) =>
      socket.onText((text) => text.includes('"welcome"') && resolve()),
    );
    const askedAtMs = performance.now();
    const answer = await new Promise<string>((resolve, reject) => {
      socket.onClose(() => reject(new Error('closed')));
      socket.onText((text) => {
        hear(text);
        if (text.includes('"members"') || text.includes('"error"')) resolve(text);
      });
      socket.send(JSON.stringify({ type: 'join', v: PROTOCOL_VERSION, topic, announce }));
    });
    return { socket, answer, joinedMs: performance.now() - askedAtMs };
  }

  #readSlowly(socket: BenchSocket): void {
    let isReading = true;
    const turn = (): void => {
      isReading = !isReading;
      if (isReading) socket.resume();
      else socket.pause();
      this.#timers.push(setTimeout(turn, isReading ? READING_MS : SLOW_MS));
    };
    turn();
  }

  /** Each says so once in BEAT_MS, spread over it. */
  #beat(): void {
    let due: BenchSocket[] = [];
    this.#every(100, () => {
      if (due.length === 0) due = [...this.#open];
      const share = Math.ceil((this.#open.size * 100) / BEAT_MS);
      for (const socket of due.splice(0, share)) socket.send('{"type":"ping"}');
    });
  }

  #every(ms: number, f: () => void): void {
    this.#timers.push(setInterval(f, ms));
  }
}

function percentiles(values: readonly number[]): Percentiles {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}
