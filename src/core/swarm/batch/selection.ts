/** The chunks in which some ranges of a file lie, as far as its list of chunks tells. */
import { CHUNKS_PER_FILE_MAX } from '../../limits/files.ts';
import { createBitfield, type Bitfield } from '../cache/bitfield.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { ByteRange } from '../reading/readers.ts';
import type { DuplicateChunks } from '../request/duplicate-chunks.ts';

export class Selection {
  readonly #ranges: readonly ByteRange[];
  readonly #manifest: Manifest;
  readonly #duplicates: DuplicateChunks;
  readonly #needed = createBitfield(CHUNKS_PER_FILE_MAX);
  /** Of chunks with the same bytes the first. */
  readonly #asked = createBitfield(CHUNKS_PER_FILE_MAX);
  /** Ranges before this one are in known chunks. */
  #range = 0;
  /** Chunks before this one were looked at. */
  #next = 0;
  #held = { count: -1, bytes: 0 };

  /** @param ranges in rising order */
  constructor(ranges: readonly ByteRange[], manifest: Manifest, duplicates: DuplicateChunks) {
    this.#ranges = ranges.filter(({ from, to }) => to > from);
    this.#manifest = manifest;
    this.#duplicates = duplicates;
    this.extend();
  }

  /** The list of chunks has grown. */
  extend(): void {
    const { chunks } = this.#manifest;
    for (; this.#range < this.#ranges.length; this.#range++) {
      const { from, to } = this.#ranges[this.#range] as ByteRange;
      const begin = this.#manifest.indexAt(from);
      if (begin === undefined) return;
      let index = Math.max(begin, this.#next);
      for (; index < chunks.length && this.#manifest.offsetOf(index) < to; index++) {
        this.#needed.set(index);
        this.#asked.set(this.#duplicates.firstOf(index));
      }
      this.#next = index;
      if (this.#manifest.coveredBytes() < to) return;
    }
  }

  /** Whether this chunk is to be fetched. */
  has(index: number): boolean {
    return this.#asked.has(index);
  }

  isComplete(have: Bitfield): boolean {
    return this.#range === this.#ranges.length && !this.#needed.exceeds(have);
  }

  /** Whether `theirs` has something of it that `have` lacks. */
  lacks(have: Bitfield, theirs: Bitfield): boolean {
    const isKnown = this.#range === this.#ranges.length;
    return isKnown ? this.#needed.exceeds(have, theirs) : theirs.exceeds(have);
  }

  get sizeBytes(): number {
    return this.#ranges.reduce((sum, { from, to }) => sum + to - from, 0);
  }

  /** Bytes of it that are here: chunks at the ends of a range hold others, too. */
  haveBytes(have: Bitfield): number {
    if (this.isComplete(have)) return this.sizeBytes;
    if (this.#held.count !== have.count()) {
      let bytes = 0;
      for (const index of this.#needed.indexes())
        if (have.has(index)) bytes += this.#manifest.chunks[index]?.lengthBytes ?? 0;
      this.#held = { count: have.count(), bytes };
    }
    return Math.min(this.#held.bytes, this.sizeBytes);
  }
}
