/** Reads a file's bytes on this device: from the shared file itself, else from the cache. */
import type { Bytes } from '../../base/bytes.ts';
import { errorCode } from '../../base/errors.ts';
import type { ChunkStore } from '../../ports.ts';
import type { FileItem } from '../file-item.ts';
import { RUN_CHUNKS } from '../request/picker.ts';

/** A chunk we hold, or undefined when it turns out that we do not: then we stop announcing it. */
export async function readChunk(
  item: FileItem,
  index: number,
  chunks: ChunkStore,
  changed: () => void,
): Promise<Bytes | undefined> {
  const { manifest, swarm } = item;
  const chunk = manifest.chunks[index];
  const fresh = swarm.writer.get(index);
  if (fresh) return fresh;
  if (!chunk || !swarm.holdings.have.has(index)) return undefined;
  item.touched = true;
  if (item.source) {
    const start = manifest.offsetOf(index);
    const runEnd = manifest.offsetOf(index - (index % RUN_CHUNKS) + RUN_CHUNKS);
    const { source } = item;
    try {
      return await source.read(start, start + chunk.lengthBytes, runEnd);
    } catch (error) {
      if (item.source === source) await sourceGone(item, error, chunks);
      changed();
    }
  }
  const bytes = await chunks.get(chunk.hash).catch(() => undefined);
  if (bytes?.length === chunk.lengthBytes) return bytes;
  // Deleted by another tab, by the browser, or gone with the source.
  swarm.lose([index]);
  swarm.announcer.allSoon();
  return undefined;
}

/** The shared file itself cannot be read any more: what the cache has no copy of is lost, and everyone hears it at once. */
export async function sourceGone(
  item: FileItem,
  error: unknown,
  chunks: Pick<ChunkStore, 'has'>,
): Promise<void> {
  const { manifest, swarm } = item;
  item.source = undefined;
  const held = [...swarm.holdings.have.indexes()];
  const hashes = held.flatMap((index) => manifest.chunks[index]?.hash ?? []);
  const kept = await chunks.has(hashes).catch(() => hashes.map(() => false));
  if (item.source) return; // the person chose it again meanwhile
  const lost = held.filter((_, at) => !kept[at]);
  if (lost.length === 0 && swarm.complete()) return; // all of it is served from the copy
  item.problem = errorCode(error) ?? 'source-gone';
  if (lost.length === 0) return;
  swarm.lose(lost);
  swarm.announcer.all();
}
