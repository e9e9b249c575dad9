/** What follows from a room's secret and its password: its name on the relay and the keys that keep others out. */
import { concat, utf8, type Bytes } from '../../core/base/bytes.ts';
import { SHORT_ID_BYTES, topic, type Topic } from '../../core/base/ids.ts';
import type { RoomAddress } from '../../core/api/room-address.ts';

export interface RoomKeys {
  /** All that signaling learns of the room; the same whatever the password. */
  readonly topic: Topic;
  /**
   * What the room is filed under on this device: who mistypes a password finds another, empty room and
   * overwrites nothing.
   */
  readonly place: Topic;
  /** AES-256-GCM: seals what members announce, so that signaling cannot read it. */
  readonly peerRecordKey: CryptoKey;
  /** Goes into the key of every pair, so that only members can make one. 32 bytes. */
  readonly pairSalt: Bytes;
  /** AES-256-GCM: seals what rests of the room on this device. */
  readonly restKey: CryptoKey;
}

/**
 * OWASP's figure of 2023 for PBKDF2 with SHA-256; a guess costs an attacker about what it costs us, a few
 * tenths of a second on one core.
 */
const STRETCH_ROUNDS = 600_000;
const AES = { name: 'AES-GCM', length: 256 };
const SEALS: KeyUsage[] = ['encrypt', 'decrypt'];
const ROOT_SALT = utf8('swapmeet/1');
const NAME_SALT = utf8('swapmeet/1 named room');

/**
 * HKDF-SHA-256 (RFC 5869) with salt "swapmeet/1" over the room's secret; the info of each key is its word:
 * "topic" (16 bytes), "place" (16), "announce" (32), "pair" (32), "rest" (32). With a password, all but the topic are made
 * of secret ‖ `passwordKey` instead.
 * @param passwordKey what `stretchPassword` made of it, 32 bytes
 */
export async function deriveRoomKeys(address: RoomAddress, passwordKey?: Bytes): Promise<RoomKeys> {
  const secret = await secretOf(address);
  const open = await importRoot(secret);
  const root = passwordKey ? await importRoot(concat(secret, passwordKey)) : open;
  const [topicBytes, place, peerRecordKey, pairSalt] = await Promise.all([
    bytesOf(open, 'topic', SHORT_ID_BYTES),
    bytesOf(root, 'place', SHORT_ID_BYTES),
    crypto.subtle.deriveKey(hkdf('announce'), root, { name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]),
    bytesOf(root, 'pair', 32),
  ]);
  const restKey = await crypto.subtle.deriveKey(hkdf('rest'), root, AES, false, SEALS);
  return { topic: topic(topicBytes), place: topic(place), peerRecordKey, pairSalt, restKey };
}

/** 32 bytes, by PBKDF2-SHA-256 of the password after NFKC with the room's secret as salt. */
export const stretchPassword = async (address: RoomAddress, password: string): Promise<Bytes> =>
  stretch(password.normalize('NFKC'), await secretOf(address));

/** The 16 bytes of a made room, or the 32 that PBKDF2 makes of a room's name. */
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

/** 32 bytes of a text that people can remember, dear to guess: PBKDF2-SHA-256, 600,000 rounds. */
export async function stretch(text: string, salt: Bytes): Promise<Bytes> {
  const password = await crypto.subtle.importKey('raw', utf8(text), 'PBKDF2', false, [
    'deriveBits',
  ]);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: STRETCH_ROUNDS };
  return new Uint8Array(await crypto.subtle.deriveBits(how, password, 256));
}
