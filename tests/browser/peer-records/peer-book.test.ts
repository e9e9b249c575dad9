/** Who is where on signaling: hearsay never hides a proven address, and an old session never hides a new one. */
import { expect, test } from 'vitest';
import { PeerBook } from '../../../src/browser/peer-records/peer-book.ts';
import type { PeerRecord } from '../../../src/browser/peer-records/peer-record.ts';
import type { Address } from '../../../src/browser/signaling/signaling.ts';
import { peerId, type PeerId } from '../../../src/core/base/ids.ts';
import { PEERS_KNOWN_MAX } from '../../../src/core/limits/mesh.ts';

const ALICE = peerId(new Uint8Array(16));
const peerRecordOf = (session: string, notAfterMs = 1_000, peer = ALICE): PeerRecord => ({
  peer,
  key: new Uint8Array(32),
  session,
  notAfterMs,
  ephemeralKey: new Uint8Array(32),
  certificateHash: new Uint8Array(32),
  hasProof: false,
});

const at = (address: string, medium: Address['medium'] = 'relay'): Address => ({ medium, address });
const atAll = (...addresses: string[]) => addresses.map((it) => at(it));

const addressesOf = (book: PeerBook) => {
  const peerRecord = book.find(ALICE);
  return peerRecord ? book.addresses(peerRecord) : [];
};

test('a proven address comes first, and claims cannot push it out', () => {
  const book = new PeerBook();
  book.see(peerRecordOf('s'), at('claimed 1'), false);
  expect(addressesOf(book)).toEqual(atAll('claimed 1'));
  book.see(peerRecordOf('s'), at('proven'), true);
  for (let i = 2; i < 9; i++) book.see(peerRecordOf('s'), at(`claimed ${i}`), false);
  expect(addressesOf(book)).toEqual(atAll('proven', 'claimed 8', 'claimed 7'));
  book.see(peerRecordOf('s'), at('proven'), false);
  book.see(peerRecordOf('s'), at('claimed 7'), true);
  expect(addressesOf(book)).toEqual(atAll('claimed 7', 'proven', 'claimed 8'));
});

test('a later session takes over with none of the old addresses', () => {
  const book = new PeerBook();
  book.see(peerRecordOf('old', 1_000), at('a'), true);
  book.see(peerRecordOf('new', 2_000), at('b'), false);
  expect(book.find(ALICE)?.session).toBe('new');
  expect(addressesOf(book)).toEqual(atAll('b'));
  book.see(peerRecordOf('old', 1_000), at('a'), false);
  expect(addressesOf(book)).toEqual(atAll('b'));
});

test('a session that proves itself counts, even from a clock that was set back', () => {
  const book = new PeerBook();
  book.see(peerRecordOf('old', 2_000), at('a'), true);
  book.see(peerRecordOf('new', 1_000), at('b'), true);
  expect(book.find(ALICE)?.session).toBe('new');
  expect(addressesOf(book)).toEqual(atAll('b'));
});

test('[S21] a session that signaling held back does not take the addresses of the later one', () => {
  const book = new PeerBook();
  const [before, after] = [peerRecordOf('before', 1_000), peerRecordOf('after', 2_000)];
  book.see(after, at('a'), true);
  book.see(before, at('b'), true);
  expect(book.addresses(after)).toEqual(atAll('a'));
  expect(book.addresses(before)).toEqual(atAll('b'));
  expect(book.forget(at('b'))).toEqual([{ peer: ALICE, isLast: false }]);
  expect(book.find(ALICE)).toEqual(after);
});

test('an address that is gone is forgotten, and the peer with its last address', () => {
  const book = new PeerBook();
  book.see(peerRecordOf('s'), at('a'), true);
  book.see(peerRecordOf('s'), at('b'), false);
  expect(book.forget(at('elsewhere'))).toEqual([]);
  expect(book.forget(at('a'))).toEqual([{ peer: ALICE, isLast: false }]);
  expect(addressesOf(book)).toEqual(atAll('b'));
  expect(book.forget(at('b'))).toEqual([{ peer: ALICE, isLast: true }]);
  expect(book.find(ALICE)).toBeUndefined();
});

test('only the latest peers are kept', () => {
  const book = new PeerBook();
  const peerOf = (i: number) => peerId(new Uint8Array(new Uint32Array([i, 0, 0, 0]).buffer));
  for (let i = 0; i <= PEERS_KNOWN_MAX; i++)
    book.see(peerRecordOf('s', 1_000, peerOf(i)), at('a'), false);
  expect(book.find(peerOf(0))).toBeUndefined();
  expect(book.find(peerOf(1))).toBeDefined();
  expect(book.find(peerOf(PEERS_KNOWN_MAX))).toBeDefined();
});

test('[S28] a session counts as manual when no other medium reaches it', () => {
  const book = new PeerBook();
  const peerRecord = peerRecordOf('s');
  expect(book.isManual(peerRecord), 'nobody knows it').toBe(false);
  book.see(peerRecord, at('reply', 'manual'), false);
  expect(book.isManual(peerRecord)).toBe(true);
  book.see(peerRecord, at('1'), false);
  expect(book.isManual(peerRecord), 'the relay shows it, too').toBe(false);
  book.see(peerRecord, at('reply', 'manual'), true);
  expect(book.isManual(peerRecord), 'but its signals come by manual pairing').toBe(true);
  book.see(peerRecord, at('1'), true);
  expect(book.isManual(peerRecord), 'and now by the relay').toBe(false);
  book.forget(at('1'));
  expect(book.isManual(peerRecord), 'which it has left').toBe(true);
  book.see(peerRecordOf('later', 2_000), at('2'), false);
  expect(book.isManual(peerRecordOf('later', 2_000)), 'another session of the peer').toBe(false);
});

test('[S20] hundreds of invented peers displace neither one that proved itself nor one that came another way', () => {
  const book = new PeerBook();
  const peerOf = (i: number) => peerId(new Uint8Array(new Uint32Array([i, 1, 0, 0]).buffer));
  const [linked, proven, heard, told] = [1, 2, 3, 4].map(peerOf) as [
    PeerId,
    PeerId,
    PeerId,
    PeerId,
  ];
  book.see(peerRecordOf('s', 1_000, linked), at('1'), true);
  book.linked(linked);
  book.see(peerRecordOf('s', 1_000, proven), at('2'), true);
  book.see(peerRecordOf('s', 1_000, heard), at('3', 'tabs'), false);
  book.see(peerRecordOf('s', 1_000, told), at(told, 'mesh'), false, 'bob');
  for (let i = 100; i < 5_000; i++) {
    book.see(peerRecordOf('s', 1_000, peerOf(i)), at('4'), false);
    book.see(peerRecordOf('s', 1_000, peerOf(-i)), at(peerOf(-i), 'mesh'), false, 'mallory');
  }
  for (const peer of [linked, proven, heard, told]) expect(book.find(peer)).toBeDefined();
  for (let i = 100; i < 5_000; i++) book.see(peerRecordOf('s', 1_000, peerOf(i)), at('4'), true);
  expect(book.find(linked), 'not even by those that prove themselves').toBeDefined();
});
