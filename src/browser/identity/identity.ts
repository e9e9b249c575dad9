/** Who we are in a room: one Ed25519 and one X25519 key pair per device and room. No script can read their private halves. */
import type { Bytes } from '../../core/base/bytes.ts';
import { SwapError } from '../../core/base/errors.ts';
import type { Topic } from '../../core/base/ids.ts';
import { peerIdOf } from '../../core/identity/peer-id.ts';
import type { Crypto, Identity } from '../../core/ports.ts';
import type { IdentityPairs, KeyPairStore } from '../storage/key-pair-store.ts';
import { makePairs } from './wrapped-keys.ts';
import { agree, createWebCrypto, requireSubtle } from '../crypto/web-crypto.ts';

/**
 * The identity of this device in the room. Makes it on the first visit. Two tabs that ask at once get the same.
 * @throws SwapError unsupported, storage-failed
 */
export async function loadIdentity(
  storageId: Topic,
  keyPairs: KeyPairStore,
  crypto: Crypto = createWebCrypto(),
): Promise<Identity> {
  const pairs =
    (await keyPairs.get(storageId)) ??
    (await keepOrUseOnce(storageId, keyPairs, await generate(requireSubtle())));
  return identityOf(pairs, crypto);
}

/** The identity that these keys make. */
export async function identityOf(
  { signing, box }: IdentityPairs,
  crypto: Crypto,
): Promise<Identity> {
  const subtle = requireSubtle();
  const [publicKey, boxKey] = await Promise.all([
    rawOf(subtle, signing.publicKey),
    rawOf(subtle, box.publicKey),
  ]);
  return {
    peer: await peerIdOf(crypto, publicKey),
    publicKey,
    boxKey,
    sign: async (bytes) =>
      new Uint8Array(await subtle.sign('Ed25519', signing.privateKey, bytes as Bytes)),
    agree: (theirs) => agree(subtle, box.privateKey, theirs),
  };
}

const rawOf = async (subtle: SubtleCrypto, key: CryptoKey): Promise<Bytes> =>
  new Uint8Array(await subtle.exportKey('raw', key));

/** A full store must not keep anyone out: they are then a new person on the next visit. */
async function keepOrUseOnce(
  storageId: Topic,
  keyPairs: KeyPairStore,
  pairs: IdentityPairs,
): Promise<IdentityPairs> {
  try {
    return await keyPairs.keep(storageId, pairs);
  } catch (error) {
    if (error instanceof SwapError) return pairs;
    throw error;
  }
}

async function generate(subtle: SubtleCrypto): Promise<IdentityPairs> {
  try {
    return await makePairs(subtle);
  } catch (cause) {
    throw new SwapError(
      'unsupported',
      'This browser is too old for Swapmeet: it cannot make Ed25519 keys. Please update it (Chrome 137, Firefox 130, Safari 17 or later).',
      { cause },
    );
  }
}
