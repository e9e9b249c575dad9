/** Identities whose keys R14 refuses. What they sign satisfies the equation without a cofactor, so some browsers accept it. */
import { peerIdOf } from '../../src/core/identity/peer-id.ts';
import type { Crypto, Identity } from '../../src/core/ports.ts';
import {
  add,
  BASE,
  encodePoint,
  forgeExactly,
  knownPoint,
  multiply,
  SMALL_ORDER_ENCODINGS,
  TORSION,
  type Forger,
} from './edwards.ts';

const SECRET = 77n;
const ofSmallOrder = (): Forger[] =>
  SMALL_ORDER_ENCODINGS.map((key) => ({ key, secret: 0n, keyTorsion: knownPoint(key) }));
const withTorsion = (): Forger[] =>
  TORSION.slice(1).map((keyTorsion) => ({
    key: encodePoint(add(multiply(SECRET, BASE), keyTorsion)),
    secret: SECRET,
    keyTorsion,
  }));

export const unsoundIdentities = (crypto: Crypto): Promise<Identity[]> =>
  Promise.all(
    [...ofSmallOrder(), ...withTorsion()].map(async (forger) => ({
      peer: await peerIdOf(crypto, forger.key),
      publicKey: forger.key,
      boxKey: new Uint8Array(32),
      sign: async (bytes: Uint8Array) => forgeExactly(forger, bytes),
      agree: async () => null,
    })),
  );
