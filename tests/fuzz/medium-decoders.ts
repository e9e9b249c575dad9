/** What other tabs and a PeerServer say, given to those media as browser and server would give it. */
import * as v from 'valibot';
import { PeerJsSignaling } from '../../src/browser/signaling/peerjs/peerjs-signaling.ts';
import {
  readServerMessage,
  type ConnectPeer,
  type PeerSocketOptions,
} from '../../src/browser/signaling/peerjs/peerjs-socket.ts';
import type { MediumSignaling } from '../../src/browser/signaling/signaling.ts';
import { TabSignaling } from '../../src/browser/signaling/tab-signaling.ts';
import { utf8 } from '../../src/core/base/bytes.ts';
import { decode, encode } from '../../src/core/base/codec.ts';
import { topic } from '../../src/core/base/ids.ts';
import { PEERS_KNOWN_MAX } from '../../src/core/limits/mesh.ts';
import { PEER_SERVER_PAYLOAD_CHARS_MAX, TABS_MAX } from '../../src/core/limits/signaling.ts';
import { createManualClock } from '../fakes/manual-clock.ts';
import { random } from '../rigs/members.ts';
import { settled } from '../fakes/people.ts';
import type { Decoder } from './registry.ts';

const TOPIC = topic(new Uint8Array(16));
const text = new TextDecoder();
const clock = createManualClock();

/** Counts what a medium tells its listeners, and holds it to its bounds. */
function listen(medium: MediumSignaling, membersMax: number): () => number {
  let told = 0;
  medium.onMembers((members) => {
    told += 1;
    if (members.length > membersMax) throw new Error(`${members.length} members`);
  });
  medium.onBox((_, box) => void (told += Math.sign(box.length)));
  medium.onGone(() => void (told += 1));
  medium.start(TOPIC);
  medium.announce(utf8('me'));
  return () => told;
}

/** A BroadcastChannel that is told what a test says, for as long as it takes to make a medium that uses it. */
function tabsMedium(): {
  medium: MediumSignaling;
  told: () => number;
  say: (data: unknown) => void;
} {
  interface Channel {
    onmessage?: (event: { data: unknown }) => void;
    postMessage(): void;
  }
  // Nobody listens to what it posts.
  const channel: Channel = { postMessage: () => undefined };
  const real = globalThis.BroadcastChannel;
  const made = function () {
    return channel;
  };
  Object.assign(globalThis, { BroadcastChannel: made });
  const medium = new TabSignaling({ clock, random });
  const told = listen(medium, TABS_MAX);
  Object.assign(globalThis, { BroadcastChannel: real });
  return { medium, told, say: (data) => channel.onmessage?.({ data }) };
}

/** A medium over a PeerServer that keeps the room's list, and the sockets that it has opened. */
async function peerServerMedium() {
  const sockets: PeerSocketOptions[] = [];
  let said = 0;
  const connect: ConnectPeer = (options) => {
    sockets.push(options);
    queueMicrotask(options.onOpen);
    return {
      send(_, payload) {
        said += 1;
        if (payload.length > PEER_SERVER_PAYLOAD_CHARS_MAX)
          throw new Error('longer than it may be');
      },
      close: () => undefined,
    };
  };
  const server = { host: 'peers.example', port: 443, path: '/', key: 'peerjs', secure: true };
  const medium = new PeerJsSignaling({ server, clock, random, connect });
  const told = listen(medium, PEERS_KNOWN_MAX);
  while (sockets.length < 2) await new Promise((resolve) => setTimeout(resolve, 0));
  await settled();
  return { sockets, told: () => told() + said };
}

const [address, other] = ['a'.repeat(22), 'b'.repeat(22)];
const [id, slot] = ['a'.repeat(32), 'b'.repeat(32)];
const tabs = tabsMedium();
const peerServer = await peerServerMedium();
const bytes = utf8('sealed');

export const mediumDecoders: readonly Decoder[] = [
  {
    name: 'what other tabs say',
    covers: ['src/browser/signaling/tab-signaling.ts'],
    samples: [
      { type: 'who' },
      { type: 'here', from: address, announce: bytes },
      { type: 'box', from: address, to: other, box: bytes },
      { type: 'gone', from: address },
    ].map(encode),
    share: 20,
    read(packed) {
      // A browser hands over values and no bytes: of what is no value here, the bytes themselves.
      tabs.say(decode(packed, v.unknown()) ?? packed);
      return tabs.told();
    },
  },
  {
    name: 'what a PeerServer says, and members through it',
    covers: [
      'src/browser/signaling/peerjs/peerjs-socket.ts readServerMessage',
      'src/browser/signaling/peerjs/lobby-message.ts readLobbyMessage',
    ],
    samples: [
      { type: 'hello', announce: 'AAAA' },
      { type: 'members', members: [{ address: id, announce: 'AAAA' }] },
      { type: 'box', box: 'AAAA' },
      { type: 'bye' },
      { type: 'CANDIDATE', src: slot, payload: '{"type":"hello","announce":"AAAA"}' },
      { type: 'EXPIRE', src: id },
    ].map((it) => utf8(JSON.stringify(it))),
    share: 20,
    read(packed) {
      const payload = text.decode(packed);
      let whole: unknown;
      try {
        whole = JSON.parse(payload);
      } catch {
        whole = undefined; // peerjs reads JSON before it gives us anything
      }
      const read = [whole, { type: 'CANDIDATE', src: id, payload }].map(readServerMessage);
      for (const message of read) {
        for (const socket of peerServer.sockets) {
          if (message?.type === 'CANDIDATE') socket.onMessage(message.src, message.payload);
          if (message?.type === 'EXPIRE') socket.onMissed(message.src);
        }
      }
      return [read, peerServer.told()];
    },
  },
];
