/**
 * The list of a file's chunks. It grows in segments that the sharer signs while hashing; the last segment
 * closes it. Segments are chained by hash, so a sharer that gives two people different lists leaves a proof.
 */
import * as v from 'valibot';
import { concat, equalBytes, utf8, type Bytes } from '../../base/bytes.ts';
import type { BatchFacts } from '../../api/batch/file-list.ts';
import { byteString, decode, encode } from '../../base/codec.ts';
import {
  chunkHash,
  fileId,
  HASH_BYTES,
  idBytes,
  SHORT_ID_BYTES,
  type FileId,
} from '../../base/ids.ts';
import { CHUNKS_PER_FILE_MAX, CHUNK_BYTES_MAX } from '../../limits/files.ts';
import { SEGMENT_CHUNKS_MAX } from '../../limits/swarm.ts';
import type { Crypto, Identity } from '../../ports.ts';
import { createLeaves, type Chunk } from './leaves.ts';
import { merkleRoot } from './merkle.ts';
import { claimedBytes, contradict, type Proof, type SegmentClaim } from './segment-claim.ts';

/** What the offer in the log says about a file. */
export interface FileDescriptor {
  readonly id: FileId;
  readonly name: string;
  readonly mime: string;
  readonly sizeBytes: number;
  /** Set for a batch. */
  readonly batch?: BatchFacts | undefined;
  /** The sharer's public key: only its signature makes a segment. */
  readonly key: Bytes;
}

/** A segment as it is sent and stored. */
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
  /** 32 bytes per chunk. */
  hashes: byteString(0, SEGMENT_CHUNKS_MAX * HASH_BYTES),
  /** u32 big-endian per chunk, in bytes. */
  lengths: byteString(0, SEGMENT_CHUNKS_MAX * 4),
  /** The Merkle root over all chunks; only in the last segment. */
  root: v.nullable(byteString(HASH_BYTES)),
});

/** What a file's id covers besides the sharer's key. */
export interface FileFacts {
  readonly nonce: Uint8Array;
  readonly name: string;
  readonly mime: string;
  readonly sizeBytes: number;
  readonly batch?: BatchFacts | undefined;
}

/**
 * The start of SHA-256("swapmeet/2 file" ‖ sharer's key ‖ nonce ‖ size u64 ‖ length of the name u32 ‖ name ‖ type): so a
 * file's id certifies its sharer, and there is one name, size and type to an id. For a batch "swapmeet/2 batch", with bytes
 * of the list u32 ‖ count u32 after the length of the name.
 */
export async function fileIdOf(
  crypto: Crypto,
  key: Uint8Array,
  { nonce, name, mime, sizeBytes, batch }: FileFacts,
): Promise<FileId> {
  const nameBytes = utf8(name);
  const numbers = new Uint8Array(batch ? 20 : 12);
  const view = new DataView(numbers.buffer);
  view.setBigUint64(0, BigInt(sizeBytes));
  view.setUint32(8, nameBytes.length);
  if (batch) {
    view.setUint32(12, batch.listBytes);
    view.setUint32(16, batch.count);
  }
  const parts = [
    utf8(batch ? 'swapmeet/2 batch' : 'swapmeet/2 file'),
    key,
    nonce,
    numbers,
    nameBytes,
    utf8(mime),
  ];
  return fileId(await crypto.hash(concat(...parts)));
}

/** `forked`: the sharer has signed something else before, see `proof`. */
export type Added = 'added' | 'known' | 'early' | 'bad' | 'forked';

export class Manifest {
  readonly #crypto: Crypto;
  readonly #file: FileDescriptor;
  readonly #chunks: Chunk[] = [];
  readonly #segments: SignedSegment[] = [];
  readonly #leaves = createLeaves();
  /** The index after the last chunk of each segment. */
  readonly #ends: number[] = [];
  /** SHA-256 of each segment's body. */
  readonly #hashes: Bytes[] = [];
  #closed = false;
  #proof: Proof | undefined;

  constructor(crypto: Crypto, file: FileDescriptor) {
    this.#crypto = crypto;
    this.#file = file;
  }

  /** The chunks known so far. */
  get chunks(): readonly Chunk[] {
    return this.#chunks;
  }

  get segments(): readonly SignedSegment[] {
    return this.#segments;
  }

  /** The sharer has signed two lists. */
  get proof(): Proof | undefined {
    return this.#proof;
  }

  /** The number of the segment that lists a chunk. */
  segmentOf(index: number): number {
    const n = this.#ends.findIndex((end) => index < end);
    return n < 0 ? this.#ends.length : n;
  }

  /** Every chunk is known. */
  closed(): boolean {
    return this.#closed;
  }

  /** Bytes that the chunks known so far cover. */
  coveredBytes(): number {
    return this.#leaves.coveredBytes;
  }

  /** Where a chunk begins in the file. */
  offsetOf(index: number): number {
    return this.#leaves.offsetOf(index);
  }

  /** The chunk that holds this byte of the file; undefined: it is not known yet. */
  indexAt(offset: number): number | undefined {
    return offset < this.coveredBytes() ? this.#leaves.indexAt(offset) : undefined;
  }

  /**
   * Checks the next segment and appends it. `known`: we have it already. `early`: one before it is missing.
   * `bad`: not signed by the sharer, or impossible.
   */
  add({ body, sig }: SignedSegment): Promise<Added> {
    // Copied, because they may be views into a message that would otherwise stay in memory whole.
    return this.#check({ body: body.slice(), sig: sig.slice() });
  }

  /**
   * Signs the next chunks of our own file, at most SEGMENT_CHUNKS_MAX; `last` closes the manifest. Nobody sees the segment
   * before `store` has settled: a sharer that forgot one would sign another in its place.
   */
  async extend(
    identity: Identity,
    added: readonly Chunk[],
    last: boolean,
    store: (n: number, segment: SignedSegment) => Promise<void> = () => Promise.resolve(),
  ): Promise<SignedSegment> {
    const n = this.#segments.length;
    const prev = this.#lastHash();
    const body = encode({
      file: idBytes(this.#file.id),
      n,
      prev,
      hashes: concat(...added.map((chunk) => idBytes(chunk.hash))),
      lengths: packLengths(added),
      root: last ? await merkleRoot(this.#crypto, this.#leaves.with(added)) : null,
    });
    const hash = await this.#crypto.hash(body);
    const sig = await identity.sign(claimedBytes(this.#file.id, { n, prev, hash }));
    const segment = { body, sig };
    await store(n, segment);
    this.#append(segment, added, hash, last);
    return segment;
  }

  async #check(signed: SignedSegment): Promise<Added> {
    const known = this.#segments.length;
    const body = decode(signed.body, segmentBody);
    if (!body || !equalBytes(body.file, idBytes(this.#file.id))) return 'bad';
    const { n, prev, root } = body;
    if (n > known) return 'early';
    const hash = await this.#crypto.hash(signed.body);
    const claim = { n, prev, hash, sig: signed.sig };
    const beside = this.#claimAt(n < known ? n : n - 1);
    if (n < known && beside && !contradict(beside, claim)) return 'known';
    if (beside && contradict(beside, claim)) return this.#forked(beside, claim);
    const added = readChunks(body.hashes, body.lengths);
    if (this.#closed || !added || !equalBytes(prev, this.#lastHash())) return 'bad';
    if (!this.#fits(added, root !== null)) return 'bad';
    const [genuine, ownRoot] = await Promise.all([
      this.#isGenuine(claim),
      root && merkleRoot(this.#crypto, this.#leaves.with(added)),
    ]);
    if (!genuine || (root && !(ownRoot && equalBytes(ownRoot, root)))) return 'bad';
    // The same may have come from two peers at once.
    if (this.#segments.length === known) this.#append(signed, added, hash, root !== null);
    else return this.#check(signed);
    return 'added';
  }

  /** The claim contradicts one that we hold. Only its signer can have made both, not the peer that brought it. */
  async #forked(ours: SegmentClaim, claim: SegmentClaim): Promise<Added> {
    if (!(await this.#isGenuine(claim))) return 'bad';
    this.#proof ??= [ours, claim];
    return 'forked';
  }

  #isGenuine(claim: SegmentClaim): Promise<boolean> {
    const { id, key } = this.#file;
    return this.#crypto.verify(key, claimedBytes(id, claim), claim.sig);
  }

  #claimAt(n: number): SegmentClaim | undefined {
    const [segment, hash] = [this.#segments[n], this.#hashes[n]];
    return segment && hash && { n, prev: this.#hashBefore(n), hash, sig: segment.sig };
  }

  #lastHash(): Bytes {
    return this.#hashBefore(this.#hashes.length);
  }

  #hashBefore(n: number): Bytes {
    return this.#hashes[n - 1] ?? new Uint8Array(HASH_BYTES);
  }

  /** Whether the file can have these chunks next; the last ones cover exactly all of it. */
  #fits(added: readonly Chunk[], last: boolean): boolean {
    const { sizeBytes } = this.#file;
    const covered = added.reduce((sum, chunk) => sum + chunk.lengthBytes, this.coveredBytes());
    const tooMany = this.#chunks.length + added.length > CHUNKS_PER_FILE_MAX;
    if (tooMany || covered > sizeBytes) return false;
    return last ? covered === sizeBytes : added.length > 0;
  }

  #append(segment: SignedSegment, added: readonly Chunk[], hash: Bytes, last: boolean): void {
    for (const chunk of added) this.#chunks.push(chunk);
    this.#leaves.add(added);
    this.#segments.push(segment);
    this.#ends.push(this.#chunks.length);
    this.#hashes.push(hash);
    this.#closed = last;
  }
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
