/** The page's end of its pack worker: starts it, asks, and matches the answers. */
import { SwapError } from '../../core/base/errors.ts';
import type { Bytes } from '../../core/base/bytes.ts';
import type { ChunkHash } from '../../core/base/ids.ts';
import workerUrl from './opfs-worker.ts?worker&url';
import type { PackReply, PackRequest } from './pack-messages.ts';
import type { PackLocation } from './pack-record.ts';
import { trustedScriptUrl } from '../platform/trusted-script-url.ts';

/** A browser that takes longer than this to open a few files never will. */
const OPEN_TIMEOUT_MS = 10_000;

type Ask = PackRequest extends infer R ? (R extends unknown ? Omit<R, 'id'> : never) : never;
interface Waiting {
  resolve(bytes: Bytes | undefined): void;
  reject(error: SwapError): void;
}

export class OpfsWorkerClient {
  readonly #worker = new Worker(trustedScriptUrl(workerUrl), { type: 'module', name: 'packs' });
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;
  #gapBytes = 0;
  #alive = true;
  /** Memory that came back: fresh memory costs more than the copy into it. */
  #spare: ArrayBuffer | undefined;

  private constructor() {
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.close();
    };
    this.#worker.onmessageerror = () => this.close();
    this.#worker.onmessage = ({ data }) => this.#onReply(data as PackReply);
  }

  /** Undefined where the browser has no private files, or no workers. */
  static spawn(): OpfsWorkerClient | undefined {
    if (typeof Worker === 'undefined' || !navigator.storage?.getDirectory) return undefined;
    try {
      return new OpfsWorkerClient();
    } catch {
      return undefined;
    }
  }

  /** Opens the packs. Undefined where that does not work, or the worker's script does not come. */
  async open(location: PackLocation): Promise<this | undefined> {
    const timer = setTimeout(() => this.close(), OPEN_TIMEOUT_MS);
    try {
      await this.#ask({ type: 'open', location });
      return this;
    } catch {
      this.close();
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }

  /** @throws SwapError storage-full, storage-failed */
  async put(chunks: readonly { hash: ChunkHash; bytes: Bytes }[]): Promise<void> {
    const lengths = chunks.map((chunk) => chunk.bytes.length);
    const bytes = this.#handover(
      chunks,
      lengths.reduce((sum, length) => sum + length, 0),
    );
    const hashes = chunks.map(({ hash }) => hash);
    const returned = await this.#ask({ type: 'put', hashes, lengths, bytes }, [bytes.buffer]);
    this.#spare = returned?.buffer;
  }

  /** Also undefined for a chunk that is in none of this tab's packs. @throws SwapError storage-failed */
  get(hash: ChunkHash): Promise<Bytes | undefined> {
    return this.#ask({ type: 'get', hash });
  }

  /** @throws SwapError storage-failed */
  async delete(hashes: readonly ChunkHash[]): Promise<void> {
    await this.#ask({ type: 'delete', hashes });
  }

  /** What the packs take on the disk without need, as the last answer said. */
  gapBytes(): number {
    return this.#gapBytes;
  }

  /** False once the worker broke down. */
  alive(): boolean {
    return this.#alive;
  }

  close(): void {
    this.#alive = false;
    this.#worker.terminate();
    for (const { reject } of this.#waiting.values())
      reject(
        new SwapError('storage-failed', 'The part of this page that writes files broke down.'),
      );
    this.#waiting.clear();
  }

  /** Copies the chunks once, into memory that the worker takes over: their owner still reads them. */
  #handover(chunks: readonly { bytes: Bytes }[], sizeBytes: number): Bytes {
    const spare = this.#spare;
    const memory = spare && spare.byteLength >= sizeBytes ? spare : new ArrayBuffer(sizeBytes);
    this.#spare = undefined;
    const bytes = new Uint8Array(memory, 0, sizeBytes);
    let at = 0;
    for (const chunk of chunks) {
      bytes.set(chunk.bytes, at);
      at += chunk.bytes.length;
    }
    return bytes;
  }

  #ask(request: Ask, transfer: Transferable[] = []): Promise<Bytes | undefined> {
    return new Promise((resolve, reject) => {
      const id = this.#asked++;
      if (!this.#alive) return reject(new SwapError('storage-failed', 'The worker is gone.'));
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, ...request } as PackRequest, transfer);
    });
  }

  #onReply(reply: PackReply): void {
    const asker = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (!reply.ok) return asker?.reject(new SwapError(reply.code, reply.message));
    this.#gapBytes = reply.gapBytes;
    asker?.resolve(reply.bytes);
  }
}
