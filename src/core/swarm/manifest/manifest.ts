/**
 * The list of a file's chunks, grown in segments that its sharer signs while hashing, closed by the last
 * one. Segments are chained by hash, so a sharer cannot tell two people two lists unnoticed.
 */
import * as v from 'valibot';
import { concat, equalBytes, utf8, type Bytes } from '../../base/bytes.ts';
import { byteString, decode, encode } from '../../base/codec.ts';
import {
  chunkHash,
  fileId,
  HASH_BYTES,
  idBytes,
  SHORT_ID_BYTES,
  type FileId,
} from '../../base/ids.ts';
import { CHUNKS_PER_FILE_MAX, CHUNK_BYTES_MAX, SEGMENT_CHUNKS_MAX } from '../../limits/swarm.ts';
import type { Crypto, Identity } from '../../ports.ts';
import { createLeaves, type Chunk } from './leaves.ts';
import { merkleRoot } from './merkle.ts';

/** What the offer in the log says of a file. */
export interface FileDescriptor {
  readonly id: FileId;
  readonly name: string;
  readonly mime: string;
  readonly sizeBytes: number;
  /** The sharer's public key: only its signature makes a segment. */
  readonly key: Bytes;
}

/** A segment as it travels and rests. */
export interface SignedSegment {
  readonly body: Bytes;
  readonly sig: Bytes;
}

const segmentBody = v.strictObject({
  file: byteString(SHORT_ID_BYTES),
  /** Its number, from 0. */
  n: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(CHUNKS_PER_FILE_MAX)),
  /** SHA-256 of the body of the segment before, zeros for the first. */
  prev: byteString(HASH_BYTES),
  /** 32 bytes a chunk. */
  hashes: byteString(0, SEGMENT_CHUNKS_MAX * HASH_BYTES),
  /** u32 big-endian a chunk, in bytes. */
  lengths: byteString(0, SEGMENT_CHUNKS_MAX * 4),
  /** The Merkle root over all chunks; only in the last segment. */
  root: v.nullable(byteString(HASH_BYTES)),
});

/** The start of SHA-256("swapmeet/1 file" ‖ sharer's key ‖ nonce): a link to a file certifies its sharer. */
export async function fileIdOf(
  crypto: Crypto,
  key: Uint8Array,
  nonce: Uint8Array,
): Promise<FileId> {
  return fileId(await crypto.hash(concat(utf8('swapmeet/1 file'), key, nonce)));
}

const signedBytes = (body: Uint8Array) => concat(utf8('swapmeet/1 segment'), body);

export interface Manifest {
  readonly chunks: readonly Chunk[];
  readonly segments: readonly SignedSegment[];
  /** Every chunk is known. */
  closed(): boolean;
  /** Bytes that the chunks known so far cover. */
  coveredBytes(): number;
  /** Where a chunk begins in the file. */
  offsetOf(index: number): number;
  /**
   * Checks the next segment and appends it. `known`: we have it already; `early`: one before it is
   * missing; `bad`: not its sharer's, or impossible.
   */
  add(segment: SignedSegment): Promise<'added' | 'known' | 'early' | 'bad'>;
  /** Signs the next chunks of our own file; `last` closes the manifest. At most SEGMENT_CHUNKS_MAX. */
  extend(identity: Identity, chunks: readonly Chunk[], last: boolean): Promise<SignedSegment>;
}

export function createManifest(crypto: Crypto, file: FileDescriptor): Manifest {
  const chunks: Chunk[] = [];
  const leaves = createLeaves();
  const segments: SignedSegment[] = [];
  let prev: Bytes = new Uint8Array(HASH_BYTES);
  let closed = false;

  function append(segment: SignedSegment, added: readonly Chunk[], hash: Bytes, last: boolean) {
    for (const chunk of added) chunks.push(chunk);
    leaves.add(added);
    segments.push(segment);
    prev = hash;
    closed = last;
  }

  async function check(signed: SignedSegment) {
    const body = decode(signed.body, segmentBody);
    if (!body || !equalBytes(body.file, idBytes(file.id))) return 'bad';
    if (body.n < segments.length) return 'known';
    if (body.n > segments.length || closed) return closed ? 'bad' : 'early';
    const added = readChunks(body.hashes, body.lengths);
    if (!added || !equalBytes(body.prev, prev)) return 'bad';
    const covered = added.reduce((sum, chunk) => sum + chunk.lengthBytes, leaves.coveredBytes);
    const tooMany = chunks.length + added.length > CHUNKS_PER_FILE_MAX;
    if (tooMany || covered > file.sizeBytes) return 'bad';
    if (body.root === null ? added.length === 0 : covered !== file.sizeBytes) return 'bad';
    const known = segments.length;
    const [genuine, hash, root] = await Promise.all([
      crypto.verify(file.key, signedBytes(signed.body), signed.sig),
      crypto.hash(signed.body),
      body.root && merkleRoot(crypto, leaves.with(added)),
    ]);
    if (!genuine || (body.root && !(root && equalBytes(root, body.root)))) return 'bad';
    if (segments.length !== known) return 'known'; // the same came from two peers at once
    append(signed, added, hash, body.root !== null);
    return 'added';
  }

  return {
    chunks,
    segments,
    closed: () => closed,
    coveredBytes: () => leaves.coveredBytes,
    offsetOf: leaves.offsetOf,
    // Copied, because they may be views into a message that would otherwise stay in memory whole.
    add: ({ body, sig }) => check({ body: body.slice(), sig: sig.slice() }),
    async extend(identity, added, last) {
      const body = encode({
        file: idBytes(file.id),
        n: segments.length,
        prev,
        hashes: concat(...added.map((chunk) => idBytes(chunk.hash))),
        lengths: packLengths(added),
        root: last ? await merkleRoot(crypto, leaves.with(added)) : null,
      });
      const segment = { body, sig: await identity.sign(signedBytes(body)) };
      append(segment, added, await crypto.hash(body), last);
      return segment;
    },
  };
}

/** The chunks that a segment from our own store names; none when it is damaged. */
export function segmentChunks(segment: SignedSegment): readonly Chunk[] {
  const body = decode(segment.body, segmentBody);
  return (body && readChunks(body.hashes, body.lengths)) ?? [];
}

function packLengths(chunks: readonly Chunk[]): Bytes {
  const packed = new Uint8Array(chunks.length * 4);
  const view = new DataView(packed.buffer);
  for (const [i, { lengthBytes }] of chunks.entries()) view.setUint32(i * 4, lengthBytes);
  return packed;
}

function readChunks(hashes: Uint8Array, lengths: Uint8Array): Chunk[] | null {
  const count = hashes.length / HASH_BYTES;
  if (!Number.isInteger(count) || lengths.length !== count * 4) return null;
  const view = new DataView(lengths.buffer, lengths.byteOffset, lengths.byteLength);
  const chunks: Chunk[] = [];
  for (let i = 0; i < count; i++) {
    const lengthBytes = view.getUint32(i * 4);
    if (lengthBytes === 0 || lengthBytes > CHUNK_BYTES_MAX) return null;
    const hash = chunkHash(hashes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES));
    chunks.push({ hash, lengthBytes });
  }
  return chunks;
}
