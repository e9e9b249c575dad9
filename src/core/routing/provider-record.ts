/** A provider's signed statement that it has chunks of a file. */
import * as v from 'valibot';
import { concat, utf8, type Bytes } from '../base/bytes.ts';
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
import { PROVIDER_BODY_BYTES_MAX, PROVIDERS_GIVEN_MAX } from '../limits/providers.ts';
import { KEY_BYTES, SIGNATURE_BYTES } from '../limits/shared.ts';
import type { Crypto, Identity } from '../ports.ts';

const bodySchema = v.strictObject({
  key: byteString(KEY_BYTES),
  file: byteString(SHORT_ID_BYTES),
  /** When it was signed: milliseconds since the epoch by the provider's clock. */
  at: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
});
type ProviderBody = v.InferOutput<typeof bodySchema>;

const signedSchema = v.strictObject({
  body: byteString(1, PROVIDER_BODY_BYTES_MAX),
  sig: byteString(SIGNATURE_BYTES),
});
export type SignedProvider = v.InferOutput<typeof signedSchema>;

/** What a keeper gives out of a file. */
const givenSchema = v.pipe(v.array(signedSchema), v.maxLength(PROVIDERS_GIVEN_MAX));

export interface ProviderRecord {
  readonly provider: PeerId;
  readonly file: FileId;
  readonly at: number;
  readonly signed: SignedProvider;
}

const signedText = (roomId: RoomId, body: Uint8Array): Bytes =>
  concat(utf8('swapmeet/2 provider'), idBytes(roomId), body);

export async function writeProvider(
  roomId: RoomId,
  identity: Identity,
  file: FileId,
  at: number,
): Promise<ProviderRecord> {
  const { publicKey: key, peer: provider } = identity;
  const body = encode({ key, file: idBytes(file), at } satisfies ProviderBody);
  const signed = { body, sig: await identity.sign(signedText(roomId, body)) };
  return { provider, file, at, signed };
}

/** What it claims, unverified; null when it is no record. */
const readBody = ({ body }: SignedProvider): ProviderBody | null => decode(body, bodySchema);

export const encodeProvider = ({ signed }: ProviderRecord): Bytes => encode(signed);

export const decodeProvider = (bytes: Uint8Array): SignedProvider | null =>
  decode(bytes, signedSchema);

export const encodeProviders = (records: readonly ProviderRecord[]): Bytes =>
  encode(records.map(({ signed }) => signed));

/** What a keeper says of a file; null when no honest member says that. */
export const decodeProviders = (bytes: Uint8Array): SignedProvider[] | null =>
  decode(bytes, givenSchema);

/** What a record says, and who claims to have signed it; null when it is none. */
export async function claimOf(
  crypto: Crypto,
  signed: SignedProvider,
): Promise<Omit<ProviderRecord, 'signed'> | null> {
  const said = readBody(signed);
  if (!said) return null;
  const provider = await peerIdOf(crypto, said.key);
  return { provider, file: fileId(said.file), at: said.at };
}

/** The record, copied; null when its provider did not sign it in this room. */
export async function verifyProvider(
  roomId: RoomId,
  crypto: Crypto,
  received: SignedProvider,
): Promise<ProviderRecord | null> {
  const signed = { body: received.body.slice(), sig: received.sig.slice() };
  const [said, claim] = [readBody(signed), await claimOf(crypto, signed)];
  if (!said || !claim) return null;
  const isGenuine = await crypto.verify(said.key, signedText(roomId, signed.body), signed.sig);
  return isGenuine ? { ...claim, signed } : null;
}
