/** Names for pictures and texts that were pasted. */
import type { Taken } from './walk.ts';
import { words } from '../../words/en/parts.ts';

const PASTED = /^image\.(png|jpe?g|gif|webp|bmp|tiff?|avif)$/i;
/** A picture in the clipboard is as new as the paste; a file that was copied is older. */
const JUST_NOW_MS = 10_000;
let [lastName, sameName] = ['', 1];

/** Browsers call every pasted picture "image.png": named by time, two of them can be told apart. */
export const namedByTime = (taken: readonly Taken[], nowMs: number): readonly Taken[] =>
  taken.map((it) => (it.kind === 'file' ? { ...it, file: named(it.file, nowMs) } : it));

function named(file: File, nowMs: number): File {
  const ending = PASTED.exec(file.name)?.[1];
  if (!ending || Math.abs(nowMs - file.lastModified) > JUST_NOW_MS) return file;
  const name = words.pastedPicture(dateAndTime(nowMs));
  sameName = name === lastName ? sameName + 1 : 1;
  lastName = name;
  const nth = sameName > 1 ? ` (${sameName})` : '';
  const { type, lastModified } = file;
  return new File([file], `${name}${nth}.${ending.toLowerCase()}`, { type, lastModified });
}

/** For names of files: without characters that some systems refuse. */
export function dateAndTime(nowMs: number): string {
  const d = new Date(nowMs);
  const two = (n: number) => String(n).padStart(2, '0');
  const date = [d.getFullYear(), two(d.getMonth() + 1), two(d.getDate())].join('-');
  const clock = [d.getHours(), d.getMinutes(), d.getSeconds()].map(two).join('.');
  return `${date} ${clock}`;
}
