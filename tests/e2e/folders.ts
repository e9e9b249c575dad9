/** Folders on the disk, to be shared whole. */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface Given {
  /** Below the folder. */
  readonly path: string;
  readonly bytes: Buffer;
}
export interface DiskFolder {
  readonly path: string;
  readonly name: string;
  readonly files: readonly (Given & { readonly sha256: string })[];
  /** When all of its files were changed last, in local time. */
  readonly time: readonly number[];
  remove(): Promise<void>;
}

const TIME = [2021, 5, 6, 7, 8, 10] as const;
const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** @param empty folders with nothing in them */
export async function diskFolder(
  name: string,
  files: readonly Given[],
  empty: readonly string[] = [],
): Promise<DiskFolder> {
  const above = await mkdtemp(join(tmpdir(), 'swapmeet-folder-'));
  const path = join(above, name);
  const [year, month, ...rest] = TIME;
  const changed = new Date(year, month - 1, ...rest);
  await mkdir(path);
  for (const it of empty) await mkdir(join(path, it), { recursive: true });
  for (const it of files) {
    const at = join(path, it.path);
    await mkdir(dirname(at), { recursive: true });
    await writeFile(at, it.bytes);
    await utimes(at, changed, changed);
  }
  return {
    ...{ path, name, time: TIME },
    files: files.map((it) => ({ ...it, sha256: hash(it.bytes) })),
    remove: () => rm(above, { recursive: true, force: true }),
  };
}

const text = (path: string, content: string): Given => ({ path, bytes: Buffer.from(content) });

/** Names that some systems do not take, or take for one another. */
export const ODD: readonly Given[] = [
  text('صورة العائلة/ملف.txt', 'from right to left'),
  text('🦊/fox 🏴󠁧󠁢󠁷󠁬󠁳󠁿.txt', 'a flag of tags'),
  text('twins/caf\u00e9.txt', 'composed'),
  text('twins/cafe\u0301.txt', 'decomposed'),
  text('case/README', 'large'),
  text('case/readme', 'small'),
  text(`long/${'n'.repeat(196)}.txt`, 'two hundred characters'),
  text('not on Windows/aux.txt', 'a device'),
  text('not on Windows/what?.txt', 'a question'),
  text('no bytes', ''),
  { path: 'deep/er/and/deeper/noise.bin', bytes: Buffer.alloc(700_000, 'noise') },
];
/** What they become where all systems must take them. */
export const ODD_RENAMED: Readonly<Record<string, string>> = {
  'case/readme': 'case/readme (2)',
  'twins/caf\u00e9.txt': 'twins/caf\u00e9 (2).txt',
  'not on Windows/aux.txt': 'not on Windows/_aux.txt',
  'not on Windows/what?.txt': 'not on Windows/what_.txt',
};

/** Small files in many folders. */
export const manyFiles = (count: number, folders: number, sizeBytes: number): readonly Given[] =>
  Array.from({ length: count }, (_, i) => ({
    path: `${i % folders}/${i}.bin`,
    bytes: Buffer.alloc(sizeBytes, `${i} `),
  }));
