/** Reads a shared file once from start to end, cuts it into chunks and hashes them, several at a time, in order. */
import { concat, type Bytes } from '../base/bytes.ts';
import { chunkHash } from '../base/ids.ts';
import { CHUNKS_PER_FILE_MAX } from '../limits/files.ts';
import { HASH_AHEAD_CHUNKS, HASH_READ_BYTES } from '../limits/swarm.ts';
import type { ByteSource, Chunker, Chunking, Crypto, HashedChunk } from '../ports.ts';
import { ownCutting, type Cutting } from './fast-cdc.ts';

const NOTHING: Bytes = new Uint8Array(0);
/** A chunker that works in the thread of its caller. */
export const createChunker = (
  crypto: Pick<Crypto, 'hash'>,
  cutting: Cutting = ownCutting,
  chunksMax = CHUNKS_PER_FILE_MAX,
): Chunker => ({
  sizeBytesMax: chunksMax * cutting.meanBytes,
  chunks: (source, chunking) => hashChunks(source, crypto, { ...cutting, chunksMax }, chunking),
});

/** @throws SwapError source-gone; the signal's reason when it was aborted */
async function* hashChunks(
  source: ByteSource,
  crypto: Pick<Crypto, 'hash'>,
  cutting: Cutting & { readonly chunksMax: number },
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
    reading.catch(() => undefined); // it may be read ahead and never used
    return reading;
  };

  let cuts = 0;
  let cutBytes = 0;
  /** Where a file's known cuts give more chunks than a manifest lists, its cuts are as far apart as possible. */
  const longest = () =>
    sizeBytes - cutBytes > (cutting.chunksMax - cuts - 1) * cutting.meanBytes
      ? cutting.maxBytes
      : undefined;

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
      const lengthBytes = known[cuts] ?? longest();
      if (!last && left < (lengthBytes ?? cutting.maxBytes)) break;
      const end = at + Math.min(left, lengthBytes ?? cutting.cut(bytes, at, bytes.length));
      chunks.push(bytes.subarray(at, end));
      cutBytes += end - at;
      cuts += 1;
      at = end;
    }
    rest = bytes.subarray(at);
    const hashed = await Promise.all(chunks.map(one));
    signal.throwIfAborted();
    if (hashed.length > 0) yield hashed;
  }
}
