/** Peer records: members open them when nothing about them is wrong, else they get null. */
import { expect, test } from 'vitest';
import {
  clocksApart,
  isCurrent,
  openPeerRecord,
  sealPeerRecord,
} from '../../../src/browser/peer-records/peer-record.ts';
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
  expect(await openPeerRecord(keys, crypto, sealed)).toEqual({
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
    return (await openPeerRecord(keys, crypto, sealed))?.hasProof;
  };
  expect(await hasProof(work)).toBe(true);
  expect(await hasProof(work.map((byte) => byte ^ 1))).toBe(false);
});

test('another room cannot open it, and it is invalid in another room with the same key', async () => {
  const { sealed } = await makeMember(keys);
  const other = await roomOf(2);
  expect(await openPeerRecord(other, crypto, sealed)).toBeNull();
  const mixed = { topic: other.topic, roomId: other.roomId, peerRecordKey: keys.peerRecordKey };
  expect(await openPeerRecord(mixed, crypto, sealed)).toBeNull();
});

test('every changed byte and every truncation is refused', async () => {
  const { sealed } = await makeMember(keys);
  for (let at = 0; at < sealed.length; at += 7) {
    const changed = sealed.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(await openPeerRecord(keys, crypto, changed)).toBeNull();
    expect(await openPeerRecord(keys, crypto, sealed.slice(0, at))).toBeNull();
  }
});

test('a member cannot sign for another: the name follows from the key that signed', async () => {
  const [victim, liar] = [await makeIdentity(), await makeIdentity()];
  const forged = { ...liar, publicKey: victim.publicKey };
  const sealed = await sealPeerRecord(keys, forged, random, own);
  expect(await openPeerRecord(keys, crypto, sealed)).toBeNull();
});

test('[S4] two clocks that are up to 36 hours apart accept each other, whichever is ahead and however old the records are', () => {
  const accepts = (aheadHours: number, ageHours: number) =>
    isCurrent(NOW_MS + (24 - aheadHours - ageHours) * HOUR_MS, NOW_MS);
  for (const ageHours of [0, 6, 11.9]) {
    for (const apart of [0, 1, 24, 30, 35.9]) {
      expect(accepts(apart, ageHours), `we are ${apart} h ahead`).toBe(true);
      expect(accepts(-apart, ageHours), `we are ${apart} h behind`).toBe(true);
    }
    for (const apart of [49, 72]) {
      expect(accepts(apart, ageHours)).toBe(false);
      expect(accepts(-apart, ageHours)).toBe(false);
    }
  }
  expect(isCurrent(NaN, NOW_MS)).toBe(false);
});

test('[S4] of clocks that refuse each other, both sides learn how far they are apart', () => {
  const apart = (aheadHours: number, ageHours: number) =>
    (clocksApart(NOW_MS + (24 - aheadHours - ageHours) * HOUR_MS, NOW_MS) ?? 0) / HOUR_MS;
  for (const ageHours of [0, 6, 11.9]) {
    for (const hours of [37, 72, -37, -72]) {
      expect(Math.abs(apart(hours, ageHours) - hours)).toBeLessThanOrEqual(6);
    }
    for (const hours of [0, 12, -12]) expect(apart(hours, ageHours)).toBe(0);
  }
});
