/** What follows from a room's secret: its name on the relay and the keys that keep others out. */
import { utf8, type Bytes } from '../core/bytes.ts';
import { SHORT_ID_BYTES, topic, type Topic } from '../core/ids.ts';
import type { RoomAddress } from '../core/room-address.ts';

export interface RoomKeys {
  /** All that signaling learns of the room. */
  readonly topic: Topic;
  /** AES-256-GCM: seals what members announce, so that signaling cannot read it. */
  readonly announceKey: CryptoKey;
  /** Goes into the key of every pair, so that only members can make one. 32 bytes. */
  readonly pairSalt: Bytes;
}

/**
 * OWASP's figure of 2023 for PBKDF2 with SHA-256; a guess costs an attacker about what it costs us, a few
 * tenths of a second on one core.
 */
const STRETCH_ROUNDS = 600_000;
const ROOT_SALT = utf8('swapmeet/1');
const NAME_SALT = utf8('swapmeet/1 named room');

/**
 * HKDF-SHA-256 (RFC 5869) with salt "swapmeet/1" over the 16-byte secret, or over the 32 bytes that PBKDF2
 * makes of a room's name; the info of each key is its word: "topic" (16 bytes), "announce" (32), "pair" (32).
 */
export async function deriveRoomKeys(address: RoomAddress): Promise<RoomKeys> {
  const secret = address.kind === 'secret' ? address.secret : await stretch(address.name);
  const root = await crypto.subtle.importKey('raw', secret, 'HKDF', false, [
    'deriveBits',
    'deriveKey',
  ]);
  const hkdf = (info: string) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: ROOT_SALT,
    info: utf8(info),
  });
  const bytes = async (info: string, length: number): Promise<Bytes> =>
    new Uint8Array(await crypto.subtle.deriveBits(hkdf(info), root, length * 8));
  const [topicBytes, announceKey, pairSalt] = await Promise.all([
    bytes('topic', SHORT_ID_BYTES),
    crypto.subtle.deriveKey(hkdf('announce'), root, { name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]),
    bytes('pair', 32),
  ]);
  return { topic: topic(topicBytes), announceKey, pairSalt };
}

async function stretch(name: string): Promise<Bytes> {
  const password = await crypto.subtle.importKey('raw', utf8(name), 'PBKDF2', false, [
    'deriveBits',
  ]);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: NAME_SALT, iterations: STRETCH_ROUNDS };
  return new Uint8Array(await crypto.subtle.deriveBits(how, password, 256));
}
