/** Files of random bytes for a run of the benchmark, made once for each size, and sparse ones. */
import { randomFillSync } from 'node:crypto';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const MiB = 1024 * 1024;

export interface DataFiles {
  random(sizeBytes: number): Promise<string>;
  /** All zeros, which take no room on the disk. */
  sparse(sizeBytes: number): Promise<string>;
  remove(): Promise<void>;
}

export async function openDataFiles(): Promise<DataFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'swapmeet-bench-files-'));
  const made = new Map<number, Promise<string>>();
  return {
    random(sizeBytes) {
      const path = made.get(sizeBytes) ?? writeRandom(join(folder, `${sizeBytes}.bin`), sizeBytes);
      made.set(sizeBytes, path);
      return path;
    },
    async sparse(sizeBytes) {
      const path = join(folder, `${sizeBytes}.sparse`);
      const file = await open(path, 'w');
      await file.truncate(sizeBytes);
      await file.close();
      return path;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function writeRandom(path: string, sizeBytes: number): Promise<string> {
  const file = await open(path, 'w');
  const part = Buffer.alloc(8 * MiB);
  for (let left = sizeBytes; left > 0; left -= part.length) {
    await file.write(randomFillSync(part), 0, Math.min(left, part.length));
  }
  await file.close();
  return path;
}
