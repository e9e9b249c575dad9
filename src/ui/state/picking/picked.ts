/** What a person picked, dropped or pasted at once: one file, or a batch. */
import type { BatchParts } from '../../services.ts';

export interface Picked extends BatchParts {
  /** Paths of what the browser could not read. */
  readonly unread: readonly string[];
}

export const isNothing = ({ files, folders, unread }: Picked): boolean =>
  files.length + folders.length + unread.length === 0;

/** Takes the files out of an input, so that the same can be picked again. */
export function pickedOfInput(input: HTMLInputElement): Picked {
  const files = [...(input.files ?? [])].map((file) => ({
    path: file.webkitRelativePath || file.name,
    file,
  }));
  input.value = '';
  return { files, folders: [], unread: [] };
}
