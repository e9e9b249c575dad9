/**
 * The list of a file's chunks. It grows in segments that the sharer signs while hashing; the last segment
 * closes it. Segments are chained by hash, so a sharer cannot give two people different lists unnoticed.
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

/** What the offer in the log says about a file. */
export interface FileDescriptor {
  readonly id: FileId;
  readonly name: string;
  readonly mime: string;
  readonly sizeBytes: number;
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

/** The start of SHA-256("swapmeet/1 file" ‖ sharer's key ‖ nonce): so a file's id certifies its sharer. */
export async function fileIdOf(
  crypto: Crypto,
  key: Uint8Array,
  nonce: Uint8Array,
): Promise<FileId> {
  return fileId(await crypto.hash(concat(utf8('swapmeet/1 file'), key, nonce)));
}

const signedBytes = (body: Uint8Array) => concat(utf8('swapmeet/1 segment'), body);

export class Manifest {
  readonly #crypto: Crypto;
  readonly #file: FileDescriptor;
  readonly #chunks: Chunk[] = [];
  readonly #segments: SignedSegment[] = [];
  readonly #leaves = createLeaves();
  #prev: Bytes = new Uint8Array(HASH_BYTES);
  #closed = false;

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

  /**
   * Checks the next segment and appends it. `known`: we have it already. `early`: one before it is missing.
   * `bad`: not signed by the sharer, or impossible.
   */
  add({ body, sig }: SignedSegment): Promise<'added' | 'known' | 'early' | 'bad'> {
    // Copied, because they may be views into a message that would otherwise stay in memory whole.
    return this.#check({ body: body.slice(), sig: sig.slice() });
  }

  /** Signs the next chunks of our own file, at most SEGMENT_CHUNKS_MAX; `last` closes the manifest. */
  async extend(identity: Identity, added: readonly Chunk[], last: boolean): Promise<SignedSegment> {
    const body = encode({
      file: idBytes(this.#file.id),
      n: this.#segments.length,
      prev: this.#prev,
      hashes: concat(...added.map((chunk) => idBytes(chunk.hash))),
      lengths: packLengths(added),
      root: last ? await merkleRoot(this.#crypto, this.#leaves.with(added)) : null,
    });
    const segment = { body, sig: await identity.sign(signedBytes(body)) };
    this.#append(segment, added, await this.#crypto.hash(body), last);
    return segment;
  }

  async #check(signed: SignedSegment) {
    const known = this.#segments.length;
    const body = decode(signed.body, segmentBody);
    if (!body || !equalBytes(body.file, idBytes(this.#file.id))) return 'bad';
    if (body.n < known) return 'known';
    if (body.n > known || this.#closed) return this.#closed ? 'bad' : 'early';
    const added = readChunks(body.hashes, body.lengths);
    if (!added || !equalBytes(body.prev, this.#prev)) return 'bad';
    if (!this.#fits(added, body.root !== null)) return 'bad';
    const crypto = this.#crypto;
    const [genuine, hash, root] = await Promise.all([
      crypto.verify(this.#file.key, signedBytes(signed.body), signed.sig),
      crypto.hash(signed.body),
      body.root && merkleRoot(crypto, this.#leaves.with(added)),
    ]);
    if (!genuine || (body.root && !(root && equalBytes(root, body.root)))) return 'bad';
    if (this.#segments.length !== known) return 'known'; // the same came from two peers at once
    this.#append(signed, added, hash, body.root !== null);
    return 'added';
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
    this.#prev = hash;
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
