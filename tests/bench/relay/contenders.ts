/** The servers that are measured side by side: how each is started, and what being in a room means for it. */
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { PROTOCOL_VERSION, RELAY_PATH } from '../../../signaling/protocol.ts';
import { PACKAGES, ROOT } from '../places.ts';
import type { BenchSocket } from './socket.ts';

export interface Contender {
  readonly name: string;
  readonly package: string;
  /** Arguments and environment of Node for a server on this port. */
  start(port: number, appDir: string): { args: string[]; env: Record<string, string> };
  path(): string;
  /** Resolves once the connection is in `room`, where others can reach it; ms from asking for it to the answer. */
  enter(socket: BenchSocket, room: number): Promise<number>;
  /** What keeps it connected. */
  beat?: string;
}

/** As long as a real one: about 370 bytes, sealed, in base64url. */
const announce = (): string => randomBytes(398).toString('base64url');
const topicOf = (room: number): string => `room-${room}`.padEnd(22, '_');

const until = (socket: BenchSocket, said: string): Promise<void> =>
  new Promise((resolve) => socket.onText((text) => text.includes(said) && resolve()));

async function timed(f: () => Promise<void>): Promise<number> {
  const startedAtMs = performance.now();
  await f();
  return performance.now() - startedAtMs;
}

const relay = (name: string, enter: Contender['enter']): Contender => ({
  name,
  package: 'swapmeet',
  start: (port, appDir) => ({
    args: [join(ROOT, 'build/relay/main.js')],
    env: { PORT: `${port}`, HOST: '127.0.0.1', APP_DIR: appDir },
  }),
  path: () => RELAY_PATH,
  enter,
  beat: '{"type":"ping"}',
});

export const CONTENDERS: readonly Contender[] = [
  relay('Swapmeet relay, each in a room', async (socket, room) => {
    await until(socket, '"welcome"');
    return timed(async () => {
      const topic = topicOf(room);
      const joined = until(socket, '"members"');
      socket.send(
        JSON.stringify({ type: 'join', v: PROTOCOL_VERSION, topic, announce: announce() }),
      );
      await joined;
    });
  }),
  relay('Swapmeet relay, bare', async (socket) => timed(() => until(socket, '"welcome"'))),
  {
    name: 'y-webrtc signaling, subscribed',
    package: 'y-webrtc',
    start: (port) => ({
      args: [join(PACKAGES, 'node_modules/y-webrtc/bin/server.js')],
      env: { PORT: `${port}` },
    }),
    path: () => '/',
    enter: (socket, room) =>
      timed(async () => {
        socket.send(JSON.stringify({ type: 'subscribe', topics: [topicOf(room)] }));
        const answered = until(socket, '"pong"');
        socket.send('{"type":"ping"}');
        await answered;
      }),
  },
  {
    name: 'PeerServer, bare',
    package: 'peer',
    start: (port) => ({
      args: [
        join(PACKAGES, 'node_modules/peer/dist/bin/peerjs.js'),
        ...['--port', `${port}`, '--path', '/', '--concurrent_limit', '20000'],
      ],
      env: {},
    }),
    path: () => {
      const id = randomBytes(12).toString('hex');
      return `/peerjs?key=peerjs&id=${id}&token=${id.slice(0, 8)}&version=1.5.5`;
    },
    enter: (socket) => timed(() => until(socket, 'OPEN')),
    beat: '{"type":"HEARTBEAT"}',
  },
];
