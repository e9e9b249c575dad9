/** The Chunker port over a worker: the file goes there as it is, its chunks' hashes come back. */
import type { Bytes } from '../../core/base/bytes.ts';
import { SwapError } from '../../core/base/errors.ts';
import { chunkHash, HASH_BYTES } from '../../core/base/ids.ts';
import type { Chunker, Chunking, Crypto, HashedChunk } from '../../core/ports.ts';
import { createChunker } from '../../core/chunking/chunker.ts';
import type { ChunkNews, ChunkRequest } from './chunk-messages.ts';
import workerUrl from './chunk-worker.ts?worker&url';
import { fileOf } from './file-source.ts';
import { trustedScriptUrl } from '../platform/trusted-script-url.ts';

/** What comes for one file: a step, the end, a failure; `broken` when the worker is no more. */
type News = ChunkNews | { readonly type: 'broken' };

interface Line {
  send(request: ChunkRequest): void;
  /** News of one file, from now on. */
  listen(id: number, f: (news: News) => void): () => void;
  readonly alive: boolean;
}

/** The worker starts with the first file. Where there is none, or it breaks down, the page does the work. */
export function createWorkerChunker(crypto: Crypto): Chunker {
  const here = createChunker(crypto);
  let line: Line | undefined;
  let count = 0;

  async function* chunks(file: Blob, { known, withBytes, signal }: Chunking) {
    line ??= startWorker();
    const { send, listen, alive } = line;
    const id = count++;
    const came: News[] = [];
    let wake: () => void = () => undefined;
    const push = (news: News) => {
      came.push(news);
      wake();
    };
    const onAbort = () => wake();
    const off = listen(id, push);
    signal.addEventListener('abort', onAbort);
    try {
      if (!alive) return 'broken';
      send({ id, type: 'begin', file, known: Uint32Array.from(known), withBytes });
      for (;;) {
        while (came.length === 0 && !signal.aborted)
          await new Promise<void>((resolve) => (wake = resolve));
        signal.throwIfAborted();
        const news = came.shift();
        if (news?.type === 'done') return 'done';
        if (news?.type === 'broken') return 'broken';
        if (news?.type === 'failed') throw new SwapError(news.code ?? 'source-gone', news.message);
        if (news?.type !== 'step') continue;
        yield unpack(news.hashes, news.lengths, news.bytes);
        send({ id, type: 'more' });
      }
    } finally {
      off();
      signal.removeEventListener('abort', onAbort);
      send({ id, type: 'end' });
    }
  }

  return {
    sizeBytesMax: here.sizeBytesMax,
    async *chunks(source, chunking) {
      const file = fileOf(source);
      if (!file) return yield* here.chunks(source, chunking);
      const lengths: number[] = [];
      const there = chunks(file, chunking);
      for (;;) {
        const { done, value } = await there.next();
        if (done) {
          if (value === 'done') return;
          break;
        }
        for (const { lengthBytes } of value) lengths.push(lengthBytes);
        yield value;
      }
      // Once more from the start, without what was handed on already.
      let again = lengths.length;
      const known = lengths.length > chunking.known.length ? lengths : chunking.known;
      for await (const step of here.chunks(source, { ...chunking, known })) {
        const fresh = step.slice(again);
        again = Math.max(0, again - step.length);
        if (fresh.length > 0) yield fresh;
      }
    },
  };
}

function startWorker(): Line {
  const listeners = new Map<number, (news: News) => void>();
  const state = { alive: typeof Worker !== 'undefined' };
  const broken = () => {
    state.alive = false;
    for (const tell of listeners.values()) tell({ type: 'broken' });
  };
  let worker: Worker | undefined;
  try {
    worker = new Worker(trustedScriptUrl(workerUrl), { type: 'module', name: 'chunks' });
    worker.onmessage = ({ data }) => {
      const news = data as ChunkNews;
      listeners.get(news.id)?.(news);
    };
    worker.onmessageerror = broken;
    worker.onerror = (event) => {
      event.preventDefault();
      worker?.terminate();
      broken();
    };
  } catch {
    state.alive = false;
  }
  return {
    send: (request) => worker?.postMessage(request),
    listen(id, f) {
      listeners.set(id, f);
      return () => listeners.delete(id);
    },
    get alive() {
      return state.alive;
    },
  };
}

function unpack(hashes: Bytes, lengths: Uint32Array, bytes: Bytes | undefined): HashedChunk[] {
  let end = 0;
  return Array.from(lengths, (lengthBytes, i) => {
    const start = end;
    end += lengthBytes;
    return {
      hash: chunkHash(hashes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES)),
      lengthBytes,
      bytes: bytes?.subarray(start, end),
    };
  });
}
