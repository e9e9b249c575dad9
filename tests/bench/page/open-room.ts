/** Opens a room of this project as main.ts does, without its user interface. */
import { OpfsChunkStore } from '../../../src/browser/storage/opfs-chunk-store.ts';
import { loadIdentity } from '../../../src/browser/identity/identity.ts';
import { openStores } from '../../../src/browser/storage/open-stores.ts';
import {
  platformClock as clock,
  platformRandom as random,
} from '../../../src/browser/platform/clock.ts';
import { CombinedSignaling } from '../../../src/browser/signaling/combined-signaling.ts';
import { PACK_LOCATION } from '../../../src/browser/storage/pack-record.ts';
import { RelaySignaling } from '../../../src/browser/signaling/relay/relay-signaling.ts';
import { deriveRoomKeys } from '../../../src/browser/crypto/room-keys.ts';
import { createTieredChunkStore } from '../../../src/browser/storage/tiered-chunk-store.ts';
import { createWebCrypto } from '../../../src/browser/crypto/web-crypto.ts';
import { WebRtcTransport } from '../../../src/browser/webrtc/webrtc-transport.ts';
import { fromBase64Url, toBase64Url } from '../../../src/core/base/bytes.ts';
import type { ChunkStore } from '../../../src/core/ports.ts';
import type { Room } from '../../../src/core/api/room-api.ts';
import { composeRoom } from '../../../src/core/room/compose-room.ts';
import { linkedParts } from '../../../src/core/room/linked-parts.ts';
import { SECRET_BYTES } from '../../../src/core/api/room-address.ts';
import type { StoreKind } from './case.ts';

export const newSecret = () => toBase64Url(random.bytes(SECRET_BYTES));

export async function enterRoom(
  relayUrl: string,
  secretText: string,
  store: StoreKind = 'shipped',
): Promise<Room> {
  const secret = fromBase64Url(secretText);
  if (!secret) throw new Error('not a secret');
  if (store === 'indexeddb') hideOpfs();
  const keys = await deriveRoomKeys({ kind: 'secret', secret });
  const { topic, roomId } = keys;
  const { records, fileIndex, keyPairs, chunks: everyday } = await openStores();
  const chunks = store === 'opfs' ? inOpfs(everyday) : everyday;
  const crypto = createWebCrypto();
  const identity = await loadIdentity(topic, keyPairs, crypto);
  const relay = new RelaySignaling({ urls: [relayUrl], clock, random });
  const signaling = new CombinedSignaling([{ name: 'relay', signaling: relay }]);
  const transport = new WebRtcTransport({ identity, keys, crypto, clock, random, signaling });
  return composeRoom(
    {
      topic,
      roomId,
      identity,
      transport,
      records: records(topic),
      fileIndex,
      chunks,
      crypto,
      clock,
      random,
    },
    linkedParts,
  );
}

/** Large files begin at one byte. */
const inOpfs = (everyday: ChunkStore): ChunkStore =>
  createTieredChunkStore({
    everyday,
    large: new OpfsChunkStore(PACK_LOCATION),
    everydayBytesMax: 0,
  });

/** As in a browser without OPFS: then all chunks go to IndexedDB. */
function hideOpfs(): void {
  Object.defineProperty(navigator.storage, 'getDirectory', { value: undefined });
}

/** Resolves when `found` gives something, asked again whenever that part of the room changes. */
export function waitFor<T>(
  room: Room,
  part: 'files' | 'people' | 'messages',
  found: () => T | undefined | false,
): Promise<T> {
  return new Promise((resolve) => {
    let off: () => void = () => undefined;
    const look = () => {
      const value = found();
      if (value === undefined || value === false) return;
      off();
      resolve(value);
    };
    off = room.subscribe(part, look);
    look();
  });
}
