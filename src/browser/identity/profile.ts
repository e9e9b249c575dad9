/** Moving who somebody is to another device: out of this device's stores, into them, and given up here. */
import { SwapError } from '../../core/base/errors.ts';
import { idBytes, topic, type Topic } from '../../core/base/ids.ts';
import { peerIdOf } from '../../core/identity/peer-id.ts';
import type { Crypto } from '../../core/ports.ts';
import { toBase64Url, type Bytes } from '../../core/base/bytes.ts';
import type { IdentityPairs } from '../storage/key-pair-store.ts';
import type { Stores } from '../storage/open-stores.ts';
import {
  PROFILE_BYTES_MAX,
  PROFILE_ROOMS_MAX,
  sealProfile,
  type Profile,
  type ProfileRoom,
} from './profile-file.ts';
import { pairsFrom, takeOut } from './wrapped-keys.ts';
import { createWebCrypto, requireSubtle } from '../crypto/web-crypto.ts';

type Own = Pick<Stores, 'keyPairs' | 'records'>;

/**
 * What moves of a room: its settings here, and where in the log somebody stands (PROTOCOL.md, E10), without which
 * they would say something else in a place that they used already. All are sealed with the room's key and stay so.
 */
const SETTINGS = ['name', 'verified', 'treatments', 'keep-days', 'acquaintances', 'lock', 'work'];
const recordNames = (peer: string) => [...SETTINGS, `head/${peer}`, `fork/${peer}`];

/** Who this device is in its rooms. `links`: fragments of rooms that should be found again. @throws SwapError */
export async function collectProfile(
  { keyPairs, records }: Own,
  more: Pick<Profile, 'at' | 'name' | 'links'>,
): Promise<Profile> {
  const crypto = createWebCrypto();
  const rooms: ProfileRoom[] = [];
  for (const name of await keyPairs.names()) {
    const pairs = await keyPairs.get(name);
    if (!pairs) continue;
    const place = name as Topic;
    const store = records(place);
    const kept = await Promise.all(
      recordNames(await peerOf(crypto, pairs)).map(async (record): Promise<[string, Bytes][]> => {
        const bytes = await store.get(record);
        return bytes ? [[record, bytes]] : [];
      }),
    );
    const keys = await takeOut(requireSubtle(), pairs);
    rooms.push({ place: idBytes(place), ...keys, records: kept.flat() });
  }
  if (rooms.length > PROFILE_ROOMS_MAX)
    throw new SwapError('too-many', `a profile holds ${PROFILE_ROOMS_MAX} rooms`);
  return { ...more, rooms };
}

/** @throws SwapError too-many when there is more than one file holds */
export async function profileFile(profile: Profile, passphrase: string): Promise<Bytes> {
  const file = await sealProfile(profile, passphrase);
  if (file.length > PROFILE_BYTES_MAX)
    throw new SwapError('too-many', 'the rooms of this device are more than one file holds');
  return file;
}

export interface Arrival {
  /** Rooms in which this device is somebody else, who is gone when the profile is brought. */
  readonly replaced: number;
  /** Rooms in which this device is that person already; nothing changes there. */
  readonly same: number;
  /** @throws SwapError storage-full, storage-failed */
  bring(): Promise<void>;
}

/** What a profile would change here; null when its keys are none. */
export async function arrivalOf(stores: Own, profile: Profile): Promise<Arrival | null> {
  const crypto = createWebCrypto();
  const coming: { place: Topic; pairs: IdentityPairs; room: ProfileRoom }[] = [];
  let [replaced, same] = [0, 0];
  for (const room of profile.rooms) {
    const place = topic(room.place);
    const pairs = await pairsFrom(requireSubtle(), room).catch(() => undefined);
    if (!pairs) return null;
    const here = await stores.keyPairs.get(place);
    if (here && (await peerOf(crypto, here)) === (await peerOf(crypto, pairs))) {
      same += 1; // what is here is as new or newer: an older place in the log must not come back
      continue;
    }
    if (here) replaced += 1;
    coming.push({ place, pairs, room });
  }
  return {
    replaced,
    same,
    async bring() {
      for (const { place, pairs, room } of coming) {
        const allowed = new Set(recordNames(await peerOf(crypto, pairs)));
        // The place in the log before the key: never the key without it.
        await stores.records(place).put(room.records.filter(([name]) => allowed.has(name)));
        await stores.keyPairs.replace(place, pairs);
      }
    },
  };
}

/** This device is nobody of them any more. What was said stays, as another member's would. @throws SwapError */
export async function giveUpProfile({ keyPairs }: Own, profile: Profile): Promise<void> {
  for (const room of profile.rooms) await keyPairs.forget(toBase64Url(room.place));
}

const peerOf = async (crypto: Crypto, { signing }: IdentityPairs): Promise<string> =>
  peerIdOf(crypto, new Uint8Array(await requireSubtle().exportKey('raw', signing.publicKey)));
