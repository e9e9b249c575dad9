/** Chooses which cached files make room for a new one, and deletes a file from the cache. */
import type { ChunkStore } from '../../ports.ts';
import type { CachedFile } from '../../api/views.ts';
import type { FileIndex, FileRecord } from './file-index.ts';

/**
 * What nobody here asked for first, then the least recently used, never pinned or busy ones, and only as many as are needed. Null when all of
 * them together are not enough. Pure.
 */
export function chooseEvictions(
  files: readonly CachedFile[],
  neededBytes: number,
): CachedFile[] | null {
  const chosen: CachedFile[] = [];
  let freedBytes = 0;
  const candidates = files
    .filter((it) => !it.pinned && !it.busy && it.cachedBytes > 0)
    .sort((a, b) => Number(a.asked) - Number(b.asked) || a.lastUsedAtMs - b.lastUsedAtMs);
  for (const file of candidates) {
    if (freedBytes >= neededBytes) break;
    chosen.push(file);
    freedBytes += file.cachedBytes;
  }
  return freedBytes >= neededBytes ? chosen : null;
}

/** What the record of a file says that is deleted here. A mirror does not fetch it again. */
export const EVICTED = {
  ...({ wanted: false, paused: false, kept: 'left' } as const),
  ...{ rank: undefined, looked: undefined, cachedBytes: 0 },
};

/** Deletes the chunks of one file that no other remembered file names. */
export async function evictFile(index: FileIndex, chunks: ChunkStore, key: string): Promise<void> {
  const all = await index.all();
  // A file being fetched may use chunks of this one, long before it is complete.
  const isUsed = (record: FileRecord) =>
    record.cachedBytes > 0 || record.wanted || record.kept === 'yes';
  const others = all.filter(([other, record]) => other !== key && isUsed(record));
  const kept = await index.chunksOf(others.map(([other]) => other));
  const own = await index.chunksOf([key]);
  await chunks.delete([...own].filter((hash) => !kept.has(hash)));
  const record = all.find(([it]) => it === key)?.[1];
  if (record) await index.save(key, { ...record, ...EVICTED });
  await index.saveChosen(key, undefined);
  await index.setLeaving(key, false);
}
