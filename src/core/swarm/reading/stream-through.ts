/** Streams a file that the cache cannot hold: fetches it in order, hands on each chunk, and keeps nothing. */
import type { Bytes } from '../../base/bytes.ts';
import { SwapError, type SwapErrorCode } from '../../base/errors.ts';
import type { FileItem } from '../file-item.ts';
import { rangesToSave } from './savable.ts';
import { FileReader, type FileReaderOptions } from './file-reader.ts';

export interface StreamThroughOptions extends FileReaderOptions {
  readonly item: FileItem;
  /** Another chunk was handed on. */
  passed(): void;
  /** Called once, when the reader is done, gives up or is stopped. */
  ended(): void;
}

export class StreamThrough {
  readonly #options: StreamThroughOptions;
  #reader: FileReader | undefined;
  #passedBytes = 0;
  #held = false;
  #stopped: SwapErrorCode | undefined;

  constructor(options: StreamThroughOptions) {
    this.#options = options;
  }

  /** Bytes handed on so far. */
  get passedBytes(): number {
    return this.#passedBytes;
  }

  /** The bytes in order. They are asked for shortly before they are read. It ends when it is aborted. @throws SwapError closed, withdrawn */
  async *chunks(until?: AbortSignal): AsyncGenerator<Bytes> {
    const { item, passed, ended } = this.#options;
    const { swarm } = item;
    if (this.#stopped) throw new SwapError(this.#stopped, 'the download was stopped');
    swarm.demand.keeps = false;
    const reader = new FileReader(this.#options, item, rangesToSave(item), 'save');
    this.#reader = reader;
    reader.hold(this.#held);
    try {
      for await (const bytes of reader.bytes(until)) {
        this.#passedBytes += bytes.length;
        passed();
        yield bytes;
      }
    } finally {
      swarm.demand.keeps = true;
      ended();
    }
  }

  /** It fetches nothing for now, or goes on. */
  hold(held: boolean): void {
    this.#held = held;
    this.#reader?.hold(held);
  }

  /** Ends the stream; its reader gets an error with this code. */
  stop(code: SwapErrorCode = 'closed'): void {
    this.#stopped = code;
    this.#reader?.stop(code);
  }
}
