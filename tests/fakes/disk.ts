/** The stores of one device: they outlive its tabs, answer late, fill up, fail, and lose what a crash catches. */
import type { Bytes } from '../../src/core/base/bytes.ts';
import { SwapError } from '../../src/core/base/errors.ts';
import type { ChunkHash } from '../../src/core/base/ids.ts';
import type { ChunkStore, KeyValueStore } from '../../src/core/ports.ts';
import type { Prng } from './prng.ts';
import type { Host } from './host.ts';
import { createTransactions, type Transactions } from './transactions.ts';

export interface DiskStores {
  readonly records: KeyValueStore;
  readonly fileIndex: KeyValueStore;
  readonly chunks: ChunkStore;
}

export interface Disk {
  /** What is committed. */
  readonly chunks: ReadonlyMap<ChunkHash, Bytes>;
  quotaBytes: number;
  /** Of the quota, what other rooms and sites take away. */
  foreignBytes: number;
  /** Of every write, how likely it fails for no reason. */
  failing: number;
  usedBytes(): number;
  /** Writes that were refused so far. */
  refusals(): number;
  /** Nothing waits to be carried out. */
  idle(): boolean;
  /** All that is committed of records, the index of files, and chunks. */
  contents(): [string, Bytes][];
  /** Opens the stores for one life of a tab. */
  open(host: Host, latencyMs: number): DiskStores;
  /** The tab died: each store keeps what it had begun up to some call, in order. */
  crash(): void;
}

/** Knows how much it holds. */
class WeighedMap<Key> extends Map<Key, Bytes> {
  bytes = 0;

  override set(key: Key, value: Bytes): this {
    this.bytes += value.length - (this.get(key)?.length ?? 0);
    return super.set(key, value);
  }

  override delete(key: Key): boolean {
    this.bytes -= this.get(key)?.length ?? 0;
    return super.delete(key);
  }
}

/** @param shelf chunks that many devices have, held once: for files that thousands take */
export function createDisk(
  prng: Prng,
  committed: (hash: ChunkHash, bytes: Bytes) => void,
  shelf?: Map<ChunkHash, Bytes>,
) {
  const chunks = new WeighedMap<ChunkHash>();
  const [records, fileIndex] = [new WeighedMap<string>(), new WeighedMap<string>()];
  let open: Transactions[] = [];
  let refusals = 0;

  const mayWrite = (addedBytes: number) => {
    const fails = prng.chance(disk.failing);
    const full = disk.usedBytes() + addedBytes > disk.quotaBytes;
    if (fails || full) refusals += 1;
    if (fails) throw new SwapError('storage-failed', 'the disk failed');
    if (full) throw new SwapError('storage-full', 'the disk is full');
  };

  const keyValueStore = (map: Map<string, Bytes>, queue: Transactions): KeyValueStore => ({
    get: (key) => queue.read('get', () => map.get(key)?.slice()),
    entries: (prefix) =>
      queue.read('entries', () =>
        [...map]
          .filter(([key]) => key.startsWith(prefix))
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, value]): [string, Bytes] => [key, value.slice()]),
      ),
    put(given) {
      const copies = given.map(([key, value]): [string, Bytes] => [key, value.slice()]);
      return queue.write('put', () => {
        mayWrite(copies.reduce((sum, [key, value]) => sum + key.length + value.length, 0));
        for (const [key, value] of copies) map.set(key, value);
      });
    },
    delete(keys) {
      const copies = [...keys];
      return queue.write('delete', () => copies.forEach((key) => map.delete(key)));
    },
  });

  const chunkStore = (queue: Transactions): ChunkStore => ({
    has(hashes) {
      const copies = [...hashes];
      return queue.read('has chunks', () => copies.map((hash) => chunks.has(hash)));
    },
    get: (hash) => queue.read('get chunk', () => chunks.get(hash)?.slice()),
    put(given) {
      const copies = given.map(({ hash, bytes }) => ({ hash, bytes: bytes.slice() }));
      const keep = (some: typeof copies) => {
        const news = some.filter(({ hash }) => !chunks.has(hash));
        mayWrite(news.reduce((sum, { bytes }) => sum + bytes.length, 0));
        for (const { hash, bytes } of some) {
          committed(hash, bytes);
          chunks.set(hash, shelf?.get(hash) ?? bytes);
          if (shelf && !shelf.has(hash)) shelf.set(hash, bytes);
        }
      };
      // Each chunk is whole or not there, but a crash may leave only some of them.
      const partly = () => {
        const some = copies.filter(() => prng.chance(0.5));
        if (disk.failing === 0 && disk.usedBytes() < disk.quotaBytes / 2) keep(some);
      };
      return queue.write('put chunks', () => keep(copies), partly);
    },
    delete(hashes) {
      const copies = [...hashes];
      return queue.write('delete chunks', () => copies.forEach((hash) => chunks.delete(hash)));
    },
    usage: () =>
      queue.read('usage', () => ({ usedBytes: disk.usedBytes(), quotaBytes: disk.quotaBytes })),
  });

  const disk: Disk = {
    chunks,
    quotaBytes: 2 ** 40,
    foreignBytes: 0,
    failing: 0,
    usedBytes() {
      return disk.foreignBytes + chunks.bytes + records.bytes + fileIndex.bytes;
    },
    refusals: () => refusals,
    idle: () => open.every((queue) => queue.idle()),
    contents: () => [...records, ...fileIndex, ...chunks],
    open(host, latencyMs) {
      const queues = ['records', 'index', 'chunks'].map((name) =>
        createTransactions(host, name, latencyMs, prng),
      ) as [Transactions, Transactions, Transactions];
      open = queues;
      return {
        records: keyValueStore(records, queues[0]),
        fileIndex: keyValueStore(fileIndex, queues[1]),
        chunks: chunkStore(queues[2]),
      };
    },
    crash() {
      for (const queue of open) queue.crash();
      open = [];
    },
  };
  return disk;
}
