/** Whatever comes from elsewhere: reading it gives a value within its limits, or null, and never throws. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openProfile, readProfile, sealProfile } from '../../src/browser/identity/profile-file.ts';
import { PROFILE_ROOMS_MAX } from '../../src/core/limits/room.ts';
import {
  readPairingText,
  unfoldBoxes,
  writePairingText,
  type PairingMessage,
} from '../../src/browser/signaling/manual/pairing-text.ts';
import { openPeerRecord } from '../../src/browser/peer-records/peer-record.ts';
import { fromBase64Url, toBase64Url } from '../../src/core/base/bytes.ts';
import { peekEntry } from '../../src/core/chat/entry.ts';
import { readEntry, verifyEntry } from '../../src/core/chat/exchange/verify-entry.ts';
import { encode } from '../../src/core/base/codec.ts';
import { idBytes } from '../../src/core/base/ids.ts';
import { ENTRIES_PER_AUTHOR_MAX } from '../../src/core/limits/chat.ts';
import { CONTROL_MESSAGE_BYTES_MAX } from '../../src/core/limits/shared.ts';
import {
  PAIRING_BOXES_MAX,
  PAIRING_INVITATION_CHARS_MAX,
  SIGNAL_BYTES_MAX,
} from '../../src/core/limits/signaling.ts';
import { CHUNK_BYTES_MAX, CHUNKS_PER_FILE_MAX } from '../../src/core/limits/files.ts';
import { encodeMessage } from '../../src/core/wire/envelope.ts';
import { decodeMessage } from '../../src/core/wire/message.ts';
import {
  formatFragment,
  formatInvitation,
  parseFragment,
} from '../../src/core/api/room-address.ts';
import { decodeDataFrame, encodeDataFrame } from '../../src/core/swarm/data-frame.ts';
import { Manifest, segmentChunks } from '../../src/core/swarm/manifest/manifest.ts';
import { makeMember, offerOf, random, roomOf } from '../rigs/members.ts';
import * as members from '../rigs/members.ts';
import { chainOf } from '../rigs/chains.ts';
import { chunksOf, descriptorOf, segmentsOf } from '../rigs/manifests.ts';
import { largest, smallest } from '../rigs/messages.ts';
import { alice, bytesOf, crypto, room } from '../fakes/people.ts';
import { writeEntry } from '../../src/core/chat/entry.ts';
import { hostile, noise, type Bytes } from './mutations.ts';

/** `FUZZ_RUNS=200000 npx vitest run tests/fuzz` looks longer. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 0);
const runs = (usual: number) => ({ numRuns: Math.max(usual, RUNS) });
const TIMEOUT_MS = RUNS > 0 ? 3_600_000 : 30_000;

const descriptor = await descriptorOf('film', 260);

describe('synchronous decoders', () => {
  const small = largest.filter((message) => encodeMessage(message).length < 3_000);
  const messages = [...smallest, ...small].map(encodeMessage);
  test(
    '[W2] a control message',
    () => {
      let understood = 0;
      fc.assert(
        fc.property(hostile(messages), (bytes) => {
          const message = decodeMessage(bytes);
          if (!message) return;
          understood += 1;
          // Within its limits: what we read we could send, and anyone would read the same.
          const again = encodeMessage(message);
          expect(again.length).toBeLessThanOrEqual(CONTROL_MESSAGE_BYTES_MAX);
          expect(decodeMessage(again)).toEqual(message);
        }),
        runs(6_000),
      );
      expect(understood).toBeGreaterThan(50);
    },
    TIMEOUT_MS,
  );

  const frames = [0, 1, 300].map((length) =>
    encodeDataFrame({ file: descriptor.id, chunk: 3, offset: 9, bytes: bytesOf('frame', length) }),
  );
  test(
    '[W4] a data frame',
    () => {
      let understood = 0;
      fc.assert(
        fc.property(hostile(frames), (bytes) => {
          const frame = decodeDataFrame(bytes);
          if (!frame) return;
          understood += 1;
          expect(frame.chunk).toBeLessThan(CHUNKS_PER_FILE_MAX);
          expect(frame.offset + frame.bytes.length).toBeLessThanOrEqual(CHUNK_BYTES_MAX);
          expect(encodeDataFrame(frame)).toEqual(bytes);
        }),
        runs(3_000),
      );
      expect(understood).toBeGreaterThan(50);
    },
    TIMEOUT_MS,
  );

  test(
    '[R3] a fragment',
    () => {
      const links = [
        '#/AAAAAAAAAAAAAAAAAAAAAA',
        '#/~choir%20practice/AAAAAAAAAAAAAAAAAAAAAA',
        '#/~%ED%95%A9',
        '#/!AAAAAAAAAAAAAAAAAAAAAA',
        '#/!~choir',
        '#/AAAAAAAAAAAAAAAAAAAAAA/~AAAA-_',
      ];
      const asBytes = links.map((link) => new TextEncoder().encode(link));
      fc.assert(
        fc.property(hostile(asBytes), (bytes) => {
          const place = parseFragment(new TextDecoder().decode(bytes));
          if (place?.invitation !== undefined) {
            expect(place.invitation.length).toBeLessThanOrEqual(PAIRING_INVITATION_CHARS_MAX);
            expect(parseFragment(formatInvitation(place.room, place.invitation))).toEqual(place);
          } else if (place)
            expect(parseFragment(formatFragment(place.room, place.file))).toEqual(place);
          const latin = parseFragment(String.fromCharCode(...bytes));
          if (latin?.room.kind === 'named') expect(latin.room.name.length).toBeLessThanOrEqual(100);
        }),
        runs(3_000),
      );
    },
    TIMEOUT_MS,
  );
});

describe('texts that people pass on', () => {
  const shared = { v: 1, topic: bytesOf('topic', 16), id: bytesOf('id', 8) } as const;
  const boxes = { head: bytesOf('head', 9), tails: [bytesOf('a', 20), bytesOf('b', 4)] };
  const signals = { ...shared, reply: bytesOf('reply', 8), ...boxes };
  const texts: PairingMessage[] = [
    { t: 'invitation', ...shared, until: 1_700_000_000_000, announce: bytesOf('presence', 370) },
    { t: 'reply', ...signals },
    { t: 'confirmation', ...signals },
  ];
  test(
    '[S27] read what is within their limits',
    () => {
      let understood = 0;
      const originals = texts.map((it) => fromBase64Url(writePairingText(it)) ?? new Uint8Array());
      fc.assert(
        fc.property(hostile(originals), (bytes) => {
          readPairingText(new TextDecoder().decode(bytes));
          const message = readPairingText(toBase64Url(bytes));
          if (!message) return;
          understood += 1;
          expect(readPairingText(writePairingText(message))).toEqual(message);
          if (message.t === 'invitation') return;
          const unfolded = unfoldBoxes(message);
          expect(unfolded.length).toBeLessThanOrEqual(PAIRING_BOXES_MAX);
          for (const { length } of unfolded) expect(length).toBeLessThanOrEqual(SIGNAL_BYTES_MAX);
        }),
        runs(3_000),
      );
      expect(understood).toBeGreaterThan(50);
    },
    TIMEOUT_MS,
  );
});

describe('entries', () => {
  const sig = new Uint8Array(64);
  test(
    '[E3] changed in any way they are not their author’s',
    async () => {
      const context = { roomId: room, crypto, identity: alice };
      const place = { seq: 9, prev: undefined, clock: 70_000, time: 1_700_000_000_000 };
      const named = await writeEntry(context, place, {
        k: 'name',
        name: 'Álice',
        box: alice.boxKey,
      });
      const file = {
        k: 'file',
        nonce: bytesOf('n', 16),
        name: 'a.txt',
        size: 9,
        mime: 'x/y',
      } as const;
      const offered = await writeEntry(context, place, file);
      const originals = [...(await chainOf(alice, [1, 2])), named, offered];
      const bodies = originals.map(({ signed }) => signed.body);
      let read = 0;
      await fc.assert(
        fc.asyncProperty(hostile(bodies), fc.constantFrom(...originals), async (body, original) => {
          const claim = peekEntry({ body, sig });
          const entry = await readEntry(crypto, { body, sig });
          expect(entry === null).toBe(claim === null);
          if (entry) {
            read += 1;
            expect(entry.body.seq).toBeLessThanOrEqual(ENTRIES_PER_AUTHOR_MAX);
            const { key, seq, clock } = entry.body;
            expect(claim).toMatchObject({ key, seq, clock });
          }
          const verified = await verifyEntry(crypto, room, { body, sig: original.signed.sig });
          if (verified) expect(verified).toEqual(original);
        }),
        runs(2_000),
      );
      expect(read).toBeGreaterThan(50);
    },
    TIMEOUT_MS,
  );
});

describe('manifests', () => {
  test(
    '[F3] a segment is added as it was signed, or not at all',
    async () => {
      const steps = [chunksOf('x', [100, 100]), chunksOf('y', [60])];
      const segments = await segmentsOf(descriptor, steps);
      const bodies = segments.map(({ body }) => body);
      // Nothing of these is signed, so that every check before the signature is reached and none after it.
      const shapes = [8, 31, 32, 33, 64].flatMap((hashBytes) =>
        [1, 4, 5, 8].map((lengthBytes) =>
          encode({
            file: idBytes(descriptor.id),
            n: 0,
            prev: new Uint8Array(32),
            hashes: new Uint8Array(hashBytes),
            lengths: new Uint8Array(lengthBytes).fill(0).map((_, i) => (i % 4 === 3 ? 9 : 0)),
            root: null,
          }),
        ),
      );
      await fc.assert(
        fc.asyncProperty(
          hostile([...bodies, ...shapes]),
          fc.constantFrom(...segments),
          async (body, from) => {
            const manifest = new Manifest(crypto, descriptor);
            const result = await manifest.add({ body, sig: from.sig });
            expect(['added', 'early', 'bad']).toContain(result);
            expect(manifest.segments).toHaveLength(result === 'added' ? 1 : 0);
            if (result === 'added') expect(body).toEqual(bodies[0]);
            for (const chunk of segmentChunks({ body, sig: from.sig })) {
              expect(chunk.lengthBytes).toBeGreaterThan(0);
              expect(chunk.lengthBytes).toBeLessThanOrEqual(CHUNK_BYTES_MAX);
            }
          },
        ),
        runs(1_500),
      );
    },
    TIMEOUT_MS,
  );
});

describe('signaling', async () => {
  const keys = await roomOf(1);
  const [ann, ben] = [await makeMember(keys), await makeMember(keys)];
  const linkId = 'AAAAAAAAAAA';
  const sdp = offerOf(ann.peerRecord.certificateHash);
  const envelopes = [
    await ann.sealer.seal(ben.peerRecord, linkId, { type: 'offer', round: 0, sdp }),
    await ann.sealer.seal(ben.peerRecord, linkId, { type: 'candidates', candidates: ['x'] }),
    await ann.sealer.seal(ben.peerRecord, linkId, { type: 'restart' }),
  ];

  test(
    '[S7] a changed envelope opens as nothing',
    async () => {
      await fc.assert(
        fc.asyncProperty(hostile(envelopes), async (bytes) => {
          const isOriginal = envelopes.some((envelope) => Buffer.compare(envelope, bytes) === 0);
          const opened = await ben.sealer.open(bytes);
          // A longer encoding of the same envelope may open; nothing else in it can have changed.
          if (!isOriginal && opened) expect(opened).toMatchObject({ from: ann.peerRecord, linkId });
        }),
        runs(400),
      );
    },
    TIMEOUT_MS,
  );

  test(
    '[S3] a changed peer record opens as nothing, and so does sealed nonsense of a member',
    async () => {
      const { sealBox } = await import('../../src/browser/crypto/aes-gcm.ts');
      const { concat, utf8 } = await import('../../src/core/base/bytes.ts');
      const aad = concat(utf8('swapmeet/2 announce'), idBytes(keys.topic));
      const inside = encode({ body: encode({ v: 1 }), signature: new Uint8Array(64) });
      await fc.assert(
        fc.asyncProperty(hostile([ann.sealed]), hostile([inside]), async (sealed, plain) => {
          const changed = Buffer.compare(sealed, ann.sealed) !== 0;
          const peerRecord = await openPeerRecord(keys, members.crypto, sealed);
          expect(peerRecord === null).toBe(changed);
          const nonsense: Bytes = await sealBox(keys.peerRecordKey, random, plain, aad);
          expect(await openPeerRecord(keys, members.crypto, nonsense)).toBeNull();
        }),
        runs(400),
      );
    },
    TIMEOUT_MS,
  );
});

describe('profiles', () => {
  const record: [string, Bytes] = ['name', bytesOf('name', 40)];
  const room = { place: bytesOf('p', 16), signing: bytesOf('s', 48), box: bytesOf('b', 48) };
  const profile = {
    at: 9,
    name: 'Ana',
    links: ['#/~choir'],
    rooms: [{ ...room, records: [record] }],
  };
  test(
    '[R13] what stands in one is within its limits, or nothing',
    () => {
      let understood = 0;
      fc.assert(
        fc.property(hostile([encode(profile), encode({ ...profile, rooms: [] })]), (bytes) => {
          const read = readProfile(bytes);
          if (!read) return;
          understood += 1;
          expect(read.rooms.length).toBeLessThanOrEqual(PROFILE_ROOMS_MAX);
          expect(readProfile(encode(read))).toEqual(read);
        }),
        runs(3_000),
      );
      expect(understood).toBeGreaterThan(50);
    },
    TIMEOUT_MS,
  );
  test(
    '[R13] a file with any byte changed opens as nothing',
    async () => {
      const file = await sealProfile(profile, 'a few words to open it');
      await fc.assert(
        fc.asyncProperty(hostile([file]), async (bytes) => {
          if (Buffer.compare(bytes, file) === 0) return;
          const opened = await openProfile(bytes, 'a few words to open it');
          // A longer encoding of the same envelope may open; nothing else in it can have changed.
          if (typeof opened !== 'string') expect(opened).toEqual(profile);
        }),
        runs(1_000),
      );
    },
    TIMEOUT_MS,
  );
});

test('[W1] text is bytes or none', () => {
  fc.assert(
    fc.property(noise, (bytes) => {
      const text = String.fromCharCode(...bytes);
      const read = fromBase64Url(text);
      if (read) expect(text).toMatch(/^[\w-]*$/);
    }),
    runs(1_000),
  );
});
