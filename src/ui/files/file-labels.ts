/** What files are called where there are several: alike ones are told apart. */
import type { FileId } from '../../core/base/ids.ts';
import type { SharedFile } from '../../core/api/views.ts';
import { bytes, exactTime, time } from '../words/format.ts';
import { looks } from '../text/same-names.ts';
import { words } from '../words/en/files.ts';

type Marked = Pick<SharedFile, 'id' | 'name' | 'sizeBytes' | 'timeMs'>;

/** What may tell files apart whose names look the same; the first that does is taken. */
const MARKS: readonly ((file: Marked) => string)[] = [
  (file) => bytes(file.sizeBytes),
  (file) => time(file.timeMs),
  (file) => exactTime(file.timeMs),
];

/** A mark for each file whose name looks like that of another one. */
export function fileMarks(files: readonly Marked[]): ReadonlyMap<FileId, string> {
  const byLooks = new Map<string, Marked[]>();
  for (const file of files) {
    const look = looks(file.name);
    const alike = byLooks.get(look);
    if (alike) alike.push(file);
    else byLooks.set(look, [file]);
  }
  const marks = new Map<FileId, string>();
  for (const alike of byLooks.values()) {
    if (alike.length < 2) continue;
    const tells = MARKS.find((mark) => new Set(alike.map(mark)).size === alike.length);
    alike.forEach((file, i) => marks.set(file.id, tells ? tells(file) : words.number(i + 1)));
  }
  return marks;
}

const marked = new WeakMap<readonly Marked[], ReadonlyMap<FileId, string>>();
/** What tells a file apart from others of its name; undefined: it is the only one. @param files all files of the room */
export function fileMark(files: readonly Marked[], file: Marked): string | undefined {
  const marks = marked.get(files) ?? fileMarks(files);
  marked.set(files, marks);
  return marks.get(file.id);
}

/** The name by which a file's buttons are called. */
export function fileLabel(files: readonly Marked[], file: Marked): string {
  const mark = fileMark(files, file);
  return mark ? words.marked(file.name, mark) : file.name;
}
