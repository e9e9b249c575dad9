/**
 * The packs that one tab writes: puts chunks into them, finds them again, takes deleted ones' room back.
 *
 * A tab holds the packs that no other tab held when it opened, and no other tab writes to them. Of a
 * chunk the bytes are on the disk before the index names it, and nothing is written over bytes that
 * the index still names; so after a crash at any point every chunk in the index is whole.
 */
import type { Bytes } from '../../core/base/bytes.ts';
import { SwapError } from '../../core/base/errors.ts';
import { chunkHash, type ChunkHash } from '../../core/base/ids.ts';
import type { Database } from './idb.ts';
import { asPackRecord, sameRecord, type PackRecord } from './pack-record.ts';
import { createPackSpace, type PackSpace } from './pack-space.ts';

/** One pack, open for this tab alone. Nothing here is asynchronous. */
export interface PackFile {
  /** Fills `into` from `at`; gives how many bytes there were. */
  read(into: Bytes, at: number): number;
  /** @throws SwapError storage-full, storage-failed */
  write(bytes: Bytes, at: number): void;
  /** What was written is on the disk afterwards. @throws SwapError */
  flush(): void;
  cut(sizeBytes: number): void;
  close(): void;
}

export interface PackFolder {
  list(): Promise<string[]>;
  /** Makes it where it is not there; undefined when another tab has it. */
  open(name: string): Promise<PackFile | undefined>;
  remove(name: string): Promise<void>;
}

export interface PackSetOptions {
  readonly folder: PackFolder;
  readonly index: Database;
  sha256(bytes: Bytes): Promise<Bytes>;
  /** Another name at each call. */
  newName(): string;
  /** To the other tabs: these may be gone from the index. Theirs to call `deleted` with. */
  tellDeleted(hashes: readonly ChunkHash[]): void;
  readonly packBytesMax?: number;
}

export interface PackSet {
  /** All of them or none. @throws SwapError storage-full, storage-failed */
  put(chunks: readonly { hash: ChunkHash; bytes: Bytes }[]): Promise<void>;
  /** A chunk in one of this tab's packs, checked against its hash. */
  get(hash: ChunkHash): Promise<Bytes | undefined>;
  delete(hashes: readonly ChunkHash[]): Promise<void>;
  /** Another tab has deleted these. */
  deleted(hashes: readonly ChunkHash[]): Promise<void>;
  /** Bytes that the packs take on the disk and that are free for further chunks. */
  gapBytes(): number;
}

/** Large enough that few are open, small enough that deleting a file gives most of its room back at once. */
const PACK_BYTES_MAX = 512 * 1024 * 1024;

interface Pack {
  readonly name: string;
  readonly file: PackFile;
  readonly space: PackSpace;
}
interface Slot {
  readonly pack: Pack;
  readonly offset: number;
  readonly length: number;
}

const recordOf = ({ pack, offset, length }: Slot): PackRecord => ({
  pack: pack.name,
  offset,
  length,
});

/** Takes all packs that no other tab has. @throws whatever the folder or the index throws */
export async function openPackSet(options: PackSetOptions): Promise<PackSet> {
  const { folder, index, packBytesMax = PACK_BYTES_MAX } = options;
  const { packs, slots } = await takePacks(folder, index, packBytesMax);
  let last: Promise<unknown> = Promise.resolve();

  /** Writes wait for each other; reads see what was committed when they came. */
  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const run = last.then(task);
    last = run.catch(() => undefined);
    return run;
  }

  async function place(length: number): Promise<Slot> {
    for (const pack of packs.values()) {
      const offset = pack.space.take(length);
      if (offset !== undefined) return { pack, offset, length };
    }
    const name = options.newName();
    const file = await folder.open(name);
    if (!file) throw new SwapError('storage-failed', 'A new pack was taken by another tab.');
    const pack: Pack = { name, file, space: createPackSpace([], packBytesMax) };
    packs.set(name, pack);
    return { pack, offset: pack.space.take(length) ?? 0, length };
  }

  /** Their bytes may be written over from now on. */
  async function free(freed: readonly Slot[]): Promise<void> {
    for (const { pack, offset, length } of freed) pack.space.give({ offset, length });
    for (const pack of new Set(freed.map((slot) => slot.pack))) {
      if (pack.space.endBytes() > 0) pack.file.cut(pack.space.endBytes());
      else await discard(folder, packs, pack);
    }
  }

  /** Takes a chunk off the shelf; its slot, if it was there. */
  function unshelve(hash: ChunkHash): Slot[] {
    const slot = slots.get(hash);
    slots.delete(hash);
    return slot ? [slot] : [];
  }

  async function write(chunks: ReadonlyMap<ChunkHash, Bytes>): Promise<void> {
    const written = new Map<ChunkHash, Slot>();
    try {
      for (const [hash, bytes] of chunks) {
        const slot = await place(bytes.length);
        written.set(hash, slot);
        slot.pack.file.write(bytes, slot.offset);
      }
      for (const pack of new Set([...written.values()].map((slot) => slot.pack))) pack.file.flush();
      await index.put([...written].map(([hash, slot]) => [hash, recordOf(slot)] as const));
    } catch (error) {
      await free([...written.values()]);
      throw error;
    }
    // What lay there before may date from before a crash, so a chunk that comes again is written again.
    const replaced = [...written.keys()].flatMap(unshelve);
    for (const [hash, slot] of written) slots.set(hash, slot);
    await free(replaced);
  }

  async function forget(hashes: readonly ChunkHash[]): Promise<void> {
    await index.delete(hashes);
    await free(hashes.flatMap(unshelve));
    options.tellDeleted(hashes);
  }

  return {
    put: (chunks) =>
      inTurn(() => write(new Map(chunks.map(({ hash, bytes }) => [hash, bytes] as const)))),

    async get(hash) {
      const slot = slots.get(hash);
      if (!slot) return undefined;
      const bytes = new Uint8Array(slot.length);
      const length = slot.pack.file.read(bytes, slot.offset);
      if (length === slot.length && chunkHash(await options.sha256(bytes)) === hash) return bytes;
      await inTurn(async () => (slots.get(hash) === slot ? forget([hash]) : undefined));
      return undefined;
    },

    delete: (hashes) => inTurn(() => forget(hashes)),

    deleted: (hashes) =>
      inTurn(async () => {
        for (const hash of hashes) {
          const slot = slots.get(hash);
          if (!slot) continue;
          // It may have been put again since.
          const named = asPackRecord(await index.get(hash));
          if (!sameRecord(recordOf(slot), named)) await free(unshelve(hash));
        }
      }),

    gapBytes: () => [...packs.values()].reduce((sum, { space }) => sum + space.gapBytes(), 0),
  };
}

/** Opens what is free and then reads the index: from then on nobody else adds records of these packs. */
async function takePacks(folder: PackFolder, index: Database, packBytesMax: number) {
  const files = new Map<string, PackFile>();
  for (const name of await folder.list()) {
    const file = await folder.open(name);
    if (file) files.set(name, file);
  }
  const named = new Map<string, [hash: ChunkHash, record: PackRecord][]>();
  for (const [hash, value] of files.size > 0 ? await index.entries('') : []) {
    const record = asPackRecord(value);
    if (!record || !files.has(record.pack)) continue;
    const others = named.get(record.pack);
    if (others) others.push([hash as ChunkHash, record]);
    else named.set(record.pack, [[hash as ChunkHash, record]]);
  }
  const packs = new Map<string, Pack>();
  const slots = new Map<ChunkHash, Slot>();
  for (const [name, file] of files) {
    const records = named.get(name) ?? [];
    const extents = records.map(([, record]) => record);
    const space = createPackSpace(extents, packBytesMax);
    const pack: Pack = { name, file, space };
    packs.set(name, pack);
    const doubtful = overlapping(extents);
    for (const [hash, record] of records) {
      const { offset, length } = record;
      if (!doubtful.has(record)) slots.set(hash, { pack, offset, length });
    }
    if (records.length === 0) await discard(folder, packs, pack);
    else file.cut(space.endBytes()); // a put that a crash cut short left its bytes behind
  }
  return { packs, slots };
}

/**
 * Records that name the same bytes: the last words of a tab that was killed may come after another
 * took over its pack. One of them is wrong; until reading has shown which, their bytes stay in use.
 */
function overlapping(records: readonly PackRecord[]): Set<PackRecord> {
  const found = new Set<PackRecord>();
  let last: PackRecord | undefined;
  for (const record of [...records].sort((a, b) => a.offset - b.offset)) {
    if (last && record.offset < last.offset + last.length) found.add(last).add(record);
    if (!last || record.offset + record.length > last.offset + last.length) last = record;
  }
  return found;
}

async function discard(folder: PackFolder, packs: Map<string, Pack>, pack: Pack): Promise<void> {
  packs.delete(pack.name);
  pack.file.close();
  // Another tab may have taken it in between; then it is no longer ours to remove.
  await folder.remove(pack.name).catch(() => undefined);
}
