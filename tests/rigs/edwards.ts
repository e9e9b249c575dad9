/**
 * Ed25519 in plain numbers (RFC 8032, section 5.1), for keys and signatures that no honest signer makes. It checks no
 * signatures and keeps no secrets.
 */
import { sha512 } from '@noble/hashes/sha2.js';
import { concat, type Bytes } from '../../src/core/base/bytes.ts';

export const P = 2n ** 255n - 19n;
export const L = 2n ** 252n + 27742317777372353535851937790883648493n;
const SIGN = 1n << 255n;

const mod = (a: bigint, m = P): bigint => ((a % m) + m) % m;

function power(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, base];
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % P;
    square = (square * square) % P;
  }
  return result;
}
const inverse = (a: bigint) => power(mod(a), P - 2n);
const D = mod(-121665n * inverse(121666n));

/** Extended homogeneous coordinates. */
interface Point {
  readonly x: bigint;
  readonly y: bigint;
  readonly z: bigint;
  readonly t: bigint;
}
const NEUTRAL: Point = { x: 0n, y: 1n, z: 1n, t: 0n };

/** RFC 8032, section 5.1.4. It holds for all points of the curve. */
export function add(one: Point, other: Point): Point {
  const a = mod((one.y - one.x) * (other.y - other.x));
  const b = mod((one.y + one.x) * (other.y + other.x));
  const c = mod(2n * D * one.t * other.t);
  const d = mod(2n * one.z * other.z);
  const [e, f, g, h] = [b - a, d - c, d + c, b + a];
  return { x: mod(e * f), y: mod(g * h), z: mod(f * g), t: mod(e * h) };
}

export function multiply(factor: bigint, point: Point): Point {
  let [sum, doubled] = [NEUTRAL, point];
  for (let rest = factor; rest > 0n; rest >>= 1n) {
    if (rest & 1n) sum = add(sum, doubled);
    doubled = add(doubled, doubled);
  }
  return sum;
}

export function bytesOf(number: bigint): Bytes {
  let rest = number;
  return Uint8Array.from({ length: 32 }, () => {
    const byte = Number(rest & 255n);
    rest >>= 8n;
    return byte;
  });
}
export const numberOf = (bytes: Uint8Array): bigint =>
  bytes.reduceRight((number, byte) => (number << 8n) | BigInt(byte), 0n);

export function encodePoint({ x, y, z }: Point): Bytes {
  const w = inverse(z);
  return bytesOf(mod(y * w) + (mod(x * w) & 1n ? SIGN : 0n));
}

/** The point with this y and sign of x, y reduced first as some browsers do; undefined when it is not on the curve. */
export function decodePoint(bytes: Uint8Array): Point | undefined {
  const y = mod(BigInt.asUintN(255, numberOf(bytes)));
  const xx = mod((y * y - 1n) * inverse(D * y * y + 1n));
  let x = power(xx, (P + 3n) / 8n);
  if (mod(x * x) !== xx) x = mod(x * power(2n, (P - 1n) / 4n));
  if (mod(x * x) !== xx) return undefined;
  if ((x & 1n) !== BigInt((bytes[31] ?? 0) >> 7)) x = mod(-x);
  return { x, y, z: 1n, t: mod(x * y) };
}

export function knownPoint(bytes: Bytes): Point {
  const point = decodePoint(bytes);
  if (!point) throw new Error('not on the curve');
  return point;
}
export const BASE = knownPoint(bytesOf(mod(4n * inverse(5n))));
/** The eight points whose order divides 8: multiples of one of order 8. Number 0 is the neutral element, 4 has order 2. */
const EIGHTH = knownPoint(
  bytesOf(0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n),
);
export const TORSION: readonly Point[] = Array.from({ length: 8 }, (_, n) =>
  multiply(BigInt(n), EIGHTH),
);

/** Every encoding of a point whose order divides 8, also those that RFC 8032 forbids. */
export const SMALL_ORDER_ENCODINGS: readonly Bytes[] = TORSION.flatMap((point) => {
  const y = BigInt.asUintN(255, numberOf(encodePoint(point)));
  return [y, y + P].filter((it) => it < SIGN).flatMap((it) => [bytesOf(it), bytesOf(it + SIGN)]);
}).filter((one, i, all) => all.findIndex((it) => numberOf(it) === numberOf(one)) === i);

export interface Forger {
  /** The public key that is hashed and sent: of `secret` · base + `keyTorsion`. */
  readonly key: Bytes;
  readonly secret: bigint;
  readonly keyTorsion?: Point;
  /** What R has beside nonce · base; a check with a cofactor does not see it. */
  readonly torsion?: Point;
  /** R in other bytes than RFC 8032 says. */
  readonly encodeR?: (point: Point) => Bytes;
}

/** S = nonce + k · secret. It satisfies the equation up to the torsion of key and R. */
export function forge(
  { key, secret, torsion = NEUTRAL, encodeR = encodePoint }: Forger,
  message: Uint8Array,
  nonce: bigint,
): Bytes {
  const r = encodeR(add(multiply(nonce, BASE), torsion));
  return concat(r, bytesOf((nonce + hashed(r, key, message) * secret) % L));
}

/** The first forgery that satisfies the equation without a cofactor, too, although the key has torsion: one in eight does. */
export function forgeExactly(forger: Forger, message: Uint8Array): Bytes {
  const { key, keyTorsion = NEUTRAL } = forger;
  for (let nonce = 1n; ; nonce++) {
    const signature = forge(forger, message, nonce);
    const rest = multiply(hashed(signature.subarray(0, 32), key, message) % 8n, keyTorsion);
    if (rest.x === 0n && rest.y === rest.z) return signature;
  }
}

const hashed = (r: Uint8Array, key: Uint8Array, message: Uint8Array): bigint =>
  numberOf(sha512(concat(r, key, message))) % L;
