/** AES-256-GCM boxes: a random nonce of 12 bytes, then ciphertext and tag (16 bytes). */
import { concat, type Bytes } from '../../core/base/bytes.ts';
import type { Random } from '../../core/ports.ts';

export const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** `nonce 12 ‖ ciphertext ‖ tag 16`. Random nonces are safe for 2^32 boxes per key (NIST SP 800-38D, 8.3). */
export async function sealBox(
  key: CryptoKey,
  random: Random,
  plain: Bytes,
  aad: Bytes,
): Promise<Bytes> {
  const iv = random.bytes(NONCE_BYTES);
  const how = { name: 'AES-GCM', iv, additionalData: aad };
  return concat(iv, new Uint8Array(await crypto.subtle.encrypt(how, key, plain)));
}

/** The plain bytes, or null when the box was not sealed with this key and context, or was changed. */
export async function openBox(key: CryptoKey, box: Bytes, aad: Bytes): Promise<Bytes | null> {
  if (box.length < NONCE_BYTES + TAG_BYTES) return null;
  const how = { name: 'AES-GCM', iv: box.subarray(0, NONCE_BYTES), additionalData: aad };
  try {
    return new Uint8Array(await crypto.subtle.decrypt(how, key, box.subarray(NONCE_BYTES)));
  } catch {
    return null;
  }
}
