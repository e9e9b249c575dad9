/** The Crypto port over Web Crypto. */
import { BoundedMap } from '../../core/base/bounded-map.ts';
import { toBase64Url, type Bytes } from '../../core/base/bytes.ts';
import { SwapError } from '../../core/base/errors.ts';
import { strictly } from '../../core/identity/strict-ed25519.ts';
import { KEY_BYTES } from '../../core/limits/shared.ts';
import type { Crypto } from '../../core/ports.ts';
import { openBox, sealBox } from './aes-gcm.ts';
import { platformRandom } from '../platform/clock.ts';

/** Importing a key costs about as much as a check. A room has a few hundred authors at most. */
const KEYS_IMPORTED_MAX = 512;

/** @throws SwapError unsupported when the page is not on https or the browser is too old */
export function createWebCrypto(): Crypto {
  const subtle = requireSubtle();
  const imported = new BoundedMap<string, Promise<CryptoKey>>(KEYS_IMPORTED_MAX);

  function importKey(publicKey: Uint8Array): Promise<CryptoKey> {
    const name = toBase64Url(publicKey);
    let key = imported.get(name);
    if (!key) {
      key = subtle.importKey('raw', publicKey as Bytes, 'Ed25519', false, ['verify']);
      imported.set(name, key);
    }
    return key;
  }

  const importSecret = (key: Uint8Array) =>
    subtle.importKey('raw', key as Bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);

  return {
    hash: async (bytes) => new Uint8Array(await subtle.digest('SHA-256', bytes as Bytes)),
    verify: strictly(async (publicKey, bytes, signature) => {
      // Copied before the first await: the caller may reuse its buffers.
      const [message, signed] = [bytes.slice(), signature.slice()];
      try {
        return await subtle.verify('Ed25519', await importKey(publicKey), signed, message);
      } catch {
        return false; // these 32 bytes are no key
      }
    }),
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
