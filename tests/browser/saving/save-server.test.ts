/** The worker's side of saving, without a worker: ranges, missing chunks, back-pressure, restarts. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Database } from '../../../src/browser/storage/idb.ts';
import { createMemoryChunkStore } from '../../../src/core/storage/memory-stores.ts';
import { SaveServer } from '../../../src/browser/saving/save-server.ts';
import {
  createSaveJob,
  tokenOf,
  type SaveJob,
  type SaveNews,
} from '../../../src/browser/saving/save-job.ts';
import { concat, type Bytes } from '../../../src/core/base/bytes.ts';
import { chunkHash, type ChunkHash } from '../../../src/core/base/ids.ts';
import type { ChunkStore } from '../../../src/core/ports.ts';
import { patterned } from '../../contract/store-rig.ts';

const CHUNK_BYTES = 1_000;

/** Only what the save server uses. */
function createJobs(): Database & { readonly records: Map<string, unknown> } {
  const records = new Map<string, unknown>();
  const unused = () => Promise.reject(new Error('not used'));
  return {
    records,
    get: async (key) => records.get(key),
    keys: async () => [...records.keys()].sort(),
    put: async (added) => added.forEach(([key, value]) => records.set(key, value)),
    delete: async (keys) => keys.forEach((key) => records.delete(key)),
    has: unused,
    entries: unused,
    putNew: unused,
    changeIf: unused,
  };
}

async function createRig(sizeBytes: number) {
  const store = createMemoryChunkStore();
  const parts: { hash: ChunkHash; bytes: Bytes }[] = [];
  for (let at = 0; at < sizeBytes; at += CHUNK_BYTES) {
    const length = Math.min(CHUNK_BYTES, sizeBytes - at);
    parts.push({
      hash: chunkHash(patterned(32, parts.length)),
      bytes: patterned(length, parts.length),
    });
  }
  await store.put(parts);
  let reads = 0;
  const chunks: ChunkStore = {
    ...store,
    get(hash) {
      reads += 1;
      return store.get(hash);
    },
  };
  const jobs = createJobs();
  const news: SaveNews[] = [];
  const tell = (told: SaveNews) => void news.push(told);
  const job = createSaveJob({
    name: 'file.bin',
    mime: 'text/html',
    sizeBytes,
    chunks: parts.map(({ hash, bytes }) => ({ hash, lengthBytes: bytes.length })),
    streamed: false,
    async *read() {},
  });
  return {
    job,
    jobs,
    news,
    parts,
    store,
    content: concat(...parts.map(({ bytes }) => bytes)),
    reads: () => reads,
    open: () => new SaveServer({ chunks, jobs, tell }),
  };
}

const ask = (job: SaveJob, headers: Record<string, string> = {}, method = 'GET') =>
  new Request(`https://example.test/save/${job.token}`, { headers, method });
const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());

describe('a download', () => {
  test.each([0, 1, CHUNK_BYTES, 5 * CHUNK_BYTES, 5 * CHUNK_BYTES + 1])(
    'of %i bytes is whole, and its pages get news of it',
    async (sizeBytes) => {
      const { job, news, content, open } = await createRig(sizeBytes);
      const server = open();
      expect(await server.register(job)).toBe('ready');
      const response = await server.respond(job.token, ask(job));
      expect(response.status).toBe(200);
      expect(response.headers.get('Content-Length')).toBe(String(sizeBytes));
      expect(response.headers.get('Content-Type')).toBe('application/octet-stream');
      expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(response.headers.get('Content-Security-Policy')).toContain('sandbox');
      expect(await bytesOf(response)).toEqual(content);
      expect(news.map(({ state }) => state)).toEqual(['started', 'done']);
    },
  );

  test.each([
    ['bytes=0-', 0, 4_500],
    ['bytes=0-999', 0, 1_000],
    ['bytes=999-1000', 999, 1_001],
    ['bytes=1500-3200', 1_500, 3_201],
    ['bytes=-10', 4_490, 4_500],
    ['bytes=4000-9999', 4_000, 4_500],
  ])('answers %s with that part', async (range, start, end) => {
    const { job, content, open } = await createRig(4_500);
    const server = open();
    await server.register(job);
    const response = await server.respond(job.token, ask(job, { Range: range }));
    expect(response.status).toBe(206);
    expect(response.headers.get('Content-Range')).toBe(`bytes ${start}-${end - 1}/4500`);
    expect(response.headers.get('Content-Length')).toBe(String(end - start));
    expect(await bytesOf(response)).toEqual(content.slice(start, end));
  });

  test('may be fetched part by part', async () => {
    const { job, news, content, open } = await createRig(4_500);
    const server = open();
    await server.register(job);
    const first = await server.respond(job.token, ask(job, { Range: 'bytes=0-1999' }));
    const start = await bytesOf(first);
    const second = await server.respond(job.token, ask(job, { Range: 'bytes=2000-' }));
    expect(concat(start, await bytesOf(second))).toEqual(content);
    expect(news.map(({ state }) => state)).toEqual(['started', 'alive', 'started', 'done']);
  });

  test('refuses a part beyond the end, and sends the whole file when it has changed', async () => {
    const { job, open } = await createRig(4_500);
    const server = open();
    await server.register(job);
    const beyond = await server.respond(job.token, ask(job, { Range: 'bytes=4500-' }));
    expect([beyond.status, beyond.headers.get('Content-Range')]).toEqual([416, 'bytes */4500']);
    const part = { Range: 'bytes=10-' };
    const other = await server.respond(job.token, ask(job, { ...part, 'If-Range': '"other"' }));
    expect(other.status).toBe(200);
    const same = { ...part, 'If-Range': `"${job.token}"` };
    expect((await server.respond(job.token, ask(job, same))).status).toBe(206);
  });

  test('sends only the headers when asked for them', async () => {
    const { job, news, open } = await createRig(10);
    const server = open();
    await server.register(job);
    const response = await server.respond(job.token, ask(job, {}, 'HEAD'));
    expect([response.status, response.headers.get('Content-Length')]).toEqual([200, '10']);
    expect(response.body).toBeNull();
    expect(news).toEqual([]);
  });

  test('reads no faster than the browser takes it', async () => {
    const { job, reads, open } = await createRig(100 * CHUNK_BYTES);
    const server = open();
    await server.register(job);
    const reader = (await server.respond(job.token, ask(job))).body?.getReader();
    await reader?.read();
    await vi.waitFor(() => expect(reads()).toBeGreaterThan(1));
    expect(reads()).toBeLessThan(10);
    await reader?.cancel();
  });

  test('breaks off where a chunk is missing or has another length', async () => {
    for (const spoil of ['delete', 'shorten'] as const) {
      const { job, news, parts, store, open } = await createRig(5_000);
      const server = open();
      await server.register(job);
      const hash = parts[3]?.hash as ChunkHash;
      if (spoil === 'delete') await store.delete([hash]);
      else await store.put([{ hash, bytes: patterned(CHUNK_BYTES - 1, 0) }]);
      const response = await server.respond(job.token, ask(job));
      await expect(response.arrayBuffer()).rejects.toThrow(/no longer stored/);
      expect(news.map(({ state }) => state)).toEqual(['started', 'failed']);
    }
  });

  test('that is cancelled gives one piece of news', async () => {
    const { job, news, open } = await createRig(50 * CHUNK_BYTES);
    const server = open();
    await server.register(job);
    const response = await server.respond(job.token, ask(job));
    await response.body?.cancel();
    expect(news.map(({ state }) => state)).toEqual(['started', 'cancelled']);
  });
});

describe('the save server', () => {
  afterEach(() => vi.useRealTimers());

  test('knows a job after a restart of the worker, until it is done', async () => {
    const { job, content, open } = await createRig(4_500);
    await open().register(job);
    const restarted = open();
    expect(await bytesOf(await restarted.respond(job.token, ask(job)))).toEqual(content);
    expect((await restarted.respond(job.token, ask(job))).status).toBe(404);
    expect((await open().respond(job.token, ask(job))).status).toBe(404);
  });

  test('refuses a job with a missing chunk', async () => {
    const { job, parts, store, open } = await createRig(4_500);
    await store.delete([parts[4]?.hash as ChunkHash]);
    const server = open();
    expect(await server.register(job)).toBe('missing-chunks');
    expect((await server.respond(job.token, ask(job))).status).toBe(404);
  });

  test('remembers the newest jobs only, and serves them from a full disk', async () => {
    const { job, jobs, open } = await createRig(10);
    const server = open();
    const tokens = Array.from({ length: 40 }, (_, n) => `${String(n).padStart(9, '0')}-x`);
    for (const token of tokens) await server.register({ ...job, token });
    expect([...jobs.records.keys()]).toEqual(tokens.slice(-16));
    expect((await server.respond(tokens[0] ?? '', ask(job))).status).toBe(404);

    jobs.put = () => Promise.reject(new Error('full'));
    await server.register({ ...job, token: 'new' });
    expect((await server.respond('new', ask(job))).status).toBe(200);
  });

  test('gives signs of life only while a stream runs', async () => {
    vi.useFakeTimers();
    const { job, news, open } = await createRig(50 * CHUNK_BYTES);
    const server = open();
    await server.register(job);
    const response = await server.respond(job.token, ask(job));
    await vi.advanceTimersByTimeAsync(20_000);
    await response.body?.cancel();
    await vi.advanceTimersByTimeAsync(60_000);
    const states = news.map(({ state }) => state);
    expect(states).toEqual(['started', 'alive', 'alive', 'alive', 'alive', 'cancelled']);
  });
});

test('only a well-formed token under the scope is a save', async () => {
  const { job } = await createRig(1);
  const scope = new URL('https://example.test/app/');
  const at = (path: string) => tokenOf(new URL(path, 'https://example.test'), scope);
  expect(at(`/app/save/${job.token}`)).toBe(job.token);
  expect(at(`/save/${job.token}`)).toBeUndefined();
  expect(at(`/app/save/${job.token}/x`)).toBeUndefined();
  expect(at('/app/save/')).toBeUndefined();
});
