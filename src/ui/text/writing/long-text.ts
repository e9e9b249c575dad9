/** Texts that are too long for a conversation, and better sent as a file. Pure. */
import { TEXT_CHARS_MAX } from '../../../core/limits/chat.ts';

/** Half a page of reading, or a screen of lines: what is pasted beyond that pushes the conversation away. */
const CHARS_MAX = 2_000;
const LINES_MAX = 40;

/** What came into the field at once, as by pasting; empty: nothing, or it was taken away. */
export function inserted(before: string, after: string): string {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return after.slice(start, after.length - end);
}

/** Whether a text that was pasted is long. */
export const isLong = (text: string): boolean =>
  text.length > CHARS_MAX || text.split('\n', LINES_MAX + 1).length > LINES_MAX;

/** Whether no message can hold it. */
export const isTooLong = (text: string): boolean => text.length > TEXT_CHARS_MAX;

/** The field without what was pasted into it: undefined where that is not there any more as it was. */
export function without(text: string, pasted: string): string | undefined {
  const at = text.lastIndexOf(pasted);
  return at < 0 ? undefined : text.slice(0, at) + text.slice(at + pasted.length);
}
