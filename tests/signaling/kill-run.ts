/**
 * Relays that share rooms through a real Redis are killed in turn while people in rooms keep talking through
 * them; what counts is how long anybody was out of anybody's hearing. The people are the browser's own client.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket as NodeWebSocket } from 'ws';
import { platformClock, platformRandom } from '../../src/browser/platform/clock.ts';
import { RelaySignaling } from '../../src/browser/signaling/relay/relay-signaling.ts';
import type { MediumAddress, MediumSignaling } from '../../src/browser/signaling/signaling.ts';
import { utf8 } from '../../src/core/base/bytes.ts';
import { topic } from '../../src/core/base/ids.ts';
import { REFRESH_MS } from '../../src/core/limits/mesh.ts';
import { RELAY_PATH } from '../../signaling/protocol.ts';
import { freePort } from '../rigs/free-port.ts';

export interface KillRunOptions {
  readonly redisUrl: string;
  /** The arguments of Node that start a relay. */
  readonly program: readonly string[];
  readonly relays: number;
  readonly rooms: number;
  readonly membersPerRoom: number;
  /**
   * Every second the relay that has served longest is killed, and started again at once; a second in which
   * fewer than two serve is let pass.
   */
  readonly kills: number;
}

export interface KillRunResult {
  readonly kills: number;
  /** How often a member lost its connection. */
  readonly reconnects: number;
  readonly boxes: number;
  /** The longest time that one member did not hear another of its room. */
  readonly longestSilenceMs: number;
}

const ROOT = join(import.meta.dirname, '../..');
const SAY_MS = 250;
const KILL_MS = 1_000;

/** Plays it. @throws when the members don't find each other at first */
export async function killRun(options: KillRunOptions): Promise<KillRunResult> {
  const appDir = mkdtempSync(join(tmpdir(), 'swapmeet-kill-'));
  writeFileSync(join(appDir, 'index.html'), '<!doctype html>');
  const relays = await Promise.all(
    Array.from({ length: options.relays }, () => startRelay(options, appDir)),
  );
  const urls = relays.map(({ port }) => `ws://127.0.0.1:${port}${RELAY_PATH}`);
  const rooms = Array.from({ length: options.rooms }, (_, i) =>
    openMembers(i, options.membersPerRoom, urls),
  );
  const silence = () => Math.max(...rooms.map((room) => room.longestSilenceMs()));
  try {
    const deadlineMs = Date.now() + 20_000;
    while (!rooms.every((room) => room.isComplete())) {
      if (Date.now() > deadlineMs) throw new Error('the members did not find each other at first');
      await sleep(20);
    }
    for (let kills = 0; kills < options.kills; await sleep(KILL_MS)) {
      // Where relays start more slowly than they are killed, none would be left.
      const serving = relays.filter((relay) => relay.servesSinceMs() < Infinity);
      if (serving.length < 2) continue;
      const [oldest] = serving.sort((a, b) => a.servesSinceMs() - b.servesSinceMs());
      oldest?.kill();
      kills++;
    }
    await sleep(2 * SAY_MS); // counts a silence that lasts to the end
    return {
      kills: options.kills,
      reconnects: rooms.reduce((sum, room) => sum + room.reconnects(), 0),
      boxes: rooms.reduce((sum, room) => sum + room.boxes(), 0),
      longestSilenceMs: silence(),
    };
  } finally {
    for (const room of rooms) room.close();
    for (const relay of relays) relay.stop();
    rmSync(appDir, { recursive: true, force: true });
  }
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Whether a relay serves on that port and shares its rooms with the others. */
const isShared = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/healthz`)
    .then(async (response) => ((await response.json()) as { redis?: string }).redis === 'up')
    .catch(() => false);

/** A relay process on a port of its own. It restarts after each kill. */
async function startRelay({ redisUrl, program }: KillRunOptions, appDir: string) {
  const port = await freePort();
  const env = {
    PATH: process.env['PATH'] ?? '',
    PORT: `${port}`,
    HOST: '127.0.0.1',
    APP_DIR: appDir,
    REDIS_URL: redisUrl,
  };
  let isStopped = false;
  let servesSinceMs = Infinity;
  let child: ChildProcess;
  const start = async (): Promise<void> => {
    const started = spawn(process.execPath, program, { cwd: ROOT, env, stdio: 'ignore' });
    child = started;
    started.once('exit', () => {
      servesSinceMs = Infinity;
      if (!isStopped) void start();
    });
    while (!isStopped && !(await isShared(port))) await sleep(20);
    if (child === started && started.signalCode === null) servesSinceMs = performance.now();
  };
  await start();
  return {
    port,
    servesSinceMs: () => servesSinceMs,
    kill() {
      servesSinceMs = Infinity;
      child.kill('SIGKILL');
    },
    stop() {
      isStopped = true;
      child.kill('SIGKILL');
    },
  };
}

function openMembers(index: number, size: number, urls: readonly string[]) {
  const secret = new Uint8Array(16).fill(7);
  secret[0] = index;
  const ofRoom = topic(secret);
  const members = Array.from({ length: size }, (_, k) => {
    // Each starts at another relay, so that every room is spread over the relays.
    const inOrder = urls.map((_url, i) => urls[(i + k) % urls.length] ?? '');
    // Each has an address of its own, as people do, and so limits of its own.
    return openMember(ofRoom, `member ${k}`, inOrder, `127.0.${1 + index}.${1 + k}`);
  });
  const pairs = members.flatMap((hearer) =>
    members.flatMap((speaker) => (speaker === hearer ? [] : [{ hearer, name: speaker.name }])),
  );
  return {
    isComplete: () => pairs.every(({ hearer, name }) => hearer.hasHeard(name)),
    longestSilenceMs: () => Math.max(...pairs.map(({ hearer, name }) => hearer.silenceMs(name))),
    reconnects: () => members.reduce((sum, member) => sum + member.reconnects(), 0),
    boxes: () => members.reduce((sum, member) => sum + member.boxes(), 0),
    close: () => members.forEach((member) => member.close()),
  };
}

/**
 * Sends its name to every member that it sees or hears from, at once as the mesh dials and answers, and then again and
 * again; notes when it heard whom.
 */
function openMember(
  ofRoom: Parameters<MediumSignaling['start']>[0],
  name: string,
  urls: string[],
  localAddress: string,
) {
  const signaling = new RelaySignaling({
    urls,
    clock: platformClock,
    random: platformRandom,
    connect(url) {
      const socket = new NodeWebSocket(url, { localAddress });
      // A browser's socket may fail without a listener. This one would end the process.
      socket.on('error', () => undefined);
      return socket as unknown as WebSocket;
    },
  });
  const known = new Set<MediumAddress>();
  const heard = new Map<string, { atMs: number; longestMs: number }>();
  let reconnects = -1;
  let boxes = 0;
  const say = (address: MediumAddress): void => void signaling.send(address, utf8(name));
  const meet = (address: MediumAddress): void => {
    if (!known.has(address)) say(address);
    known.add(address);
  };
  signaling.onMembers((members) => members.forEach(({ address }) => meet(address)));
  signaling.onGone((address) => known.delete(address));
  signaling.onStatus((status) => status === 'online' && reconnects++);
  signaling.onBox((from, box) => {
    boxes++;
    meet(from);
    const [speaker, atMs] = [new TextDecoder().decode(box), performance.now()];
    const before = heard.get(speaker);
    const longestMs = Math.max(before?.longestMs ?? 0, before ? atMs - before.atMs : 0);
    heard.set(speaker, { atMs, longestMs });
  });
  signaling.start(ofRoom);
  signaling.announce(utf8(name));
  const saying = setInterval(() => {
    for (const address of known) say(address);
  }, SAY_MS);
  // As the mesh does while a member is missing.
  const refreshing = setInterval(() => signaling.refresh(), REFRESH_MS / 4);
  return {
    name,
    hasHeard: (speaker: string) => heard.has(speaker),
    silenceMs(speaker: string) {
      const last = heard.get(speaker);
      return last ? Math.max(last.longestMs, performance.now() - last.atMs) : Infinity;
    },
    reconnects: () => reconnects,
    boxes: () => boxes,
    close() {
      clearInterval(saying);
      clearInterval(refreshing);
      signaling.close();
    },
  };
}
