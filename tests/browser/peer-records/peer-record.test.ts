/** Peer records: members open them when nothing about them is wrong, else they get null. */
import { expect, test } from 'vitest';
import { openPeerRecord, sealPeerRecord } from '../../../src/browser/peer-records/peer-record.ts';
import { searchProof } from '../../../src/core/identity/proof-search.ts';
import { toBase64Url } from '../../../src/core/base/bytes.ts';
import { PEER_RECORD_CHARS_MAX } from '../../../signaling/protocol.ts';
import { crypto, makeIdentity, makeMember, NOW_MS, random, roomOf } from '../../rigs/members.ts';

const HOUR_MS = 3_600_000;
const keys = await roomOf(1);
const own = {
  ephemeralKey: random.bytes(32),
  certificateHash: random.bytes(32),
  session: random.bytes(8),
  notAfterMs: NOW_MS + HOUR_MS,
};

test('a member opens what another one sealed, and it is short enough for the relay', async () => {
  const identity = await makeIdentity();
  const sealed = await sealPeerRecord(keys, identity, random, own);
  expect(await openPeerRecord(keys, crypto, NOW_MS, sealed)).toEqual({
    peer: identity.peer,
    key: identity.publicKey,
    ephemeralKey: own.ephemeralKey,
    certificateHash: own.certificateHash,
    session: toBase64Url(own.session),
    notAfterMs: own.notAfterMs,
    hasProof: false,
  });
  expect(toBase64Url(sealed).length).toBeLessThan(PEER_RECORD_CHARS_MAX / 2);
});

test('[S2] it can contain a proof of work, which counts when it is the peer’s own', async () => {
  const identity = await makeIdentity();
  const work = searchProof({ roomId: keys.roomId, peer: identity.peer });
  const hasProof = async (nonce: Uint8Array<ArrayBuffer>) => {
    const sealed = await sealPeerRecord(keys, identity, random, { ...own, work: nonce });
    return (await openPeerRecord(keys, crypto, NOW_MS, sealed))?.hasProof;
  };
  expect(await hasProof(work)).toBe(true);
  expect(await hasProof(work.map((byte) => byte ^ 1))).toBe(false);
});

test('another room cannot open it, and it is invalid in another room with the same key', async () => {
  const { sealed } = await makeMember(keys);
  const other = await roomOf(2);
  expect(await openPeerRecord(other, crypto, NOW_MS, sealed)).toBeNull();
  const mixed = { topic: other.topic, roomId: other.roomId, peerRecordKey: keys.peerRecordKey };
  expect(await openPeerRecord(mixed, crypto, NOW_MS, sealed)).toBeNull();
});

test('every changed byte and every truncation is refused', async () => {
  const { sealed } = await makeMember(keys);
  for (let at = 0; at < sealed.length; at += 7) {
    const changed = sealed.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(await openPeerRecord(keys, crypto, NOW_MS, changed)).toBeNull();
    expect(await openPeerRecord(keys, crypto, NOW_MS, sealed.slice(0, at))).toBeNull();
  }
});

test('a member cannot sign for another: the name follows from the key that signed', async () => {
  const [victim, liar] = [await makeIdentity(), await makeIdentity()];
  const forged = { ...liar, publicKey: victim.publicKey };
  const sealed = await sealPeerRecord(keys, forged, random, own);
  expect(await openPeerRecord(keys, crypto, NOW_MS, sealed)).toBeNull();
});

test('records of long ago and of the far future are refused, those of wrong clocks are not', async () => {
  const identity = await makeIdentity();
  const opened = async (notAfterMs: number) => {
    const sealed = await sealPeerRecord(keys, identity, random, { ...own, notAfterMs });
    return (await openPeerRecord(keys, crypto, NOW_MS, sealed)) !== null;
  };
  expect(await opened(NOW_MS - 25 * HOUR_MS)).toBe(false);
  expect(await opened(NOW_MS - 20 * HOUR_MS)).toBe(true);
  expect(await opened(NOW_MS + 44 * HOUR_MS)).toBe(true);
  expect(await opened(NOW_MS + 49 * HOUR_MS)).toBe(false);
  expect(await opened(NaN)).toBe(false);
});
