/** How full this device is, in words and tiles, and which files it could delete. */
import type { CachedFile, StorageView, Tile } from '../../core/api/views.ts';
import { bytes } from '../words/format.ts';
import { EMPTY_TILE, WHOLE_TILE } from '../pictures/mosaic-paths.ts';
import { nameList } from '../words/lists.ts';
import { visibleName } from './visible-name.ts';
import { words } from '../words/en/files-pane.ts';

/** One row of tiles, full for what is used. If anything is used, at least one tile is full. */
export function storageTiles(storage: StorageView, columns: number): readonly Tile[] {
  const share = storage.quotaBytes > 0 ? storage.usedBytes / storage.quotaBytes : 0;
  const used = share > 0 ? Math.min(columns, Math.max(1, Math.round(share * columns))) : 0;
  return Array.from({ length: columns }, (_, i) => (i < used ? WHOLE_TILE : EMPTY_TILE));
}

export function storageWords(storage: StorageView): string {
  const free = bytes(Math.max(0, storage.quotaBytes - storage.usedBytes));
  const pinned = storage.files
    .filter((file) => file.pinned)
    .reduce((sum, file) => sum + file.cachedBytes, 0);
  return pinned > 0 ? words.pinnedAndFree(bytes(pinned), free) : words.free(free);
}

/** Files that nothing needs now, least recently used first. */
export function disposable(storage: StorageView): readonly CachedFile[] {
  return storage.files
    .filter((file) => !file.pinned && !file.busy && file.cachedBytes > 0)
    .toSorted((a, b) => a.lastUsedAtMs - b.lastUsedAtMs);
}

/** Shortens a name to a line or two. The list of files shows all of it. */
function clipped(name: string): string {
  const chars = [...name];
  return chars.length <= 60 ? name : `${chars.slice(0, 44).join('')}…${chars.slice(-12).join('')}`;
}

export function couldGo(storage: StorageView): string {
  const left = bytes(Math.max(0, storage.quotaBytes - storage.usedBytes));
  const files = disposable(storage);
  if (files.length === 0) return words.nothingCouldGo(left);
  const sum = bytes(files.reduce((total, file) => total + file.cachedBytes, 0));
  const names = nameList(files.map((file) => clipped(visibleName(file.name))));
  return words.couldGo(files.length, { left, sum, names });
}
