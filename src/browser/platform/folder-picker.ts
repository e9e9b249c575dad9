/** Lets a person choose a folder that we may write into (File System Access). Chromium has it. */
import { SwapError } from '../../core/base/errors.ts';

declare global {
  interface Window {
    showDirectoryPicker?(options: {
      readonly id: string;
      readonly mode: 'read' | 'readwrite';
      readonly startIn: 'documents' | 'downloads';
    }): Promise<FileSystemDirectoryHandle>;
  }
}

/** Undefined where the browser has no such thing. What it resolves to: undefined, when they chose none. */
export function folderPicker(): (() => Promise<FileSystemDirectoryHandle | undefined>) | undefined {
  if (!window.showDirectoryPicker) return undefined;
  return async () => {
    try {
      // It remembers the folder that was chosen last.
      const options = { id: 'swapmeet', mode: 'readwrite', startIn: 'downloads' } as const;
      return await window.showDirectoryPicker?.(options);
    } catch (cause) {
      if (cause instanceof DOMException && cause.name === 'AbortError') return undefined;
      throw new SwapError('unsupported', 'the browser lets us into no folder', { cause });
    }
  };
}
