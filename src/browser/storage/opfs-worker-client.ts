/** The page's end of its pack worker: starts it, asks, and matches the answers. */
import { SwapError } from '../../core/base/errors.ts';
import type { Bytes } from '../../core/base/bytes.ts';
import type { ChunkHash } from '../../core/base/ids.ts';
import workerUrl from './opfs-worker.ts?worker&url';
import type { PackReply, PackRequest } from './pack-messages.ts';
import type { PackLocation } from './pack-record.ts';
import { trustedScriptUrl } from '../platform/trusted-script-url.ts';

export interface PackWorker {
  /** @throws SwapError storage-full, storage-failed */
  put(chunks: readonly { hash: ChunkHash; bytes: Bytes }[]): Promise<void>;
  /** Undefined for a chunk that is in no pack of this tab, too. @throws SwapError storage-failed */
  get(hash: ChunkHash): Promise<Bytes | undefined>;
  /** @throws SwapError storage-failed */
  delete(hashes: readonly ChunkHash[]): Promise<void>;
  /** What the packs take on the disk without need, as the last answer said. */
  gapBytes(): number;
  /** False once the worker broke down. */
  alive(): boolean;
  close(): void;
}

/** A browser that takes longer to open a few files is not going to. */
const OPEN_TIMEOUT_MS = 10_000;

type Ask = PackRequest extends infer R ? (R extends unknown ? Omit<R, 'id'> : never) : never;
interface Waiting {
  resolve(bytes: Bytes | undefined): void;
  reject(error: SwapError): void;
}

/** Undefined where the browser has no files for us, or no workers. */
export async function startPackWorker(place: PackLocation): Promise<PackWorker | undefined> {
  if (typeof Worker === 'undefined' || !navigator.storage?.getDirectory) return undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let link: ReturnType<typeof linkWorker> | undefined;
  try {
    const started = linkWorker();
    link = started;
    timer = setTimeout(started.close, OPEN_TIMEOUT_MS);
    await started.ask({ type: 'open', place });
  } catch {
    link?.close();
    return undefined;
  } finally {
    clearTimeout(timer);
  }
  const { ask, alive, gapBytes, close } = link;
  /** Memory that has come back: fresh memory costs more than the copy into it. */
  let spare: ArrayBuffer | undefined;

  /** The chunks copied once, into memory that is handed over, for their owner still reads them. */
  function handover(chunks: readonly { bytes: Bytes }[], sizeBytes: number): Bytes {
    const memory = spare && spare.byteLength >= sizeBytes ? spare : new ArrayBuffer(sizeBytes);
    spare = undefined;
    const bytes = new Uint8Array(memory, 0, sizeBytes);
    let at = 0;
    for (const chunk of chunks) {
      bytes.set(chunk.bytes, at);
      at += chunk.bytes.length;
    }
    return bytes;
  }

  return {
    async put(chunks) {
      const lengths = chunks.map((chunk) => chunk.bytes.length);
      const bytes = handover(
        chunks,
        lengths.reduce((sum, length) => sum + length, 0),
      );
      const hashes = chunks.map(({ hash }) => hash);
      spare = (await ask({ type: 'put', hashes, lengths, bytes }, [bytes.buffer]))?.buffer;
    },
    get: (hash) => ask({ type: 'get', hash }),
    delete: async (hashes) => void (await ask({ type: 'delete', hashes })),
    gapBytes,
    alive,
    close,
  };
}

function linkWorker() {
  const worker = new Worker(trustedScriptUrl(workerUrl), { type: 'module', name: 'packs' });
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let gapBytes = 0;
  let alive = true;

  function close(): void {
    alive = false;
    worker.terminate();
    for (const { reject } of waiting.values())
      reject(
        new SwapError('storage-failed', 'The part of this page that writes files broke down.'),
      );
    waiting.clear();
  }
  worker.onerror = (event) => {
    event.preventDefault();
    close();
  };
  worker.onmessageerror = close;
  worker.onmessage = ({ data }) => {
    const reply = data as PackReply;
    const asker = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.ok) {
      gapBytes = reply.gapBytes;
      asker?.resolve(reply.bytes);
    } else {
      asker?.reject(new SwapError(reply.code, reply.message));
    }
  };
  return {
    ask: (request: Ask, transfer: Transferable[] = []) =>
      new Promise<Bytes | undefined>((resolve, reject) => {
        const id = asked++;
        if (!alive) return reject(new SwapError('storage-failed', 'The worker is gone.'));
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, ...request } as PackRequest, transfer);
      }),
    gapBytes: () => gapBytes,
    alive: () => alive,
    close,
  };
}
