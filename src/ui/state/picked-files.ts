/** Files that a person dropped, pasted or picked. Folders are listed apart: they have no bytes. */

export interface PickedFiles {
  readonly files: readonly File[];
  readonly folders: readonly string[];
}

export const hasFiles = (transfer: DataTransfer | null): transfer is DataTransfer =>
  transfer?.types.includes('Files') ?? false;

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

/** Takes the files out of an input, so that the same file can be picked again. */
export function filesOfInput(input: HTMLInputElement): readonly File[] {
  const files = [...(input.files ?? [])];
  input.value = '';
  return files;
}
