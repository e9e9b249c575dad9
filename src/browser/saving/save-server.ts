/** The worker's side of saving: remembers what a page wants saved, and serves it when it is asked for. */
import type { ChunkStore } from '../../core/ports.ts';
import { parseByteRange } from './byte-range.ts';
import { downloadHeaders } from './download-headers.ts';
import type { Database } from '../storage/idb.ts';
import {
  hashesOf,
  type PipedJob,
  type SaveAnswer,
  type SaveJob,
  type SaveNews,
} from './save-job.ts';
import { pipeStream } from './save-pipe.ts';
import { streamChunks } from './save-stream.ts';

/** Jobs remembered at a time, over all tabs: more than anyone saves at once. */
const JOBS_MAX = 16;
/** Browsers end a worker after about 30 s without an event. */
const ALIVE_EVERY_MS = 5_000;

export interface SaveServer {
  register(job: SaveJob): Promise<SaveAnswer>;
  /** A file that comes through this port as it is taken, once. */
  pipe(job: PipedJob, port: MessagePort): void;
  respond(token: string, request: Request): Promise<Response>;
}

export interface SaveServerOptions {
  readonly chunks: Pick<ChunkStore, 'has' | 'get'>;
  /** Where jobs outlive the worker, which the browser may end at any time. */
  readonly jobs: Database;
  /** Tells the pages how it goes; while a stream runs they answer, which keeps the worker up. */
  tell(news: SaveNews): void;
}

export function createSaveServer({ chunks, jobs, tell }: SaveServerOptions): SaveServer {
  const remembered = new Map<string, SaveJob>();
  const pipes = new Map<string, { job: PipedJob; port: MessagePort }>();
  const streaming = new Map<symbol, string>();
  let heartbeat: ReturnType<typeof setInterval> | undefined;

  /** In memory as well: a full disk must not keep anyone from getting files off it. */
  async function remember(job: SaveJob): Promise<void> {
    remembered.set(job.token, job);
    for (const token of oldest([...remembered.keys()])) remembered.delete(token);
    try {
      await jobs.put([[job.token, job]]);
      await jobs.delete(oldest(await jobs.keys('')));
    } catch {
      // It is served from memory as long as the worker lives.
    }
  }

  function forget(token: string): void {
    remembered.delete(token);
    void jobs.delete([token]).catch(() => undefined);
  }

  const find = async (token: string): Promise<SaveJob | undefined> =>
    remembered.get(token) ??
    ((await jobs.get(token).catch(() => undefined)) as SaveJob | undefined);

  /** A part that is not the last is only a sign of life: more will be asked for. */
  function begin(token: string, isLast: boolean): (state: SaveNews['state']) => void {
    const stream = Symbol(token);
    streaming.set(stream, token);
    // In the worker, since timers of hidden pages come late.
    heartbeat ??= setInterval(() => {
      for (const active of new Set(streaming.values())) tell({ token: active, state: 'alive' });
    }, ALIVE_EVERY_MS);
    tell({ token, state: 'started' });
    return (state) => {
      streaming.delete(stream);
      if (streaming.size === 0) {
        clearInterval(heartbeat);
        heartbeat = undefined;
      }
      if (state === 'done' && isLast) forget(token);
      tell({ token, state: state === 'done' && !isLast ? 'alive' : state });
    };
  }

  return {
    async register(job) {
      if ((await chunks.has(hashesOf(job))).includes(false)) return 'missing-chunks';
      await remember(job);
      return 'ready';
    },

    pipe(job, port) {
      pipes.set(job.token, { job, port });
      for (const token of oldest([...pipes.keys()])) pipes.delete(token);
    },

    async respond(token, request) {
      const pipe = pipes.get(token);
      if (pipe) {
        pipes.delete(token);
        const headers = downloadHeaders(pipe.job.name, token);
        headers.set('Content-Length', String(pipe.job.sizeBytes));
        headers.delete('Accept-Ranges');
        return new Response(pipeStream(pipe.port, { onEnd: begin(token, true) }), { headers });
      }
      const job = await find(token);
      if (!job) return new Response(null, { status: 404 });
      const headers = downloadHeaders(job.name, token);
      const range = parseByteRange(rangeHeader(request, headers), job.sizeBytes);
      if (range.kind === 'unsatisfiable') {
        headers.set('Content-Range', `bytes */${job.sizeBytes}`);
        return new Response(null, { status: 416, headers });
      }
      const { start, end } = range.kind === 'part' ? range : { start: 0, end: job.sizeBytes };
      headers.set('Content-Length', String(end - start));
      if (range.kind === 'part')
        headers.set('Content-Range', `bytes ${start}-${end - 1}/${job.sizeBytes}`);
      const status = range.kind === 'part' ? 206 : 200;
      if (request.method === 'HEAD') return new Response(null, { status, headers });
      const onEnd = begin(token, end === job.sizeBytes);
      return new Response(streamChunks(job, chunks, { start, end }, { onEnd }), {
        status,
        headers,
      });
    },
  };
}

/** What is to be dropped so that the newest remain; tokens sort by age. */
const oldest = (tokens: string[]): string[] => tokens.sort().slice(0, -JOBS_MAX);

/** A range of something that has changed since (If-Range) is a request for the whole. */
function rangeHeader(request: Request, headers: Headers): string | null {
  const expected = request.headers.get('If-Range');
  return expected && expected !== headers.get('ETag') ? null : request.headers.get('Range');
}
