/** What this device remembers of files, for all rooms: one record per file, one per manifest segment. */
import * as v from 'valibot';
import { byteString, decode, encode } from '../../base/codec.ts';
import type { ChunkHash, FileId, Topic } from '../../base/ids.ts';
import { parseFileId } from '../../base/ids.ts';
import { SEGMENT_BYTES_MAX } from '../../limits/swarm.ts';
import type { KeyValueStore } from '../../ports.ts';
import { segmentChunks, type SignedSegment } from '../manifest/manifest.ts';

const FILES = 'file/';
const SEGMENTS = 'segment/';

const fileRecord = v.strictObject({
  name: v.string(),
  size: v.number(),
  own: v.boolean(),
  /** The person here wants it: it is being fetched, or was fetched. */
  wanted: v.boolean(),
  paused: v.boolean(),
  pinned: v.boolean(),
  lastUsedAtMs: v.number(),
  cachedBytes: v.number(),
});
export type FileRecord = v.InferOutput<typeof fileRecord>;
const segmentRecord = v.strictObject({
  body: byteString(1, SEGMENT_BYTES_MAX),
  sig: byteString(64),
});

/** `<topic>/<file>`: what CachedFile.key shows. */
export const recordKey = (topic: Topic, file: FileId): string => `${topic}/${file}`;

export interface RememberedFile {
  readonly record: FileRecord;
  readonly segments: SignedSegment[];
}

export interface FileIndex {
  /** Everything remembered of one room's files. */
  load(topic: Topic): Promise<Map<FileId, RememberedFile>>;
  /** The records of all rooms, by key. */
  all(): Promise<[key: string, record: FileRecord][]>;
  save(key: string, record: FileRecord): Promise<void>;
  saveSegment(key: string, n: number, segment: SignedSegment): Promise<void>;
  /** The chunks of the files with these keys. */
  chunksOf(keys: readonly string[]): Promise<Set<ChunkHash>>;
}

export function createFileIndex(store: KeyValueStore): FileIndex {
  async function records(prefix: string): Promise<[string, FileRecord][]> {
    const found = await store.entries(FILES + prefix);
    return found.flatMap(([key, bytes]): [string, FileRecord][] => {
      const record = decode(bytes, fileRecord);
      return record ? [[key.slice(FILES.length), record]] : [];
    });
  }

  /** In order of their numbers; segments that cannot be read are left out. */
  async function segmentsOf(key: string): Promise<SignedSegment[]> {
    const found = await store.entries(`${SEGMENTS}${key}/`);
    return found.flatMap(([, bytes]) => decode(bytes, segmentRecord) ?? []);
  }

  return {
    async load(topic) {
      const remembered = new Map<FileId, RememberedFile>();
      for (const [key, record] of await records(`${topic}/`)) {
        const file = parseFileId(key.slice(topic.length + 1));
        if (file) remembered.set(file, { record, segments: await segmentsOf(key) });
      }
      return remembered;
    },
    all: () => records(''),
    save: (key, record) => store.put([[FILES + key, encode(record)]]),
    saveSegment: (key, n, { body, sig }) =>
      store.put([[`${SEGMENTS}${key}/${String(n).padStart(6, '0')}`, encode({ body, sig })]]),
    async chunksOf(keys) {
      const hashes = new Set<ChunkHash>();
      for (const key of keys) {
        for (const segment of await segmentsOf(key)) {
          for (const chunk of segmentChunks(segment)) hashes.add(chunk.hash);
        }
      }
      return hashes;
    },
  };
}
