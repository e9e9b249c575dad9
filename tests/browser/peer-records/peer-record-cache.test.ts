import { expect, test } from 'vitest';
import { createPeerRecordCache } from '../../../src/browser/peer-records/peer-record-cache.ts';
import type { PeerRecord } from '../../../src/browser/peer-records/peer-record.ts';
import { peerId } from '../../../src/core/base/ids.ts';
import {
  PEER_RECORD_CLOCK_SKEW_MS,
  MEMBER_RECORDS_BURST,
  PEER_RECORDS_BURST,
  PEER_RECORDS_PER_SECOND,
} from '../../../src/core/limits/signaling.ts';
import { createManualClock } from '../../fakes/manual-clock.ts';

const clock = createManualClock();
const numbered = (i: number) => new Uint8Array(new Uint32Array([i]).buffer);
const peerRecordOf = (notAfterMs: number): PeerRecord => ({
  peer: peerId(new Uint8Array(16)),
  key: new Uint8Array(32),
  hasProof: false,
  session: 's',
  notAfterMs,
  ephemeralKey: new Uint8Array(32),
  certificateHash: new Uint8Array(32),
});

/** A reader that finds this peer record, or nothing, in all bytes, and how often it had to open them. */
function reader(peerRecord: PeerRecord | null) {
  const opened = { count: 0 };
  const read = createPeerRecordCache(clock, async () => {
    opened.count += 1;
    return peerRecord;
  });
  return { read, opened };
}

test('a peer record is opened once, an invalid one each time', async () => {
  const right = reader(peerRecordOf(clock.now()));
  for (let i = 0; i < 3; i++) expect(await right.read(numbered(1))).not.toBeNull();
  expect(right.opened.count).toBe(1);
  const wrong = reader(null);
  for (let i = 0; i < 3; i++) expect(await wrong.read(numbered(1))).toBeNull();
  expect(wrong.opened.count).toBe(3);
});

test('[S4] a peer record that was opened in time does not outlive it', async () => {
  const { read } = reader(peerRecordOf(clock.now()));
  expect(await read(numbered(1))).not.toBeNull();
  clock.pass(PEER_RECORD_CLOCK_SKEW_MS + 1);
  expect(await read(numbered(1))).toBeNull();
});

test('[S20] hundreds of invented members cost a bounded number of signature checks, and known ones none', async () => {
  const { read, opened } = reader(peerRecordOf(clock.now() + 60_000));
  expect(await read(numbered(0))).not.toBeNull();
  for (let i = 1; i <= 10_000; i++) await read(numbered(i));
  expect(opened.count).toBe(PEER_RECORDS_BURST);
  expect(await read(numbered(PEER_RECORDS_BURST - 1)), 'known').not.toBeNull();
  expect(await read(numbered(20_000)), 'a stranger').toBeNull();
  clock.pass(1_000);
  for (let i = 20_000; i <= 21_000; i++) await read(numbered(i));
  expect(opened.count).toBe(PEER_RECORDS_BURST + PEER_RECORDS_PER_SECOND);
});

test('[S20] invented members use up the budget of their own source only', async () => {
  const { read, opened } = reader(peerRecordOf(clock.now() + 60_000));
  const relay = { medium: 'relay' };
  const member = (by: string) => ({ medium: 'members', by });
  for (let i = 0; i < 5_000; i++) await read(numbered(i), relay);
  expect(opened.count).toBe(PEER_RECORDS_BURST);
  expect(await read(numbered(10_001), relay), 'the relay').toBeNull();
  expect(await read(numbered(10_001), { medium: 'tabs' }), 'another medium').not.toBeNull();
  opened.count = 0;
  for (let i = 0; i < 5_000; i++) await read(numbered(20_000 + i), member('mallory'));
  expect(opened.count).toBe(MEMBER_RECORDS_BURST);
  expect(await read(numbered(30_001), member('mallory'))).toBeNull();
  expect(await read(numbered(30_001), member('bob')), 'another member').not.toBeNull();
});

test('[S20] invented members do not push out the record of a peer that came another way, or is linked', async () => {
  const peerOf = (i: number) => peerId(new Uint8Array(new Uint32Array([i, 0, 0, 0]).buffer));
  const opened: number[] = [];
  const cache = createPeerRecordCache(clock, async (sealed) => {
    const n = new Uint32Array(sealed.slice().buffer)[0] ?? 0;
    opened.push(n);
    return { ...peerRecordOf(clock.now() + 3_600_000), peer: peerOf(n) };
  });
  const [relay, tabs] = [{ medium: 'relay' }, { medium: 'tabs' }];
  await cache(numbered(1), tabs);
  await cache(numbered(2), relay);
  cache.linked(peerOf(2));
  for (let i = 0; i < 3_000; i++) {
    clock.pass(100);
    await cache(numbered(100 + i), relay);
  }
  opened.length = 0;
  for (const n of [1, 2]) expect(await cache(numbered(n), relay)).not.toBeNull();
  expect(opened, 'both are still known').toEqual([]);
});
