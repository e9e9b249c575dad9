/** The proof of work: bound to room and peer, and cheap to check. The page's own search finds it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstWord } from '../../../src/core/identity/first-word.ts';
import { searchProof } from '../../../src/core/identity/proof-search.ts';
import { isProof, proofText, zeroBits } from '../../../src/core/identity/proof-of-work.ts';
import { alice, bob, crypto, otherRoom, room } from '../../fakes/people.ts';

const BITS = 12;

test('[L10] zero bits are counted from the start', () => {
  expect(zeroBits(Uint8Array.of(0x80))).toBe(0);
  expect(zeroBits(Uint8Array.of(0x01, 0xff))).toBe(7);
  expect(zeroBits(Uint8Array.of(0, 0, 0x10))).toBe(19);
  expect(zeroBits(new Uint8Array(32))).toBe(256);
});

test('[L10] the search finds a proof, valid only for this peer in this room', async () => {
  const nonce = searchProof({ roomId: room, peer: alice.peer, bits: BITS });
  expect(await isProof(crypto, room, alice.peer, nonce, BITS)).toBe(true);
  expect(await isProof(crypto, room, bob.peer, nonce, BITS)).toBe(false);
  expect(await isProof(crypto, otherRoom, alice.peer, nonce, BITS)).toBe(false);
  expect(await isProof(crypto, room, alice.peer, nonce.slice(1), BITS)).toBe(false);
});

test('[L10] one try is one block of SHA-256', () => {
  expect(proofText(room, alice.peer, new Uint8Array(8))).toHaveLength(55);
});

test('[L10] the first word of a block is that of SHA-256', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 55 }), async (text) => {
      const block = new DataView(new ArrayBuffer(64));
      text.forEach((byte, i) => block.setUint8(i, byte));
      block.setUint8(text.length, 0x80);
      block.setUint32(60, 8 * text.length);
      const words = Int32Array.from({ length: 64 }, (_, i) => (i < 16 ? block.getInt32(4 * i) : i));
      const hash = await crypto.hash(text as Uint8Array<ArrayBuffer>);
      expect(firstWord(words)).toBe(new DataView(hash.buffer, hash.byteOffset).getInt32(0));
    }),
  );
});
