/**
 * The packs that one tab writes: puts chunks into them, finds them again, reuses the room of deleted ones.
 *
 * A tab holds the packs that no other tab held when it opened, and no other tab writes to them. A chunk's
 * bytes are on the disk before the index names them, and bytes that the index still names are never
 * overwritten. So after a crash at any point every chunk in the index is whole.
 */
import type { Bytes } from '../../core/base/bytes.ts';
import { SwapError } from '../../core/base/errors.ts';
import { chunkHash, type ChunkHash } from '../../core/base/ids.ts';
import type { Database } from './idb.ts';
import { asPackRecord, sameRecord, type PackRecord } from './pack-record.ts';
import { PackSpace, type Extent } from './pack-space.ts';

/** One pack, open for this tab alone. Nothing here is asynchronous. */
export interface PackFile {
  /** Fills `into` from `at`; returns how many bytes there were. */
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
  /** Creates it where it does not exist; undefined when another tab has it. */
  open(name: string): Promise<PackFile | undefined>;
  remove(name: string): Promise<void>;
}

export interface PackSetOptions {
  readonly folder: PackFolder;
  readonly index: Database;
  sha256(bytes: Bytes): Promise<Bytes>;
  /** Another name at each call. */
  newName(): string;
  /** Tells the other tabs that these may be gone from the index: they call `deleted` with them. */
  tellDeleted(hashes: readonly ChunkHash[]): void;
  readonly packBytesMax?: number;
}

/** Large enough that few are open, small enough that deleting a file frees most of its room at once. */
const PACK_BYTES_MAX = 512 * 1024 * 1024;

interface Pack {
  readonly name: string;
  readonly file: PackFile;
  readonly space: PackSpace;
}
/** Where a chunk is. */
interface Slot extends Extent {
  readonly pack: Pack;
}
type NamedChunk = readonly [hash: ChunkHash, record: PackRecord];

const recordOf = ({ pack, offset, length }: Slot): PackRecord => ({
  pack: pack.name,
  offset,
  length,
});

export class PackSet {
  readonly #options: PackSetOptions;
  readonly #packBytesMax: number;
  readonly #packs = new Map<string, Pack>();
  readonly #slots = new Map<ChunkHash, Slot>();
  #lastWrite: Promise<unknown> = Promise.resolve();

  private constructor(options: PackSetOptions) {
    this.#options = options;
    this.#packBytesMax = options.packBytesMax ?? PACK_BYTES_MAX;
  }

  /** Takes all packs that no other tab has. @throws what the folder or the index throws */
  static async open(options: PackSetOptions): Promise<PackSet> {
    const set = new PackSet(options);
    const files = await openFree(options.folder);
    // Read once they are open: from then on nobody else adds records of these packs.
    const entries = files.size > 0 ? await options.index.entries('') : [];
    const named = chunksByPack(entries, files);
    for (const [name, file] of files) await set.#adopt(name, file, named.get(name) ?? []);
    return set;
  }

  /** All of them or none. @throws SwapError storage-full, storage-failed */
  put(chunks: readonly { hash: ChunkHash; bytes: Bytes }[]): Promise<void> {
    return this.#inTurn(() =>
      this.#write(new Map(chunks.map(({ hash, bytes }) => [hash, bytes] as const))),
    );
  }

  /** A chunk in one of this tab's packs, checked against its hash. */
  async get(hash: ChunkHash): Promise<Bytes | undefined> {
    const slot = this.#slots.get(hash);
    if (!slot) return undefined;
    const bytes = new Uint8Array(slot.length);
    const length = slot.pack.file.read(bytes, slot.offset);
    const isWhole = length === slot.length;
    if (isWhole && chunkHash(await this.#options.sha256(bytes)) === hash) return bytes;
    await this.#inTurn(async () =>
      this.#slots.get(hash) === slot ? this.#forget([hash]) : undefined,
    );
    return undefined;
  }

  delete(hashes: readonly ChunkHash[]): Promise<void> {
    return this.#inTurn(() => this.#forget(hashes));
  }

  /** Another tab has deleted these. */
  deleted(hashes: readonly ChunkHash[]): Promise<void> {
    return this.#inTurn(async () => {
      for (const hash of hashes) {
        const slot = this.#slots.get(hash);
        if (!slot) continue;
        // It may have been put again since.
        const named = asPackRecord(await this.#options.index.get(hash));
        if (!sameRecord(recordOf(slot), named)) await this.#free(this.#removeSlot(hash));
      }
    });
  }

  /** Bytes that the packs take on the disk and that are free for further chunks. */
  gapBytes(): number {
    return [...this.#packs.values()].reduce((sum, { space }) => sum + space.gapBytes(), 0);
  }

  async #adopt(name: string, file: PackFile, chunks: readonly NamedChunk[]): Promise<void> {
    const records = chunks.map(([, record]) => record);
    const pack: Pack = { name, file, space: new PackSpace(records, this.#packBytesMax) };
    this.#packs.set(name, pack);
    const doubtful = overlapping(records);
    for (const [hash, record] of chunks) {
      const { offset, length } = record;
      if (!doubtful.has(record)) this.#slots.set(hash, { pack, offset, length });
    }
    if (chunks.length === 0) await this.#discard(pack);
    else file.cut(pack.space.endBytes()); // a crash during a put leaves its bytes at the end
  }

  /** Writes wait for each other; reads see what was committed when they came. */
  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const run = this.#lastWrite.then(task);
    this.#lastWrite = run.catch(() => undefined);
    return run;
  }

  async #write(chunks: ReadonlyMap<ChunkHash, Bytes>): Promise<void> {
    const written = new Map<ChunkHash, Slot>();
    try {
      for (const [hash, bytes] of chunks) {
        const slot = await this.#allocate(bytes.length);
        written.set(hash, slot);
        slot.pack.file.write(bytes, slot.offset);
      }
      for (const pack of new Set([...written.values()].map((slot) => slot.pack))) pack.file.flush();
      const records = [...written].map(([hash, slot]) => [hash, recordOf(slot)] as const);
      await this.#options.index.put(records);
    } catch (error) {
      await this.#free([...written.values()]);
      throw error;
    }
    // A chunk that comes again is written again: its old bytes may date from before a crash.
    const replaced = [...written.keys()].flatMap((hash) => this.#removeSlot(hash));
    for (const [hash, slot] of written) this.#slots.set(hash, slot);
    await this.#free(replaced);
  }

  async #allocate(length: number): Promise<Slot> {
    for (const pack of this.#packs.values()) {
      const offset = pack.space.take(length);
      if (offset !== undefined) return { pack, offset, length };
    }
    const name = this.#options.newName();
    const file = await this.#options.folder.open(name);
    if (!file) throw new SwapError('storage-failed', 'A new pack was taken by another tab.');
    const pack: Pack = { name, file, space: new PackSpace([], this.#packBytesMax) };
    this.#packs.set(name, pack);
    return { pack, offset: pack.space.take(length) ?? 0, length };
  }

  async #forget(hashes: readonly ChunkHash[]): Promise<void> {
    await this.#options.index.delete(hashes);
    await this.#free(hashes.flatMap((hash) => this.#removeSlot(hash)));
    this.#options.tellDeleted(hashes);
  }

  /** The slot that the chunk had, if any. */
  #removeSlot(hash: ChunkHash): Slot[] {
    const slot = this.#slots.get(hash);
    this.#slots.delete(hash);
    return slot ? [slot] : [];
  }

  /** From now on other chunks may overwrite their bytes. */
  async #free(freed: readonly Slot[]): Promise<void> {
    for (const { pack, offset, length } of freed) pack.space.give({ offset, length });
    for (const pack of new Set(freed.map((slot) => slot.pack))) {
      if (pack.space.endBytes() > 0) pack.file.cut(pack.space.endBytes());
      else await this.#discard(pack);
    }
  }

  async #discard(pack: Pack): Promise<void> {
    this.#packs.delete(pack.name);
    pack.file.close();
    // Another tab may have taken it in between: then it is not ours to remove.
    await this.#options.folder.remove(pack.name).catch(() => undefined);
  }
}

/** Opens every pack that no other tab has. */
async function openFree(folder: PackFolder): Promise<Map<string, PackFile>> {
  const files = new Map<string, PackFile>();
  for (const name of await folder.list()) {
    const file = await folder.open(name);
    if (file) files.set(name, file);
  }
  return files;
}

/** The chunks that the index names in these packs. */
function chunksByPack(
  entries: readonly (readonly [hash: string, value: unknown])[],
  packs: ReadonlyMap<string, PackFile>,
): Map<string, NamedChunk[]> {
  const named = new Map<string, NamedChunk[]>();
  for (const [hash, value] of entries) {
    const record = asPackRecord(value);
    if (!record || !packs.has(record.pack)) continue;
    const chunk = [hash as ChunkHash, record] as const;
    const others = named.get(record.pack);
    if (others) others.push(chunk);
    else named.set(record.pack, [chunk]);
  }
  return named;
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
