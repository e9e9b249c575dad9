/** A disk for packs and their index. It loses power at a chosen step and keeps a chosen part of unflushed writes. */
import type { Database } from '../../src/browser/storage/idb.ts';
import type { PackFile, PackFolder } from '../../src/browser/storage/pack-set.ts';
import type { Bytes } from '../../src/core/base/bytes.ts';
import { SwapError } from '../../src/core/base/errors.ts';

interface FakeFile {
  bytes: Bytes;
  flushed: Bytes;
  locked: boolean;
}

export interface PackDisk {
  readonly folder: PackFolder;
  readonly index: Database;
  readonly files: Map<string, FakeFile>;
  readonly records: Map<string, unknown>;
  /** Writes, flushes, cuts, removals and commits so far. */
  steps(): number;
  /** At this step the power fails: it and all later steps throw. */
  failAt: number;
  quotaBytes: number;
  /** Names given to packs so far. */
  names: number;
  /** The power is back. `survives`: which part of unflushed writes is there, 0 to 1. */
  restart(survives: number): void;
}

export function createPackDisk(): PackDisk {
  const files = new Map<string, FakeFile>();
  const records = new Map<string, unknown>();
  let steps = 0;

  function step(): void {
    steps += 1;
    if (steps > disk.failAt) throw new Error('the power is off');
  }

  function resize(file: FakeFile, length: number): void {
    const bytes = new Uint8Array(length);
    bytes.set(file.bytes.subarray(0, length));
    file.bytes = bytes;
  }

  const packFile = (file: FakeFile): PackFile => ({
    read(into, at) {
      const part = file.bytes.subarray(at, at + into.length);
      into.set(part);
      return part.length;
    },
    write(bytes, at) {
      step();
      const used = [...files.values()].reduce((sum, it) => sum + it.bytes.length, 0);
      const added = Math.max(0, at + bytes.length - file.bytes.length);
      if (used + added > disk.quotaBytes) throw new SwapError('storage-full', 'full');
      if (added > 0) resize(file, at + bytes.length);
      file.bytes.set(bytes, at);
    },
    flush() {
      step();
      file.flushed = file.bytes.slice();
    },
    cut(sizeBytes) {
      step();
      if (file.bytes.length > sizeBytes) resize(file, sizeBytes);
    },
    close: () => void (file.locked = false),
  });

  const folder: PackFolder = {
    list: async () => [...files.keys()],
    async open(name) {
      const file = files.get(name) ?? {
        bytes: new Uint8Array(),
        flushed: new Uint8Array(),
        locked: false,
      };
      if (file.locked) return undefined;
      files.set(name, Object.assign(file, { locked: true }));
      return packFile(file);
    },
    async remove(name) {
      step();
      if (files.get(name)?.locked) throw new Error('locked');
      files.delete(name);
    },
  };

  const unused = () => Promise.reject(new Error('not used'));
  const index: Database = {
    get: async (key) => records.get(key),
    has: async (keys) => keys.map((key) => records.has(key)),
    entries: async () => [...records].sort(([a], [b]) => (a < b ? -1 : 1)),
    async put(added) {
      step();
      for (const [key, value] of added) records.set(key, value);
    },
    async delete(keys) {
      step();
      for (const key of keys) records.delete(key);
    },
    keys: unused,
    putNew: unused,
    changeIf: unused,
  };

  const disk: PackDisk = {
    folder,
    index,
    files,
    records,
    steps: () => steps,
    failAt: Infinity,
    quotaBytes: Infinity,
    names: 0,
    restart(survives) {
      for (const file of files.values()) {
        const { bytes, flushed } = file;
        // Of what was written since the last flush, a part from the front survives; a cut is undone.
        const kept = Math.floor(bytes.length * survives);
        const after = new Uint8Array(Math.max(kept, flushed.length));
        after.set(flushed);
        after.set(bytes.subarray(0, kept));
        Object.assign(file, { bytes: after, flushed: after.slice(), locked: false });
      }
      disk.failAt = Infinity;
    },
  };
  return disk;
}
