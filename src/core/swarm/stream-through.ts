/** Streams a file that the cache cannot hold: fetches it in order, hands on each chunk, and keeps nothing. */
import type { Bytes } from '../base/bytes.ts';
import { SwapError, type SwapErrorCode } from '../base/errors.ts';
import { STREAM_AHEAD_CHUNKS } from '../limits/swarm.ts';
import type { Manifest } from './manifest/manifest.ts';
import type { Swarm } from './swarm.ts';

export interface StreamThroughOptions {
  readonly swarm: Swarm;
  readonly manifest: Manifest;
  /** A chunk that we hold. */
  read(index: number): Promise<Bytes | undefined>;
  /** Another chunk was handed on. */
  passed(): void;
  /** Called once, when the reader is done, gives up or is stopped. */
  ended(): void;
}

export class StreamThrough {
  readonly #options: StreamThroughOptions;
  readonly #arrived = new Map<number, Bytes>();
  #passedBytes = 0;
  #stopped: SwapErrorCode | undefined;
  #wake: () => void = () => undefined;

  constructor(options: StreamThroughOptions) {
    this.#options = options;
  }

  /** Bytes handed on so far. */
  get passedBytes(): number {
    return this.#passedBytes;
  }

  /** The chunks in order. Each is asked for shortly before it is read. @throws SwapError closed */
  async *chunks(): AsyncGenerator<Bytes> {
    const { swarm, manifest } = this.#options;
    swarm.setSink((index, bytes) => {
      this.#arrived.set(index, bytes);
      this.#wake();
    });
    try {
      for (let index = 0; ; index++) {
        swarm.requester.setSequence({ from: index, ahead: STREAM_AHEAD_CHUNKS });
        swarm.setFetching(true);
        while (index >= manifest.chunks.length && !manifest.closed() && !this.#stopped) {
          await this.#woken();
        }
        if (index >= manifest.chunks.length && manifest.closed()) return;
        const bytes = await this.#chunk(index);
        this.#passedBytes += bytes.length;
        this.#options.passed();
        yield bytes;
      }
    } finally {
      swarm.setFetching(false);
      swarm.requester.setSequence(undefined);
      swarm.setSink(undefined);
      this.#options.ended();
    }
  }

  /** The manifest has grown. */
  extended(): void {
    this.#wake();
  }

  /** Ends the stream; its reader gets an error with this code. */
  stop(code: SwapErrorCode = 'closed'): void {
    this.#stopped = code;
    this.#wake();
  }

  async #chunk(index: number): Promise<Bytes> {
    const { swarm, read } = this.#options;
    let bytes = swarm.holdings.have.has(index) ? await read(index) : undefined;
    while (!bytes && !this.#stopped) {
      bytes = this.#arrived.get(index);
      if (!bytes) await this.#woken();
    }
    if (!bytes) throw new SwapError(this.#stopped ?? 'closed', 'the download was stopped');
    this.#arrived.delete(index);
    return bytes;
  }

  #woken(): Promise<void> {
    return new Promise((resolve) => (this.#wake = resolve));
  }
}
