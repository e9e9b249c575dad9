/** Reads chunks from packs that a worker may be writing to: for pages and the service worker. */
import type { Bytes } from '../../core/base/bytes.ts';
import { SwapError } from '../../core/base/errors.ts';
import { chunkHash, type ChunkHash } from '../../core/base/ids.ts';
import type { ChunkStore } from '../../core/ports.ts';
import type { Database } from './idb.ts';
import { asPackRecord, sameRecord, type PackRecord } from './pack-record.ts';

export interface PackReaderOptions {
  readonly index: Database;
  readonly folder: string;
}

export type PackReader = Pick<ChunkStore, 'has' | 'get'>;

/** A file that is written to between opening and reading must be opened again. */
const TRIES_MAX = 12;
const TRY_AGAIN_MS = 4;

/**
 * Checks every chunk against its hash. A chunk that does not match is read twice, since it may just be moving;
 * then its record is deleted and the chunk is absent.
 */
export function createPackReader({ index, folder }: PackReaderOptions): PackReader {
  let directory: Promise<FileSystemDirectoryHandle> | undefined;
  const files = new Map<string, Promise<FileSystemFileHandle>>();

  function fileHandle(pack: string): Promise<FileSystemFileHandle> {
    directory ??= navigator.storage.getDirectory().then((root) => root.getDirectoryHandle(folder));
    const handle = files.get(pack) ?? directory.then((it) => it.getFileHandle(pack));
    files.set(pack, handle);
    return handle;
  }

  /** Undefined where there is no such file, or it is too short. */
  async function read({ pack, offset, length }: PackRecord): Promise<Bytes | undefined> {
    try {
      const file = await (await fileHandle(pack)).getFile();
      const bytes = await file.slice(offset, offset + length).arrayBuffer();
      return bytes.byteLength === length ? new Uint8Array(bytes) : undefined;
    } catch (error) {
      files.delete(pack);
      if (!isNamed(error, 'NotFoundError')) throw error;
      directory = undefined;
      return undefined;
    }
  }

  return {
    has: async (hashes) => (hashes.length === 0 ? [] : index.has(hashes)),

    async get(hash) {
      let suspect: PackRecord | undefined;
      for (let tries = 0; tries < TRIES_MAX; tries++) {
        const record = asPackRecord(await index.get(hash));
        if (!record) return undefined;
        try {
          const bytes = await read(record);
          if (bytes && (await hashOf(bytes)) === hash) return bytes;
        } catch (error) {
          if (!isNamed(error, 'NotReadableError')) throw failed(error);
          await pause(TRY_AGAIN_MS * tries);
          continue;
        }
        const wrong = ([value]: readonly unknown[]) => sameRecord(record, asPackRecord(value));
        const isSuspect = sameRecord(record, suspect);
        if (isSuspect && (await index.changeIf([hash], wrong, { delete: [hash] })))
          return undefined;
        suspect = record;
      }
      throw failed(new Error('the file is being written to'));
    },
  };
}

async function hashOf(bytes: Bytes): Promise<ChunkHash> {
  return chunkHash(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const isNamed = (error: unknown, name: string): boolean =>
  error instanceof DOMException && error.name === name;

const failed = (cause: unknown): SwapError =>
  new SwapError('storage-failed', "This browser's file system refused to read.", { cause });
