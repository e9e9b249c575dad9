/** R14 holds whatever the browser's own check says, and asks it nothing on which browsers differ. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8 } from '../../../src/core/base/bytes.ts';
import { hasPrimeOrder, strictly } from '../../../src/core/identity/strict-ed25519.ts';
import { GENUINE, unsoundVectors, type Ed25519Vector } from '../../contract/ed25519-vectors.ts';
import {
  add,
  BASE,
  bytesOf,
  decodePoint,
  encodePoint,
  forge,
  L,
  multiply,
  P,
  SMALL_ORDER_ENCODINGS,
  TORSION,
} from '../../rigs/edwards.ts';

const secrets = fc.bigInt({ min: 1n, max: L - 1n });
const pointOf = (secret: bigint) => multiply(secret, BASE);
const yes = () => Promise.resolve(true);

test('[R14] a browser that accepts everything is asked about no key or signature of a wrong form', async () => {
  const asked = new Set<string>();
  const verify = strictly((key) => {
    asked.add(hexOf(key));
    return yes();
  });
  const isTorsionOfR = ({ what }: Ed25519Vector) => what.startsWith('an R with torsion');
  // Those are left to browsers, which all use the equation without a cofactor; see the contract.
  const vectors = unsoundVectors().filter((it) => !isTorsionOfR(it));
  for (const { what, key, message, signature } of vectors)
    expect(await verify(key, message, signature), what).toBe(false);
  // Only keys with torsion cannot be told by their form.
  const withTorsion = vectors.filter(({ what }) => /torsion/.test(what)).map(({ key }) => key);
  expect(asked).toEqual(new Set(withTorsion.map(hexOf)));
  for (const { key, message, signature } of GENUINE)
    expect(await verify(key, message, signature)).toBe(true);
});
const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

test('[R14] a key or signature of another length is refused', async () => {
  const [genuine] = GENUINE;
  if (!genuine) throw new Error('unreachable');
  const { key, message, signature } = genuine;
  for (const length of [0, 1, 31, 33, 64])
    expect(await strictly(yes)(new Uint8Array(length).fill(9), message, signature)).toBe(false);
  for (const length of [0, 1, 32, 63, 65, 128])
    expect(await strictly(yes)(key, message, new Uint8Array(length).fill(9))).toBe(false);
});

test('[R14] the key of every honest signer is accepted, and none to which a point of small order was added', () => {
  fc.assert(
    fc.property(secrets, (secret) => {
      const [honest, ...others] = TORSION.map((it) => encodePoint(add(pointOf(secret), it)));
      expect(honest && hasPrimeOrder(honest)).toBe(true);
      expect(others.some(hasPrimeOrder)).toBe(false);
    }),
    { numRuns: 10 },
  );
});

test('[R14] a y that belongs to no point of the curve is refused', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 2n, max: P - 2n }), (y) => {
      const key = bytesOf(y);
      const point = decodePoint(key);
      const isPrime = point !== undefined && isNeutral(encodePoint(multiply(L, point)));
      expect(hasPrimeOrder(key)).toBe(isPrime);
    }),
    { numRuns: 40 },
  );
});
const isNeutral = (encoded: Uint8Array) => encoded.every((byte, i) => byte === (i === 0 ? 1 : 0));

test('there are fourteen encodings of the eight points of small order', () => {
  expect(SMALL_ORDER_ENCODINGS).toHaveLength(14);
});

test('[R14] a key whose order is wrong is not asked about again', async () => {
  const message = utf8('hello');
  const torsion = TORSION[3];
  if (!torsion) throw new Error('unreachable');
  const key = encodePoint(add(pointOf(5n), torsion));
  const signature = forge({ key, secret: 5n }, message, 7n);
  let asked = 0;
  const verify = strictly(() => {
    asked += 1;
    return yes();
  });
  for (let n = 0; n < 3; n++) expect(await verify(key, message, signature)).toBe(false);
  expect(asked).toBe(1);
});
