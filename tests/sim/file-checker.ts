/** Safety of files: what is shown of them is possible, and what is complete is what was shared. */
import type { Bytes } from '../../src/core/base/bytes.ts';
import type { FileId } from '../../src/core/base/ids.ts';
import type { Room } from '../../src/core/api/room-api.ts';
import type { SavableFile, SharedFile } from '../../src/core/api/views.ts';
import type { SimNode } from './sim-node.ts';
import type { World } from './world.ts';

export function checkFiles(
  world: World,
  node: SimNode,
  room: Room,
  files: readonly SharedFile[],
  verified: WeakMap<object, Set<string>>,
): void {
  const seen = verified.get(room) ?? new Set();
  verified.set(room, seen);
  for (const file of files) {
    checkView(world, node, file);
    if (file.state !== 'complete' || seen.has(file.id)) continue;
    // The list of a batch is read when the room opens, a moment after what is stored is counted.
    if (file.batch && !room.files.savable(file.id)) continue;
    checkContent(world, node, room, file.id);
    seen.add(file.id);
    world.stats.filesCompleted += 1;
  }
}

function checkView(world: World, node: SimNode, file: SharedFile): void {
  const fail = (what: string) => world.fail(`${node.name}, ${file.name} (${file.state}): ${what}`);
  const shared = world.shared.get(file.id);
  if (shared) {
    if (file.name !== shared.name) fail('wrong name');
    if (file.sizeBytes !== shared.bytes.length) fail('wrong size');
    if (file.sharer !== shared.sharer.identity.peer) fail('wrong sharer');
    if (file.own !== (shared.sharer === node)) fail('wrong owner');
  }
  if (file.haveBytes < 0 || file.haveBytes > file.sizeBytes) fail(`has ${file.haveBytes} bytes`);
  if (file.haveChunks < 0 || file.haveChunks > file.chunks) fail(`has ${file.haveChunks} chunks`);
  if (!(file.hashedFraction >= 0 && file.hashedFraction <= 1)) fail('impossible hashed fraction');
  for (const { fraction } of file.holders) {
    if (!(fraction >= 0 && fraction <= 1)) fail(`a holder with fraction ${fraction}`);
  }
  if (file.state !== 'complete') return;
  const { haveBytes, sizeBytes } = file.chosen ?? file;
  if (haveBytes !== sizeBytes) fail(`complete with ${haveBytes} bytes`);
  if (!file.chosen && file.hashedFraction !== 1) fail('complete without a closed manifest');
}

/** Compared on the disk, where the bytes that a save would read are: of a batch those of the files that were chosen. */
function checkContent(world: World, node: SimNode, room: Room, id: FileId): void {
  const shared = world.shared.get(id);
  const savable = room.files.savable(id);
  if (!savable) return world.fail(`${node.name}: a complete file cannot be saved`);
  if (!shared) return;
  const isWanted = isSaved(savable);
  let at = 0;
  for (const { hash, lengthBytes } of savable.chunks) {
    const end = at + lengthBytes;
    if (isWanted(at, end)) {
      const chunk: Bytes | undefined = node.disk.chunks.get(hash);
      if (!chunk) return world.fail(`${node.name}: ${shared.name} is complete without its chunks`);
      if (Buffer.compare(chunk, shared.bytes.subarray(at, end)) !== 0) {
        return world.fail(`${node.name}: ${shared.name} has other bytes at ${at}`);
      }
    }
    at = end;
  }
  if (isWanted(at, Infinity)) world.fail(`${node.name}: ${shared.name} is complete and short`);
}

/** Whether some of the bytes [from, to) are to be saved. */
function isSaved({ batch, sizeBytes }: SavableFile): (from: number, to: number) => boolean {
  if (!batch) return (from, to) => from < Math.min(to, sizeBytes);
  const files = batch.items.flatMap((item) => batch.list.files[item] ?? []);
  return (from, to) => files.some((it) => it.from < to && from < it.from + it.sizeBytes);
}
