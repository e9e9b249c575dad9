/** Which items of a batch are chosen, as ranges of their indexes: short, however many there are. */
import type { FileList } from '../../api/batch/file-list.ts';
import type { ByteRange } from '../reading/readers.ts';

/** Ranges [from, to) in rising order, with gaps between them. */
export type ItemRanges = readonly (readonly [from: number, to: number])[];

/** @param count how many items there are; others are left out */
export function itemRanges(items: Iterable<number>, count: number): ItemRanges {
  const isItem = (it: number) => Number.isInteger(it) && it >= 0 && it < count;
  const sorted = [...new Set(items)].filter(isItem).sort((a, b) => a - b);
  const ranges: [number, number][] = [];
  for (const item of sorted) {
    const last = ranges.at(-1);
    if (last?.[1] === item) last[1] = item + 1;
    else ranges.push([item, item + 1]);
  }
  return ranges;
}

export function* itemsOf(ranges: ItemRanges): Generator<number> {
  for (const [from, to] of ranges) for (let item = from; item < to; item++) yield item;
}

export const countOf = (ranges: ItemRanges): number =>
  ranges.reduce((sum, [from, to]) => sum + to - from, 0);

/** Where the chosen files lie in the batch. Neighbours in the list are neighbours there, too. */
export const bytesOf = ({ files }: FileList, ranges: ItemRanges): ByteRange[] =>
  ranges.flatMap(([first, end]) => {
    const [begin, last] = [files[first], files[end - 1]];
    return begin && last ? [{ from: begin.from, to: last.from + last.sizeBytes }] : [];
  });
