/** Which bytes of one pack are in use: finds room for chunks and takes it back. */

/** Bytes [offset, offset + length) of a pack. */
export interface Extent {
  readonly offset: number;
  readonly length: number;
}

export interface PackSpace {
  /**
   * Where `length` bytes may go from now on: into the first gap that takes them, else behind the end.
   * Undefined when that would pass the pack's limit, except for the first chunk of an empty pack.
   */
  take(length: number): number | undefined;
  /** These bytes are free again. */
  give(extent: Extent): void;
  /** Behind the last byte in use; the file needs to be no longer. */
  endBytes(): number;
  /** Free bytes before the end. */
  gapBytes(): number;
}

/** `used` may be in any order. */
export function createPackSpace(used: readonly Extent[], limitBytes: number): PackSpace {
  /** By offset; never empty, never touching each other or the end. */
  const gaps: { offset: number; length: number }[] = [];
  let end = 0;
  let gapTotal = 0;
  for (const { offset, length } of [...used].sort((a, b) => a.offset - b.offset)) {
    if (offset > end) {
      gaps.push({ offset: end, length: offset - end });
      gapTotal += offset - end;
    }
    end = Math.max(end, offset + length);
  }

  /** The first gap behind `offset`. */
  function gapAfter(offset: number): number {
    let [low, high] = [0, gaps.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((gaps[middle]?.offset ?? 0) > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  return {
    take(length) {
      const found = gaps.findIndex((gap) => gap.length >= length);
      const gap = gaps[found];
      if (gap) {
        const { offset } = gap;
        gap.offset += length;
        gap.length -= length;
        gapTotal -= length;
        if (gap.length === 0) gaps.splice(found, 1);
        return offset;
      }
      if (end > 0 && end + length > limitBytes) return undefined;
      end += length;
      return end - length;
    },
    give({ offset, length }) {
      const next = gapAfter(offset);
      const freed = { offset, length };
      gapTotal += length;
      const [before, after] = [gaps[next - 1], gaps[next]];
      const joinsBefore = before !== undefined && before.offset + before.length === offset;
      const joinsAfter = after !== undefined && offset + length === after.offset;
      if (joinsBefore) {
        freed.offset = before.offset;
        freed.length += before.length;
      }
      if (joinsAfter) freed.length += after.length;
      const from = joinsBefore ? next - 1 : next;
      const replaced = Number(joinsBefore) + Number(joinsAfter);
      if (freed.offset + freed.length === end) {
        gaps.splice(from, replaced);
        end = freed.offset;
        gapTotal -= freed.length;
      } else {
        gaps.splice(from, replaced, freed);
      }
    },
    endBytes: () => end,
    gapBytes: () => gapTotal,
  };
}
