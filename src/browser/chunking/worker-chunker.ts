/** The Chunker port over a worker: the page sends it the file, and it sends back the hashes of its chunks. */
import { each } from '../../core/base/each.ts';
import type { Bytes } from '../../core/base/bytes.ts';
import { SwapError } from '../../core/base/errors.ts';
import { chunkHash, HASH_BYTES } from '../../core/base/ids.ts';
import type { ByteSource, Chunker, Chunking, Crypto, HashedChunk, Off } from '../../core/ports.ts';
import { createChunker } from '../../core/chunking/chunker.ts';
import { READY, type ChunkNews, type ChunkRequest } from './chunk-messages.ts';
import workerUrl from './chunk-worker.ts?worker&url';
import { fileOf } from './file-source.ts';
import { trustedScriptUrl } from '../platform/trusted-script-url.ts';

/** News of one file: a step, the end, a failure. `broken`: the worker no longer runs. */
type News = ChunkNews | { readonly type: 'broken' };

/** A worker that has not begun by then waits for its script, which the page's server may never send. */
const SCRIPT_MS = 5_000;

/** The worker starts with the first file, or with `start`. Where there is none, or it breaks down, the page does the work. */
export class WorkerChunker implements Chunker {
  readonly #here: Chunker;
  #worker: ChunkWorker | undefined;
  #count = 0;

  constructor(crypto: Crypto) {
    this.#here = createChunker(crypto);
  }

  /** Starts the worker ahead of the first file. */
  start(): void {
    this.#worker ??= new ChunkWorker();
  }

  get sizeBytesMax(): number {
    return this.#here.sizeBytesMax;
  }

  async *chunks(source: ByteSource, chunking: Chunking): AsyncGenerator<readonly HashedChunk[]> {
    const file = fileOf(source);
    if (!file) return yield* this.#here.chunks(source, chunking);
    const lengths: number[] = [];
    const there = this.#chunksThere(file, chunking);
    for (;;) {
      const { done, value } = await there.next();
      if (done) {
        if (value === 'done') return;
        break;
      }
      for (const { lengthBytes } of value) lengths.push(lengthBytes);
      yield value;
    }
    // The worker broke down: start again here, without the chunks that were handed on already.
    let again = lengths.length;
    const known = lengths.length > chunking.known.length ? lengths : chunking.known;
    for await (const step of this.#here.chunks(source, { ...chunking, known })) {
      const fresh = step.slice(again);
      again = Math.max(0, again - step.length);
      if (fresh.length > 0) yield fresh;
    }
  }

  async *#chunksThere(
    file: Blob,
    { known, withBytes, signal }: Chunking,
  ): AsyncGenerator<readonly HashedChunk[], 'done' | 'broken'> {
    const worker = (this.#worker ??= new ChunkWorker());
    const id = this.#count++;
    const came: News[] = [];
    let wake: () => void = () => undefined;
    const onAbort = () => wake();
    const off = worker.listen(id, (news) => {
      came.push(news);
      wake();
    });
    signal.addEventListener('abort', onAbort);
    try {
      if (!worker.isAlive) return 'broken';
      worker.send({ id, type: 'begin', file, known: Uint32Array.from(known), withBytes });
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
        worker.send({ id, type: 'more' });
      }
    } finally {
      off();
      signal.removeEventListener('abort', onAbort);
      worker.send({ id, type: 'end' });
    }
  }
}

class ChunkWorker {
  readonly #listeners = new Map<number, (news: News) => void>();
  #worker: Worker | undefined;
  #isAlive = typeof Worker !== 'undefined';
  #hasBegun = false;
  #late: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    try {
      this.#worker = this.#start();
    } catch {
      this.#isAlive = false;
    }
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  send(request: ChunkRequest): void {
    this.#worker?.postMessage(request);
  }

  /** News of one file, from now on. */
  listen(id: number, f: (news: News) => void): Off {
    this.#listeners.set(id, f);
    if (!this.#hasBegun) this.#late ??= setTimeout(() => this.#onBroken(), SCRIPT_MS);
    return () => this.#listeners.delete(id);
  }

  #start(): Worker {
    const worker = new Worker(trustedScriptUrl(workerUrl), { type: 'module', name: 'chunks' });
    worker.onmessage = ({ data }) => {
      if (data === READY) return this.#onReady();
      const news = data as ChunkNews;
      this.#listeners.get(news.id)?.(news);
    };
    worker.onmessageerror = () => this.#onBroken();
    worker.onerror = (event) => {
      event.preventDefault();
      this.#onBroken();
    };
    return worker;
  }

  #onReady(): void {
    this.#hasBegun = true;
    clearTimeout(this.#late);
  }

  #onBroken(): void {
    this.#isAlive = false;
    this.#worker?.terminate();
    each(this.#listeners.values(), (tell) => tell({ type: 'broken' }));
  }
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
