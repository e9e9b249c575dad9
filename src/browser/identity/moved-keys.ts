/** Exports the key pairs of an identity for another device, and imports them there. */
import type { Bytes } from '../../core/base/bytes.ts';
import type { IdentityPairs } from '../storage/key-pair-store.ts';
import { BOX, SIGNING, unwrap, wrap, type Kind } from './wrapped-keys.ts';

/** Both private keys, unencrypted, as PKCS #8 (RFC 8410), 48 bytes each. */
export interface PlainKeys {
  readonly signing: Bytes;
  readonly box: Bytes;
}
/** PKCS #8 of an Ed25519 or X25519 key without attributes. */
export const PRIVATE_KEY_BYTES = 48;

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
