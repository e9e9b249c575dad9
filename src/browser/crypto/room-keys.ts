/** What a room's secret and password give: the room's name on the relay, and the keys that keep others out. */
import { concat, utf8, type Bytes } from '../../core/base/bytes.ts';
import { roomId, SHORT_ID_BYTES, topic, type RoomId, type Topic } from '../../core/base/ids.ts';
import type { RoomAddress } from '../../core/api/room-address.ts';

export interface RoomKeys {
  /** All that signaling learns about the room. It does not depend on the password. */
  readonly topic: Topic;
  /** What members sign names it, so that nothing said under one password counts under another. No server learns it. */
  readonly roomId: RoomId;
  /**
   * The name of the room in this device's storage. With a mistyped password you get another, empty room and
   * overwrite nothing.
   */
  readonly storageId: Topic;
  /** AES-256-GCM: seals the members' peer records, so signaling cannot read them. */
  readonly peerRecordKey: CryptoKey;
  /** Part of the key of every pair of members, so only members can make such a key. 32 bytes. */
  readonly pairSalt: Bytes;
  /** AES-256-GCM: seals what this device stores of the room. */
  readonly storageKey: CryptoKey;
}

/**
 * OWASP's figure of 2023 for PBKDF2 with SHA-256. A guess costs an attacker about what it costs us: a few tenths of
 * a second on one core.
 */
const STRETCH_ROUNDS = 600_000;
const AES = { name: 'AES-GCM', length: 256 };
const SEALS: KeyUsage[] = ['encrypt', 'decrypt'];
const ROOT_SALT = utf8('swapmeet/2');
const NAME_SALT = utf8('swapmeet/2 named room');

/**
 * HKDF-SHA-256 (RFC 5869) with salt "swapmeet/2" over the room's secret. The info of each is a word: "topic" (16 bytes),
 * "room" (16; the room id), "place" (16; the storage id), "announce" (32; the key of peer records), "pair" (32), "rest" (32; the storage key). With
 * a password, all but the topic come from secret ‖ `passwordKey` instead.
 * @param passwordKey what `stretchPassword` gives, 32 bytes
 */
export async function deriveRoomKeys(address: RoomAddress, passwordKey?: Bytes): Promise<RoomKeys> {
  const secret = await secretOf(address);
  const open = await importRoot(secret);
  const root = passwordKey ? await importRoot(concat(secret, passwordKey)) : open;
  const [topicBytes, roomIdBytes, storageId, peerRecordKey, pairSalt] = await Promise.all([
    bytesOf(open, 'topic', SHORT_ID_BYTES),
    bytesOf(root, 'room', SHORT_ID_BYTES),
    bytesOf(root, 'place', SHORT_ID_BYTES),
    crypto.subtle.deriveKey(hkdf('announce'), root, AES, false, SEALS),
    bytesOf(root, 'pair', 32),
  ]);
  const storageKey = await crypto.subtle.deriveKey(hkdf('rest'), root, AES, false, SEALS);
  return {
    topic: topic(topicBytes),
    roomId: roomId(roomIdBytes),
    storageId: topic(storageId),
    peerRecordKey,
    pairSalt,
    storageKey,
  };
}

/** 32 bytes: PBKDF2-SHA-256 of the password, normalized to NFKC, with the room's secret as salt. */
export const stretchPassword = async (address: RoomAddress, password: string): Promise<Bytes> =>
  stretch(password.normalize('NFKC'), await secretOf(address));

/** The 16 bytes of a room that we made, or the 32 that PBKDF2 gives for a room's name. */
const secretOf = async (address: RoomAddress): Promise<Bytes> =>
  address.kind === 'secret' ? address.secret : stretch(address.name, NAME_SALT);

const importRoot = (secret: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits', 'deriveKey']);

const hkdf = (info: string) => ({
  name: 'HKDF',
  hash: 'SHA-256',
  salt: ROOT_SALT,
  info: utf8(info),
});

const bytesOf = async (root: CryptoKey, info: string, length: number): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.deriveBits(hkdf(info), root, length * 8));

/** Turns a text that people can remember into 32 bytes that are expensive to guess: PBKDF2-SHA-256, 600,000 rounds. */
export async function stretch(text: string, salt: Bytes): Promise<Bytes> {
  const password = await crypto.subtle.importKey('raw', utf8(text), 'PBKDF2', false, [
    'deriveBits',
  ]);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: STRETCH_ROUNDS };
  return new Uint8Array(await crypto.subtle.deriveBits(how, password, 256));
}
