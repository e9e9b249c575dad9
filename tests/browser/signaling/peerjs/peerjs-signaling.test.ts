/** Rooms on a PeerServer: the first to come keeps the list, is replaced when it dies, and trusts nobody. */
import { expect, test, vi } from 'vitest';
import { PeerJsSignaling } from '../../../../src/browser/signaling/peerjs/peerjs-signaling.ts';
import type {
  ConnectPeer,
  PeerSocketOptions,
} from '../../../../src/browser/signaling/peerjs/peerjs-socket.ts';
import { parsePeerServer } from '../../../../src/browser/signaling/peerjs/peer-server-setting.ts';
import type { MediumSignaling } from '../../../../src/browser/signaling/signaling.ts';
import { utf8 } from '../../../../src/core/base/bytes.ts';
import { topic } from '../../../../src/core/base/ids.ts';
import { PEER_SERVER_ANSWER_MS, PEER_SERVER_SLOTS } from '../../../../src/core/limits/signaling.ts';
import { createManualClock } from '../../../fakes/manual-clock.ts';
import { random } from '../../../rigs/members.ts';

const TOPIC = topic(new Uint8Array(16));
const SERVER = { host: 'peers.example', port: 443, path: '/', key: 'peerjs', secure: true };

/** A PeerServer that delivers each message in a microtask of its own. */
function createServer() {
  const sockets = new Map<string, PeerSocketOptions>();
  const sent: { from: string; to: string; payload: string }[] = [];
  let opened = 0;
  const connect: ConnectPeer = (options) => {
    const { id } = options;
    opened += 1;
    queueMicrotask(() => {
      if (sockets.has(id)) return options.onTaken();
      sockets.set(id, options);
      options.onOpen();
    });
    return {
      send(to, payload) {
        sent.push({ from: id, to, payload });
        queueMicrotask(() => {
          if (sockets.has(to)) sockets.get(to)?.onMessage(id, payload);
          else options.onMissed(to);
        });
      },
      close: () => void (sockets.get(id) === options && sockets.delete(id)),
    };
  };
  return { sockets, sent, connect, opened: () => opened };
}

/** Lets everything happen that needs no clock: the server answers in microtasks. */
const turns = () => new Promise((resolve) => setTimeout(resolve, 0));

function createRoom() {
  const server = createServer();
  const clock = createManualClock();
  async function join(word: string) {
    const signaling: MediumSignaling = new PeerJsSignaling({
      server: SERVER,
      clock,
      random,
      connect: server.connect,
    });
    const seen = new Map<string, string>();
    const boxes: string[] = [];
    const statuses: string[] = [];
    signaling.onMembers((sample) => {
      for (const it of sample) seen.set(new TextDecoder().decode(it.peerRecord), it.address);
    });
    signaling.onBox((_, box) => boxes.push(new TextDecoder().decode(box)));
    signaling.onStatus((status) => statuses.push(status));
    const opened = server.opened();
    signaling.start(TOPIC);
    signaling.announce(utf8(word));
    await vi.waitFor(() => expect(server.opened()).toBeGreaterThan(opened)); // its slots are hashed
    await turns();
    clock.pass(PEER_SERVER_ANSWER_MS);
    await turns();
    return { signaling, seen, boxes, statuses };
  }
  return { ...server, clock, join };
}

test('[S25] the first keeps the list, and the others find each other by it', async () => {
  const { join, sent } = createRoom();
  const [ana, bo, cy] = [await join('ana'), await join('bo'), await join('cy')];
  expect([...cy.seen.keys()].sort()).toEqual(['ana', 'bo']);
  expect([...ana.seen.keys()].sort()).toEqual(['bo', 'cy']);
  for (const it of [ana, bo, cy]) expect(it.statuses).toEqual(['connecting', 'online']);
  expect(cy.signaling.send(cy.seen.get('bo') ?? '', utf8('hi'))).toBe(true);
  await turns();
  expect(bo.boxes).toEqual(['hi']);
  expect(sent.some(({ payload }) => payload.includes(TOPIC))).toBe(false);
});

test('[S25] when the keeper of the list is gone, the next to ask takes its place', async () => {
  const { join, clock } = createRoom();
  const [ana, bo, cy] = [await join('ana'), await join('bo'), await join('cy')];
  ana.signaling.close();
  bo.signaling.refresh();
  await turns();
  clock.pass(PEER_SERVER_ANSWER_MS);
  await turns();
  cy.signaling.refresh();
  await turns();
  const dee = await join('dee');
  expect([...dee.seen.keys()].sort()).toEqual(['bo', 'cy']);
});

test('[S25] a slot whose holder says nothing is passed over', async () => {
  const room = createRoom();
  const first = await room.join('ana');
  first.signaling.close();
  // Someone holds the first slot and answers nobody.
  const silent = room.sent.find(({ to }) => to !== '')?.to ?? '';
  room.connect({
    server: SERVER,
    id: silent,
    onOpen: () => undefined,
    onTaken: () => undefined,
    onMessage: () => undefined,
    onMissed: () => undefined,
    onEnd: () => undefined,
  });
  await turns();
  const bo = await room.join('bo');
  const cy = await room.join('cy');
  cy.signaling.refresh();
  await turns();
  expect([...cy.seen.keys()]).toEqual(['bo']);
  expect([...bo.seen.keys()]).toEqual(['cy']);
});

test('[S25] nonsense, and lists that come from no slot, do nothing', async () => {
  const room = createRoom();
  const ana = await room.join('ana');
  const inbox = [...room.sockets.values()];
  const fakes = [
    'no json',
    '{}',
    JSON.stringify({ type: 'members', members: [{ address: 'x', announce: 'y' }] }),
    JSON.stringify({ type: 'members', members: [{ address: '0'.repeat(32), announce: 'aGk' }] }),
    JSON.stringify({ type: 'hello', announce: 'a'.repeat(5_000) }),
    JSON.stringify({ type: 'box', box: '!' }),
  ];
  for (const it of inbox) for (const fake of fakes) it.onMessage('f'.repeat(32), fake);
  await turns();
  expect(ana.seen.size).toBe(0);
  expect(ana.boxes).toEqual([]);
});

test('[S25] a server that ends is tried again, and a closed client leaves no timer and no socket', async () => {
  const room = createRoom();
  const ana = await room.join('ana');
  const before = [...room.sockets.values()];
  room.sockets.clear();
  for (const it of before) it.onEnd();
  expect(ana.statuses.at(-1)).toBe('connecting');
  room.clock.pass(60_000);
  await turns();
  expect(ana.statuses.at(-1)).toBe('online');
  ana.signaling.close();
  expect(room.sockets.size).toBe(0);
  expect(room.clock.timers()).toBe(0);
  expect(PEER_SERVER_SLOTS).toBeGreaterThan(1);
});

test('the address of a PeerServer is an http(s) URL and nothing else', () => {
  expect(parsePeerServer('https://peers.example/my?key=k')).toEqual({
    host: 'peers.example',
    port: 443,
    path: '/my',
    key: 'k',
    secure: true,
  });
  expect(parsePeerServer('http://localhost:9000/')).toMatchObject({ port: 9000, secure: false });
  for (const bad of ['', 'peers.example', 'javascript:1'])
    expect(parsePeerServer(bad)).toBeUndefined();
});
