/** The order of downloads on the screen, and how it changes when one is moved. */
import type { FileId } from '../../core/base/ids.ts';
import type { SharedFile } from '../../core/api/views.ts';

type Ranked = Pick<SharedFile, 'id' | 'rank'>;

/**
 * Those that the person arranged here come first, in that order, then as they were arranged before, then as they were offered.
 * @param files the oldest offer first
 */
export function inOrder<File extends Ranked>(
  files: readonly File[],
  arranged: readonly FileId[],
): readonly File[] {
  const place = new Map(arranged.map((id, at) => [id, at]));
  const before = (file: File) => place.get(file.id) ?? Infinity;
  const rank = (file: File) => file.rank ?? Infinity;
  const compare = (a: number, b: number) => (a === b ? 0 : a - b);
  return files.toSorted((a, b) => compare(before(a), before(b)) || compare(rank(a), rank(b)));
}

/** The same with one of them at another place. */
export function moved(ids: readonly FileId[], id: FileId, to: number): readonly FileId[] {
  const others = ids.filter((it) => it !== id);
  const at = Math.min(Math.max(0, to), others.length);
  return [...others.slice(0, at), id, ...others.slice(at)];
}

/** Where a key moves the one at `at` of `count`; undefined: it moves nothing. */
export function movedByKey(key: string, at: number, count: number): number | undefined {
  const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: count - 1 }[key];
  return to === undefined || to === at || to < 0 || to >= count ? undefined : to;
}

/** Where a row is dropped: behind the others whose middle is above the finger. @param middles of the others, from above */
export const droppedAt = (middles: readonly number[], y: number): number =>
  middles.filter((middle) => middle < y).length;
