/** The file of a profile: a person's keys and settings in all rooms of a device, encrypted with a passphrase. */
import * as v from 'valibot';
import { concat, equalBytes, utf8, type Bytes } from '../../core/base/bytes.ts';
import { byteString, decode, encode } from '../../core/base/codec.ts';
import { SwapError } from '../../core/base/errors.ts';
import { HASH_BYTES, SHORT_ID_BYTES } from '../../core/base/ids.ts';
import { NAME_CHARS_MAX } from '../../core/limits/chat.ts';
import { PROFILE_ROOMS_MAX } from '../../core/limits/room.ts';
import { parseFragment } from '../../core/api/room-address.ts';
import { openBox, sealBox } from '../crypto/aes-gcm.ts';
import { platformRandom } from '../platform/clock.ts';
import { stretch } from '../crypto/room-keys.ts';
import { PRIVATE_KEY_BYTES } from './moved-keys.ts';

/** Enough for the rooms' settings without their histories, and little enough for a page to hold twice. */
export const PROFILE_BYTES_MAX = 32 * 1024 * 1024;
/** One encrypted record of a room's settings. The longest is a full blocklist. */
const RECORD_BYTES_MAX = 256 * 1024;
/** Links to rooms that were open when the file was made. Usually one. */
const ROOM_LINKS_MAX = 16;

const CONTEXT = utf8('swapmeet/2 profile');
const SALT_BYTES = 16;
/** With the box's nonce and tag, and the fields around it. */
const FILE_BYTES_MAX = PROFILE_BYTES_MAX + 256;
/** A name of 40 characters at most, four bytes each, or the same percent-encoded in a link. */
const LINK_CHARS_MAX = 1_024;
const RECORDS_PER_ROOM_MAX = 16;
const RECORD_NAME_CHARS_MAX = 64;

const envelope = v.strictObject({
  v: v.literal(1),
  salt: byteString(SALT_BYTES),
  /** SHA-256 of salt ‖ box: tells a damaged file from a wrong passphrase. */
  sum: byteString(HASH_BYTES),
  box: byteString(0, PROFILE_BYTES_MAX),
});
const recordName = v.pipe(v.string(), v.maxLength(RECORD_NAME_CHARS_MAX));
const recordBytes = byteString(0, RECORD_BYTES_MAX);
const room = v.strictObject({
  /** The room's storage id. */
  place: byteString(SHORT_ID_BYTES),
  /** Ed25519. */
  signing: byteString(PRIVATE_KEY_BYTES),
  /** X25519. */
  box: byteString(PRIVATE_KEY_BYTES),
  records: v.pipe(
    v.array(v.strictTuple([recordName, recordBytes])),
    v.maxLength(RECORDS_PER_ROOM_MAX),
  ),
});
const profile = v.strictObject({
  /** When it was made, in ms since the epoch. */
  at: v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15)),
  /** The name for rooms that are entered next. Empty: none was chosen. */
  name: v.pipe(v.string(), v.maxLength(NAME_CHARS_MAX * 2)),
  links: v.pipe(
    v.array(
      v.pipe(
        v.string(),
        v.maxLength(LINK_CHARS_MAX),
        v.check((it) => parseFragment(it) !== null),
      ),
    ),
    v.maxLength(ROOM_LINKS_MAX),
  ),
  rooms: v.pipe(v.array(room), v.maxLength(PROFILE_ROOMS_MAX)),
});

/** One room: the private keys (PKCS #8), and encrypted records of the room as the device stores them. */
export type ProfileRoom = v.InferOutput<typeof room>;
export type Profile = v.InferOutput<typeof profile>;
/** `no-profile`: another kind of file. */
export type ProfileFault = 'no-profile' | 'damaged' | 'wrong-passphrase';

/** The bytes of the file. @throws SwapError too-many when it would be longer than PROFILE_BYTES_MAX */
export async function sealProfile(plain: Profile, passphrase: string): Promise<Bytes> {
  const salt = platformRandom.bytes(SALT_BYTES);
  const key = await keyOf(passphrase, salt);
  const box = await sealBox(key, platformRandom, encode(plain), concat(CONTEXT, salt));
  const file = concat(CONTEXT, encode({ v: 1, salt, sum: await sumOf(salt, box), box }));
  if (file.length > PROFILE_BYTES_MAX)
    throw new SwapError('too-many', 'the rooms of this device do not fit into one file');
  return file;
}

/** The bytes of a file. Of one that is too long, only enough to show that. @throws SwapError source-gone */
export async function readProfileFile(file: File): Promise<Bytes> {
  try {
    return new Uint8Array(await file.slice(0, FILE_BYTES_MAX + 1).arrayBuffer());
  } catch (cause) {
    throw new SwapError('source-gone', 'the file cannot be read', { cause });
  }
}

/** What the file holds, or why it cannot be read. Never throws. */
export async function openProfile(
  file: Bytes,
  passphrase: string,
): Promise<Profile | ProfileFault> {
  const sealed = readEnvelope(file);
  if (typeof sealed === 'string') return sealed;
  const { salt, sum, box } = sealed;
  if (!equalBytes(sum, await sumOf(salt, box))) return 'damaged';
  const plain = await openBox(await keyOf(passphrase, salt), box, concat(CONTEXT, salt));
  return plain ? (readProfile(plain) ?? 'damaged') : 'wrong-passphrase';
}

/** The fields around the encrypted part. */
export function readEnvelope(file: Bytes): v.InferOutput<typeof envelope> | ProfileFault {
  const isOurs = equalBytes(file.subarray(0, CONTEXT.length), CONTEXT);
  if (!isOurs || file.length > FILE_BYTES_MAX) return 'no-profile';
  return decode(file.subarray(CONTEXT.length), envelope) ?? 'damaged';
}

/** The decrypted part, or null. */
export const readProfile = (plain: Bytes): Profile | null => decode(plain, profile);

const sumOf = async (salt: Bytes, box: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', concat(salt, box)));

const keyOf = async (passphrase: string, salt: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey(
    'raw',
    await stretch(passphrase.normalize('NFKC'), concat(CONTEXT, salt)),
    'AES-GCM',
    false,
    ['encrypt', 'decrypt'],
  );
