/**
 * Crypto and identities whose keys cost little. Signatures are HMACs with a secret per identity, which verifiers
 * look up by public key; what two keys agree on is a hash of both secrets, the other one looked up, too. Nobody in
 * the simulation can forge or guess one, because only `sign` and `agree` hold the secrets.
 */
import { createCipheriv, createDecipheriv, createHash, createHmac } from 'node:crypto';
import { BoundedMap } from '../../src/core/base/bounded-map.ts';
import { concat, equalBytes, toBase64Url, utf8, type Bytes } from '../../src/core/base/bytes.ts';
import { peerId } from '../../src/core/base/ids.ts';
import { KEY_BYTES } from '../../src/core/limits/shared.ts';
import type { Crypto, Identity } from '../../src/core/ports.ts';
import type { Prng } from './prng.ts';
import type { Host } from './host.ts';

export interface Keyring {
  /** Answers after up to `slowMs`, in any order, as a pool of threads does; 0: within the turn. */
  cryptoOf(host: Host, slowMs: number, prng: Prng): Crypto;
  createIdentity(prng: Prng): Identity;
}

const own = (digest: Uint8Array): Bytes => new Uint8Array(digest);
const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');

/** What this process remembers, so that it does not work out for a thousand simulated people what it did for the first. */
const REMEMBERED_MAX = 20_000;
const HASHED_BYTES_MAX = 600;
const hashes = new BoundedMap<string, Bytes>(REMEMBERED_MAX);

export function sha256(bytes: Uint8Array): Bytes {
  const hash = () => own(createHash('sha256').update(bytes).digest());
  if (bytes.length > HASHED_BYTES_MAX) return hash();
  const text = textOf(bytes);
  const known = hashes.get(text) ?? hash();
  hashes.set(text, known);
  return known.slice();
}

/** Points of low order on Curve25519 and its twist, with which every secret agrees on zeros (RFC 7748, 6.1). */
const LOW_ORDER_POINTS = new Set(
  [
    '00'.repeat(32),
    `01${'00'.repeat(31)}`,
    'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
    '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
    `ec${'ff'.repeat(30)}7f`,
    `ed${'ff'.repeat(30)}7f`,
    `ee${'ff'.repeat(30)}7f`,
  ].map((hex) => toBase64Url(Buffer.from(hex, 'hex'))),
);

/** The highest bit does not count (RFC 7748, section 5). */
function withoutHighestBit(point: Uint8Array): string {
  const plain = point.slice();
  plain[31] = (plain[31] ?? 0) & 0x7f;
  return toBase64Url(plain);
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
  const boxSecrets = new Map<string, Bytes>();
  const sign = (secret: Uint8Array, bytes: Uint8Array) =>
    own(createHmac('sha512', secret).update(bytes).digest());
  /** Signatures that were found genuine, with what they sign: a thousand simulated people check the same one. */
  const genuine = new BoundedMap<string, { publicKey: Bytes; bytes: Bytes }>(REMEMBERED_MAX);

  const createBox = (secret: Bytes): Pick<Identity, 'boxKey' | 'agree'> => {
    const boxKey = sha256(concat(utf8('public box key of'), secret));
    boxSecrets.set(toBase64Url(boxKey), secret);
    return {
      boxKey,
      async agree(theirs) {
        const name = toBase64Url(theirs);
        if (theirs.length !== KEY_BYTES || LOW_ORDER_POINTS.has(withoutHighestBit(theirs)))
          return null;
        // With a key that nobody here has, we agree on what nobody else can.
        const pair = [secret, boxSecrets.get(name) ?? theirs].sort(Buffer.compare);
        return sha256(concat(utf8('agreed by'), ...pair));
      },
    };
  };

  return {
    cryptoOf(host, slowMs, prng) {
      const answer = <T>(value: T, label: string): Promise<T> =>
        slowMs === 0
          ? Promise.resolve(value)
          : new Promise((resolve) => host.after(prng.next() * slowMs, label, () => resolve(value)));
      return {
        hash: (bytes) => answer(sha256(bytes), 'hashed'),
        verify(publicKey, bytes, signature) {
          const name = textOf(signature);
          const known = genuine.get(name);
          if (known && equalBytes(known.publicKey, publicKey) && equalBytes(known.bytes, bytes))
            return answer(true, 'verified');
          const secret = secrets.get(toBase64Url(publicKey));
          const isGenuine = secret !== undefined && equalBytes(sign(secret, bytes), signature);
          if (isGenuine) genuine.set(name, { publicKey: own(publicKey), bytes: own(bytes) });
          return answer(isGenuine, 'verified');
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
        peer: peerId(sha256(concat(utf8('swapmeet/2 peer'), publicKey))),
        publicKey,
        ...createBox(sha256(concat(utf8('box key of'), secret))),
        sign: (bytes) => Promise.resolve(sign(secret, bytes)),
      };
    },
  };
}
