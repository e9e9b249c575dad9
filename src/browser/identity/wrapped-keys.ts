/**
 * Makes the key pairs of an identity, exports them for another device, and imports them there. The keys in use are
 * not extractable. A wrapped copy is stored beside them, and only `exportKeys` opens it.
 */
import type { Bytes } from '../../core/base/bytes.ts';
import { NONCE_BYTES } from '../crypto/aes-gcm.ts';
import { platformRandom } from '../platform/clock.ts';
import type { IdentityPairs, WrappedKeys } from '../storage/key-pair-store.ts';

/** Both private keys, unencrypted, as PKCS #8 (RFC 8410), 48 bytes each. */
export interface PlainKeys {
  readonly signing: Bytes;
  readonly box: Bytes;
}
/** PKCS #8 of an Ed25519 or X25519 key without attributes. */
export const PRIVATE_KEY_BYTES = 48;

const SIGNING = { name: 'Ed25519', private: ['sign'], public: ['verify'] } as const;
const BOX = { name: 'X25519', private: ['deriveBits'], public: [] } as const;
type Kind = typeof SIGNING | typeof BOX;

/** @throws DOMException where the browser does not know these keys */
export async function makePairs(subtle: SubtleCrypto): Promise<IdentityPairs> {
  const make = async ({ name, ...uses }: Kind) =>
    (await subtle.generateKey(name, true, [...uses.private, ...uses.public])) as CryptoKeyPair;
  const [signing, box] = await Promise.all([make(SIGNING), make(BOX)]);
  return wrap(subtle, signing, box);
}

/** The key pairs of these private keys. @throws DOMException when they are not valid */
export async function importKeys(subtle: SubtleCrypto, plain: PlainKeys): Promise<IdentityPairs> {
  const [signing, box] = await Promise.all([
    pairOf(subtle, SIGNING, plain.signing),
    pairOf(subtle, BOX, plain.box),
  ]);
  return wrap(subtle, signing, box);
}

/** Only this exports private keys. @throws DOMException when the wrapped copy is damaged */
export async function exportKeys(
  subtle: SubtleCrypto,
  { spare }: IdentityPairs,
): Promise<PlainKeys> {
  const open = async (kind: Kind, wrapped: ArrayBuffer) => {
    const key = await unwrap(subtle, kind, spare.wrapping, wrapped, true);
    return new Uint8Array(await subtle.exportKey('pkcs8', key));
  };
  const [signing, box] = await Promise.all([open(SIGNING, spare.signing), open(BOX, spare.box)]);
  return { signing, box };
}

/** Derives the public half from the private one, so that no file can pair it with another. */
async function pairOf(subtle: SubtleCrypto, kind: Kind, pkcs8: Bytes): Promise<CryptoKeyPair> {
  const privateKey = await subtle.importKey('pkcs8', pkcs8, kind.name, true, kind.private);
  const { x } = await subtle.exportKey('jwk', privateKey);
  const jwk = { kty: 'OKP', crv: kind.name, x: x ?? '' };
  const publicKey = await subtle.importKey('jwk', jwk, kind.name, true, kind.public);
  return { privateKey, publicKey };
}

/** The same pairs, with private keys that no script can read, and the wrapped copy of these. */
async function wrap(
  subtle: SubtleCrypto,
  signing: CryptoKeyPair,
  box: CryptoKeyPair,
): Promise<IdentityPairs> {
  const aes = { name: 'AES-GCM', length: 256 };
  const wrapping = await subtle.generateKey(aes, false, ['wrapKey', 'unwrapKey']);
  const wrapOne = async ({ privateKey }: CryptoKeyPair): Promise<ArrayBuffer> => {
    const iv = platformRandom.bytes(NONCE_BYTES);
    const box = await subtle.wrapKey('pkcs8', privateKey, wrapping, { name: 'AES-GCM', iv });
    return new Uint8Array([...iv, ...new Uint8Array(box)]).buffer;
  };
  const spare: WrappedKeys = { wrapping, signing: await wrapOne(signing), box: await wrapOne(box) };
  const [signs, agrees] = await Promise.all([
    unwrap(subtle, SIGNING, wrapping, spare.signing, false),
    unwrap(subtle, BOX, wrapping, spare.box, false),
  ]);
  return {
    signing: { privateKey: signs, publicKey: signing.publicKey },
    box: { privateKey: agrees, publicKey: box.publicKey },
    spare,
  };
}

function unwrap(
  subtle: SubtleCrypto,
  kind: Kind,
  wrapping: CryptoKey,
  wrapped: ArrayBuffer,
  extractable: boolean,
): Promise<CryptoKey> {
  const how = { name: 'AES-GCM', iv: wrapped.slice(0, NONCE_BYTES) };
  const sealed = wrapped.slice(NONCE_BYTES);
  return subtle.unwrapKey('pkcs8', sealed, wrapping, how, kind.name, extractable, kind.private);
}
