/** Reads a shared file once from start to end, cuts it into chunks and hashes them, several at a time, in order. */
import { concat, type Bytes } from './bytes.ts';
import { chunkHash } from './ids.ts';
import { CHUNK_BYTES, CHUNKS_PER_FILE_MAX, HASH_AHEAD_CHUNKS, HASH_READ_BYTES } from './limits.ts';
import type { ByteSource, Chunker, Chunking, Crypto, HashedChunk } from './ports.ts';
import { cuttingFor, type Cutting } from './cutting.ts';

const NOTHING: Bytes = new Uint8Array(0);
/** Beyond that even chunks of the usual length are more than a manifest lists. */
const SIZE_BYTES_MAX = CHUNKS_PER_FILE_MAX * CHUNK_BYTES;

/** A chunker that does its work where it is called. */
export const createChunker = (
  crypto: Pick<Crypto, 'hash'>,
  cuttingOf: (sizeBytes: number) => Cutting = cuttingFor,
  sizeBytesMax = SIZE_BYTES_MAX,
): Chunker => ({
  sizeBytesMax,
  chunks: (source, chunking) => hashChunks(source, crypto, cuttingOf(source.sizeBytes), chunking),
});

/** @throws SwapError source-gone; whatever aborted the signal */
async function* hashChunks(
  source: ByteSource,
  crypto: Pick<Crypto, 'hash'>,
  cutting: Cutting,
  { known, withBytes, signal }: Chunking,
): AsyncGenerator<HashedChunk[]> {
  const { sizeBytes } = source;
  const readBytes = Math.min(HASH_READ_BYTES, cutting.maxBytes * HASH_AHEAD_CHUNKS);
  const one = async (bytes: Bytes): Promise<HashedChunk> => ({
    hash: chunkHash(await crypto.hash(bytes)),
    lengthBytes: bytes.length,
    bytes: withBytes ? bytes : undefined,
  });
  let readTo = 0;
  const read = () => {
    const from = readTo;
    readTo = Math.min(sizeBytes, from + readBytes);
    const reading = source.read(from, readTo);
    reading.catch(() => undefined); // it may be read ahead and never wanted
    return reading;
  };

  let cuts = 0;
  let rest = NOTHING;
  let reading = read();
  for (let last = sizeBytes === 0; !last;) {
    const block = await reading;
    signal.throwIfAborted();
    last = readTo === sizeBytes;
    if (!last) reading = read();
    const bytes = rest.length === 0 ? block : concat(rest, block);
    const chunks: Bytes[] = [];
    let at = 0;
    while (at < bytes.length) {
      const left = bytes.length - at;
      const lengthBytes = known[cuts];
      if (!last && left < (lengthBytes ?? cutting.maxBytes)) break;
      const end = at + Math.min(left, lengthBytes ?? cutting.cut(bytes, at, bytes.length));
      chunks.push(bytes.subarray(at, end));
      at = end;
      cuts += 1;
    }
    rest = bytes.subarray(at);
    const hashed = await Promise.all(chunks.map(one));
    signal.throwIfAborted();
    if (hashed.length > 0) yield hashed;
  }
}
