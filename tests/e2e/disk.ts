/** Files for the tests: their hashes, and random ones of a given size in a temporary folder. */
import { createHash, randomFillSync } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const MiB = 1024 * 1024;

export interface DiskFile {
  readonly path: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  remove(): Promise<void>;
}

export async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path)) hash.update(part as Buffer);
  return hash.digest('hex');
}

/** Random bytes: equal chunks would be fetched only once. */
export async function largeFile(sizeMiB: number): Promise<DiskFile> {
  const folder = await mkdtemp(join(tmpdir(), 'swapmeet-e2e-'));
  const path = join(folder, `large-${sizeMiB}.bin`);
  const file = await open(path, 'w');
  const part = Buffer.alloc(MiB);
  for (let i = 0; i < sizeMiB; i += 1) await file.write(randomFillSync(part));
  await file.close();
  return { ...(await describe(path)), remove: () => rm(folder, { recursive: true, force: true }) };
}

async function describe(path: string): Promise<Omit<DiskFile, 'remove'>> {
  const { size } = await stat(path);
  return { path, name: basename(path), sizeBytes: size, sha256: await sha256(path) };
}
