/** Manifests and their segments, as a sharer signs them or with any part changed. */
import { concat, type Bytes } from '../../src/core/base/bytes.ts';
import { encode } from '../../src/core/base/codec.ts';
import { chunkHash, idBytes } from '../../src/core/base/ids.ts';
import type { Identity } from '../../src/core/ports.ts';
import { Manifest, fileIdOf, type FileDescriptor } from '../../src/core/swarm/manifest/manifest.ts';
import type { Chunk } from '../../src/core/swarm/manifest/leaves.ts';
import { claimedBytes } from '../../src/core/swarm/manifest/segment-claim.ts';
import { merkleRoot } from '../../src/core/swarm/manifest/merkle.ts';
import { alice, bytesOf, crypto } from '../fakes/people.ts';

/** Alice's file of that name. */
export const descriptorOf = async (name: string, sizeBytes: number): Promise<FileDescriptor> => ({
  id: await fileIdOf(crypto, alice.publicKey, {
    ...{ nonce: bytesOf(name, 16), name, mime: '', sizeBytes },
  }),
  name,
  mime: '',
  sizeBytes,
  key: alice.publicKey,
});

/** Chunks of these lengths with arbitrary hashes. */
export const chunksOf = (label: string, lengths: readonly number[]): Chunk[] =>
  lengths.map((lengthBytes, i) => ({
    hash: chunkHash(bytesOf(`${label} ${i}`, 32)),
    lengthBytes,
  }));

export interface Segment {
  readonly body: Bytes;
  readonly sig: Bytes;
  readonly said: Said;
}
interface Said {
  readonly n: number;
  readonly chunks?: readonly Chunk[];
  readonly prev?: Bytes;
  /** The chunks over which the root is claimed; without it the segment does not close the manifest. */
  readonly close?: readonly Chunk[];
  readonly raw?: { readonly hashes: Uint8Array; readonly lengths: Uint8Array };
}

const lengthBytes = ({ lengthBytes }: Chunk): Bytes => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, lengthBytes);
  return bytes;
};
const leafOf = (chunk: Chunk): Bytes => concat(idBytes(chunk.hash), lengthBytes(chunk));

/** A signed segment with any content. */
export async function segmentOf(
  file: FileDescriptor,
  said: Partial<Said>,
  signer: Identity = alice,
): Promise<Segment> {
  const { n = 0, chunks = [], prev = new Uint8Array(32), close, raw } = said;
  const body = encode({
    file: idBytes(file.id),
    n,
    prev,
    hashes: raw?.hashes ?? concat(...chunks.map((chunk) => idBytes(chunk.hash))),
    lengths: raw?.lengths ?? concat(...chunks.map(lengthBytes)),
    root: close ? await merkleRoot(crypto, concat(...close.map(leafOf))) : null,
  });
  const hash = await crypto.hash(body);
  const sig = await signer.sign(claimedBytes(file.id, { n, prev, hash }));
  return { body, sig, said: { ...said, n } };
}

/** The segments that Alice signs when her chunks are hashed in these steps. */
export async function segmentsOf(
  file: FileDescriptor,
  steps: readonly (readonly Chunk[])[],
): Promise<Segment[]> {
  const own = new Manifest(crypto, file);
  const segments: Segment[] = [];
  for (const [n, chunks] of steps.entries()) {
    const segment = await own.extend(alice, chunks, n === steps.length - 1);
    segments.push({ ...segment, said: { n, chunks } });
  }
  return segments;
}

/** A file of real bytes with its closed manifest. */
export interface SharedBytes {
  readonly file: FileDescriptor;
  readonly manifest: Manifest;
  readonly parts: readonly Bytes[];
}

export async function shareBytes(name: string, sizes: readonly number[]): Promise<SharedBytes> {
  const parts = sizes.map((size, i) => bytesOf(`${name} ${i}`, size));
  const chunks: Chunk[] = [];
  for (const part of parts) {
    chunks.push({ hash: chunkHash(await crypto.hash(part)), lengthBytes: part.length });
  }
  const file = await descriptorOf(
    name,
    sizes.reduce((a, b) => a + b, 0),
  );
  const manifest = new Manifest(crypto, file);
  await manifest.extend(alice, chunks, true);
  return { file, manifest, parts };
}
