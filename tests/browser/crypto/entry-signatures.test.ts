/** Entries of chat, signed and verified by the browser's own Ed25519. */
import { expect, test } from 'vitest';
import { createWebCrypto } from '../../../src/browser/crypto/web-crypto.ts';
import { loadIdentity } from '../../../src/browser/identity/identity.ts';
import { createMemoryKeyPairs } from '../../../src/browser/storage/key-pair-store.ts';
import { verifyEntry, writeEntry } from '../../../src/core/chat/entry.ts';
import { otherRoom, room, roomTopic } from '../../fakes/people.ts';
import { textContent } from '../../rigs/chains.ts';

const FIRST = { seq: 1, prev: undefined, clock: 1, time: 1_700_000_000_000 };

test('[E3] the browser’s own Ed25519 agrees', async () => {
  const crypto = createWebCrypto();
  const identity = await loadIdentity(roomTopic, createMemoryKeyPairs(), crypto);
  const context = { roomId: room, crypto, identity };
  const entry = await writeEntry(context, FIRST, textContent('hello'));
  expect(await verifyEntry(crypto, room, entry.signed)).toEqual(entry);
  expect(await verifyEntry(crypto, otherRoom, entry.signed)).toBeNull();
  const sig = entry.signed.sig.slice();
  sig[9] = (sig[9] ?? 0) ^ 4;
  expect(await verifyEntry(crypto, room, { body: entry.signed.body, sig })).toBeNull();
});
