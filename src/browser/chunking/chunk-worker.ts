/** The dedicated worker that reads, cuts and hashes shared files, so the page never touches their bytes. */
import { concat } from '../../core/base/bytes.ts';
import { errorCode } from '../../core/base/errors.ts';
import { idBytes } from '../../core/base/ids.ts';
import type { HashedChunk } from '../../core/ports.ts';
import { createChunker } from '../../core/chunking/chunker.ts';
import { READY, STEPS_AHEAD, type ChunkNews, type ChunkRequest } from './chunk-messages.ts';
import { readBlob } from './file-source.ts';

const worker = self as unknown as DedicatedWorkerGlobalScope;
const chunker = createChunker({
  hash: async (bytes) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)),
});

interface Job {
  /** Steps that the page has room for. */
  credit: number;
  wake(): void;
  readonly ended: AbortController;
}
const jobs = new Map<number, Job>();

const tell = (news: ChunkNews, transfer: Transferable[] = []) => worker.postMessage(news, transfer);

function tellStep(id: number, step: readonly HashedChunk[]): void {
  const hashes = concat(...step.map(({ hash }) => idBytes(hash)));
  const lengths = Uint32Array.from(step, ({ lengthBytes }) => lengthBytes);
  const parts = step.flatMap(({ bytes }) => bytes ?? []);
  const bytes = parts.length > 0 ? concat(...parts) : undefined;
  const transfer = [hashes.buffer, lengths.buffer, ...(bytes ? [bytes.buffer] : [])];
  tell({ id, type: 'step', hashes, lengths, bytes }, transfer);
}

async function run({ id, file, known, withBytes }: Extract<ChunkRequest, { type: 'begin' }>) {
  const job: Job = { credit: STEPS_AHEAD, wake: () => undefined, ended: new AbortController() };
  jobs.set(id, job);
  const { signal } = job.ended;
  const source = {
    sizeBytes: file.size,
    read: (start: number, end: number) => readBlob(file, start, end),
  };
  try {
    for await (const step of chunker.chunks(source, { known, withBytes, signal })) {
      while (job.credit === 0 && !signal.aborted)
        await new Promise<void>((resolve) => (job.wake = resolve));
      if (signal.aborted) return;
      job.credit -= 1;
      tellStep(id, step);
    }
    tell({ id, type: 'done' });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (!signal.aborted) tell({ id, type: 'failed', code: errorCode(error), message });
  } finally {
    jobs.delete(id);
  }
}

worker.onmessage = ({ data }) => {
  const request = data as ChunkRequest;
  if (request.type === 'begin') return void run(request);
  const job = jobs.get(request.id);
  if (!job) return;
  if (request.type === 'more') job.credit += 1;
  else job.ended.abort();
  job.wake();
};
worker.postMessage(READY);
