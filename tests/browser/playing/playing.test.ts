/** Worker and page together, without a worker: what a player asks for comes, in parts, and nothing else does. */
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { playTokenOf } from '../../../src/browser/playing/play-messages.ts';
import { respondToPlayer } from '../../../src/browser/playing/play-responder.ts';
import { PlayServer, type PlayedFile } from '../../../src/browser/playing/play-server.ts';
import type { MediaType } from '../../../src/core/api/media-type.ts';
import type { Bytes } from '../../../src/core/base/bytes.ts';
import { patterned } from '../../contract/store-rig.ts';

const SCOPE = 'https://example.test/app/';
const PIECE_BYTES = 1_000;

/** A file whose bytes come piece by piece, from where `lets` allows. */
class FakeFile implements PlayedFile {
  readonly type: MediaType = 'video/mp4';
  readonly content: Bytes;
  readonly reads: { from: number; to: number; pieces: number; signal: AbortSignal }[] = [];
  /** Bytes from here on have not come yet. */
  missingFrom = Infinity;
  failsAt = Infinity;

  constructor(sizeBytes: number) {
    this.content = patterned(sizeBytes, 1);
  }

  get sizeBytes(): number {
    return this.content.length;
  }

  async *read({ from, to }: { from: number; to: number }, signal: AbortSignal) {
    const read = { from, to, pieces: 0, signal };
    this.reads.push(read);
    for (let at = from; at < to; at += PIECE_BYTES) {
      if (at >= this.failsAt) throw new Error('as the test wishes');
      if (at >= this.missingFrom) await aborted(signal);
      if (signal.aborted) return;
      read.pieces += 1;
      yield this.content.subarray(at, Math.min(to, at + PIECE_BYTES));
    }
  }
}

const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));

function openRig(sizeBytes = 10 * PIECE_BYTES) {
  const workers = new EventTarget();
  const server = new PlayServer(SCOPE, workers);
  onTestFinished(() => server.close());
  const file = new FakeFile(sizeBytes);
  const open = server.open(file);
  const page = {
    postMessage: (data: unknown, ports: MessagePort[]) =>
      void workers.dispatchEvent(new MessageEvent('message', { data, ports })),
  };
  const findPage = async (id: string) => (id === 'page' ? page : undefined);
  const ask = (
    headers: Record<string, string> = {},
    { url = open.url, method = 'GET', clientId = 'page' } = {},
  ) => {
    const token = playTokenOf(new URL(url), new URL(SCOPE)) ?? '';
    return respondToPlayer(token, new Request(url, { headers, method }), clientId, findPage);
  };
  return { server, file, open, ask };
}

const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());

describe('a player', () => {
  test('gets all of a file, as what it is and nothing else', async () => {
    const { file, ask } = openRig(4_500);
    const response = await ask();
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': '4500',
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'no-store',
    });
    expect(await bytesOf(response)).toEqual(file.content);
  });

  test.each([
    ['bytes=0-', 0, 4_500],
    ['bytes=999-1000', 999, 1_001],
    ['bytes=1500-3200', 1_500, 3_201],
    ['bytes=-10', 4_490, 4_500],
    ['bytes=4000-9999', 4_000, 4_500],
  ])('that asks for %s gets that part, and nothing else is read', async (range, start, end) => {
    const { file, ask } = openRig(4_500);
    const response = await ask({ Range: range });
    expect(response.status).toBe(206);
    expect(response.headers.get('Content-Range')).toBe(`bytes ${start}-${end - 1}/4500`);
    expect(response.headers.get('Content-Length')).toBe(String(end - start));
    expect(await bytesOf(response)).toEqual(file.content.slice(start, end));
    expect(file.reads).toMatchObject([{ from: start, to: end }]);
  });

  test('that asks beyond the end, or for the head alone, makes nothing be read', async () => {
    const { file, ask } = openRig(4_500);
    const beyond = await ask({ Range: 'bytes=4500-' });
    expect([beyond.status, beyond.headers.get('Content-Range')]).toEqual([416, 'bytes */4500']);
    const head = await ask({}, { method: 'HEAD' });
    expect([head.status, head.headers.get('Content-Length'), head.body]).toEqual([
      200,
      '4500',
      null,
    ]);
    expect((await ask({}, { method: 'POST' })).status).toBe(405);
    expect(file.reads).toEqual([]);
  });

  test('gets the end at once while the bytes that it asked for first have not come', async () => {
    const { file, ask } = openRig();
    file.missingFrom = 3 * PIECE_BYTES;
    const first = (await ask({ Range: 'bytes=0-' })).body?.getReader();
    for (let piece = 0; piece < 3; piece += 1) await first?.read();
    const stuck = first?.read();
    file.missingFrom = Infinity;
    const end = await ask({ Range: 'bytes=9500-' });
    expect(await bytesOf(end)).toEqual(file.content.slice(9_500));
    await first?.cancel();
    await stuck;
  });

  test('takes no more than it plays, and what it gives up is not read on', async () => {
    const { file, ask } = openRig(100 * PIECE_BYTES);
    const reader = (await ask({ Range: 'bytes=0-' })).body?.getReader();
    await reader?.read();
    expect(file.reads[0]?.pieces).toBeLessThan(4);
    await reader?.cancel();
    await vi.waitFor(() => expect(file.reads[0]?.signal.aborted).toBe(true));
    expect(file.reads[0]?.pieces).toBeLessThan(4);
  });

  test('that leaves requests open without a word has the oldest of them ended', async () => {
    const { file, ask } = openRig(100 * PIECE_BYTES);
    const readers: ReadableStreamDefaultReader<Uint8Array>[] = [];
    for (let n = 0; n < 8; n += 1) {
      const reader = (await ask({ Range: `bytes=${n}-` })).body?.getReader();
      await reader?.read();
      if (reader) readers.push(reader);
    }
    const open = file.reads.filter(({ signal }) => !signal.aborted);
    expect(open.map(({ from }) => from)).toEqual([2, 3, 4, 5, 6, 7]);
    for (const reader of readers.slice(2)) await reader.cancel();
  });

  test('whose bytes cannot be read is told, and then knows that its format is not at fault', async () => {
    const { file, open, ask } = openRig();
    file.failsAt = 2 * PIECE_BYTES;
    expect(open.hasBroken()).toBe(false);
    await expect((await ask()).arrayBuffer()).rejects.toThrow(/stopped coming/);
    expect(open.hasBroken()).toBe(true);
  });
});

describe('a token', () => {
  afterEach(() => vi.useRealTimers());

  const dead = async (asking: Promise<Response>) => {
    await vi.advanceTimersByTimeAsync(10_000);
    return (await asking).status;
  };

  test('means nothing once its player or its room is closed', async () => {
    vi.useFakeTimers();
    const { server, file, open, ask } = openRig();
    const reader = (await ask()).body?.getReader();
    await reader?.read();
    open.end();
    expect(file.reads[0]?.signal.aborted).toBe(true);
    expect(await dead(ask())).toBe(404);

    const other = server.open(file);
    expect((await ask({}, { url: other.url, method: 'HEAD' })).status).toBe(200);
    server.close();
    expect(await dead(ask({}, { url: other.url }))).toBe(404);
  });

  test('means nothing outside the page that has the player', async () => {
    const { file, ask } = openRig();
    expect((await ask({}, { clientId: '' })).status).toBe(404);
    expect((await ask({}, { clientId: 'another page' })).status).toBe(404);
    expect(file.reads).toEqual([]);
  });

  test('is known to one of few players that are open', async () => {
    vi.useFakeTimers();
    const { server, file, ask } = openRig();
    for (let n = 0; n < 8; n += 1) server.open(file);
    expect(await dead(ask())).toBe(404);
  });

  test('is well-formed and stands in the scope, or is none', () => {
    const { open } = openRig();
    const scope = new URL(SCOPE);
    const token = open.url.slice(`${SCOPE}play/`.length);
    const at = (path: string) => playTokenOf(new URL(path, SCOPE), scope);
    expect(at(`/app/play/${token}`)).toBe(token);
    expect(at(`/play/${token}`)).toBeUndefined();
    expect(at(`/app/play/${token}/x`)).toBeUndefined();
    expect(at('/app/play/')).toBeUndefined();
  });
});

test('a page that says something other than a media type is not believed', async () => {
  const token = 'A'.repeat(22);
  const page = {
    postMessage: (_: unknown, ports: Transferable[]) =>
      (ports[0] as MessagePort).postMessage({ type: 'text/html', sizeBytes: 10 }),
  };
  const request = new Request(`${SCOPE}play/${token}`);
  expect((await respondToPlayer(token, request, 'page', async () => page)).status).toBe(404);
});
