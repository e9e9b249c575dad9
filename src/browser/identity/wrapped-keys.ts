/**
 * Makes the key pairs of an identity. The keys in use are not extractable. A wrapped copy is stored beside them, and only
 * `exportKeys` in moved-keys.ts opens it.
 */
import { NONCE_BYTES } from '../crypto/aes-gcm.ts';
import { platformRandom } from '../platform/clock.ts';
import type { IdentityPairs, WrappedKeys } from '../storage/key-pair-store.ts';

export const SIGNING = { name: 'Ed25519', private: ['sign'], public: ['verify'] } as const;
export const BOX = { name: 'X25519', private: ['deriveBits'], public: [] } as const;
export type Kind = typeof SIGNING | typeof BOX;

/** @throws DOMException where the browser does not know these keys */
export async function makePairs(subtle: SubtleCrypto): Promise<IdentityPairs> {
  const make = async ({ name, ...uses }: Kind) =>
    (await subtle.generateKey(name, true, [...uses.private, ...uses.public])) as CryptoKeyPair;
  const [signing, box] = await Promise.all([make(SIGNING), make(BOX)]);
  return wrap(subtle, signing, box);
}

/** The same pairs, with private keys that no script can read, and the wrapped copy of these. */
export async function wrap(
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

export function unwrap(
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
