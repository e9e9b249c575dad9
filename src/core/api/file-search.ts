/** Looks for words among the files of a library. It keeps a text of each path, which is quicker to look through than to index. Pure. */
import type { LibraryFile, LibraryQuestion } from './library.ts';
import { foldedWords, haystackOf, meantWords, needleOf } from '../folding/fold.ts';

interface Searched {
  readonly sizeBytes: number;
  readonly folders: string;
  readonly name: string;
}

export const fileNameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const endingOf = (name: string): string => /[^.](\.[\p{L}\p{N}]{1,12})$/u.exec(name)?.[1] ?? '';
/** An ending is found as a whole, and other words by their beginning, as we compare them and not as others do. */
const found = (word: string): string =>
  word.startsWith('.') ? ` ${word} ` : needleOf(foldedWords(word).join(' ') || word);

export class FileSearch {
  readonly #files: Searched[] = [];
  readonly #folders = new Map<string, string>();

  constructor(files: readonly LibraryFile[]) {
    for (const file of files) this.add(file);
  }

  /** Its number is that of files that were added before. */
  add({ path, sizeBytes }: LibraryFile): void {
    const name = fileNameOf(path);
    const folder = path.slice(0, path.length - name.length);
    const folders = this.#folders.get(folder) ?? haystackOf(folder);
    this.#folders.set(folder, folders);
    const ending = endingOf(name).toLowerCase();
    this.#files.push({ sizeBytes, folders, name: `${haystackOf(name)} ${ending} ` });
  }

  /** The numbers of at most `max` files: those that are called so come before those whose folders are. */
  find({ terms, minBytes = 0, maxBytes = Infinity }: LibraryQuestion, max: number): number[] {
    const [named, others]: [number[], number[]] = [[], []];
    const sought = terms.map((words) => meantWords(words).map(found));
    for (const [at, { sizeBytes, folders, name }] of this.#files.entries()) {
      if (sizeBytes < minBytes || sizeBytes > maxBytes) continue;
      const has = (text: string, words: readonly string[]) => words.some((it) => text.includes(it));
      if (sought.every((it) => has(name, it))) named.push(at);
      else if (others.length < max && sought.every((it) => has(name, it) || has(folders, it)))
        others.push(at);
      if (named.length >= max) break;
    }
    return [...named, ...others].slice(0, max);
  }
}
