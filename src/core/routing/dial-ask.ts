/** What asks a provider to dial: signed by the asker, so that nobody can have it dial others. */
import * as v from 'valibot';
import { concat, equalBytes, utf8, type Bytes } from '../base/bytes.ts';
import { byteString, decode, encode } from '../base/codec.ts';
import {
  fileId,
  idBytes,
  SHORT_ID_BYTES,
  type FileId,
  type PeerId,
  type RoomId,
} from '../base/ids.ts';
import { peerIdOf } from '../identity/peer-id.ts';
import { DIAL_ASK_BODY_BYTES_MAX } from '../limits/providers.ts';
import { KEY_BYTES, SIGNATURE_BYTES } from '../limits/shared.ts';
import type { Crypto, Identity } from '../ports.ts';

const bodySchema = v.strictObject({
  key: byteString(KEY_BYTES),
  /** Who is to dial. */
  to: byteString(SHORT_ID_BYTES),
  /** Absent: a private one. */
  file: v.optional(byteString(SHORT_ID_BYTES)),
  /** When it was signed: milliseconds since the epoch by the asker's clock. */
  at: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
});

const signedSchema = v.strictObject({
  body: byteString(1, DIAL_ASK_BODY_BYTES_MAX),
  sig: byteString(SIGNATURE_BYTES),
});

export interface DialAsk {
  /** Undefined: a private one. */
  readonly file: FileId | undefined;
  readonly at: number;
}

/** What `from` claims to ask. */
export interface ClaimedAsk extends DialAsk {
  isGenuine(): Promise<boolean>;
}

const signedText = (roomId: RoomId, body: Uint8Array): Bytes =>
  concat(utf8('swapmeet/2 dial'), idBytes(roomId), body);

export async function writeDialAsk(
  roomId: RoomId,
  identity: Identity,
  to: PeerId,
  { file, at }: DialAsk,
): Promise<Bytes> {
  const body = encode({
    key: identity.publicKey,
    to: idBytes(to),
    ...(file && { file: idBytes(file) }),
    at,
  });
  return encode({ body, sig: await identity.sign(signedText(roomId, body)) });
}

/** What came in the name of `from` for `to`; null where no honest member says that. */
export async function readDialAsk(
  { roomId, crypto }: { readonly roomId: RoomId; readonly crypto: Crypto },
  from: PeerId,
  to: PeerId,
  bytes: Uint8Array,
): Promise<ClaimedAsk | null> {
  const signed = decode(bytes, signedSchema);
  const said = signed && decode(signed.body, bodySchema);
  if (!signed || !said || !equalBytes(said.to, idBytes(to))) return null;
  if ((await peerIdOf(crypto, said.key)) !== from) return null;
  const { key, file, at } = said;
  return {
    file: file && fileId(file),
    at,
    isGenuine: () => crypto.verify(key, signedText(roomId, signed.body), signed.sig),
  };
}
