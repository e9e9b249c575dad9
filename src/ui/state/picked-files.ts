/** Files that a person dropped, pasted or picked. Folders are listed apart: they have no bytes. */
import { words } from '../words/en/parts.ts';

export interface PickedFiles {
  readonly files: readonly File[];
  readonly folders: readonly string[];
}

/** Call it while the event is handled: later the browser hides the files. */
export function takeFiles(transfer: DataTransfer): PickedFiles {
  const files: File[] = [];
  const folders: string[] = [];
  for (const item of transfer.items) {
    if (item.kind !== 'file') continue;
    const entry = item.webkitGetAsEntry();
    const file = item.getAsFile();
    if (entry?.isDirectory) folders.push(entry.name);
    else if (file) files.push(file);
  }
  return { files, folders };
}

const PASTED = /^image\.(png|jpe?g|gif|webp|bmp|tiff?|avif)$/i;
/** A picture in the clipboard is as new as the paste; a file that was copied is older. */
const JUST_NOW_MS = 10_000;
let [lastName, sameName] = ['', 1];

/** Browsers call every pasted picture "image.png": named by time, two of them can be told apart. */
export function namedByTime(files: readonly File[], nowMs: number): readonly File[] {
  return files.map((file) => {
    const ending = PASTED.exec(file.name)?.[1];
    if (!ending || Math.abs(nowMs - file.lastModified) > JUST_NOW_MS) return file;
    const d = new Date(nowMs);
    const two = (n: number) => String(n).padStart(2, '0');
    const date = [d.getFullYear(), two(d.getMonth() + 1), two(d.getDate())].join('-');
    const clock = [d.getHours(), d.getMinutes(), d.getSeconds()].map(two).join('.');
    const name = words.pastedPicture(`${date} ${clock}`);
    sameName = name === lastName ? sameName + 1 : 1;
    lastName = name;
    const nth = sameName > 1 ? ` (${sameName})` : '';
    const { type, lastModified } = file;
    return new File([file], `${name}${nth}.${ending.toLowerCase()}`, { type, lastModified });
  });
}

/** Takes the files out of an input, so that the same file can be picked again. */
export function filesOfInput(input: HTMLInputElement): readonly File[] {
  const files = [...(input.files ?? [])];
  input.value = '';
  return files;
}
