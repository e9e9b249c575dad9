/** Batches, and files that are read in part: what people do with them, and that the bytes are the right ones. */
import { encodeFileList, type BatchFacts } from '../../src/core/api/batch/file-list.ts';
import type { SharedFile } from '../../src/core/api/views.ts';
import { concat, type Bytes } from '../../src/core/base/bytes.ts';
import type { Prng } from '../fakes/prng.ts';
import type { Person } from './actions.ts';

/** Somebody who reads has seen enough after this long. */
const READS_MS_MAX = 60_000;

/** The content as the bytes of a few files, with the list before them. */
export function asBatch(prng: Prng, content: Bytes): { bytes: Bytes; batch: BatchFacts } {
  const ends = Array.from({ length: prng.below(12) }, () => prng.below(content.length + 1));
  const cuts = [0, ...ends.toSorted((a, b) => a - b), content.length];
  const files = cuts.slice(1).map((end, n) => ({
    ...{ path: `folder ${n % 3}/${n}.bin`, modifiedMs: n },
    sizeBytes: end - (cuts[n] ?? 0),
  }));
  const list = encodeFileList(files, [{ path: 'empty', modifiedMs: 1 }]);
  return {
    bytes: concat(list, content),
    batch: { count: files.length, listBytes: list.length },
  };
}

/** Some of the files of a batch; undefined: all of it, or of a file that is none. */
export function drawItems(prng: Prng, { batch }: SharedFile): number[] | undefined {
  if (!batch || prng.chance(0.4)) return undefined;
  const items = [...Array(batch.count).keys()].filter(() => prng.chance(0.4));
  return items.length > 0 ? items : undefined;
}

/** Reads a range, for as long as the person has patience. */
export async function readSome({ world, node, room, prng }: Person, file: SharedFile) {
  const from = prng.below(file.sizeBytes + 1);
  const to = from + prng.below(4 * world.chunkBytes);
  const patience = new AbortController();
  node.life?.host.after(prng.below(READS_MS_MAX), 'has read enough', () => patience.abort());
  let at = from;
  for await (const piece of room.files.read(file.id, { from, to }, patience.signal)) {
    const is = world.shared.get(file.id)?.bytes.subarray(at, at + piece.length);
    if (piece.length === 0 || (is && Buffer.compare(is, piece) !== 0))
      return world.fail(`${node.name} reads other bytes of ${file.name} at ${at}`);
    at += piece.length;
    world.stats.bytesRead += piece.length;
  }
  if (at > Math.min(to, file.sizeBytes)) world.fail(`${node.name} reads on behind the end`);
}
