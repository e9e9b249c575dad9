/** Reads a shared file once from start to end and hashes its chunks, several at a time, in order. */
import type { Bytes } from '../bytes.ts';
import { chunkHash } from '../ids.ts';
import { CHUNK_BYTES, HASH_AHEAD_CHUNKS } from '../limits.ts';
import type { ByteSource, Crypto } from '../ports.ts';
import type { Chunk } from './manifest.ts';

export interface HashedChunk extends Chunk {
  readonly bytes: Bytes;
}

/** @throws SwapError source-gone; whatever aborted `signal` */
export async function* hashChunks(
  source: ByteSource,
  crypto: Crypto,
  signal: AbortSignal,
  chunkBytes = CHUNK_BYTES,
): AsyncGenerator<HashedChunk[]> {
  const one = async (start: number): Promise<HashedChunk> => {
    const bytes = await source.read(start, Math.min(start + chunkBytes, source.sizeBytes));
    return { hash: chunkHash(await crypto.hash(bytes)), lengthBytes: bytes.length, bytes };
  };
  const stepBytes = chunkBytes * HASH_AHEAD_CHUNKS;
  for (let start = 0; start < source.sizeBytes; start += stepBytes) {
    const end = Math.min(start + stepBytes, source.sizeBytes);
    const starts: number[] = [];
    for (let at = start; at < end; at += chunkBytes) starts.push(at);
    const hashed = await Promise.all(starts.map(one));
    signal.throwIfAborted();
    yield hashed;
  }
}
