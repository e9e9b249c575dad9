/** The manifest: grows in order, only by what its sharer signed, to exactly the offered size. */
import { describe, expect, test } from 'vitest';
import { equalBytes, type Bytes } from '../../../../src/core/base/bytes.ts';
import { encode } from '../../../../src/core/base/codec.ts';
import { idBytes } from '../../../../src/core/base/ids.ts';
import { CHUNK_BYTES_MAX, CHUNKS_PER_FILE_MAX } from '../../../../src/core/limits/files.ts';
import { SEGMENT_BYTES_MAX, SEGMENT_CHUNKS_MAX } from '../../../../src/core/limits/swarm.ts';
import { encodeMessage } from '../../../../src/core/wire/envelope.ts';
import { decodeMessage } from '../../../../src/core/wire/message.ts';
import { Manifest, fileIdOf, segmentChunks } from '../../../../src/core/swarm/manifest/manifest.ts';
import { isProof, type Proof } from '../../../../src/core/swarm/manifest/segment-claim.ts';
import type { Chunk } from '../../../../src/core/swarm/manifest/leaves.ts';
import { alice, bytesOf, crypto, mallory } from '../../../fakes/people.ts';
import {
  chunksOf,
  descriptorOf,
  segmentOf,
  segmentsOf,
  type Segment,
} from '../../../rigs/manifests.ts';

const sizes = [100, 100, 100, 40];
const chunks = chunksOf('film', sizes);
const file = await descriptorOf('film', 340);
const manifestOf = () => new Manifest(crypto, file);
const segments = await segmentsOf(file, [chunks.slice(0, 2), chunks.slice(2, 3), chunks.slice(3)]);

describe('growth', () => {
  test('[F3] comes in segments, and the last one closes it', async () => {
    const manifest = manifestOf();
    for (const [i, segment] of segments.entries()) {
      expect(manifest.closed()).toBe(false);
      expect(await manifest.add(segment)).toBe('added');
      expect(manifest.segments).toHaveLength(i + 1);
    }
    expect(manifest.closed()).toBe(true);
    expect(manifest.chunks).toEqual(chunks);
    expect(manifest.coveredBytes()).toBe(340);
    expect([0, 1, 2, 3, 4].map((at) => manifest.offsetOf(at))).toEqual([0, 100, 200, 300, 340]);
  });

  test('[F3] a known segment changes nothing, and an early one is not appended', async () => {
    const manifest = manifestOf();
    const [first, second, third] = segments as [Segment, Segment, Segment];
    expect(await manifest.add(second)).toBe('early');
    expect(await manifest.add(third)).toBe('early');
    expect(await manifest.add(first)).toBe('added');
    expect(await manifest.add(first)).toBe('known');
    expect(await manifest.add(third)).toBe('early');
    expect(manifest.chunks).toEqual(chunks.slice(0, 2));
  });

  test('[F3] the same segment from two peers at once is appended once', async () => {
    const manifest = manifestOf();
    const [first] = segments as [Segment];
    expect(await Promise.all([manifest.add(first), manifest.add(first)])).toEqual([
      'added',
      'known',
    ]);
    expect(manifest.chunks).toHaveLength(2);
  });

  test('[F3] its root does not depend on how the chunks are split into segments', async () => {
    for (const cut of [[chunks], chunks.map((chunk) => [chunk]), [chunks, []]]) {
      const manifest = manifestOf();
      for (const segment of await segmentsOf(file, cut)) {
        expect(await manifest.add(segment)).toBe('added');
      }
      expect(manifest.closed()).toBe(true);
      expect(manifest.chunks).toEqual(chunks);
    }
  });

  test('[F4] a file without bytes has a manifest without chunks', async () => {
    const empty = await descriptorOf('nothing', 0);
    const manifest = new Manifest(crypto, empty);
    const [only] = (await segmentsOf(empty, [[]])) as [Segment];
    expect(await manifest.add(only)).toBe('added');
    expect(manifest.closed()).toBe(true);
    expect(manifest.chunks).toEqual([]);
    expect(await manifest.add(only)).toBe('known');
  });

  test('[F3] a full segment fits a message', async () => {
    const many = chunksOf('many', Array<number>(SEGMENT_CHUNKS_MAX).fill(CHUNK_BYTES_MAX));
    const whole = await descriptorOf('many', SEGMENT_CHUNKS_MAX * CHUNK_BYTES_MAX);
    const [segment] = (await segmentsOf(whole, [many])) as [Segment];
    expect(segment.body.length).toBeLessThanOrEqual(SEGMENT_BYTES_MAX);
    const { body, sig } = segment;
    const message = { t: 'segment', file: idBytes(whole.id), body, sig } as const;
    expect(decodeMessage(encodeMessage(message))).toEqual(message);
    expect(await new Manifest(crypto, whole).add(segment)).toBe('added');
    expect(segmentChunks(segment)).toEqual(many);
  });

  test('[F3] it does not keep the message of a segment in memory', async () => {
    const [first] = segments as [Segment];
    const message = new Uint8Array(50_000);
    message.set(first.body, 1_000);
    const manifest = manifestOf();
    await manifest.add({
      body: message.subarray(1_000, 1_000 + first.body.length),
      sig: first.sig,
    });
    expect(manifest.segments[0]?.body.buffer.byteLength).toBe(first.body.length);
  });
});

describe('[F3] what is refused', () => {
  /** Signed by the sharer, so that only its content can be wrong. */
  const bad = async (change: Partial<Segment['said']>, after: readonly Segment[] = []) => {
    const manifest = manifestOf();
    for (const segment of after) await manifest.add(segment);
    const before = manifest.chunks.length;
    const segment = await segmentOf(file, { prev: await prevOf(after.at(-1)), ...change });
    expect(await manifest.add(segment)).toBe('bad');
    expect(manifest.chunks).toHaveLength(before);
    expect(manifest.segments).toHaveLength(after.length);
  };
  const prevOf = (last: Segment | undefined): Promise<Bytes> =>
    last ? crypto.hash(last.body) : Promise.resolve(new Uint8Array(32));
  const [first, second, third] = segments as [Segment, Segment, Segment];

  test('the rig makes valid segments', async () => {
    const same = await segmentOf(file, { n: 0, chunks: chunks.slice(0, 2) });
    expect(equalBytes(same.body, first.body)).toBe(true);
    expect(await manifestOf().add(same)).toBe('added');
  });

  test('a signature that is not the sharer’s, or signs other bytes', async () => {
    const { body, sig } = first;
    const others = await segmentOf(file, { n: 0, chunks: chunks.slice(0, 2) }, mallory);
    for (const forged of [
      { body, sig: new Uint8Array(64) },
      { body, sig: second.sig },
      { body, sig: others.sig },
    ]) {
      expect(await manifestOf().add(forged)).toBe('bad');
    }
    for (let at = 0; at < body.length; at++) {
      const altered = body.slice();
      altered[at] = (altered[at] ?? 0) ^ 0x10;
      const manifest = manifestOf();
      expect(['bad', 'early'], `byte ${at}`).toContain(await manifest.add({ body: altered, sig }));
      expect(manifest.segments).toEqual([]);
    }
    expect(await manifestOf().add({ body, sig })).toBe('added');
  });

  test('a segment of another file', async () => {
    const other = await descriptorOf('another film', 340);
    const [theirs] = (await segmentsOf(other, [chunks])) as [Segment];
    expect(await manifestOf().add(theirs)).toBe('bad');
  });

  test('a first segment that names one before it', async () => {
    await bad({ n: 0, chunks: chunks.slice(0, 2), prev: bytesOf('elsewhere', 32) });
  });

  test('more bytes than were offered, or fewer at the end', async () => {
    await bad({ n: 0, chunks: chunksOf('x', [100, 100, 141]) });
    await bad({ n: 1, chunks: chunksOf('x', [141]) }, [first]);
    await bad({ n: 2, chunks: chunksOf('x', [39]), close: chunks }, [first, second]);
    await bad({ n: 0, chunks: [], close: [] });
  });

  test('a lying root', async () => {
    const all = { n: 0, chunks };
    await bad({ ...all, close: chunks.slice(1) });
    await bad({ ...all, close: [...chunks].reverse() });
    const [c0, c1, ...rest] = chunks as [Chunk, Chunk, ...Chunk[]];
    const moved = [{ ...c0, lengthBytes: 99 }, { ...c1, lengthBytes: 101 }, ...rest];
    await bad({ ...all, close: moved });
  });

  test('any segment after the last one', async () =>
    bad({ n: 3, chunks: [], close: chunks }, [first, second, third]));

  test('an empty segment that does not close', () => bad({ n: 0, chunks: [] }));

  test.each([
    ['a chunk without bytes', [0]],
    ['a chunk larger than can be', [CHUNK_BYTES_MAX + 1]],
  ])('%s', async (_, lengths) => {
    const large = await descriptorOf('large', 2 * CHUNK_BYTES_MAX);
    const segment = await segmentOf(large, { n: 0, chunks: chunksOf('large', lengths) });
    expect(await new Manifest(crypto, large).add(segment)).toBe('bad');
  });

  test.each([
    [33, 4],
    [8, 1],
    [40, 5],
    [32, 8],
    [64, 4],
    [0, 4],
    [31, 3],
  ])('%i bytes of hashes beside %i of lengths', async (hashBytes, lengthBytes) => {
    const hashes = new Uint8Array(hashBytes);
    const lengths = new Uint8Array(lengthBytes).map((_, i) => (i % 4 === 3 ? 1 : 0));
    await bad({ n: 0, raw: { hashes, lengths } });
    const segment = await segmentOf(file, { n: 0, raw: { hashes, lengths } });
    expect(segmentChunks(segment)).toEqual([]);
  });

  test('[N2] more chunks than a file may have', async () => {
    const huge = { ...file, sizeBytes: CHUNKS_PER_FILE_MAX * 2 };
    const manifest = new Manifest(crypto, huge);
    const [tiny] = chunksOf('tiny', [1]) as [Chunk];
    const full = Array<Chunk>(SEGMENT_CHUNKS_MAX).fill(tiny);
    let prev: Bytes = new Uint8Array(32);
    let n = 0;
    for (; (n + 1) * SEGMENT_CHUNKS_MAX <= CHUNKS_PER_FILE_MAX; n++) {
      const segment = await segmentOf(huge, { n, chunks: full, prev });
      expect(await manifest.add(segment)).toBe('added');
      prev = await crypto.hash(segment.body);
    }
    const room = CHUNKS_PER_FILE_MAX - n * SEGMENT_CHUNKS_MAX;
    const over = await segmentOf(huge, { n, chunks: full.slice(0, room + 1), prev });
    expect(await manifest.add(over)).toBe('bad');
    const last = await segmentOf(huge, { n, chunks: full.slice(0, room), prev });
    expect(await manifest.add(last)).toBe('added');
    expect(manifest.chunks).toHaveLength(CHUNKS_PER_FILE_MAX);
  }, 30_000);

  test('bytes that are not a segment', async () => {
    const sig = new Uint8Array(64);
    for (const value of [null, 1, {}, { file: idBytes(file.id) }, [first.body]]) {
      expect(await manifestOf().add({ body: encode(value), sig })).toBe('bad');
      expect(segmentChunks({ body: encode(value), sig })).toEqual([]);
    }
    expect(await manifestOf().add({ body: new Uint8Array(0), sig })).toBe('bad');
  });
});

describe('[F18] two lists of one sharer', () => {
  const [first, second] = segments as [Segment, Segment];
  const other = chunksOf('other', [100, 100]);

  /** What becomes of a segment, and whether there is a proof that everyone can check. */
  const after = async (before: readonly Segment[], later: Segment) => {
    const manifest = manifestOf();
    for (const segment of before) await manifest.add(segment);
    const result = await manifest.add(later);
    const proven = manifest.proof !== undefined && (await isProof(crypto, file, manifest.proof));
    expect(manifest.segments).toHaveLength(before.length);
    return [result, proven];
  };

  test('another segment with a number that we have is a proof', async () => {
    const later = await segmentOf(file, { n: 0, chunks: other });
    expect(await after([first, second], later)).toEqual(['forked', true]);
  });

  test('so is the next one, if it names another before it', async () => {
    const later = await segmentOf(file, { n: 1, chunks: other, prev: bytesOf('elsewhere', 32) });
    expect(await after([first], later)).toEqual(['forked', true]);
  });

  test('what somebody else signed is none, and the same again is known', async () => {
    const forged = await segmentOf(file, { n: 0, chunks: other }, mallory);
    expect(await after([first], forged)).toEqual(['bad', false]);
    expect(await after([first, second], first)).toEqual(['known', false]);
  });

  test('two claims that agree are no proof, no matter who signed them', async () => {
    const hashes = await Promise.all([first, second].map(({ body }) => crypto.hash(body)));
    const claims = [first, second].map(({ sig }, n) => ({
      ...{ n, sig, hash: hashes[n] as Bytes },
      prev: hashes[n - 1] ?? new Uint8Array(32),
    }));
    expect(await isProof(crypto, file, claims as unknown as Proof)).toBe(false);
    const twice = [claims[0], { ...claims[0], hash: bytesOf('forged', 32) }];
    expect(await isProof(crypto, file, twice as unknown as Proof)).toBe(false);
  });
});

test('[F1] a file’s id certifies its sharer, name, size and type, and what a batch holds', async () => {
  const facts = { nonce: bytesOf('nonce', 16), name: 'film', mime: 'video/webm', sizeBytes: 9 };
  const id = await fileIdOf(crypto, alice.publicKey, facts);
  expect(idBytes(id)).toHaveLength(16);
  expect(await fileIdOf(crypto, alice.publicKey, { ...facts })).toBe(id);
  expect(await fileIdOf(crypto, mallory.publicKey, facts)).not.toBe(id);
  const others = [
    { nonce: bytesOf('other', 16) },
    { name: 'film2' },
    { name: 'filmv', mime: 'ideo/webm' },
    { mime: '' },
    { sizeBytes: 10 },
    { sizeBytes: 9 + 2 ** 32 },
    { batch: { listBytes: 5, count: 2 } },
  ];
  for (const other of others) {
    expect(await fileIdOf(crypto, alice.publicKey, { ...facts, ...other })).not.toBe(id);
  }
  const batches = [
    { listBytes: 5, count: 2 },
    { listBytes: 6, count: 2 },
    { listBytes: 5, count: 3 },
  ];
  const ids = batches.map((batch) => fileIdOf(crypto, alice.publicKey, { ...facts, batch }));
  expect(new Set(await Promise.all(ids)).size).toBe(batches.length);
});
