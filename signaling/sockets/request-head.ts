/** Finds where the head of a request ends, in bytes that come in pieces. Keeps none of them. */

const [LF, CR] = [10, 13];

export class RequestHead {
  /** Empty lines before a request belong to it. */
  #hasBegun = false;
  /** What ended the bytes so far: a line, or a line and half of an empty one. */
  #tail: 'text' | 'line' | 'line and CR' = 'text';

  /** The index behind the head if it ends in these bytes, after which the next one begins; null if it goes on. */
  endIn(chunk: Buffer): number | null {
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at];
      if (!this.#hasBegun) {
        this.#hasBegun = byte !== LF && byte !== CR;
      } else if (byte === LF) {
        if (this.#tail !== 'text') return this.#endAt(at + 1);
        this.#tail = 'line';
      } else if (byte === CR && this.#tail === 'line') {
        this.#tail = 'line and CR';
      } else {
        this.#tail = 'text';
        at = beforeNextLine(chunk, at);
      }
    }
    return null;
  }

  #endAt(index: number): number {
    this.#hasBegun = false;
    this.#tail = 'text';
    return index;
  }
}

function beforeNextLine(chunk: Buffer, at: number): number {
  const next = chunk.indexOf(LF, at);
  return (next < 0 ? chunk.length : next) - 1;
}
