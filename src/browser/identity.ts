/** Who we are in a room: an Ed25519 key pair per device and room whose private half cannot be read. */
import type { Bytes } from '../core/bytes.ts';
import { SwapError } from '../core/errors.ts';
import type { Topic } from '../core/ids.ts';
import { peerIdOf } from '../core/peer-id.ts';
import type { Crypto, Identity } from '../core/ports.ts';
import type { KeyPairs } from './key-pairs.ts';
import { createWebCrypto, requireSubtle } from './web-crypto.ts';

/**
 * The identity of this device in the room; made on the first visit. Two tabs that come at once get the
 * same one.
 * @throws SwapError unsupported, storage-failed
 */
export async function loadIdentity(
  topic: Topic,
  keyPairs: KeyPairs,
  crypto: Crypto = createWebCrypto(),
): Promise<Identity> {
  const subtle = requireSubtle();
  const { privateKey, publicKey } =
    (await keyPairs.get(topic)) ?? (await keepOrUseOnce(topic, keyPairs, await generate(subtle)));
  const publicBytes = new Uint8Array(await subtle.exportKey('raw', publicKey));
  return {
    peer: await peerIdOf(crypto, publicBytes),
    publicKey: publicBytes,
    sign: async (bytes) => new Uint8Array(await subtle.sign('Ed25519', privateKey, bytes as Bytes)),
  };
}

/** A store that is full must not keep anyone out: they are then somebody new on the next visit. */
async function keepOrUseOnce(
  topic: Topic,
  keyPairs: KeyPairs,
  pair: CryptoKeyPair,
): Promise<CryptoKeyPair> {
  try {
    return await keyPairs.keep(topic, pair);
  } catch (error) {
    if (error instanceof SwapError) return pair;
    throw error;
  }
}

async function generate(subtle: SubtleCrypto): Promise<CryptoKeyPair> {
  try {
    return (await subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair;
  } catch (cause) {
    throw new SwapError(
      'unsupported',
      'This browser is too old for Swapmeet: it cannot make Ed25519 keys. Please update it (Chrome 137, Firefox 129, Safari 17 or later).',
      { cause },
    );
  }
}
