/** Takes a profile to another device: collects it from this device's stores, adds it to theirs, and gives it up here. */
import { toBase64Url, type Bytes } from '../../core/base/bytes.ts';
import { SwapError } from '../../core/base/errors.ts';
import { idBytes, topic, type Topic } from '../../core/base/ids.ts';
import { PROFILE_ROOMS_MAX } from '../../core/limits/room.ts';
import { peerIdOf } from '../../core/identity/peer-id.ts';
import type { Crypto } from '../../core/ports.ts';
import { createWebCrypto, requireSubtle } from '../crypto/web-crypto.ts';
import type { IdentityPairs } from '../storage/key-pair-store.ts';
import type { Stores } from '../storage/open-stores.ts';
import type { Profile, ProfileRoom } from './profile-file.ts';
import { exportKeys, importKeys } from './moved-keys.ts';

type Own = Pick<Stores, 'keyPairs' | 'records'>;

/**
 * What a profile takes along of a room: its settings on this device, and our position in the log (PROTOCOL.md, E10),
 * without which we would make another entry at a position that we used already. All are encrypted with the room's
 * key and stay so. The names are those of stored records.
 */
const SETTINGS = [
  'name',
  'looks',
  'verified',
  'treatments',
  'keep-days',
  'acquaintances',
  'lock',
  'title',
  'work',
];
const recordNames = (peer: string) => [...SETTINGS, `head/${peer}`, `fork/${peer}`];

/** Who this device is in its rooms. `links`: fragments of rooms to find again. @throws SwapError too-many */
export async function collectProfile(
  { keyPairs, records }: Own,
  more: Pick<Profile, 'at' | 'name' | 'links'>,
): Promise<Profile> {
  const crypto = createWebCrypto();
  const rooms: ProfileRoom[] = [];
  for (const name of await keyPairs.names()) {
    const pairs = await keyPairs.get(name);
    if (!pairs) continue;
    const storageId = name as Topic;
    const store = records(storageId);
    const kept = await Promise.all(
      recordNames(await peerOf(crypto, pairs)).map(async (record): Promise<[string, Bytes][]> => {
        const bytes = await store.get(record);
        return bytes ? [[record, bytes]] : [];
      }),
    );
    const keys = await exportKeys(requireSubtle(), pairs);
    rooms.push({ place: idBytes(storageId), ...keys, records: kept.flat() });
  }
  if (rooms.length > PROFILE_ROOMS_MAX)
    throw new SwapError('too-many', `a profile holds ${PROFILE_ROOMS_MAX} rooms`);
  return { ...more, rooms };
}

/** What a profile would change on this device. */
export interface ProfileTransfer {
  /** Rooms in which this device is another person, whom the profile replaces. */
  readonly replaced: number;
  /** Rooms in which this device is that person already. Nothing changes there. */
  readonly same: number;
  /** @throws SwapError storage-full, storage-failed */
  apply(): Promise<void>;
}

/** Null when the profile's keys are not valid. */
export async function planTransfer(stores: Own, profile: Profile): Promise<ProfileTransfer | null> {
  const crypto = createWebCrypto();
  const coming: { storageId: Topic; pairs: IdentityPairs; room: ProfileRoom }[] = [];
  let [replaced, same] = [0, 0];
  for (const room of profile.rooms) {
    const storageId = topic(room.place);
    const pairs = await importKeys(requireSubtle(), room).catch(() => undefined);
    if (!pairs) return null;
    const here = await stores.keyPairs.get(storageId);
    if (here && (await peerOf(crypto, here)) === (await peerOf(crypto, pairs))) {
      same += 1; // what is here is as new or newer: an older position in the log must not come back
      continue;
    }
    if (here) replaced += 1;
    coming.push({ storageId, pairs, room });
  }
  return {
    replaced,
    same,
    async apply() {
      for (const { storageId, pairs, room } of coming) {
        const allowed = new Set(recordNames(await peerOf(crypto, pairs)));
        // The position in the log before the key: never the key without it.
        await stores.records(storageId).put(room.records.filter(([name]) => allowed.has(name)));
        await stores.keyPairs.replace(storageId, pairs);
      }
    },
  };
}

/** Deletes the profile's keys from this device. What was said stays, like another member's. @throws SwapError */
export async function giveUpProfile({ keyPairs }: Own, profile: Profile): Promise<void> {
  for (const room of profile.rooms) await keyPairs.forget(toBase64Url(room.place));
}

const peerOf = async (crypto: Crypto, { signing }: IdentityPairs): Promise<string> =>
  peerIdOf(crypto, new Uint8Array(await requireSubtle().exportKey('raw', signing.publicKey)));
