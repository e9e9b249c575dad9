/** Signatures about which implementations of Ed25519 disagree, and that nobody must accept (R14). */
import { utf8, type Bytes } from '../../src/core/base/bytes.ts';
import {
  add,
  BASE,
  bytesOf,
  encodePoint,
  forge,
  forgeExactly,
  knownPoint,
  L,
  multiply,
  numberOf,
  P,
  SMALL_ORDER_ENCODINGS,
  TORSION,
} from '../rigs/edwards.ts';

export interface Ed25519Vector {
  readonly what: string;
  readonly key: Bytes;
  readonly message: Bytes;
  readonly signature: Bytes;
}

export const fromHex = (text: string): Bytes =>
  Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));

/** "Taming the many EdDSAs" (Chalkias, Garillot, Nikolaenko, 2020), table 5: key, message, signature. */
const PUBLISHED: readonly (readonly [string, string, string, string])[] = [
  [
    'A and R of small order, S = 0',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
    '8c93255d71dcab10e8f379c26200f3c7bd5f09d9bc3068d3ef4edeb4853022b6',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a' +
      '0000000000000000000000000000000000000000000000000000000000000000',
  ],
  [
    'A of small order',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
    '9bd9f44f4dcc75bd531b56b2cd280b0bb38fc1cd6d1230e14861d861de092e79',
    'f7badec5b8abeaf699583992219b7b223f1df3fbbea919844e3f7c554a43dd43' +
      'a5bb704786be79fc476f91d3f3f89b03984d8068dcf1bb7dfc6637b45450ac04',
  ],
  [
    'R of small order',
    'f7badec5b8abeaf699583992219b7b223f1df3fbbea919844e3f7c554a43dd43',
    'aebf3f2601a0c8c5d39cc7d8911642f740b78168218da8471772b35f9d35b9ab',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa' +
      '8c4bd45aecaca5b24fb97bc10ac27ac8751a7dfe1baff8b953ec9f5833ca260e',
  ],
  [
    'A and R with torsion, which satisfy the equation without a cofactor',
    'cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d',
    '9bd9f44f4dcc75bd531b56b2cd280b0bb38fc1cd6d1230e14861d861de092e79',
    '9046a64750444938de19f227bb80485e92b83fdb4b6506c160484c016cc1852f' +
      '87909e14428a7a1d62e9f22f3d3ad7802db02eb2e688b6c52fcd6648a98bd009',
  ],
  [
    'A and R with torsion, which satisfy it with a cofactor only',
    'cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d',
    'e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec4011eaccd55b53f56c',
    '160a1cb0dc9c0258cd0a7d23e94d8fa878bcb1925f2c64246b2dee1796bed512' +
      '5ec6bc982a269b723e0668e540911a9a6a58921d6925e434ab10aa7940551a09',
  ],
  [
    'A with torsion, which satisfies it with a cofactor only, and if 8k is not reduced',
    'cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d',
    'e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec4011eaccd55b53f56c',
    '21122a84e0b5fca4052f5b1235c80a537878b38f3142356b2c2384ebad4668b7' +
      'e40bc836dac0f71076f9abe3a53f9c03c1ceeeddb658d0030494ace586687405',
  ],
  [
    'S above L',
    '442aad9f089ad9e14647b1ef9099a1ff4798d78589e66f28eca69c11f582a623',
    '85e241a07d148b41e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec40',
    'e96f66be976d82e60150baecff9906684aebb1ef181f67a7189ac78ea23b6c0e' +
      '547f7690a0e2ddcd04d87dbc3490dc19b3b3052f7ff0538cb68afb369ba3a514',
  ],
  [
    'S far above L',
    '442aad9f089ad9e14647b1ef9099a1ff4798d78589e66f28eca69c11f582a623',
    '85e241a07d148b41e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec40',
    '8ce5b96c8f26d0ab6c47958c9e68b937104cd36e13c33566acd2fe8d38aa1942' +
      '7e71f98a473474f2f13f06f97c20d58cc3f54b8bd0d272f42b695dd7e89a8c22',
  ],
  [
    'R not reduced, and reduced for the hash',
    'f7badec5b8abeaf699583992219b7b223f1df3fbbea919844e3f7c554a43dd43',
    '9bedc267423725d473888631ebf45988bad3db83851ee85c85e241a07d148b41',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff' +
      '03be9678ac102edcd92b0210bb34d7428d12ffc5df5f37e359941266a4e35f0f',
  ],
  [
    'R not reduced',
    'f7badec5b8abeaf699583992219b7b223f1df3fbbea919844e3f7c554a43dd43',
    '9bedc267423725d473888631ebf45988bad3db83851ee85c85e241a07d148b41',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff' +
      'ca8c5b64cd208982aa38d4936621a4775aa233aa0505711d8fdcfdaa943d4908',
  ],
  [
    'A not reduced, and reduced for the hash',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
    'e96b7021eb39c1a163b6da4e3093dcd3f21387da4cc4572be588fafae23c155b',
    'a9d55260f765261eb9b84e106f665e00b867287a761990d7135963ee0a7d59dc' +
      'a5bb704786be79fc476f91d3f3f89b03984d8068dcf1bb7dfc6637b45450ac04',
  ],
  [
    'A not reduced',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
    '39a591f5321bbe07fd5a23dc2f39d025d74526615746727ceefd6e82ae65c06f',
    'a9d55260f765261eb9b84e106f665e00b867287a761990d7135963ee0a7d59dc' +
      'a5bb704786be79fc476f91d3f3f89b03984d8068dcf1bb7dfc6637b45450ac04',
  ],
];

/** RFC 8032, section 7.1: the first three tests. Everyone must accept them. */
export const GENUINE: readonly Ed25519Vector[] = (
  [
    [
      'no bytes',
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      '',
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    ],
    [
      'one byte',
      '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      '72',
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    ],
    [
      'two bytes',
      'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
      'af82',
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
    ],
  ] as const
).map(vector);

function vector([what, key, message, signature]: readonly [
  string,
  string,
  string,
  string,
]): Ed25519Vector {
  return {
    what,
    key: fromHex(key),
    message: fromHex(message),
    signature: fromHex(signature),
  };
}

const SECRET = 1_234_567_890_123_456_789n;
const MESSAGE = utf8('meet at noon');
const GOOD_KEY = encodePoint(multiply(SECRET, BASE));
const hexOf = (bytes: Uint8Array) => numberOf(bytes).toString(16);

/** Without a cofactor, each of these satisfies the equation. */
const keysOfSmallOrder = (): Ed25519Vector[] =>
  SMALL_ORDER_ENCODINGS.map((key) => ({
    what: `the key of small order ${hexOf(key)}`,
    key,
    message: MESSAGE,
    signature: forgeExactly({ key, secret: 0n, keyTorsion: knownPoint(key) }, MESSAGE),
  }));

/** As do these. */
const keysWithTorsion = (): Ed25519Vector[] =>
  TORSION.slice(1).map((torsion, i) => {
    const key = encodePoint(add(multiply(SECRET, BASE), torsion));
    const signature = forgeExactly({ key, secret: SECRET, keyTorsion: torsion }, MESSAGE);
    return { what: `a key with torsion ${i + 1}`, key, message: MESSAGE, signature };
  });

/** With a cofactor, these satisfy the equation. */
const signaturesWithTorsion = (): Ed25519Vector[] =>
  TORSION.slice(1).map((torsion, i) => ({
    what: `an R with torsion ${i + 1}`,
    key: GOOD_KEY,
    message: MESSAGE,
    signature: forge({ key: GOOD_KEY, secret: SECRET, torsion }, MESSAGE, 42n),
  }));

const signaturesOfSmallOrder = (): Ed25519Vector[] =>
  SMALL_ORDER_ENCODINGS.map((encoded) => ({
    what: `the R of small order ${hexOf(encoded)}`,
    key: GOOD_KEY,
    message: MESSAGE,
    signature: forge({ key: GOOD_KEY, secret: SECRET, encodeR: () => encoded }, MESSAGE, 0n),
  }));

/** Genuine signatures to whose S a multiple of L was added. */
const secondSignatures = (): Ed25519Vector[] =>
  [...GENUINE, { ...GENUINE[0], what: 'ours', ...ownSignature() } as Ed25519Vector].flatMap((it) =>
    [1n, 2n, 8n].map((times) => {
      const signature = it.signature.slice();
      signature.set(bytesOf(numberOf(signature.subarray(32)) + times * L), 32);
      return { ...it, what: `${it.what}, S + ${times} L`, signature };
    }),
  );
const ownSignature = () => ({
  key: GOOD_KEY,
  message: MESSAGE,
  signature: forge({ key: GOOD_KEY, secret: SECRET }, MESSAGE, 42n),
});

/** Every y that is not reduced, as a key and as an R. */
const notReduced = (): Ed25519Vector[] =>
  Array.from({ length: 19 }, (_, n) => bytesOf(P + BigInt(n))).flatMap((encoded) => [
    { ...ownSignature(), what: `the key p + ${numberOf(encoded) - P}`, key: encoded },
    {
      ...ownSignature(),
      what: `the R p + ${numberOf(encoded) - P}`,
      signature: forge({ key: GOOD_KEY, secret: SECRET, encodeR: () => encoded }, MESSAGE, 42n),
    },
  ]);

let made: readonly Ed25519Vector[] | undefined;
export const unsoundVectors = (): readonly Ed25519Vector[] => (made ??= makeUnsound());

const makeUnsound = (): Ed25519Vector[] => [
  ...PUBLISHED.map(vector),
  ...keysOfSmallOrder(),
  ...keysWithTorsion(),
  ...signaturesWithTorsion(),
  ...signaturesOfSmallOrder(),
  ...secondSignatures(),
  ...notReduced(),
];
