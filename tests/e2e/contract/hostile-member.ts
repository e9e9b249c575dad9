/** A member of a room of the app, with a key and links like anybody's, that sends what a test tells it to. */
import { deriveRoomKeys } from '../../../src/browser/crypto/room-keys.ts';
import { createWebCrypto } from '../../../src/browser/crypto/web-crypto.ts';
import { loadIdentity } from '../../../src/browser/identity/identity.ts';
import {
  platformClock as clock,
  platformRandom as random,
} from '../../../src/browser/platform/clock.ts';
import { CombinedSignaling } from '../../../src/browser/signaling/combined-signaling.ts';
import { RelaySignaling } from '../../../src/browser/signaling/relay/relay-signaling.ts';
import { createMemoryKeyPairs } from '../../../src/browser/storage/key-pair-store.ts';
import { WebRtcTransport } from '../../../src/browser/webrtc/webrtc-transport.ts';
import type { Room } from '../../../src/core/api/room-api.ts';
import { parseFragment } from '../../../src/core/api/room-address.ts';
import type { RoomId } from '../../../src/core/base/ids.ts';
import { writeEntry } from '../../../src/core/chat/entry.ts';
import type { Identity, Link } from '../../../src/core/ports.ts';
import { composeRoom } from '../../../src/core/room/compose-room.ts';
import { linkedParts } from '../../../src/core/room/linked-parts.ts';
import {
  createMemoryChunkStore,
  createMemoryKeyValueStore,
} from '../../../src/core/storage/memory-stores.ts';
import { encodeMessage } from '../../../src/core/wire/envelope.ts';
import type { SignedEntry } from '../../../src/core/wire/message.ts';
import { unsoundIdentities } from '../../rigs/unsound-identities.ts';

const crypto = createWebCrypto();
/** Every link so far; those that have ended take nothing. */
const links: Link[] = [];
let room: Room | undefined;
let roomId: RoomId | undefined;

/** Enters the room of a link to the app. */
export async function enterRoom(link: string): Promise<void> {
  const { hash, host } = new URL(link);
  const address = parseFragment(hash)?.room;
  if (!address) throw new Error('no room');
  const keys = await deriveRoomKeys(address);
  const identity = await loadIdentity(keys.topic, createMemoryKeyPairs(), crypto);
  const relay = new RelaySignaling({ urls: [`ws://${host}/relay`], clock, random });
  const signaling = new CombinedSignaling([{ name: 'relay', signaling: relay }]);
  const transport = new WebRtcTransport({ identity, keys, crypto, clock, random, signaling });
  transport.onLink((it) => void links.push(it));
  signaling.start(keys.topic);
  roomId = keys.roomId;
  room = await composeRoom(
    {
      topic: keys.topic,
      roomId: keys.roomId,
      identity,
      transport,
      records: createMemoryKeyValueStore(),
      fileIndex: createMemoryKeyValueStore(),
      chunks: createMemoryChunkStore(),
      crypto,
      clock,
      random,
      name: 'Mallory',
    },
    linkedParts,
  );
}

export const linkCount = (): number => room?.status().linked ?? 0;

/** Sends everyone entries of many authors, each with a key that R14 refuses and a signature that some browsers accept. */
export async function sendUnsoundEntries(): Promise<number> {
  const identities = await unsoundIdentities(crypto);
  const list = await Promise.all(identities.map(firstEntryOf));
  const message = encodeMessage({ t: 'entries', list, more: false });
  for (const link of links) link.send('control', message);
  return list.length;
}

async function firstEntryOf(identity: Identity): Promise<SignedEntry> {
  if (!roomId) throw new Error('not in a room');
  const first = { seq: 1, prev: undefined, clock: 1, time: clock.now() };
  const content = { k: 'text', text: `unsound ${identity.peer}` } as const;
  return (await writeEntry({ roomId, crypto, identity }, first, content)).signed;
}
