/** Checks Ed25519 signatures: by our own rules first, then by the browser. */
import { BoundedMap } from '../../core/base/bounded-map.ts';
import { toBase64Url, type Bytes } from '../../core/base/bytes.ts';
import { strictly } from '../../core/identity/strict-ed25519.ts';
import type { Crypto } from '../../core/ports.ts';

/** Importing a key costs about as much as a check. A room has a few hundred authors at most. */
const KEYS_IMPORTED_MAX = 512;

export function createVerify(subtle: SubtleCrypto): Crypto['verify'] {
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

  return strictly(async (publicKey, bytes, signature) => {
    try {
      const key = await importKey(publicKey);
      return await subtle.verify('Ed25519', key, signature as Bytes, bytes as Bytes);
    } catch {
      return false; // these 32 bytes are no key
    }
  });
}
