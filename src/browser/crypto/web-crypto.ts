/** The Crypto port over Web Crypto. */
import type { Bytes } from '../../core/base/bytes.ts';
import { SwapError } from '../../core/base/errors.ts';
import { KEY_BYTES } from '../../core/limits/shared.ts';
import type { Crypto } from '../../core/ports.ts';
import { openBox, sealBox } from './aes-gcm.ts';
import { platformRandom } from '../platform/clock.ts';

/** It comes in one file with the code of links (scripts/vite-chunks.ts). Before that, nobody sends us a signature. */
const loadVerify = () => import('./verify-signature.ts');

/** @throws SwapError unsupported when the page is not on https or the browser is too old */
export function createWebCrypto(): Crypto {
  const subtle = requireSubtle();
  let verify: Promise<Crypto['verify']> | undefined;

  const importSecret = (key: Uint8Array) =>
    subtle.importKey('raw', key as Bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);

  return {
    hash: async (bytes) => new Uint8Array(await subtle.digest('SHA-256', bytes as Bytes)),
    async verify(publicKey, bytes, signature) {
      // Copied before the first await: the caller may reuse its buffers.
      const copies = [publicKey.slice(), bytes.slice(), signature.slice()] as const;
      verify ??= loadVerify().then(({ createVerify }) => createVerify(subtle));
      return (await verify)(...copies);
    },
    async seal(key, plain, aad) {
      const copy = plain.slice() as Bytes;
      return sealBox(await importSecret(key), platformRandom, copy, aad.slice() as Bytes);
    },
    async open(key, box, aad) {
      if (key.length !== KEY_BYTES) return null;
      const copy = box.slice() as Bytes;
      return openBox(await importSecret(key), copy, aad.slice() as Bytes);
    },
    async createAgreement() {
      const pair = (await subtle.generateKey('X25519', false, ['deriveBits'])) as CryptoKeyPair;
      const publicKey = new Uint8Array(await subtle.exportKey('raw', pair.publicKey));
      return { publicKey, agree: (theirs) => agree(subtle, pair.privateKey, theirs) };
    },
  };
}

/** The secret that only the owners of the two keys can compute; see `Identity.agree`. */
export async function agree(
  subtle: SubtleCrypto,
  privateKey: CryptoKey,
  theirs: Uint8Array,
): Promise<Bytes | null> {
  if (theirs.length !== KEY_BYTES) return null;
  try {
    const point = await subtle.importKey('raw', theirs as Bytes, 'X25519', false, []);
    const how = { name: 'X25519', public: point };
    const shared = new Uint8Array(await subtle.deriveBits(how, privateKey, 8 * KEY_BYTES));
    // Browsers that follow the standard refuse this themselves (RFC 7748, section 6.1).
    return shared.some((byte) => byte !== 0) ? shared : null;
  } catch {
    return null; // a point of low order
  }
}

/** Web Crypto, or an error that says in plain words why there is none. */
export function requireSubtle(): SubtleCrypto {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (subtle) return subtle;
  throw new SwapError(
    'unsupported',
    globalThis.isSecureContext === false
      ? 'This page was opened over plain http, where browsers allow no encryption. Open it over https, or on localhost.'
      : 'This browser is too old for Swapmeet: it has no built-in cryptography. Please update it.',
  );
}
