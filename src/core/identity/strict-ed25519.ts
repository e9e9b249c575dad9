/**
 * One answer to every Ed25519 signature. Browsers disagree about keys and signatures that no honest signer makes ("Taming
 * the many EdDSAs", Chalkias and others, 2020): what one accepts and passes on, another counts as a fault. Chromium takes
 * keys that are not reduced, Firefox does not; WebKit on Linux takes an S above L, and reads keys with torsion its own way.
 * These rules (R14) refuse them all, and leave to the browser only what all browsers answer alike: whether
 * S · B = R + k · A, without a cofactor, as the standard of Web Crypto demands.
 */
import { BoundedMap } from '../base/bounded-map.ts';
import { toBase64Url } from '../base/bytes.ts';
import { KEY_BYTES, KEYS_CHECKED_MAX, SIGNATURE_BYTES } from '../limits/shared.ts';
import type { Crypto } from '../ports.ts';

/** The prime of the field and the order of the base point (RFC 8032, section 5.1). */
const P = 2n ** 255n - 19n;
const L = 2n ** 252n + 27742317777372353535851937790883648493n;
/** (A - 2) / 4 of the same curve in Montgomery's form (RFC 7748, section 5). */
const A24 = 121665n;
/** The y of a point of order 8. */
const Y8 = 0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n;
/** The y of all eight points whose order is 1, 2, 4 or 8. */
const SMALL_ORDER_Y: readonly bigint[] = [1n, P - 1n, 0n, Y8, P - Y8];

/** `verify` by R14. `engine` is asked only about keys and signatures that have the right form. */
export function strictly(engine: Crypto['verify']): Crypto['verify'] {
  const checked = new BoundedMap<string, boolean>(KEYS_CHECKED_MAX);
  return async (publicKey, bytes, signature) => {
    if (!isKeyForm(publicKey) || !isSignatureForm(signature)) return false;
    const key = publicKey.slice();
    const name = toBase64Url(key);
    if (checked.get(name) === false || !(await engine(key, bytes, signature))) return false;
    // Last, because it costs more than the signature: only signers can make us do it, and each key once.
    const isSound = checked.get(name) ?? hasPrimeOrder(key);
    checked.set(name, isSound);
    return isSound;
  };
}

const isKeyForm = (key: Uint8Array): boolean => key.length === KEY_BYTES && isPointForm(key);

/** R is the form of a point, and S is below L, so that nobody can make a second signature out of one. */
const isSignatureForm = (signature: Uint8Array): boolean =>
  signature.length === SIGNATURE_BYTES &&
  isPointForm(signature.subarray(0, KEY_BYTES)) &&
  numberOf(signature.subarray(KEY_BYTES)) < L;

/** Whether y is reduced and belongs to none of the points of small order. This covers x = 0 with a sign: there y is 1 or -1. */
function isPointForm(encoded: Uint8Array): boolean {
  const y = yOf(encoded);
  return y < P && !SMALL_ORDER_Y.includes(y);
}

/**
 * Whether L times the point is the neutral element: then it is in the group of honest keys and has no torsion. Uses the
 * ladder of RFC 7748, section 5, with u = (1 + y) / (1 - y), so it needs no x. It is false for a y off the curve, too:
 * the order of the curve's twist is no multiple of L. Not for keys of small order.
 */
export function hasPrimeOrder(key: Uint8Array): boolean {
  const y = yOf(key);
  const [u, w] = [1n + y, P + 1n - y];
  let [x2, z2, x3, z3] = [1n, 0n, u, w];
  for (const bit of L.toString(2)) {
    if (bit === '1') [x2, z2, x3, z3] = [x3, z3, x2, z2];
    const [sum, difference] = [x2 + z2, x2 - z2];
    const [aa, bb] = [(sum * sum) % P, (difference * difference) % P];
    const [da, cb] = [((x3 - z3) * sum) % P, ((x3 + z3) * difference) % P];
    const [e, f, g] = [aa - bb, da + cb, da - cb];
    x3 = (((f * f) % P) * w) % P;
    z3 = (((g * g) % P) * u) % P;
    x2 = (aa * bb) % P;
    z2 = (e * (aa + A24 * e)) % P;
    if (bit === '1') [x2, z2, x3, z3] = [x3, z3, x2, z2];
  }
  return z2 === 0n;
}

/** The y of an encoded point: all but the highest bit, which is the sign of x. */
const yOf = (encoded: Uint8Array): bigint => BigInt.asUintN(255, numberOf(encoded));

/** A number of 32 bytes, the lowest first. */
function numberOf(bytes: Uint8Array): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, KEY_BYTES);
  let number = 0n;
  for (let at = KEY_BYTES - 8; at >= 0; at -= 8)
    number = (number << 64n) | view.getBigUint64(at, true);
  return number;
}
