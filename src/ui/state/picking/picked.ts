/** What a person picked, dropped or pasted at once: one file, or a batch. */
import type { BatchParts } from '../../services.ts';

export interface Picked extends BatchParts {
  /** Paths of what the browser could not read. */
  readonly unread: readonly string[];
}

/** What a person brings into a room from outside of it. */
export interface Brought {
  readonly picked: Picked;
  /** For the message field. */
  readonly text?: string;
  /** The room was made for it, so its link is what comes next. */
  readonly copiesLink?: boolean;
  /** It has been shared, or was not to be. */
  done?(): void;
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
