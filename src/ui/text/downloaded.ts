/** How far all running downloads of a room are together. */
import type { SharedFile } from '../../core/api/views.ts';

/** The share of all running downloads that is here; undefined: there is none. */
export function downloaded(files: readonly SharedFile[]): number | undefined {
  const moving = files.filter((file) => file.state === 'fetching');
  if (moving.length === 0) return undefined;
  const size = moving.reduce((sum, file) => sum + file.sizeBytes, 0);
  const have = moving.reduce((sum, file) => sum + file.haveBytes, 0);
  return size === 0 ? 0 : Math.min(1, have / size);
}
