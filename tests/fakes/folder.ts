/** A folder as the File System Access API gives it. */
import { concat, type Bytes } from '../../src/core/base/bytes.ts';

/** What is in it, by path. A name that ends in ".lnk" is refused, as in Chromium. */
export class Folder {
  readonly files = new Map<string, string>();
  readonly folders = new Set<string>();
  denied = false;

  handle(at = ''): FileSystemDirectoryHandle {
    const enter = (name: string): string => {
      if (this.denied) throw new DOMException('not any more', 'NotAllowedError');
      if (/\.lnk$/.test(name)) throw new TypeError('Name is not allowed.');
      return at + name;
    };
    return {
      getFileHandle: async (name: string, { create = false } = {}) => {
        const path = enter(name);
        if (this.folders.has(path)) throw new DOMException('a folder', 'TypeMismatchError');
        if (!create && !this.files.has(path)) throw new DOMException('none', 'NotFoundError');
        if (create && !this.files.has(path)) this.files.set(path, '');
        return { createWritable: async () => this.#writable(path) };
      },
      getDirectoryHandle: async (name: string) => {
        const path = enter(name);
        this.folders.add(path);
        return this.handle(`${path}/`);
      },
    } as unknown as FileSystemDirectoryHandle;
  }

  #writable(path: string) {
    const pieces: Bytes[] = [];
    return {
      write: async (bytes: Bytes) => void pieces.push(bytes.slice()),
      close: async () => void this.files.set(path, new TextDecoder().decode(concat(...pieces))),
      abort: async () => undefined,
    };
  }
}
