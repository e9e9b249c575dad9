/**
 * Crypto and identities whose signatures cost little: HMACs with a secret per identity, which verifiers
 * look up by public key. Nobody in the simulation can forge one, because only `sign` holds the secret.
 * What two identities agree on is the real X25519.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  diffieHellman,
  createPrivateKey,
  createPublicKey,
} from 'node:crypto';
import { concat, equalBytes, toBase64Url, utf8, type Bytes } from '../../src/core/base/bytes.ts';
import { peerId } from '../../src/core/base/ids.ts';
import { KEY_BYTES } from '../../src/core/limits/shared.ts';
import type { Crypto, Identity } from '../../src/core/ports.ts';
import type { Prng } from './prng.ts';
import type { SimHost } from '../sim/sim-host.ts';

export interface Keyring {
  /** Answers after up to `slowMs`, in any order, as a pool of threads does; 0: within the turn. */
  cryptoOf(host: SimHost, slowMs: number, prng: Prng): Crypto;
  createIdentity(prng: Prng): Identity;
}

const own = (digest: Uint8Array): Bytes => new Uint8Array(digest);
export const sha256 = (bytes: Uint8Array): Bytes =>
  own(createHash('sha256').update(bytes).digest());

/** DER around the 32 bytes of an X25519 key (RFC 8410): PKCS #8 for private ones, SPKI for public ones. */
const PRIVATE_DER = Buffer.from('302e020100300506032b656e04220420', 'hex');
const PUBLIC_DER = Buffer.from('302a300506032b656e032100', 'hex');

function createBox(secret: Uint8Array): Pick<Identity, 'boxKey' | 'agree'> {
  const der = (head: Buffer, key: Uint8Array) => Buffer.concat([head, key]);
  const privateKey = createPrivateKey({
    key: der(PRIVATE_DER, secret),
    format: 'der',
    type: 'pkcs8',
  });
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  return {
    boxKey: own(spki.subarray(PUBLIC_DER.length)),
    async agree(theirs) {
      if (theirs.length !== KEY_BYTES) return null;
      try {
        const key = der(PUBLIC_DER, theirs);
        const publicKey = createPublicKey({ key, format: 'der', type: 'spki' });
        return own(diffieHellman({ privateKey, publicKey }));
      } catch {
        return null; // no key, or a point of low order
      }
    },
  };
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

function openBox(key: Uint8Array, box: Uint8Array, aad: Uint8Array): Bytes | null {
  if (key.length !== 32 || box.length < NONCE_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, NONCE_BYTES)).setAAD(aad);
  decipher.setAuthTag(box.subarray(-TAG_BYTES));
  try {
    const plain = decipher.update(box.subarray(NONCE_BYTES, -TAG_BYTES));
    return own(concat(plain, decipher.final()));
  } catch {
    return null;
  }
}

export function createKeyring(): Keyring {
  const secrets = new Map<string, Bytes>();
  const sign = (secret: Uint8Array, bytes: Uint8Array) =>
    own(createHmac('sha512', secret).update(bytes).digest());

  return {
    cryptoOf(host, slowMs, prng) {
      const answer = <T>(value: T, label: string): Promise<T> =>
        slowMs === 0
          ? Promise.resolve(value)
          : new Promise((resolve) => host.after(prng.next() * slowMs, label, () => resolve(value)));
      return {
        hash: (bytes) => answer(sha256(bytes), 'hashed'),
        verify(publicKey, bytes, signature) {
          const secret = secrets.get(toBase64Url(publicKey));
          const genuine = secret !== undefined && equalBytes(sign(secret, bytes), signature);
          return answer(genuine, 'verified');
        },
        seal(key, plain, aad) {
          const nonce = prng.bytes(NONCE_BYTES);
          const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(aad);
          const sealed = concat(nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag());
          return answer(sealed, 'sealed');
        },
        open: (key, box, aad) => answer(openBox(key, box, aad), 'opened'),
        createAgreement() {
          const { boxKey: publicKey, agree } = createBox(prng.bytes(32));
          return answer({ publicKey, agree }, 'key pair made');
        },
      };
    },
    createIdentity(prng) {
      const secret = prng.bytes(32);
      const publicKey = sha256(concat(utf8('public key of'), secret));
      secrets.set(toBase64Url(publicKey), secret);
      return {
        peer: peerId(sha256(concat(utf8('swapmeet/1 peer'), publicKey))),
        publicKey,
        ...createBox(sha256(concat(utf8('box key of'), secret))),
        sign: (bytes) => Promise.resolve(sign(secret, bytes)),
      };
    },
  };
}
