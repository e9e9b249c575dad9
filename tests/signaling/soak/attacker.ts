/**
 * The attackers of the soak, as a process of their own: everything that somebody without a link can do to a relay, and what
 * members of a room can do to each other through it, all at once and without end.
 *
 * Arguments: the relay's port.
 */
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import {
  PROTOCOL_VERSION,
  BOX_CHARS_MAX,
  PEER_RECORD_CHARS_MAX,
} from '../../../signaling/protocol.ts';
import * as bytes from '../../rigs/raw-bytes.ts';
import { NEARBY_ADDRESS, topicOf, VICTIMS } from './places.ts';

const port = Number(process.argv[2]);
const { frame, CONTINUATION, TEXT, CLOSE, PING, PONG } = bytes;

const forwardedFor = (address: string): string => `X-Forwarded-For: ${address}`;
const withAddress = (request: string, address: string): string =>
  request.replace('\r\n', `\r\n${forwardedFor(address)}\r\n`);
const say = (message: object): Buffer => frame(TEXT, Buffer.from(JSON.stringify(message)));
const repeat = (data: Buffer, count: number): Buffer => Buffer.concat(Array(count).fill(data));

const counts: Record<string, number> = {};
let seed = 1;
const random = (below: number): number => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed % below;
};

/** An address of this attack, one of so many. */
const addressOf = (attack: number, of: number): string => `127.${100 + attack}.0.${1 + random(of)}`;

/** One that does not read does not see its end either, so it makes room for the next after a while. */
function expire(socket: Socket, msMax: number): Socket {
  const timer = setTimeout(() => socket.destroy(), random(msMax));
  socket.once('close', () => clearTimeout(timer));
  return socket;
}

function open(attack: string, address: string): Socket {
  counts[attack] = (counts[attack] ?? 0) + 1;
  const socket = connect({ port, host: '127.0.0.1', localAddress: address, allowHalfOpen: true });
  socket.on('error', () => socket.destroy());
  socket.once('end', () => socket.end());
  return socket;
}

/** A WebSocket of an attacker. `onReady` comes with the first bytes of the relay, which it reads on from there. */
function upgrade(attack: string, address: string, onReady: (socket: Socket) => void): Socket {
  const socket = open(attack, address);
  socket.write(withAddress(bytes.upgradeRequest(), address));
  socket.once('data', () => onReady(socket));
  socket.resume();
  return socket;
}

/** Keeps so many sockets of one kind open, and opens a few of those that are missing in each step. */
function keep(count: number, perStep: number, make: () => Socket): void {
  let alive = 0;
  setInterval(() => {
    for (let i = 0; i < perStep && alive < count; i++) {
      alive++;
      make().once('close', () => alive--);
    }
  }, 100);
}

/** Writes as fast as the socket takes it, until it is gone. */
function flood(socket: Socket, block: Buffer, times = Infinity): void {
  let written = 0;
  const go = (): void => {
    while (written < times && socket.writable) {
      written++;
      if (!socket.write(block)) return;
    }
  };
  socket.on('drain', go);
  go();
}

/** 1: upgrades that are refused, with a byte more, and what is no HTTP at all. Some clients go, some stay. */
function refusedUpgrades(): void {
  const requests = [
    bytes.upgradeRequest({ Upgrade: 'x' }, 'GET /x'),
    bytes.upgradeRequest({ 'Sec-WebSocket-Key': '?' }),
    bytes.request('CONNECT a:1'),
    bytes.request('GET /', 'Expect: 100-continue'),
    bytes.request('POST /', 'Content-Length: 1000000'),
    '\x16\x03\x01\x02\x00\x01',
    'GET / HT',
    '',
  ];
  keep(600, 15, () => {
    const socket = open('refused', addressOf(1, 8));
    socket.write(`${requests[random(requests.length)] ?? ''}x`);
    const behaviour = random(4);
    if (behaviour <= 1) socket.once('connect', () => setTimeout(() => socket.destroy(), 50));
    if (behaviour === 2) socket.end();
    return expire(socket, 10_000);
  });
}

/** 2: piles of requests, and single ones, whose answers nobody reads. */
function unreadAnswers(): void {
  keep(200, 8, () => {
    const address = addressOf(2, 6);
    const socket = open('unread answers', address);
    const get = withAddress(bytes.request('GET /assets/large.js'), address);
    socket.write(random(2) === 0 ? get.repeat(1_500) : get);
    return expire(socket.pause(), 20_000);
  });
}

/** 3: frames that are no messages, as fast as they go. */
function frameFloods(): void {
  const blocks = [
    frame(PONG),
    frame(PONG, Buffer.alloc(125)),
    frame(PING),
    frame(TEXT, Buffer.from('{"type":"ping"}')),
    Buffer.concat([frame(CLOSE), Buffer.alloc(1_000)]),
  ].map((block) => repeat(block, Math.ceil(200_000 / block.length)));
  const fragments = Buffer.concat([
    frame(TEXT, Buffer.alloc(0), false),
    repeat(frame(CONTINUATION, Buffer.alloc(0), false), 20_000),
  ]);
  keep(24, 1, () =>
    upgrade('frames', addressOf(3, 6), (socket) =>
      flood(socket, [...blocks, fragments][random(blocks.length + 1)] ?? fragments),
    ),
  );
}

/** The sids in what a relay says. */
function* sidsIn(text: string): Generator<string> {
  for (const [, sid = ''] of text.matchAll(/"sid":"([\w-]{16})","announce":"victim"/g)) yield sid;
}

/** 4: members who send the largest boxes to others who read slowly. */
function boxFloods(): void {
  const box = 'x'.repeat(BOX_CHARS_MAX);
  keep(9, 1, () =>
    upgrade('boxes', addressOf(4, 3), (socket) => {
      const victims = new Set<string>();
      socket.on('data', (data) => {
        for (const sid of sidsIn(String(data))) victims.add(sid);
      });
      const topic = topicOf(VICTIMS);
      socket.write(say({ type: 'join', v: PROTOCOL_VERSION, topic, announce: 'mallory' }));
      const sending = setInterval(() => {
        for (const to of victims) {
          if (socket.writableLength < 100_000)
            socket.write(say({ type: 'signal', topic, to, box }));
        }
      }, 100);
      socket.once('close', () => clearInterval(sending));
    }),
  );
}

const heartbeat = (socket: Socket): void => {
  const beating = setInterval(() => socket.write(say({ type: 'ping' })), 15_000);
  socket.once('close', () => clearInterval(beating));
};

/** 5: members who fill a topic from many addresses. */
function fullTopic(topic: string): void {
  const announce = 'x'.repeat(PEER_RECORD_CHARS_MAX);
  keep(600, 10, () =>
    upgrade('topic', addressOf(5, 24), (socket) => {
      socket.write(say({ type: 'join', v: PROTOCOL_VERSION, topic, announce }));
      heartbeat(socket);
    }),
  );
}

/** 6: offers that fill a network's list, and requests to those who offer. */
function fullNearby(): void {
  const offer = { type: 'invite', name: 'x'.repeat(80), key: 'k'.repeat(43) };
  keep(40, 1, () =>
    upgrade('nearby', NEARBY_ADDRESS, (socket) => {
      socket.write(say(offer));
      const asking = setInterval(() => socket.write(say({ type: 'nearby' })), 1_000);
      socket.once('close', () => clearInterval(asking));
      heartbeat(socket);
    }),
  );
}

/** Clients that ask and do not read, and messages that never end. */
function slowReaders(topic: string): void {
  const begun = frame(TEXT, Buffer.alloc(60_000)).subarray(0, 50_000);
  keep(128, 2, () =>
    upgrade('slow readers', addressOf(7, 2), (socket) => {
      expire(socket.pause(), 90_000);
      socket.write(say({ type: 'join', v: PROTOCOL_VERSION, topic, announce: '' }));
      if (random(4) === 0) return void socket.write(begun);
      const asking = setInterval(() => socket.write(say({ type: 'sample', topic })), 400);
      socket.once('close', () => clearInterval(asking));
    }),
  );
}

refusedUpgrades();
unreadAnswers();
frameFloods();
boxFloods();
fullTopic(topicOf('full'));
fullNearby();
slowReaders(topicOf('full'));
process.on('message', () => process.send?.(counts));
process.once('disconnect', () => process.exit(0));
