/** Entries of chat and peer records, signed and verified by the browser's own Ed25519. */
import { expect, test } from 'vitest';
import { createWebCrypto } from '../../../src/browser/crypto/web-crypto.ts';
import { loadIdentity } from '../../../src/browser/identity/identity.ts';
import { openPeerRecord, sealPeerRecord } from '../../../src/browser/peer-records/peer-record.ts';
import { createMemoryKeyPairs } from '../../../src/browser/storage/key-pair-store.ts';
import { verifyClaim } from '../../../src/core/chat/claim.ts';
import { writeEntry } from '../../../src/core/chat/entry.ts';
import { verifyEntry } from '../../../src/core/chat/exchange/verify-entry.ts';
import { otherRoom, room, roomTopic } from '../../fakes/people.ts';
import { textContent } from '../../rigs/chains.ts';
import { NOW_MS, random, roomOf } from '../../rigs/members.ts';
import { unsoundIdentities } from '../../rigs/unsound-identities.ts';

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

test('[R14] entries, claims and peer records that an unsound key signed are refused', async () => {
  const crypto = createWebCrypto();
  const keys = await roomOf(1);
  const session = {
    ephemeralKey: new Uint8Array(32).fill(9),
    certificateHash: new Uint8Array(32),
    session: new Uint8Array(8),
    notAfterMs: NOW_MS,
  };
  for (const identity of await unsoundIdentities(crypto)) {
    const context = { roomId: keys.roomId, crypto, identity };
    const { id, signed } = await writeEntry(context, FIRST, textContent('hello'));
    expect(await verifyEntry(crypto, keys.roomId, signed), identity.peer).toBeNull();
    const claim = {
      key: identity.publicKey,
      seq: 1,
      prev: new Uint8Array(32),
      id,
      sig: signed.sig,
    };
    expect(await verifyClaim(crypto, keys.roomId, claim), identity.peer).toBe(false);
    const record = await sealPeerRecord(keys, identity, random, session);
    expect(await openPeerRecord(keys, crypto, record), identity.peer).toBeNull();
  }
});
