/** The change that makes one text of another, as short as a look from both ends finds it. */
import type { TextChange } from '../../api/notes.ts';

export function replacement(before: string, after: string): readonly TextChange[] {
  if (before === after) return [];
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const insert = after.slice(start, after.length - end);
  return [{ from: start, to: before.length - end, insert }];
}
