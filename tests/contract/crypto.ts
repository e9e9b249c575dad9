/** What every Crypto and every Identity must do. */
import { concat, utf8 } from '../../src/core/base/bytes.ts';
import { peerIdOf } from '../../src/core/identity/peer-id.ts';
import type { Crypto, Identity } from '../../src/core/ports.ts';
import { assert, assertEqual, type ContractCase } from './contract.ts';
import { fromHex, unsoundVectors } from './ed25519-vectors.ts';
import { patterned } from './store-rig.ts';

export interface CryptoRig {
  readonly crypto: Crypto;
  /** Two identities of their own, whose signatures `crypto` can check. */
  readonly alice: Identity;
  readonly bob: Identity;
}

export function cryptoContract(make: () => Promise<CryptoRig>): ContractCase[] {
  return cases.map(([name, run]) => ({ name, run: async () => run(await make()) }));
}

const hex = (bytes: Uint8Array) => [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('');

/** FIPS 180-4. */
const DIGESTS: [string, string][] = [
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
];

/** Points of low order on Curve25519 and its twist, with which every secret agrees on zeros (RFC 7748, 6.1). */
const LOW_ORDER_POINTS = [
  '00'.repeat(32),
  `01${'00'.repeat(31)}`,
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  `ec${'ff'.repeat(30)}7f`,
  `ed${'ff'.repeat(30)}7f`,
  `ee${'ff'.repeat(30)}7f`,
]
  .map(fromHex)
  .flatMap((point) => [point, withHighestBit(point)]);
/** The highest bit does not count (RFC 7748, section 5). */
function withHighestBit(point: Uint8Array): Uint8Array {
  const marked = point.slice();
  marked[31] = (marked[31] ?? 0) | 0x80;
  return marked;
}

const cases: [string, (rig: CryptoRig) => Promise<void>][] = [
  [
    'hash is SHA-256',
    async ({ crypto }) => {
      for (const [text, digest] of DIGESTS)
        assertEqual(hex(await crypto.hash(utf8(text))), digest, `the hash of "${text}"`);
    },
  ],
  [
    'hash takes of a view only what it shows, as it was at the call',
    async ({ crypto }) => {
      const memory = utf8('xxabcxx');
      const hashed = crypto.hash(memory.subarray(2, 5));
      memory.fill(0);
      assertEqual(hex(await hashed), DIGESTS[1]?.[1], 'the hash of a view');
    },
  ],
  [
    'a peer is named by its public key',
    async ({ crypto, alice, bob }) => {
      assertEqual(alice.publicKey.length, 32, 'the length of a public key');
      assertEqual(alice.peer, await peerIdOf(crypto, alice.publicKey), 'the name of alice');
      assert(alice.peer !== bob.peer, 'two identities have two names');
    },
  ],
  [
    'verify accepts what the key signed',
    async ({ crypto, alice }) => {
      for (const length of [0, 1, 300, 60_000]) {
        const bytes = patterned(length, length);
        const signature = await alice.sign(bytes);
        assertEqual(signature.length, 64, 'the length of a signature');
        assert(await crypto.verify(alice.publicKey, bytes, signature), `${length} bytes`);
      }
    },
  ],
  [
    'views are signed and checked like copies, as they were at the call',
    async ({ crypto, alice }) => {
      const memory = concat(utf8('before'), utf8('message'), utf8('after'));
      const signing = alice.sign(memory.subarray(6, 13));
      memory.fill(0);
      const signature = await signing;
      const envelope = concat(alice.publicKey, utf8('message'), signature);
      const verifying = crypto.verify(
        envelope.subarray(0, 32),
        envelope.subarray(32, 39),
        envelope.subarray(39),
      );
      envelope.fill(0);
      assert(await verifying, 'the signature over a view');
    },
  ],
  [
    'verify refuses another message, another key and a changed signature',
    async ({ crypto, alice, bob }) => {
      const bytes = utf8('meet at noon');
      const signature = await alice.sign(bytes);
      assert(!(await crypto.verify(alice.publicKey, utf8('meet at nine'), signature)), 'message');
      assert(!(await crypto.verify(bob.publicKey, bytes, signature)), 'key');
      for (const at of [0, 31, 32, 63]) {
        const changed = signature.slice();
        changed[at] = (changed[at] ?? 0) ^ 1;
        assert(!(await crypto.verify(alice.publicKey, bytes, changed)), `signature byte ${at}`);
      }
    },
  ],
  [
    'verify refuses what is no key or no signature, and never throws',
    async ({ crypto, alice }) => {
      const bytes = utf8('message');
      const signature = await alice.sign(bytes);
      const noKeys = [0, 1, 31, 33, 64].map((length) => patterned(length, 1));
      const noPoints = [new Uint8Array(32).fill(255), patterned(32, 5), patterned(32, 6)];
      for (const key of [...noKeys, ...noPoints])
        assert(!(await crypto.verify(key, bytes, signature)), `a key of ${key.length} bytes`);
      for (const length of [0, 1, 63, 65, 128])
        assert(
          !(await crypto.verify(alice.publicKey, bytes, patterned(length, 1))),
          `a signature of ${length} bytes`,
        );
      assert(await crypto.verify(alice.publicKey, bytes, signature), 'the true one still holds');
    },
  ],
  [
    '[R14] verify refuses every key and signature about which implementations disagree',
    async ({ crypto }) => {
      for (const { what, key, message, signature } of unsoundVectors())
        assert(!(await crypto.verify(key, message, signature)), what);
    },
  ],
  [
    '[R7] two agree on 32 bytes that depend on both',
    async ({ alice, bob }) => {
      assertEqual(alice.boxKey.length, 32, 'the length of a box key');
      const [ours, theirs] = [await alice.agree(bob.boxKey), await bob.agree(alice.boxKey)];
      assertEqual(ours?.length, 32, 'the length of what they agree on');
      assertEqual(ours, theirs, 'both sides');
      const withHerself = await alice.agree(alice.boxKey);
      assert(withHerself && hex(withHerself) !== hex(ours as Uint8Array), 'each pair has its own');
    },
  ],
  [
    'a view is agreed with like a copy, as it was at the call',
    async ({ alice, bob }) => {
      const memory = concat(utf8('before'), bob.boxKey, utf8('after'));
      const agreeing = alice.agree(memory.subarray(6, 38));
      memory.fill(0);
      assertEqual(await agreeing, await alice.agree(bob.boxKey), 'what they agree on');
    },
  ],
  [
    '[R7] nobody agrees with what is no key or a point of low order',
    async ({ alice }) => {
      for (const length of [0, 1, 31, 33, 64])
        assertEqual(await alice.agree(patterned(length, 1)), null, `a key of ${length} bytes`);
      for (const point of LOW_ORDER_POINTS)
        assertEqual(await alice.agree(point), null, `the point ${hex(point)}`);
    },
  ],
  [
    '[T5] keys made for one use agree with one another and with an identity, and are never the same twice',
    async ({ crypto, alice }) => {
      const [ours, theirs] = [await crypto.createAgreement(), await crypto.createAgreement()];
      assertEqual(ours.publicKey.length, 32, 'the length of a key');
      assert(hex(ours.publicKey) !== hex(theirs.publicKey), 'two keys differ');
      const memory = concat(utf8('before'), theirs.publicKey, utf8('after'));
      const agreeing = ours.agree(memory.subarray(6, 38));
      memory.fill(0);
      const secret = await agreeing;
      assertEqual(secret?.length, 32, 'the length of what they agree on');
      assertEqual(await theirs.agree(ours.publicKey), secret, 'both sides');
      assertEqual(await alice.agree(ours.publicKey), await ours.agree(alice.boxKey), 'an identity');
      const third = await (await crypto.createAgreement()).agree(theirs.publicKey);
      assert(third && secret && hex(third) !== hex(secret), 'each pair has its own');
    },
  ],
  [
    '[T5] a key made for one use agrees with no point of low order and with what is no key, and never throws',
    async ({ crypto }) => {
      const own = await crypto.createAgreement();
      for (const length of [0, 1, 31, 33, 64])
        assertEqual(await own.agree(patterned(length, 1)), null, `a key of ${length} bytes`);
      for (const point of LOW_ORDER_POINTS)
        assertEqual(await own.agree(point), null, `the point ${hex(point)}`);
    },
  ],
  [
    '[S1] what is sealed is opened with the same key and context, and is as long as the plain text and 28 bytes',
    async ({ crypto }) => {
      const [key, plain, aad] = [patterned(32, 1), patterned(1_000, 2), utf8('context')];
      const box = await crypto.seal(key, plain, aad);
      assertEqual(box.length, plain.length + 28, 'the length of a box');
      assertEqual(
        hex((await crypto.open(key, box, aad)) ?? utf8('')),
        hex(plain),
        'what was sealed',
      );
      const again = await crypto.seal(key, plain, aad);
      assert(hex(again) !== hex(box), 'no two boxes are alike');
      const empty = await crypto.seal(key, utf8(''), utf8(''));
      assertEqual((await crypto.open(key, empty, utf8('')))?.length, 0, 'an empty box');
    },
  ],
  [
    '[S1] a box with another key or context, or with a byte changed or missing, is not opened',
    async ({ crypto }) => {
      const [key, plain, aad] = [patterned(32, 1), patterned(40, 2), utf8('context')];
      const box = await crypto.seal(key, plain, aad);
      assertEqual(await crypto.open(patterned(32, 3), box, aad), null, 'another key');
      assertEqual(await crypto.open(patterned(31, 1), box, aad), null, 'a key too short');
      assertEqual(await crypto.open(key, box, utf8('Context')), null, 'another context');
      for (let at = 0; at < box.length; at += 5) {
        const changed = box.slice();
        changed[at] = (changed[at] ?? 0) ^ 1;
        assertEqual(await crypto.open(key, changed, aad), null, `byte ${at} changed`);
        assertEqual(await crypto.open(key, box.slice(0, at), aad), null, `cut at ${at}`);
      }
    },
  ],
];
