/** What page and worker tell each other about a file that is being saved. */
import { joined, toBase64Url, type Bytes } from '../../core/base/bytes.ts';
import { chunkHash, HASH_BYTES, idBytes, type ChunkHash } from '../../core/base/ids.ts';
import type { SavableFile } from '../../core/api/views.ts';

/** A file as a list of chunks; packed, since a large file has hundreds of thousands of them. */
export interface SaveJob {
  /** Unguessable. Tokens sort by age, so that the oldest can be dropped. */
  readonly token: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly hashes: Bytes;
  readonly lengths: Uint32Array<ArrayBuffer>;
}

/** A file that comes from the page as the download takes it; see platform/port-pipe.ts. */
export type PipedJob = Pick<SaveJob, 'token' | 'name' | 'sizeBytes'>;

/** To the worker. `register` and `pipe` come with a port, for the answer and for a pipe's chunks. */
export type SaveRequest =
  | { readonly type: 'swapmeet/register'; readonly job: SaveJob }
  | { readonly type: 'swapmeet/pipe'; readonly job: PipedJob }
  | { readonly type: 'swapmeet/stay-awake' };

/** From the worker, over the port: whether it can serve the job. */
export type SaveAnswer = 'ready' | 'missing-chunks';

/** From the worker, to all pages, since a restarted worker has lost its ports. */
export interface SaveNews {
  readonly token: string;
  readonly state: 'started' | 'alive' | 'done' | 'cancelled' | 'failed';
}

export const SAVES_CHANNEL = 'swapmeet/saves';
/** Where in the worker's scope files are served. */
export const SAVE_PATH = 'save/';

const TOKEN_RANDOM_BYTES = 16;
const TOKEN_PATTERN = /^[0-9a-z]{9}-[\w-]{22}$/;

export function createPipedJob({ name, sizeBytes }: SavableFile): PipedJob {
  const random = crypto.getRandomValues(new Uint8Array(TOKEN_RANDOM_BYTES));
  const token = `${Date.now().toString(36).padStart(9, '0')}-${toBase64Url(random)}`;
  return { token, name, sizeBytes };
}

export function createSaveJob(file: SavableFile): SaveJob {
  return {
    ...createPipedJob(file),
    hashes: joined(file.chunks.map(({ hash }) => idBytes(hash))),
    lengths: Uint32Array.from(file.chunks, ({ lengthBytes }) => lengthBytes),
  };
}

/** The token in a URL of the worker's scope, or undefined for any other URL. */
export function tokenOf(url: URL, scope: URL): string | undefined {
  const prefix = scope.pathname + SAVE_PATH;
  const token = url.pathname.startsWith(prefix) ? url.pathname.slice(prefix.length) : '';
  return TOKEN_PATTERN.test(token) ? token : undefined;
}

export const hashAt = (job: SaveJob, index: number): ChunkHash =>
  chunkHash(job.hashes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES));

export const hashesOf = (job: SaveJob): ChunkHash[] =>
  Array.from(job.lengths, (_, index) => hashAt(job, index));
