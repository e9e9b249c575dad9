/** Sealed signals: only the recipient can read them, once, whatever medium delivers them. */
import { expect, test } from 'vitest';
import { toBase64Url, type Bytes } from '../../../src/core/base/bytes.ts';
import { byteString, decode, encode } from '../../../src/core/base/codec.ts';
import type { SignalPayload } from '../../../src/browser/peer-records/signal-payload.ts';
import { BOX_CHARS_MAX } from '../../../signaling/protocol.ts';
import { SDP_CHARS_MAX } from '../../../src/core/limits/webrtc.ts';
import * as v from 'valibot';
import { makeMember, offerOf, random, roomOf } from '../../rigs/members.ts';

const keys = await roomOf(1);
const [alice, bob, carol] = [
  await makeMember(keys),
  await makeMember(keys),
  await makeMember(keys),
];
const RESTART: SignalPayload = { type: 'restart' };
const newLink = () => toBase64Url(random.bytes(8));
const envelope = v.object({
  announce: byteString(1, 1_000),
  linkId: byteString(8),
  n: v.number(),
  box: byteString(1, 10_000),
});
const opened = (bytes: Bytes) => {
  const parts = decode(bytes, envelope);
  if (!parts) throw new Error('no envelope');
  return parts;
};

test('[S5] the receiver learns the sender and the signal, even if it has never seen the sender', async () => {
  const linkId = newLink();
  const sdp = offerOf(alice.peerRecord.certificateHash);
  const box = await alice.sealer.seal(bob.peerRecord, linkId, { type: 'offer', round: 0, sdp });
  const signal = await bob.sealer.open(box);
  expect(signal).toEqual({
    from: alice.peerRecord,
    linkId,
    payload: { type: 'offer', round: 0, sdp },
  });
  expect(toBase64Url(box).length).toBeLessThan(3_000);
});

test('[S5] [S9] the largest payload fits into what the relay accepts', async () => {
  const candidate = 'candidate:1 1 udp 1 192.0.2.1 50000 typ host'.padEnd(320, ' a b');
  const payloads: SignalPayload[] = [
    { type: 'offer', round: 1_000_000, sdp: 'x'.repeat(SDP_CHARS_MAX) },
    { type: 'candidates', candidates: Array<string>(20).fill(candidate) },
  ];
  for (const payload of payloads) {
    const box = await alice.sealer.seal(bob.peerRecord, newLink(), payload);
    expect(toBase64Url(box).length).toBeLessThanOrEqual(BOX_CHARS_MAX);
  }
});

test('[S9] boxes of one kind have one size', async () => {
  const sizes = new Set<number>();
  for (const reason of ['busy', 'given-up', 'unknown-link'] as const) {
    const box = await alice.sealer.seal(bob.peerRecord, newLink(), { type: 'bye', reason });
    sizes.add(box.length);
  }
  sizes.add((await alice.sealer.seal(bob.peerRecord, newLink(), RESTART)).length);
  expect(sizes.size).toBe(1);
});

test('[S8] a second copy, and anything older than what was taken, is refused', async () => {
  const linkId = newLink();
  const first = await alice.sealer.seal(bob.peerRecord, linkId, RESTART);
  const second = await alice.sealer.seal(bob.peerRecord, linkId, RESTART);
  const third = await alice.sealer.seal(bob.peerRecord, linkId, RESTART);
  expect(await bob.sealer.open(first)).not.toBeNull();
  expect(await bob.sealer.open(first)).toBeNull();
  expect(await bob.sealer.open(third)).not.toBeNull();
  expect(await bob.sealer.open(second)).toBeNull();
  const otherLink = await alice.sealer.seal(bob.peerRecord, newLink(), RESTART);
  expect(await bob.sealer.open(otherLink)).not.toBeNull();
});

test('[S6] another peer cannot open it, nor can its own sender', async () => {
  const box = await alice.sealer.seal(bob.peerRecord, newLink(), RESTART);
  expect(await carol.sealer.open(box)).toBeNull();
  expect(await alice.sealer.open(box)).toBeNull();
  expect(await bob.sealer.open(box)).not.toBeNull();
});

test('[S7] under another sender, link or number it does not open', async () => {
  const box = await alice.sealer.seal(bob.peerRecord, newLink(), RESTART);
  const parts = opened(box);
  const changes = [
    { announce: carol.sealed },
    { announce: bob.sealed },
    { linkId: random.bytes(8) },
    { n: parts.n + 1 },
    { box: parts.box.slice(0, -1) },
    { box: new Uint8Array(0) },
  ];
  for (const change of changes) {
    expect(await bob.sealer.open(encode({ ...parts, ...change }))).toBeNull();
  }
  expect(await bob.sealer.open(encode(parts))).not.toBeNull();
});

test('truncated, padded and random bytes are refused', async () => {
  const box = await alice.sealer.seal(bob.peerRecord, newLink(), RESTART);
  for (let length = 0; length < box.length; length += 41) {
    expect(await bob.sealer.open(box.slice(0, length))).toBeNull();
    expect(await bob.sealer.open(random.bytes(length))).toBeNull();
  }
  expect(await bob.sealer.open(new Uint8Array(20_000))).toBeNull();
});

test('[S10] an offer or answer with another fingerprint than the signed one is refused', async () => {
  for (const type of ['offer', 'answer'] as const) {
    const sdp = offerOf(carol.peerRecord.certificateHash);
    const box = await alice.sealer.seal(bob.peerRecord, newLink(), { type, round: 0, sdp });
    expect(await bob.sealer.open(box)).toBeNull();
  }
});

test('[S10] unsafe candidates are left out', async () => {
  const good = 'candidate:1 1 udp 2122260223 192.0.2.7 50123 typ host generation 0 ufrag Pq7e';
  const candidates = [good, 'candidate:1 1 udp 1 127.0.0.1 50123 typ host', 'nonsense'];
  const box = await alice.sealer.seal(bob.peerRecord, newLink(), {
    type: 'candidates',
    candidates,
  });
  const signal = await bob.sealer.open(box);
  expect(signal?.payload).toEqual({ type: 'candidates', candidates: [good] });
});

test('[S6] a member of another room with the same people cannot open it', async () => {
  const elsewhere = await makeMember(await roomOf(2));
  const box = await alice.sealer.seal(elsewhere.peerRecord, newLink(), RESTART);
  expect(await elsewhere.sealer.open(box)).toBeNull();
});

test('an invalid X25519 key is refused without an error', async () => {
  const { sealPeerRecord } = await import('../../../src/browser/peer-records/peer-record.ts');
  const sealed = await sealPeerRecord(keys, carol.identity, random, {
    ephemeralKey: new Uint8Array(32),
    certificateHash: random.bytes(32),
    session: random.bytes(8),
    notAfterMs: carol.peerRecord.notAfterMs + 1,
  });
  const parts = opened(await carol.sealer.seal(bob.peerRecord, newLink(), RESTART));
  expect(await bob.sealer.open(encode({ ...parts, announce: sealed }))).toBeNull();
});
