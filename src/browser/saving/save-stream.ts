/** A file's bytes from the chunk cache, as a stream that reads only as fast as the download takes them. */
import type { Bytes } from '../../core/base/bytes.ts';
import type { ChunkStore } from '../../core/ports.ts';
import type { PipeEnd } from '../platform/port-pipe.ts';
import { hashAt, type SaveJob } from './save-job.ts';

/** Chunks read ahead: enough to keep the disk busy, little to hold. */
const AHEAD_CHUNKS = 4;

/** Bytes [start, end) of the file. A chunk that is gone, or has another length, breaks the stream off. */
export function streamChunks(
  job: SaveJob,
  chunks: Pick<ChunkStore, 'get'>,
  range: { readonly start: number; readonly end: number },
  { onEnd }: PipeEnd,
): ReadableStream<Bytes> {
  let { index, chunkStart } = locate(job.lengths, range.start);
  return new ReadableStream<Bytes>(
    {
      async pull(controller) {
        const length = job.lengths[index];
        if (chunkStart >= range.end || length === undefined) {
          controller.close();
          return onEnd('done');
        }
        const bytes = await chunks.get(hashAt(job, index)).catch(() => undefined);
        if (bytes?.length !== length) {
          controller.error(new Error('A part of the file is no longer stored in this browser.'));
          return onEnd('failed');
        }
        const from = Math.max(0, range.start - chunkStart);
        const to = Math.min(length, range.end - chunkStart);
        chunkStart += length;
        index += 1;
        controller.enqueue(bytes.subarray(from, to));
      },
      cancel: () => onEnd('cancelled'),
    },
    { highWaterMark: AHEAD_CHUNKS },
  );
}

/** The chunk that holds the byte at `offset`, and where that chunk starts in the file. */
function locate(lengths: Uint32Array, offset: number): { index: number; chunkStart: number } {
  let chunkStart = 0;
  for (const [index, length] of lengths.entries()) {
    if (offset < chunkStart + length) return { index, chunkStart };
    chunkStart += length;
  }
  return { index: lengths.length, chunkStart };
}
