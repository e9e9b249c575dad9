/** Which bytes of one pack are in use: finds room for chunks and takes it back. */

/** Bytes [offset, offset + length) of a pack. */
export interface Extent {
  readonly offset: number;
  readonly length: number;
}

export class PackSpace {
  readonly #limitBytes: number;
  /** By offset; never empty, never touching each other or the end. */
  readonly #gaps: { offset: number; length: number }[] = [];
  #end = 0;
  #gapBytes = 0;

  /** `used` may be in any order. */
  constructor(used: readonly Extent[], limitBytes: number) {
    this.#limitBytes = limitBytes;
    for (const { offset, length } of [...used].sort((a, b) => a.offset - b.offset)) {
      if (offset > this.#end) {
        this.#gaps.push({ offset: this.#end, length: offset - this.#end });
        this.#gapBytes += offset - this.#end;
      }
      this.#end = Math.max(this.#end, offset + length);
    }
  }

  /**
   * The offset for `length` bytes, in use from now on: in the first gap that is large enough, else at the end.
   * Undefined when that would pass the pack's limit, except for the first chunk of an empty pack.
   */
  take(length: number): number | undefined {
    const found = this.#gaps.findIndex((gap) => gap.length >= length);
    const gap = this.#gaps[found];
    if (!gap) {
      if (this.#end > 0 && this.#end + length > this.#limitBytes) return undefined;
      this.#end += length;
      return this.#end - length;
    }
    const { offset } = gap;
    gap.offset += length;
    gap.length -= length;
    this.#gapBytes -= length;
    if (gap.length === 0) this.#gaps.splice(found, 1);
    return offset;
  }

  /** These bytes are free again. */
  give({ offset, length }: Extent): void {
    const next = this.#gapAfter(offset);
    const freed = { offset, length };
    this.#gapBytes += length;
    const [before, after] = [this.#gaps[next - 1], this.#gaps[next]];
    const joinsBefore = before !== undefined && before.offset + before.length === offset;
    const joinsAfter = after !== undefined && offset + length === after.offset;
    if (joinsBefore) {
      freed.offset = before.offset;
      freed.length += before.length;
    }
    if (joinsAfter) freed.length += after.length;
    const from = joinsBefore ? next - 1 : next;
    const replaced = Number(joinsBefore) + Number(joinsAfter);
    if (freed.offset + freed.length === this.#end) {
      this.#gaps.splice(from, replaced);
      this.#end = freed.offset;
      this.#gapBytes -= freed.length;
    } else {
      this.#gaps.splice(from, replaced, freed);
    }
  }

  /** Just after the last byte in use: the file needs to be no longer than this. */
  endBytes(): number {
    return this.#end;
  }

  /** Free bytes before the end. */
  gapBytes(): number {
    return this.#gapBytes;
  }

  /** The index of the first gap after `offset`. */
  #gapAfter(offset: number): number {
    let [low, high] = [0, this.#gaps.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#gaps[middle]?.offset ?? 0) > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
