/** The worker's side of saving: remembers what a page wants saved, and serves it when the browser asks for it. */
import { BoundedMap } from '../../core/base/bounded-map.ts';
import type { ChunkStore } from '../../core/ports.ts';
import { answerRange } from '../platform/byte-range.ts';
import { downloadHeaders } from './download-headers.ts';
import type { Database } from '../storage/idb.ts';
import {
  hashesOf,
  type PipedJob,
  type SaveAnswer,
  type SaveJob,
  type SaveNews,
} from './save-job.ts';
import { pipeStream, type PipeEnd } from '../platform/port-pipe.ts';
import { streamChunks } from './save-stream.ts';

/** Jobs remembered at a time, across all tabs: more than anyone saves at once. */
const JOBS_MAX = 16;
/** Browsers end a worker after about 30 s without an event. */
const ALIVE_EVERY_MS = 5_000;

export interface SaveServerOptions {
  readonly chunks: Pick<ChunkStore, 'has' | 'get'>;
  /** Where jobs outlive the worker, which the browser may end at any time. */
  readonly jobs: Database;
  /** Tells the pages how it goes; while a stream runs they answer, which keeps the worker up. */
  tell(news: SaveNews): void;
}

interface Pipe {
  readonly job: PipedJob;
  readonly port: MessagePort;
}

export class SaveServer {
  readonly #options: SaveServerOptions;
  readonly #remembered = new BoundedMap<string, SaveJob>(JOBS_MAX);
  readonly #pipes = new BoundedMap<string, Pipe>(JOBS_MAX);
  /** The token of each stream that runs. */
  readonly #streaming = new Map<symbol, string>();
  #heartbeat: ReturnType<typeof setInterval> | undefined;

  constructor(options: SaveServerOptions) {
    this.#options = options;
  }

  async register(job: SaveJob): Promise<SaveAnswer> {
    if ((await this.#options.chunks.has(hashesOf(job))).includes(false)) return 'missing-chunks';
    await this.#remember(job);
    return 'ready';
  }

  /** A file that comes through this port as the download takes it, once. */
  pipe(job: PipedJob, port: MessagePort): void {
    this.#pipes.set(job.token, { job, port });
  }

  async respond(token: string, request: Request): Promise<Response> {
    const pipe = this.#pipes.get(token);
    if (pipe) return this.#respondFromPipe(pipe);
    const job = await this.#find(token);
    return job ? this.#respondFromChunks(job, request) : new Response(null, { status: 404 });
  }

  #respondFromPipe({ job, port }: Pipe): Response {
    const { token, name, sizeBytes } = job;
    this.#pipes.delete(token);
    const headers = downloadHeaders(name, token);
    headers.set('Content-Length', String(sizeBytes));
    headers.delete('Accept-Ranges');
    return new Response(pipeStream(port, { onEnd: this.#begin(token, true) }), { headers });
  }

  #respondFromChunks(job: SaveJob, request: Request): Response {
    const { token, sizeBytes } = job;
    const headers = downloadHeaders(job.name, token);
    const { status, start, end } = answerRange(request, headers, sizeBytes);
    if (status === 416 || request.method === 'HEAD') return new Response(null, { status, headers });
    const onEnd = this.#begin(token, end === sizeBytes);
    const stream = streamChunks(job, this.#options.chunks, { start, end }, { onEnd });
    return new Response(stream, { status, headers });
  }

  /** Also in memory: on a full disk you can still save files. */
  async #remember(job: SaveJob): Promise<void> {
    const { jobs } = this.#options;
    this.#remembered.set(job.token, job);
    try {
      await jobs.put([[job.token, job]]);
      await jobs.delete(oldest(await jobs.keys('')));
    } catch {
      // It is served from memory as long as the worker lives.
    }
  }

  #forget(token: string): void {
    this.#remembered.delete(token);
    void this.#options.jobs.delete([token]).catch(() => undefined);
  }

  async #find(token: string): Promise<SaveJob | undefined> {
    const stored = async () => this.#options.jobs.get(token).catch(() => undefined);
    return this.#remembered.get(token) ?? ((await stored()) as SaveJob | undefined);
  }

  /** A part that is not the last is only a sign of life: the browser will ask for more. */
  #begin(token: string, isLast: boolean): PipeEnd['onEnd'] {
    const stream = Symbol(token);
    this.#streaming.set(stream, token);
    // In the worker, since timers of hidden pages come late.
    this.#heartbeat ??= setInterval(() => this.#tellAlive(), ALIVE_EVERY_MS);
    this.#options.tell({ token, state: 'started' });
    return (state) => {
      this.#streaming.delete(stream);
      if (this.#streaming.size === 0) {
        clearInterval(this.#heartbeat);
        this.#heartbeat = undefined;
      }
      if (state === 'done' && isLast) this.#forget(token);
      this.#options.tell({ token, state: state === 'done' && !isLast ? 'alive' : state });
    };
  }

  #tellAlive(): void {
    for (const token of new Set(this.#streaming.values())) {
      this.#options.tell({ token, state: 'alive' });
    }
  }
}

/** Which to drop so that the newest remain; tokens sort by age. */
const oldest = (tokens: string[]): string[] => tokens.sort().slice(0, -JOBS_MAX);
