/** The bytes of the files of a batch, which come one file after the other: a piece may hold several of them. */
import type { Bytes } from '../../../core/base/bytes.ts';

export class EntryReader {
  readonly #pieces: AsyncIterator<Bytes>;
  /** Came, and is not taken yet. */
  #rest: Bytes = new Uint8Array(0);

  constructor(bytes: AsyncIterable<Bytes>) {
    this.#pieces = bytes[Symbol.asyncIterator]();
  }

  /** The next bytes, as many as the next file has; fewer when no more come. Take all of them before the next call. */
  async *take(sizeBytes: number): AsyncGenerator<Bytes> {
    for (let left = sizeBytes; left > 0;) {
      if (this.#rest.length === 0) {
        const next = await this.#pieces.next();
        if (next.done) return;
        this.#rest = next.value;
      }
      const piece = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(piece.length);
      left -= piece.length;
      if (piece.length > 0) yield piece;
    }
  }

  async close(): Promise<void> {
    await this.#pieces.return?.(undefined);
  }
}
