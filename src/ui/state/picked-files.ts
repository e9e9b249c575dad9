/** What somebody dropped, pasted or picked, as files; folders are told apart, for they have no bytes. */

export interface PickedFiles {
  readonly files: readonly File[];
  readonly folders: readonly string[];
}

export const hasFiles = (transfer: DataTransfer | null): transfer is DataTransfer =>
  transfer?.types.includes('Files') ?? false;

/** Must be called while the event is being handled; afterwards the browser hides the files. */
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

/** The files of an input, which is emptied so that the same file can be picked again. */
export function filesOfInput(input: HTMLInputElement): readonly File[] {
  const files = [...(input.files ?? [])];
  input.value = '';
  return files;
}
